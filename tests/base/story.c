/* SPDX-License-Identifier: MIT */
/* Lines and columns of a text's bytes. */
#include "doublet/story.h"

#include "base/sequence.h"
#include "support.h"

static void assert_place(const char *text, uint32_t offset, uint32_t lines,
                         uint32_t columns)
{
	struct doublet_story story = {.text = text, .length = strlen(text)};
	struct doublet_position position = {0};

	doublet_story_place(&story, offset, &position);
	assert_int_equal(position.lines, lines);
	assert_int_equal(position.columns, columns);
}

static void lines_end_with_any_line_end(void **state)
{
	(void)state;
	assert_place("ab\ncd", 2, 0, 2);
	assert_place("ab\ncd", 3, 1, 0);
	assert_place("ab\ncd", 5, 1, 2);
	assert_place("ab\rcd", 3, 1, 0);
	assert_place("ab\r\ncd", 3, 0, 3);
	assert_place("ab\r\ncd", 4, 1, 0);
	assert_place("\n\r\r\n\n", 5, 4, 0);
	assert_place("ab\r", 3, 1, 0);
}

static void columns_count_code_points(void **state)
{
	(void)state;
	assert_place("h\xC3\xA9llo", 3, 0, 2);
	assert_place("\xE2\x82\xAC\xF0\x9F\x98\x80x", 7, 0, 2);
	/* Inside a code point. */
	assert_place("h\xC3\xA9llo", 2, 0, 1);
	assert_place("\xF0\x9F\x98\x80x", 3, 0, 0);
	/* Bytes that are no UTF-8 are columns too. */
	assert_place("\x80\x80\xFFx", 3, 0, 3);
	assert_place("\xE2\x82x", 2, 0, 1);
}

static void a_byte_order_mark_takes_no_column(void **state)
{
	(void)state;
	assert_place("\xEF\xBB\xBFx", 0, 0, 0);
	assert_place("\xEF\xBB\xBFx", 2, 0, 0);
	assert_place("\xEF\xBB\xBFx", 3, 0, 0);
	assert_place("\xEF\xBB\xBFx", 4, 0, 1);
	assert_place("\xEF\xBB\xBF\nx", 5, 1, 1);
	/* It is one only where it begins the text. */
	assert_place("x\xEF\xBB\xBFy", 4, 0, 2);
	assert_place("\xEF\xBB\xBF\xEF\xBB\xBF", 6, 0, 1);
	assert_place("\xEF\xBB", 2, 0, 1);
}

static void an_offset_out_of_reach_moves_nothing(void **state)
{
	struct doublet_story story = {.text = "one\ntwo", .length = 7};
	struct doublet_position position = {0};

	(void)state;
	doublet_story_place(&story, 5, &position);
	struct doublet_position before = position;
	doublet_story_place(&story, 8, &position);
	doublet_story_place(&story, 2, &position);
	doublet_story_place(&story, UINT32_MAX, &position);
	assert_memory_equal(&position, &before, sizeof(before));
	doublet_story_place(&story, 7, &position);
	assert_int_equal(position.columns, 3);
}

static void an_empty_story_has_one_place(void **state)
{
	struct doublet_story story = {0};
	struct doublet_position position = {0};

	(void)state;
	doublet_story_place(&story, 0, &position);
	doublet_story_place(&story, 1, &position);
	assert_int_equal(position.offset, 0);
	assert_int_equal(position.lines, 0);
	assert_int_equal(position.columns, 0);
}

/* Counts from the start, one code point after the other. */
static struct doublet_position count(const struct doublet_story *story,
                                     uint32_t offset)
{
	struct doublet_position position = {0};
	bool valid;

	if (offset >= 3 && memcmp(story->text, "\xEF\xBB\xBF", 3) == 0)
		position.offset = 3;
	while (position.offset < offset) {
		const char *at = story->text + position.offset;
		size_t left = story->length - position.offset;
		size_t size = doublet_sequence_size(at, left, &valid);
		if (position.offset + size > offset)
			break;
		position.offset += (uint32_t)size;
		position.columns++;
		if (*at == '\n' ||
		    (*at == '\r' && (left == 1 || at[1] != '\n')))
			position = (struct doublet_position){position.offset,
			                                     position.lines + 1,
			                                     0};
	}
	return position;
}

static void many_steps_lead_to_the_same_place(void **state)
{
	static const char alphabet[] = "ab\r\n\n\xC3\xA9\xE2\x82\xAC\xF0\xFF";
	struct support_random random = support_random_begin(4);
	char text[80];

	(void)state;
	for (unsigned round = 0; round < support_rounds(5000); round++) {
		struct doublet_story story = {.text = text};
		struct doublet_position position = {0};
		story.length = support_random_below(&random, sizeof(text));
		for (size_t i = 0; i < story.length; i++)
			text[i] = alphabet[support_random_below(
				&random, sizeof(alphabet) - 1)];
		if (round % 4 == 0 && story.length >= 3)
			memcpy(text, "\xEF\xBB\xBF", 3);
		uint32_t offset = 0;
		while (offset <= story.length) {
			struct doublet_position wanted = count(&story, offset);
			doublet_story_place(&story, offset, &position);
			assert_memory_equal(&position, &wanted, sizeof(wanted));
			offset += support_random_below(&random, 5);
			offset += offset == 0;
			if (support_random_below(&random, 20) == 0)
				break;
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_end_with_any_line_end),
		cmocka_unit_test(columns_count_code_points),
		cmocka_unit_test(a_byte_order_mark_takes_no_column),
		cmocka_unit_test(an_offset_out_of_reach_moves_nothing),
		cmocka_unit_test(an_empty_story_has_one_place),
		cmocka_unit_test(many_steps_lead_to_the_same_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
