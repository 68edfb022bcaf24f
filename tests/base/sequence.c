/* SPDX-License-Identifier: MIT */
/* UTF-8 sequences against a decoder that follows the definition by hand. */
#include "base/sequence.h"

#include "support.h"

static void assert_size(const char *bytes, size_t size, bool valid)
{
	bool found;

	assert_int_equal(doublet_sequence_size(bytes, strlen(bytes), &found),
	                 size);
	assert_int_equal(found, valid);
}

static void well_formed_sequences_are_taken_whole(void **state)
{
	(void)state;
	assert_size("ab", 1, true);
	assert_size("\xC2\x80z", 2, true);
	assert_size("\xE0\xA0\x80z", 3, true);
	assert_size("\xED\x9F\xBFz", 3, true);
	assert_size("\xEE\x80\x80z", 3, true);
	assert_size("\xF0\x90\x80\x80z", 4, true);
	assert_size("\xF4\x8F\xBF\xBFz", 4, true);
}

/* The Unicode Standard, table 3-8 to 3-11. */
static void ill_formed_ones_give_maximal_subparts(void **state)
{
	(void)state;
	assert_size("\x80z", 1, false);
	assert_size("\xC0\xAF", 1, false);
	assert_size("\xE0\x80\xBF", 1, false);
	assert_size("\xED\xA0\x80", 1, false);
	assert_size("\xF4\x91\x92\x93", 1, false);
	assert_size("\xFF\x41", 1, false);
	assert_size("\xE1\x80\xE2", 2, false);
	assert_size("\xF1\x80\x80\x41", 3, false);
	assert_size("\xF1\x80\x80", 3, false);
	assert_size("\xC3", 1, false);
}

static size_t encode(uint32_t c, char *bytes)
{
	if (c < 0x80) {
		bytes[0] = (char)c;
		return 1;
	}
	size_t size = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const unsigned char first[] = {0, 0, 0xC0, 0xE0, 0xF0};
	for (size_t i = size - 1; i > 0; i--) {
		bytes[i] = (char)(0x80 | (c & 0x3F));
		c >>= 6;
	}
	bytes[0] = (char)(first[size] | c);
	return size;
}

static void every_code_point_is_valid_but_surrogates(void **state)
{
	(void)state;
	for (uint32_t c = 0; c < 0x110000; c++) {
		char bytes[4];
		bool valid;
		size_t size = encode(c, bytes);
		bool surrogate = c >= 0xD800 && c < 0xE000;
		size_t found = doublet_sequence_size(bytes, size, &valid);
		if (valid == surrogate || (valid && found != size))
			fail_msg("U+%04X", c);
	}
}

static void counts_agree_with_single_steps(void **state)
{
	struct support_random random = support_random_begin(3);
	char bytes[64];
	bool valid;

	(void)state;
	for (unsigned round = 0; round < support_rounds(20000); round++) {
		size_t length = support_random_below(&random, sizeof(bytes));
		size_t count = 0;
		for (size_t i = 0; i < length; i++)
			bytes[i] =
				(char)(support_random_below(&random, 3) > 0
			                       ? 'a'
			                       : support_random_next(&random));
		for (size_t i = 0; i < length; count++)
			i += doublet_sequence_size(bytes + i, length - i,
			                           &valid);
		assert_int_equal(doublet_sequence_count(bytes, length), count);
		size_t ascii = doublet_sequence_ascii(bytes, length);
		for (size_t i = 0; i < ascii; i++)
			assert_in_range((unsigned char)bytes[i], 0, 0x7F);
		assert_true(ascii == length ||
		            (unsigned char)bytes[ascii] >= 0x80);
	}
}

static void nothing_is_cut_in_two(void **state)
{
	static const char text[] = "a\u0416\u6F22\U0001F600";
	static const size_t cuts[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};

	(void)state;
	for (size_t room = 0; room < sizeof(cuts) / sizeof(*cuts); room++)
		assert_int_equal(doublet_sequence_cut(text, sizeof(text) - 1,
		                                      room),
		                 cuts[room]);
	/* Progress is made on what is no text at all. */
	assert_int_equal(doublet_sequence_cut("\x80\x80\x80\x80\x80\x80", 6, 5),
	                 5);
	assert_int_equal(doublet_sequence_cut("", 0, 0), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(well_formed_sequences_are_taken_whole),
		cmocka_unit_test(ill_formed_ones_give_maximal_subparts),
		cmocka_unit_test(every_code_point_is_valid_but_surrogates),
		cmocka_unit_test(counts_agree_with_single_steps),
		cmocka_unit_test(nothing_is_cut_in_two),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
