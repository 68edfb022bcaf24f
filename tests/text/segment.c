/* SPDX-License-Identifier: MIT */
/*
 * Stories with their boundaries marked (segment.txt, the argument): the marks
 * are taken out, the story is cut up, and the marks put in again must be the
 * same. DOUBLET_UPDATE=1 rewrites the file. Then properties over random text.
 */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "doublet/segment.h"
#include "text/character.h"

static const char *expected_path;

static const char *const marks[] = {"|", "¶", "⟦", "⟧!", "⟧"};

/* The size of a mark of segment.txt at `text`, or 0. */
static size_t mark_size(const char *text)
{
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (strncmp(text, marks[i], strlen(marks[i])) == 0)
			return strlen(marks[i]);
	return 0;
}

/* Copies a case's text without its marks and speakers. */
static void unmark(const char *text, const char *end,
                   struct doublet_buffer *story)
{
	while (text < end) {
		if (text[0] == '>' && text[1] == ' ' && text[-1] == '\n')
			break;
		size_t size = mark_size(text);
		if (size == 0)
			doublet_buffer_add_byte(story, *text++);
		text += size;
	}
	while (story->length > 0 && story->data[story->length - 1] == '\n')
		story->length--;
}

/* Adds the marks that stand at an offset. */
static void add_marks(const struct doublet_segments *segments, uint32_t at,
                      struct doublet_buffer *out)
{
	for (uint32_t i = segments->quote_count; i-- > 0;)
		if (segments->quotes[i].span.end == at)
			doublet_buffer_add_text(out,
			                        segments->quotes[i].unclosed
			                                ? "⟧!"
			                                : "⟧");
	for (uint32_t i = 0; i < segments->sentence_count; i++)
		if (segments->sentences[i].span.end == at &&
		    i + 1 < segments->sentence_count)
			doublet_buffer_add_text(
				out, segments->sentences[i].paragraph ==
						     segments->sentences[i + 1]
							     .paragraph
					     ? "|"
					     : "¶");
	for (uint32_t i = 0; i < segments->quote_count; i++)
		if (segments->quotes[i].span.start == at)
			doublet_buffer_add_text(out, "⟦");
}

static void add_words(const struct doublet_story *story,
                      const struct doublet_segments *segments,
                      struct doublet_word_range range,
                      struct doublet_buffer *out)
{
	if (range.first == range.end)
		return;
	uint32_t start = segments->words[range.first].start;
	doublet_buffer_add(out, story->text + start,
	                   segments->words[range.end - 1].end - start);
}

static void mark(const struct doublet_story *story,
                 const struct doublet_segments *segments,
                 struct doublet_buffer *out)
{
	for (uint32_t i = 0; i <= story->length; i++) {
		add_marks(segments, i, out);
		if (i < story->length)
			doublet_buffer_add_byte(out, story->text[i]);
	}
	doublet_buffer_add_byte(out, '\n');
	for (uint32_t i = 0; i < segments->quote_count; i++) {
		const struct doublet_quote *quote = &segments->quotes[i];
		if (quote->attribution.first == quote->attribution.end)
			continue;
		doublet_buffer_add_text(out, "> ");
		add_words(story, segments, quote->attribution, out);
		doublet_buffer_add_text(out, " : ");
		add_words(story, segments, quote->speaker, out);
		doublet_buffer_add_byte(out, '\n');
	}
}

static void read_file(const char *path, struct doublet_buffer *buffer)
{
	FILE *file = fopen(path, "rb");
	char bytes[4096];
	size_t size;

	assert_non_null(file);
	while ((size = fread(bytes, 1, sizeof(bytes), file)) > 0)
		doublet_buffer_add(buffer, bytes, size);
	doublet_buffer_add_byte(buffer, '\0');
	fclose(file);
}

/* Adds a case as it is found: its head, the marked text, an empty line. */
static void redo_case(const char *head, const char *body, const char *end,
                      struct doublet_buffer *out)
{
	struct doublet_buffer text;
	struct doublet_segments *segments;

	doublet_buffer_init(&text, NULL);
	unmark(body, end, &text);
	struct doublet_story story = {.text = text.data,
	                              .length = text.length,
	                              .language = {head + 3, 2}};
	assert_int_equal(doublet_segments_create(NULL, &story, &segments),
	                 DOUBLET_OK);
	doublet_buffer_add(out, head, (size_t)(body - head));
	mark(&story, segments, out);
	doublet_segments_destroy(segments);
	doublet_buffer_finish(&text);
}

