/* SPDX-License-Identifier: MIT */
/* Times against a calendar that counts day by day. */
#include "support.h"

#include <stdio.h>

#include "doublet/story.h"

static const int64_t second = 1000000;

static bool parse(const char *text, int64_t *time)
{
	return doublet_time_parse((struct doublet_view){text, strlen(text)},
	                          time);
}

static int64_t value(const char *text)
{
	int64_t time = 0;

	if (!parse(text, &time))
		fail_msg("refused: %s", text);
	return time;
}

static void refuse(const char *text)
{
	int64_t time = 7;

	if (parse(text, &time))
		fail_msg("accepted: %s", text);
	assert_true(time == 7);
}

static void times_are_read(void **state)
{
	(void)state;
	assert_true(value("1970-01-01") == 0);
	assert_true(value("1970-01-02") == 86400 * second);
	assert_true(value("1970-01-01T00:00:01Z") == second);
	assert_true(value("2001-09-09T01:46:40Z") == 1000000000 * second);
	assert_true(value("1969-12-31T23:59:59.999999Z") == -1);
	assert_true(value("2026-11-22T08:00") == value("2026-11-22t08:00:00z"));
	assert_true(value("2026-11-22 08:00:00") ==
	            value("2026-11-22T08:00:00+00:00"));
}

static void fractions_are_cut_to_the_microsecond(void **state)
{
	(void)state;
	assert_true(value("1970-01-01T00:00:00.5") == second / 2);
	assert_true(value("1970-01-01T00:00:00,25Z") == second / 4);
	assert_true(value("1970-01-01T00:00:00.000001Z") == 1);
	assert_true(value("1970-01-01T00:00:00.0000019999999999999999Z") == 1);
	assert_true(value("1970-01-01T00:00:00.123456789+01:00") ==
	            123456 - 3600 * second);
}

static void offsets_are_taken_off(void **state)
{
	(void)state;
	assert_true(value("2026-11-22T08:00:00+01:00") ==
	            value("2026-11-22T07:00:00Z"));
	assert_true(value("2026-11-22T22:30:00-03:30") ==
	            value("2026-11-23T02:00:00Z"));
	assert_true(value("2026-11-22T08:00-0330") ==
	            value("2026-11-22T11:30Z"));
	assert_true(value("2026-11-22T08:00+05") == value("2026-11-22T03:00Z"));
	assert_true(value("2026-11-22T08:00-00:00") ==
	            value("2026-11-22T08:00Z"));
}

static void the_day_may_end_at_24(void **state)
{
	(void)state;
	assert_true(value("2026-12-31T24:00") == value("2027-01-01"));
	assert_true(value("2026-02-28T24:00:00.000Z") == value("2026-03-01"));
	refuse("2026-12-31T24:01");
	refuse("2026-12-31T24:00:01");
	refuse("2026-12-31T25:00");
}

static void leap_seconds_end_a_day_of_utc(void **state)
{
	(void)state;
	assert_true(value("2016-12-31T23:59:60Z") == value("2017-01-01"));
	assert_true(value("2016-12-31T23:59:60.5Z") ==
	            value("2017-01-01T00:00:00.5"));
	/* RFC 3339, section 5.8 */
	assert_true(value("1990-12-31T15:59:60-08:00") ==
	            value("1991-01-01T00:00:00Z"));
	assert_true(value("2017-01-01T00:59:60+01:00") == value("2017-01-01"));
	assert_true(value("2017-01-01T23:58:60+23:59") == value("2017-01-01"));
	refuse("2016-12-31T12:59:60Z");
	refuse("2016-12-31T23:59:60+01:00");
	refuse("2016-12-31T23:59:61Z");
}

