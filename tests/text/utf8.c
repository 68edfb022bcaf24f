/* SPDX-License-Identifier: MIT */
/* Decoding: every class of sequence, and nothing is ever read twice. */
#include "support.h"

#include "text/utf8.h"

struct sample {
	const char *bytes;
	size_t length;
	uint32_t code_point;
	size_t size;
};

static void check(const struct sample *samples, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t size;
		assert_int_equal(doublet_utf8_decode(samples[i].bytes,
		                                     samples[i].length, &size),
		                 samples[i].code_point);
		assert_int_equal(size, samples[i].size);
	}
}

static void test_well_formed_sequences(void **state)
{
	static const struct sample samples[] = {
		{"A", 1, 'A', 1},
		{"\0", 1, 0, 1},
		{"\x7F", 1, 0x7F, 1},
		{"\xC2\x80", 2, 0x80, 2},
		{"\xDF\xBF", 2, 0x7FF, 2},
		{"\xE0\xA0\x80", 3, 0x800, 3},
		{"\xED\x9F\xBF", 3, 0xD7FF, 3},
		{"\xEE\x80\x80", 3, 0xE000, 3},
		{"\xEF\xBF\xBF", 3, 0xFFFF, 3},
		{"\xF0\x90\x80\x80", 4, 0x10000, 4},
		{"\xF4\x8F\xBF\xBF", 4, 0x10FFFF, 4},
	};

	(void)state;
	check(samples, sizeof(samples) / sizeof(samples[0]));
}

static void test_maximal_subparts_become_one_replacement(void **state)
{
	static const struct sample samples[] = {
		{"\x80", 1, DOUBLET_REPLACEMENT, 1},
		{"\xC0\x80", 2, DOUBLET_REPLACEMENT, 1},
		{"\xC1\xBF", 2, DOUBLET_REPLACEMENT, 1},
		{"\xC2", 1, DOUBLET_REPLACEMENT, 1},
		{"\xC2"
	         "A",
	         2, DOUBLET_REPLACEMENT, 1},
		{"\xE0\x80\x80", 3, DOUBLET_REPLACEMENT, 1},
		{"\xE0\xA0", 2, DOUBLET_REPLACEMENT, 2},
		{"\xE1\x80"
	         "A",
	         3, DOUBLET_REPLACEMENT, 2},
		{"\xED\xA0\x80", 3, DOUBLET_REPLACEMENT, 1},
		{"\xF0\x80\x80\x80", 4, DOUBLET_REPLACEMENT, 1},
		{"\xF0\x90\x80", 3, DOUBLET_REPLACEMENT, 3},
		{"\xF1\x80\x80"
	         "A",
	         4, DOUBLET_REPLACEMENT, 3},
		{"\xF4\x90\x80\x80", 4, DOUBLET_REPLACEMENT, 1},
		{"\xF5\x80\x80\x80", 4, DOUBLET_REPLACEMENT, 1},
		{"\xFF", 1, DOUBLET_REPLACEMENT, 1},
	};

	(void)state;
	check(samples, sizeof(samples) / sizeof(samples[0]));
}

static void test_every_code_point_comes_back(void **state)
{
	(void)state;
	for (uint32_t point = 0; point <= 0x10FFFF; point++) {
		char bytes[4];
		size_t size;
		if (point >= 0xD800 && point <= 0xDFFF)
			continue;
		size_t written = doublet_utf8_encode(point, bytes);
		assert_int_equal(doublet_utf8_decode(bytes, written, &size),
		                 point);
		assert_int_equal(size, written);
	}
}

/* The same by arithmetic alone, for any two, three or four bytes. */
static size_t sequence_size(const unsigned char *bytes, size_t length)
{
	size_t needed = bytes[0] < 0x80                        ? 1
	                : bytes[0] >= 0xC2 && bytes[0] <= 0xDF ? 2
	                : bytes[0] >= 0xE0 && bytes[0] <= 0xEF ? 3
	                : bytes[0] >= 0xF0 && bytes[0] <= 0xF4 ? 4
	                                                       : 0;
	uint32_t point = bytes[0] & (0x7Fu >> needed);

	if (needed <= 1)
		return needed;
	if (length < needed)
		return 0;
	for (size_t i = 1; i < needed; i++) {
		if ((bytes[i] & 0xC0) != 0x80)
			return 0;
		point = point << 6 | (bytes[i] & 0x3F);
	}
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	if (point < least[needed] || point > 0x10FFFF ||
	    (point >= 0xD800 && point <= 0xDFFF))
		return 0;
	return needed;
}

static void test_random_bytes_agree_with_arithmetic(void **state)
{
	static const unsigned char pool[] = {'A',  0x7F, 0x80, 0x8F, 0x90,
	                                     0x9F, 0xA0, 0xBF, 0xC1, 0xC2,
	                                     0xDF, 0xE0, 0xE1, 0xEC, 0xED,
	                                     0xEE, 0xEF, 0xF0, 0xF1, 0xF3,
	                                     0xF4, 0xF5, 0xFF, 0x00};
	struct support_random random = support_random_begin(8);

	(void)state;
	for (unsigned round = 0; round < support_rounds(200000); round++) {
		unsigned char bytes[4];
		size_t length = 1 + support_random_below(&random, 4);
		size_t size;
		for (size_t i = 0; i < length; i++)
			bytes[i] = pool[support_random_below(&random,
			                                     sizeof(pool))];
		uint32_t point =
			doublet_utf8_decode((char *)bytes, length, &size);
		size_t expected = sequence_size(bytes, length);
		if (expected == 0)
			assert_int_equal(point, DOUBLET_REPLACEMENT);
		else
			assert_int_equal(size, expected);
		assert_true(size >= 1 && size <= length);
	}
}

/* All there are of the first two bytes, and some of the two behind. */
static void test_reading_is_decoding(void **state)
{
	static const unsigned char thirds[] = {0x00, 'a',  0x7F, 0x80,
	                                       0x9F, 0xA0, 0xBF, 0xC0};

	(void)state;
	for (unsigned pair = 0; pair < 0x10000; pair++)
		for (size_t i = 0; i < sizeof(thirds); i++) {
			const char bytes[4] = {(char)(pair >> 8), (char)pair,
			                       (char)thirds[i], '\x80'};
			size_t length = 1 + (pair + i) % 4;
			size_t wanted;
			size_t size;
			uint32_t point =
				doublet_utf8_decode(bytes, length, &wanted);
			assert_int_equal(doublet_utf8_read(bytes, length,
			                                   &size),
			                 point);
			assert_int_equal(size, wanted);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_well_formed_sequences),
		cmocka_unit_test(test_maximal_subparts_become_one_replacement),
		cmocka_unit_test(test_every_code_point_comes_back),
		cmocka_unit_test(test_random_bytes_agree_with_arithmetic),
		cmocka_unit_test(test_reading_is_decoding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
