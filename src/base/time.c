/* SPDX-License-Identifier: MIT */
/*
 * Times of RFC 3339 and of ISO 8601's extended format, as microseconds. The
 * calendar is the Gregorian one at all times, as both standards have it.
 */
#include "doublet/story.h"

enum { MINUTE = 60, HOUR = 60 * MINUTE, DAY = 24 * HOUR, SECOND = 1000000 };

/* What is left to read. */
struct cursor {
	const char *at;
	const char *end;
};

/* Takes one of the bytes of a set; NUL = none stands there. */
static char take(struct cursor *cursor, const char *set)
{
	if (cursor->at == cursor->end)
		return '\0';
	for (; *set != '\0'; set++)
		if (*set == *cursor->at)
			return *cursor->at++;
	return '\0';
}

/* A number of exactly so many digits, within bounds; -1 = there is none. */
static int take_number(struct cursor *cursor, int digits, int low, int high)
{
	int number = 0;

	for (int i = 0; i < digits; i++) {
		if (cursor->at == cursor->end || *cursor->at < '0' ||
		    *cursor->at > '9')
			return -1;
		number = number * 10 + (*cursor->at++ - '0');
	}
	return number < low || number > high ? -1 : number;
}

/* Days from 1970-01-01 to the first of March of a year, counted from March, as
 * then the leap day is the last of its year. */
static int64_t days_before(int year)
{
	enum { EPOCH = 719468 }; /* 0000-03-01 to 1970-01-01 */

	return 365 * (int64_t)year + year / 4 - year / 100 + year / 400 - EPOCH;
}

/* Days of the months before one; the first is March. */
static int days_before_month(int month)
{
	return (153 * month + 2) / 5;
}

static bool take_date(struct cursor *cursor, int64_t *days)
{
	static const unsigned char lengths[] = {31, 29, 31, 30, 31, 30,
	                                        31, 31, 30, 31, 30, 31};
	int year = take_number(cursor, 4, 1, 9999);
	if (year < 0 || take(cursor, "-") == '\0')
		return false;
	int month = take_number(cursor, 2, 1, 12);
	if (month < 0 || take(cursor, "-") == '\0')
		return false;
	int day = take_number(cursor, 2, 1, lengths[month - 1]);
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	if (day < 0 || (month == 2 && day == 29 && !leap))
		return false;
	int from_march = (month + 9) % 12;
	*days = days_before(month < 3 ? year - 1 : year) +
	        days_before_month(from_march) + day - 1;
	return true;
}

/* ".5", ",123456789": to the microsecond; what is beyond it is cut off. */
static bool take_fraction(struct cursor *cursor, int64_t *micro)
{
	int64_t unit = SECOND / 10;

	*micro = 0;
	if (take(cursor, ".,") == '\0')
		return true;
	const char *start = cursor->at;
	for (int digit; (digit = take_number(cursor, 1, 0, 9)) >= 0; unit /= 10)
		*micro += digit * unit;
	return cursor->at > start;
}

/* "Z", "+01:00", "-0330", "+01": seconds ahead of UTC; none = UTC. */
static bool take_zone(struct cursor *cursor, int *seconds)
{
	*seconds = 0;
	if (cursor->at == cursor->end || take(cursor, "Zz") != '\0')
		return true;
	char sign = take(cursor, "+-");
	if (sign == '\0')
		return false;
	int hours = take_number(cursor, 2, 0, 23);
	int minutes = 0;
	if (hours >= 0 &&
	    (take(cursor, ":") != '\0' || cursor->at < cursor->end))
		minutes = take_number(cursor, 2, 0, 59);
	if (hours < 0 || minutes < 0)
		return false;
	*seconds = hours * HOUR + minutes * MINUTE;
	if (sign == '-')
		*seconds = -*seconds;
	return true;
}

/*
 * "08:00", "08:00:00.5Z". 24:00 is the end of the day, and second 60 is only
 * where UTC may insert one, at the end of its day: it counts as the next.
 */
static bool take_time(struct cursor *cursor, int64_t *micro)
{
	int zone;
	int seconds = 0;
	int64_t fraction = 0;

	int hours = take_number(cursor, 2, 0, 24);
	if (hours < 0 || take(cursor, ":") == '\0')
		return false;
	int minutes = take_number(cursor, 2, 0, 59);
	if (minutes < 0)
		return false;
	if (take(cursor, ":") != '\0') {
		seconds = take_number(cursor, 2, 0, 60);
		if (seconds < 0 || !take_fraction(cursor, &fraction))
			return false;
	}
	if (hours == 24 && (minutes > 0 || seconds > 0 || fraction > 0))
		return false;
	if (!take_zone(cursor, &zone))
		return false;
	int of_day = hours * HOUR + minutes * MINUTE + seconds - zone;
	if (seconds == 60 && (of_day + DAY) % DAY != 0)
		return false;
	*micro = (int64_t)of_day * SECOND + fraction;
	return true;
}

bool doublet_time_parse(struct doublet_view text, int64_t *time)
{
	if (text.length == 0)
		return false;
	struct cursor cursor = {text.data, text.data + text.length};
	int64_t days;
	int64_t micro = 0;

	if (!take_date(&cursor, &days))
		return false;
	if (cursor.at < cursor.end &&
	    (take(&cursor, "Tt ") == '\0' || !take_time(&cursor, &micro)))
		return false;
	if (cursor.at != cursor.end)
		return false;
	*time = days * DAY * SECOND + micro;
	return true;
}