static void what_is_no_time_is_refused(void **state)
{
	static const char *const bad[] = {
		"",
		" ",
		"2026",
		"2026-11",
		"2026-11-2",
		"2026-11-222",
		"20261122",
		"2026-1-22",
		"26-11-22",
		"2026/11/22",
		"+2026-11-22",
		"02026-11-22",
		"2026-W47-7",
		"2026-326",
		"2026-11-22T",
		"2026-11-22T08",
		"2026-11-22T8:00",
		"2026-11-22T08:0",
		"2026-11-22T0800",
		"2026-11-22T08:00:",
		"2026-11-22T08:00:0",
		"2026-11-22T08:00:00.",
		"2026-11-22T08:00:00.Z",
		"2026-11-22T08:00.5",
		"2026-11-22T08:60",
		"2026-11-22T08:00:00 Z",
		"2026-11-22T08:00:00Z ",
		" 2026-11-22",
		"2026-11-22T08:00:00ZZ",
		"2026-11-22T08:00+",
		"2026-11-22T08:00+1",
		"2026-11-22T08:00+24:00",
		"2026-11-22T08:00+01:60",
		"2026-11-22T08:00+01:",
		"2026-11-22Z",
		"2026-11-22T08:00+01:0",
		"2026-11-22T08:00+010",
		"2026-11-22+01:00",
		("2026-11-22T08:00\xE2\x88\x92"
	         "01:00"),
		"2026-11-22  08:00",
		"2026-11-22T-8:00",
		"Nov 22 2026",
		"1447401600",
		"0000-01-01",
		"2026-00-10",
		"2026-13-10",
		"2026-10-00",
		"2026-04-31",
		"2025-02-29",
		"1900-02-29",
		"2100-02-29",
		"2024-02-30",
		"10000-01-01",
		"-001-01-01",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		refuse(bad[i]);
	int64_t time = 7;
	assert_false(doublet_time_parse((struct doublet_view){NULL, 0}, &time));
	assert_false(
		doublet_time_parse((struct doublet_view){"2026-11-22\0", 11},
	                           &time));
	assert_false(doublet_time_parse((struct doublet_view){"2026\0"
	                                                      "11-22",
	                                                      10},
	                                &time));
	assert_true(time == 7);
}

static int length_of(int year, int month)
{
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

	if (month == 2)
		return leap ? 29 : 28;
	return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/* All days of all years, and those that are none, counted from the first. */
static void every_day_follows_the_day_before(void **state)
{
	int64_t first = -719162; /* 0001-01-01 to 1970-01-01 */
	int64_t expected = first * 86400 * second;

	(void)state;
	for (int year = 1; year <= 9999; year++)
		for (int i = 0; i < 13 * 32; i++) {
			char text[32];
			int month = i / 32 + 1;
			int day = i % 32 + 1;
			snprintf(text, sizeof(text), "%04d-%02d-%02d", year,
			         month, day);
			int64_t time = 0;
			bool is = month <= 12 && day <= length_of(year, month);
			if (parse(text, &time) != is)
				fail_msg("%s", text);
			if (is && time != expected)
				fail_msg("%s", text);
			expected += is ? 86400 * second : 0;
		}
	assert_true(expected - 86400 * second == value("9999-12-31"));
}

static void the_bounds_may_be_passed_by_an_offset(void **state)
{
	(void)state;
	assert_true(value("0001-01-01T00:00:00+23:59") ==
	            value("0001-01-01") - (int64_t)86340 * second);
	assert_true(value("9999-12-31T24:00:00-23:59") ==
	            value("9999-12-31") + (int64_t)(86400 + 86340) * second);
}

/* Any time of the day with any offset is the sum of its parts. */
static void random_times_are_sums(void **state)
{
	struct support_random random = support_random_begin(3339);

	(void)state;
	for (unsigned i = support_rounds(20000); i > 0; i--) {
		char text[64];
		int year = 1 + (int)support_random_below(&random, 9999);
		int month = 1 + (int)support_random_below(&random, 12);
		int day = 1 +
		          (int)support_random_below(&random,
		                                    (uint32_t)length_of(year,
		                                                        month));
		int clock = (int)support_random_below(&random, 86400);
		int micro = (int)support_random_below(&random, 1000000);
		int zone = (int)support_random_below(&random, 1440);
		bool west = support_random_below(&random, 2) == 1;
		int cut = snprintf(text, sizeof(text), "%04d-%02d-%02d", year,
		                   month, day);
		snprintf(text + cut, sizeof(text) - (size_t)cut,
		         "T%02d:%02d:%02d.%06d%c%02d:%02d", clock / 3600,
		         clock / 60 % 60, clock % 60, micro, west ? '-' : '+',
		         zone / 60, zone % 60);
		int64_t whole = value(text);
		text[cut] = '\0';
		int offset = west ? zone * 60 : -zone * 60;
		assert_true(whole ==
		            value(text) + (clock + offset) * second + micro);
	}
}

/* Bytes at random: nothing is read beyond the end, and little is a time. */
static void any_bytes_are_survived(void **state)
{
	static const char bytes[] = "0123456789-:TZ+., \0\xFF";
	struct support_random random = support_random_begin(8601);

	(void)state;
	for (unsigned i = support_rounds(20000); i > 0; i--) {
		char text[] = "2026-11-22T08:30:15.25+01:00";
		size_t length = support_random_below(&random, sizeof(text));
		for (uint32_t j = support_random_below(&random, 4); j > 0; j--)
			text[support_random_below(&random, sizeof(text))] =
				bytes[support_random_below(&random,
			                                   sizeof(bytes) - 1)];
		int64_t time = 7;
		if (!doublet_time_parse((struct doublet_view){text, length},
		                        &time))
			assert_true(time == 7);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(times_are_read),
		cmocka_unit_test(fractions_are_cut_to_the_microsecond),
		cmocka_unit_test(offsets_are_taken_off),
		cmocka_unit_test(the_day_may_end_at_24),
		cmocka_unit_test(leap_seconds_end_a_day_of_utc),
		cmocka_unit_test(what_is_no_time_is_refused),
		cmocka_unit_test(every_day_follows_the_day_before),
		cmocka_unit_test(the_bounds_may_be_passed_by_an_offset),
		cmocka_unit_test(random_times_are_sums),
		cmocka_unit_test(any_bytes_are_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
