/* SPDX-License-Identifier: MIT */
/* Whether copy is in capitals: what is moved over by blocks has no case. */
#include "text/capital.h"

#include "support.h"
#include "text/character.h"
#include "text/utf8.h"

static bool prevail(const char *text, size_t length)
{
	const struct doublet_draft draft = {.text = text, .length = length};

	return doublet_capitals_prevail(
		&draft, (struct doublet_span){0, (uint32_t)length});
}

/* By the definition, for fewer letters than are enough to stop at. */
static bool prevail_plainly(const char *text, size_t length)
{
	unsigned small = 0;
	unsigned capital = 0;

	for (size_t at = 0; at < length;) {
		struct doublet_character found =
			doublet_character_at(text, at, length);
		small += found.lower;
		capital += found.upper;
		at += found.size;
	}
	return small * 10 < capital;
}

static void test_capitals_among_letters_of_east_asia(void **state)
{
	static const char capitals[] =
		"東京の新聞社は、ABC NEWS、한국은 모두가 그렇다고 말했다";
	static const char small[] =
		"東京の新聞社は、ABC News、한국은 모두가 그렇다고 말했다";

	(void)state;
	assert_true(prevail(capitals, strlen(capitals)));
	assert_false(prevail(small, strlen(small)));
}

/* One character after the other, with a case or none, anywhere in a block. */
static void test_each_code_point_counts(void **state)
{
	(void)state;
	for (uint32_t point = 0; point < 0x20000; point++) {
		static const char around[] = "漢字漢字漢字漢字漢字漢字漢字";
		char text[64];
		size_t before = point % 13 * 3;
		if (point >= 0xD800 && point < 0xE000)
			continue;
		memcpy(text, around, before);
		size_t length =
			before + doublet_utf8_encode(point, text + before);
		memcpy(text + length, around, 18);
		assert_int_equal(prevail(text, length + 18),
		                 doublet_character_at(text, before, length)
		                         .upper);
	}
}

static void test_any_bytes(void **state)
{
	struct support_random random = support_random_begin(4);

	(void)state;
	for (unsigned round = support_rounds(20000); round-- > 0;) {
		char text[60];
		size_t length = support_random_below(&random, sizeof(text));
		/* All bytes, or few of them that begin a letter with a case. */
		uint32_t bound = round % 2 == 0 ? 256 : 0x5A;
		uint32_t first = round % 2 == 0 ? 0 : 0x80;
		for (size_t i = 0; i < length; i++)
			text[i] = (char)(first +
			                 support_random_below(&random, bound));
		/* Other rules are for many letters. */
		if (length > 40)
			memset(text, 0xE4, length - 20);
		assert_int_equal(prevail(text, length),
		                 prevail_plainly(text, length));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_capitals_among_letters_of_east_asia),
		cmocka_unit_test(test_each_code_point_counts),
		cmocka_unit_test(test_any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