static void test_marked_stories(void **state)
{
	struct doublet_buffer expected;
	struct doublet_buffer found;

	(void)state;
	doublet_buffer_init(&expected, NULL);
	doublet_buffer_init(&found, NULL);
	read_file(expected_path, &expected);
	const char *head = strstr(expected.data, "\n## ") + 1;
	doublet_buffer_add(&found, expected.data,
	                   (size_t)(head - expected.data));
	while (head != NULL) {
		const char *body = strchr(head, '\n') + 1;
		const char *next = strstr(body, "\n## ");
		const char *end = next == NULL
		                          ? expected.data + expected.length - 1
		                          : next;
		redo_case(head, body, end, &found);
		if (next != NULL)
			doublet_buffer_add_byte(&found, '\n');
		head = next == NULL ? NULL : next + 1;
	}
	if (support_updating()) {
		FILE *file = fopen(expected_path, "wb");
		assert_non_null(file);
		fwrite(found.data, 1, found.length, file);
		fclose(file);
	} else {
		doublet_buffer_add_byte(&found, '\0');
		assert_string_equal(found.data, expected.data);
	}
	doublet_buffer_finish(&expected);
	doublet_buffer_finish(&found);
}

/* Random text of the characters that matter. */
static size_t fill(struct support_random *random, char *text, size_t room)
{
	static const char *const pieces[] =
		{"a",  "The ", "said ", "B.", "7",  " ",  " ",  ". ", ".",
	         ", ", "\n",   "\n\n",  "\"", "'",  "“",  "”",  "„",  "‘",
	         "’",  "«",    "»",     "「", "」", "。", "！", "? ", "(",
	         ")",  "\xC3", "\r",    "字", "…",  "—",  "\t", "[1]"};
	size_t length = 0;

	while (length + 8 < room) {
		const char *piece = pieces[support_random_below(
			random, sizeof(pieces) / sizeof(pieces[0]))];
		memcpy(text + length, piece, strlen(piece));
		length += strlen(piece);
	}
	return length;
}

static struct doublet_segments *create(const char *text, size_t length,
                                       const char *language)
{
	struct doublet_story story = {.text = text,
	                              .length = length,
	                              .language = {language, 2}};
	struct doublet_segments *segments;

	assert_int_equal(doublet_segments_create(NULL, &story, &segments),
	                 DOUBLET_OK);
	return segments;
}

/* Asserts that only blanks stand in text[start .. end). */
static void assert_blank(const char *text, uint32_t start, uint32_t end)
{
	while (start < end) {
		struct doublet_character found =
			doublet_character_at(text, start, end);
		assert_true(found.class == DOUBLET_CHARACTER_BLANK ||
		            found.class == DOUBLET_CHARACTER_BREAK);
		start += found.size;
	}
}

static void check_cover(const char *text, size_t length,
                        const struct doublet_segments *segments)
{
	uint32_t end = 0;
	uint32_t word = 0;

	for (uint32_t i = 0; i < segments->sentence_count; i++) {
		const struct doublet_sentence *sentence =
			&segments->sentences[i];
		assert_true(sentence->span.start >= end);
		assert_true(sentence->span.end > sentence->span.start);
		assert_blank(text, end, sentence->span.start);
		end = sentence->span.end;
		assert_int_equal(sentence->words.first, word);
		word = sentence->words.end;
		if (word > sentence->words.first)
			assert_true(segments->words[word - 1].end <= end);
		const struct doublet_paragraph *paragraph =
			&segments->paragraphs[sentence->paragraph];
		assert_true(paragraph->first_sentence <= i);
		assert_true(paragraph->end_sentence > i);
		assert_true(paragraph->span.start <= sentence->span.start);
		assert_true(paragraph->span.end >= sentence->span.end);
	}
	assert_blank(text, end, (uint32_t)length);
	assert_int_equal(word, segments->word_count);
}

static void check_range(const struct doublet_segments *segments,
                        struct doublet_word_range range)
{
	assert_true(range.first <= range.end);
	assert_true(range.end <= segments->word_count);
}

static void check_quotes(size_t length, const struct doublet_segments *segments)
{
	uint32_t start = 0;

	for (uint32_t i = 0; i < segments->quote_count; i++) {
		const struct doublet_quote *quote = &segments->quotes[i];
		assert_true(quote->span.start >= start);
		assert_true(quote->span.start < quote->span.end);
		assert_true(quote->span.end <= length);
		assert_true(quote->words.first < quote->words.end);
		assert_true(segments->words[quote->words.first].start >=
		            quote->span.start);
		assert_true(segments->words[quote->words.end - 1].end <=
		            quote->span.end);
		check_range(segments, quote->attribution);
		check_range(segments, quote->speaker);
		start = quote->span.start;
		uint32_t around = 0;
		for (uint32_t j = 0; j < i; j++) {
			const struct doublet_span *outer =
				&segments->quotes[j].span;
			if (outer->end <= quote->span.start)
				continue;
			assert_true(outer->end >= quote->span.end);
			around++;
		}
		assert_int_equal(quote->depth, around);
	}
}

static void test_random_text_is_covered(void **state)
{
	static const char *const languages[] = {"en", "de", "fr",
	                                        "es", "pt", "zz"};
	struct support_random random = support_random_begin(5);
	char text[600];

	(void)state;
	for (unsigned round = 0; round < support_rounds(6000); round++) {
		size_t room = 10 + support_random_below(&random, 590);
		size_t length = fill(&random, text, room);
		struct doublet_segments *segments =
			create(text, length,
		               languages[support_random_below(&random, 6)]);
		check_cover(text, length, segments);
		check_quotes(length, segments);
		doublet_segments_destroy(segments);
	}
}

static void test_random_bytes_are_covered(void **state)
{
	struct support_random random = support_random_begin(6);
	char text[200];

	(void)state;
	for (unsigned round = 0; round < support_rounds(3000); round++) {
		size_t length = support_random_below(&random, sizeof(text));
		for (size_t i = 0; i < length; i++)
			text[i] = (char)support_random_below(&random, 256);
		struct doublet_segments *segments = create(text, length, "en");
		check_cover(text, length, segments);
		check_quotes(length, segments);
		doublet_segments_destroy(segments);
	}
}

/* What hostile texts are made of. */
static const char *const hard_units[] = {
	"\"",
	"“",
	"'",
	"\" ",
	" \"a",
	"a. ",
	".",
	". ",
	"! ",
	"a.",
	"A.",
	"\n",
	"a\n",
	"a\n\n",
	"\n \t",
	"“a\n\n",
	"«a» ",
	"[1",
	"e\u0301",
	"\u0301",
	"'a ",
	"\"a\" said ",
	"a, said \"b\" ",
	"said ",
	"said, ",
	"a.b-",
	"A. \"",
	"-",
	"。」",
	"\xE2\x80",
	"¡",
	"U.S. ",
	"1. ",
	". »",
	"(",
	")",
	"\"a\"\n",
};

/* A megabyte of each: a square of work would not end. */
static void test_hard_texts_end(void **state)
{
	enum { SIZE = 1 << 20 };
	char *text = malloc(SIZE);

	(void)state;
	assert_non_null(text);
	for (size_t i = 0; i < sizeof(hard_units) / sizeof(hard_units[0]);
	     i++) {
		size_t size = strlen(hard_units[i]);
		for (size_t at = 0; at < SIZE; at++)
			text[at] = hard_units[i][at % size];
		doublet_segments_destroy(create(text, SIZE, "en"));
	}
	free(text);
}

static void test_memory_is_linear(void **state)
{
	static const char unit[] = "He said: \"It is so.\" She left.\n";
	size_t held[2];

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		size_t length = (size_t)(1 << 18) << i;
		struct support_allocator counting;
		struct doublet_segments *segments;
		char *text = malloc(length);
		support_allocator_init(&counting);
		for (size_t at = 0; at < length; at++)
			text[at] = unit[at % (sizeof(unit) - 1)];
		struct doublet_story story = {.text = text, .length = length};
		assert_int_equal(doublet_segments_create(&counting.allocator,
		                                         &story, &segments),
		                 DOUBLET_OK);
		held[i] = counting.held_bytes;
		doublet_segments_destroy(segments);
		assert_int_equal(counting.held_bytes, 0);
		free(text);
	}
	assert_true(held[1] <= 3 * held[0]);
}

static void test_out_of_memory_leaves_nothing(void **state)
{
	static const char unit[] = "He said: \"It is so.\" She left.\n";
	enum { LENGTH = 100000 };
	char *text = malloc(LENGTH);
	struct doublet_segments *segments = NULL;
	enum doublet_status status = DOUBLET_NO_MEMORY;
	size_t fail_at = 1;

	(void)state;
	for (size_t at = 0; at < LENGTH; at++)
		text[at] = unit[at % (sizeof(unit) - 1)];
	struct doublet_story story = {.text = text, .length = LENGTH};
	for (; status != DOUBLET_OK; fail_at++) {
		struct support_allocator failing;
		support_allocator_init(&failing);
		failing.fail_at = fail_at;
		status = doublet_segments_create(&failing.allocator, &story,
		                                 &segments);
		if (status == DOUBLET_OK)
			doublet_segments_destroy(segments);
		else
			assert_int_equal(status, DOUBLET_NO_MEMORY);
		assert_int_equal(failing.held_bytes, 0);
	}
	assert_true(fail_at > 3);
	free(text);
}

static void test_limits(void **state)
{
	struct doublet_story story = {.text = "",
	                              .length = DOUBLET_STORY_MAX + 1};
	struct doublet_segments *segments = NULL;

	(void)state;
	assert_int_equal(doublet_segments_create(NULL, &story, &segments),
	                 DOUBLET_TOO_LARGE);
	assert_null(segments);
	story = (struct doublet_story){0};
	assert_int_equal(doublet_segments_create(NULL, &story, &segments),
	                 DOUBLET_OK);
	assert_int_equal(segments->paragraph_count, 0);
	assert_string_equal(segments->language, "und");
	doublet_segments_destroy(segments);
	doublet_segments_destroy(NULL);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_marked_stories),
		cmocka_unit_test(test_random_text_is_covered),
		cmocka_unit_test(test_random_bytes_are_covered),
		cmocka_unit_test(test_hard_texts_end),
		cmocka_unit_test(test_memory_is_linear),
		cmocka_unit_test(test_out_of_memory_leaves_nothing),
		cmocka_unit_test(test_limits),
	};

	if (argc != 2)
		return 1;
	expected_path = argv[1];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
