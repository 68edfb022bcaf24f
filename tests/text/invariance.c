/* SPDX-License-Identifier: MIT */
/*
 * The same story laid out and typed in many ways is the same story: its words,
 * its sentences and its quotations, as lists of the hashes of their words. The
 * stories stand in stories.txt (the argument); others are made of some of
 * their paragraphs, in any order.
 */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "doublet/sketch.h"
#include "text/character.h"
#include "text/utf8.h"

enum { NARROWEST = 30, WIDEST = 100, PARAGRAPHS = 8 };

static const char *stories_path;

/* A language's paragraphs, in the one text they were read from. */
struct language {
	char tag[4];
	const char *paragraphs[PARAGRAPHS];
	size_t count;
};

static char stories[32768];
static struct language languages[8];
static size_t language_count;

static int read_stories(void **state)
{
	FILE *file = fopen(stories_path, "r");
	struct language *language = NULL;

	(void)state;
	assert_non_null(file);
	stories[fread(stories, 1, sizeof(stories) - 1, file)] = '\0';
	fclose(file);
	for (char *line = strtok(stories, "\n"); line != NULL;
	     line = strtok(NULL, "\n")) {
		if (strncmp(line, "## ", 3) == 0) {
			language = &languages[language_count++];
			memcpy(language->tag, line + 3, 3);
		} else if (language != NULL) {
			language->paragraphs[language->count++] = line;
		}
	}
	return language_count == 0;
}

/* What is in a story, whatever it looks like. */
struct content {
	struct doublet_segments *segments;
	uint64_t *hashes;
};

static struct content read_content(const char *tag,
                                   const struct doublet_buffer *text)
{
	struct doublet_story story = {.text = text->data,
	                              .length = text->length,
	                              .language = {tag, strlen(tag)}};
	struct content content;

	assert_int_equal(doublet_segments_create(NULL, &story,
	                                         &content.segments),
	                 DOUBLET_OK);
	content.hashes =
		calloc(content.segments->word_count + 1, sizeof(uint64_t));
	assert_non_null(content.hashes);
	doublet_hash_words(&story, content.segments, content.hashes);
	return content;
}

static void drop(struct content *content)
{
	doublet_segments_destroy(content->segments);
	free(content->hashes);
}

/* Fails with the first that differs, since the seed alone shows nothing. */
static void fail_at(const char *what, const struct doublet_buffer *a,
                    struct doublet_span left, const struct doublet_buffer *b,
                    struct doublet_span right)
{
	print_error("[%.*s]\n[%.*s]\n", (int)(left.end - left.start),
	            a->data + left.start, (int)(right.end - right.start),
	            b->data + right.start);
	fail_msg("%s are not the same", what);
}

static bool same_range(struct doublet_word_range a, struct doublet_word_range b)
{
	return a.first == b.first && a.end == b.end;
}

static void assert_same_words(const struct content *left,
                              const struct doublet_buffer *a,
                              const struct content *right,
                              const struct doublet_buffer *b)
{
	uint32_t count = left->segments->word_count;

	for (uint32_t i = 0; i < count && i < right->segments->word_count; i++)
		if (left->hashes[i] != right->hashes[i])
			fail_at("words", a, left->segments->words[i], b,
			        right->segments->words[i]);
	assert_int_equal(count, right->segments->word_count);
}

static void assert_same_sentences(const struct doublet_segments *left,
                                  const struct doublet_buffer *a,
                                  const struct doublet_segments *right,
                                  const struct doublet_buffer *b)
{
	uint32_t count = left->sentence_count;

	for (uint32_t i = 0; i < count && i < right->sentence_count; i++)
		if (!same_range(left->sentences[i].words,
		                right->sentences[i].words))
			fail_at("sentences", a, left->sentences[i].span, b,
			        right->sentences[i].span);
	assert_int_equal(count, right->sentence_count);
}

static void assert_same_quotes(const struct doublet_segments *left,
                               const struct doublet_buffer *a,
                               const struct doublet_segments *right,
                               const struct doublet_buffer *b)
{
	uint32_t count = left->quote_count;

	for (uint32_t i = 0; i < count && i < right->quote_count; i++)
		if (!same_range(left->quotes[i].words,
		                right->quotes[i].words) ||
		    left->quotes[i].depth != right->quotes[i].depth)
			fail_at("quotations", a, left->quotes[i].span, b,
			        right->quotes[i].span);
	assert_int_equal(count, right->quote_count);
}

static void assert_same_content(const char *tag, const struct doublet_buffer *a,
                                const struct doublet_buffer *b)
{
	struct content left = read_content(tag, a);
	struct content right = read_content(tag, b);

	assert_same_words(&left, a, &right, b);
	assert_same_sentences(left.segments, a, right.segments, b);
	assert_same_quotes(left.segments, a, right.segments, b);
	drop(&left);
	drop(&right);
}

/* A paragraph a line, blank lines between; some of them, in any order. */
static void write_story(const struct language *language,
                        struct support_random *random, bool drawn,
                        struct doublet_buffer *story)
{
	const char *paragraphs[PARAGRAPHS];
	size_t count = language->count;

	memcpy(paragraphs, language->paragraphs, sizeof(paragraphs));
	for (size_t i = 0; drawn && i < count; i++) {
		size_t other =
			i + support_random_below(random, (uint32_t)(count - i));
		const char *paragraph = paragraphs[i];
		paragraphs[i] = paragraphs[other];
		paragraphs[other] = paragraph;
	}
	if (drawn)
		count -= support_random_below(random, (uint32_t)count / 2);
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			doublet_buffer_add_text(story, "\n\n");
		doublet_buffer_add_text(story, paragraphs[i]);
	}
}

/* --- Ways to lay out and type ----------------------------------------------
 */

/* Adds `text` to `out` in another shape, by chance where there is a choice. */
typedef void reshape(struct support_random *random,
                     const struct doublet_buffer *text,
                     struct doublet_buffer *out);

static size_t columns_of(const char *text, size_t length)
{
	size_t columns = 0;

	for (size_t i = 0; i < length; i++)
		/* Marks, of two bytes that begin with CC, take none. */
		columns += ((unsigned char)text[i] & 0xC0) != 0x80 &&
		           text[i] != '\xCC';
	return columns;
}

/* Fills lines of `width` columns. */
static void wrap_at(size_t width, const struct doublet_buffer *text,
                    struct doublet_buffer *out)
{
	size_t column = 0;

	for (size_t at = 0; at < text->length;) {
		size_t end = at;
		while (end < text->length && text->data[end] != ' ' &&
		       text->data[end] != '\n')
			end++;
		size_t columns = columns_of(text->data + at, end - at);
		bool first = column == 0;
		bool fits = column + 1 + columns <= width;
		if (!first)
			doublet_buffer_add_text(out, fits ? " " : "\n");
		column = first || !fits ? columns : column + 1 + columns;
		doublet_buffer_add(out, text->data + at, end - at);
		at = end;
		if (at < text->length && text->data[at] == ' ')
			at++;
		while (at < text->length && text->data[at] == '\n') {
			doublet_buffer_add_text(out, "\n");
			column = 0;
			at++;
		}
	}
}

static void wrap(struct support_random *random,
                 const struct doublet_buffer *text, struct doublet_buffer *out)
{
	wrap_at(NARROWEST +
	                support_random_below(random, WIDEST - NARROWEST + 1),
	        text, out);
}

static void end_lines_as_dos(struct support_random *random,
                             const struct doublet_buffer *text,
                             struct doublet_buffer *out)
{
	(void)random;
	for (size_t i = 0; i < text->length; i++)
		doublet_buffer_add_text(out,
		                        text->data[i] == '\n'
		                                ? "\r\n"
		                                : (char[]){text->data[i], 0});
}

static void put_other_blanks(struct support_random *random,
                             const struct doublet_buffer *text,
                             struct doublet_buffer *out)
{
	static const char *const blanks[] = {" ",    "  ",     "\t",
	                                     " \t ", "\u00A0", "\u3000"};

	for (size_t i = 0; i < text->length; i++)
		doublet_buffer_add_text(
			out, text->data[i] == ' '
				     ? blanks[support_random_below(random, 6)]
				     : (char[]){text->data[i], 0});
}

/* Pairs of strings: each first one in a text becomes the second one. */
struct pair {
	const char *from;
	const char *to;
};

static void replace(const struct pair *pairs, size_t count,
                    const struct doublet_buffer *text,
                    struct doublet_buffer *out)
{
	for (size_t at = 0; at < text->length;) {
		size_t i = 0;
		while (i < count &&
		       (text->length - at < strlen(pairs[i].from) ||
		        memcmp(text->data + at, pairs[i].from,
		               strlen(pairs[i].from)) != 0))
			i++;
		if (i == count) {
			doublet_buffer_add_byte(out, text->data[at++]);
			continue;
		}
		doublet_buffer_add_text(out, pairs[i].to);
		at += strlen(pairs[i].from);
	}
}

static void straighten(struct support_random *random,
                       const struct doublet_buffer *text,
                       struct doublet_buffer *out)
{
	static const struct pair marks[] = {
		{"“", "\""},       {"”", "\""},       {"„", "\""},
		{"‘", "'"},        {"’", "'"},        {"‚", "'"},
		{"«\u00A0", "\""}, {"\u00A0»", "\""}, {"«\u00A0", "\""},
		{"\u00A0»", "\""}, {"…", "..."},      {"–", "-"},
	};

	(void)random;
	replace(marks, sizeof(marks) / sizeof(marks[0]), text, out);
}

/* Replaces marks where “ opens: not where „ does. */
static void replace_openers(const struct pair *pairs, size_t count,
                            const struct doublet_buffer *text,
                            struct doublet_buffer *out)
{
	bool low = memmem(text->data, text->length, "„", 3) != NULL;

	replace(pairs, low ? 0 : count, text, out);
}

/* Curly marks as old wires have them. */
static void type_for_wires(struct support_random *random,
                           const struct doublet_buffer *text,
                           struct doublet_buffer *out)
{
	static const struct pair marks[] = {
		{"“", "``"},
		{"”", "''"},
		{"‘", "`"},
		{"’", "'"},
	};

	(void)random;
	replace_openers(marks, sizeof(marks) / sizeof(marks[0]), text, out);
}

/* Doubles curly single marks, as converters of wire copy do. */
static void double_single_marks(struct support_random *random,
                                const struct doublet_buffer *text,
                                struct doublet_buffer *out)
{
	static const struct pair marks[] = {
		{"“", "‘‘"},
		{"”", "’’"},
	};

	(void)random;
	replace_openers(marks, sizeof(marks) / sizeof(marks[0]), text, out);
}

static void decompose(struct support_random *random,
                      const struct doublet_buffer *text,
                      struct doublet_buffer *out)
{
	static const struct pair letters[] = {
		{"é", "e\u0301"}, {"è", "e\u0300"}, {"ê", "e\u0302"},
		{"à", "a\u0300"}, {"â", "a\u0302"}, {"ç", "c\u0327"},
		{"î", "i\u0302"}, {"ô", "o\u0302"}, {"û", "u\u0302"},
		{"É", "E\u0301"}, {"ä", "a\u0308"}, {"ö", "o\u0308"},
		{"ü", "u\u0308"}, {"Ä", "A\u0308"}, {"Ö", "O\u0308"},
		{"Ü", "U\u0308"},
	};

	(void)random;
	replace(letters, sizeof(letters) / sizeof(letters[0]), text, out);
}

/* Capitals of ASCII and Latin-1, and for ß the two that stand for it. */
static void capitalise(struct support_random *random,
                       const struct doublet_buffer *text,
                       struct doublet_buffer *out)
{
	(void)random;
	for (size_t at = 0; at < text->length;) {
		size_t size;
		char bytes[4];
		uint32_t point = doublet_utf8_decode(text->data + at,
		                                     text->length - at, &size);
		at += size;
		if ((point >= 'a' && point <= 'z') ||
		    (point >= 0xE0 && point <= 0xFE && point != 0xF7))
			point -= 0x20;
		if (point == 0xDF)
			doublet_buffer_add_text(out, "SS");
		else
			doublet_buffer_add(out, bytes,
			                   doublet_utf8_encode(point, bytes));
	}
}

/* --- Properties ------------------------------------------------------------
 */

static void assert_reshaped(reshape *first, reshape *second)
{
	struct support_random random = support_random_begin(7);

	for (unsigned i = 0; i < support_rounds(60) * language_count; i++) {
		const struct language *language =
			&languages[i % language_count];
		struct doublet_buffer texts[3];
		for (int k = 0; k < 3; k++)
			doublet_buffer_init(&texts[k], NULL);
		write_story(language, &random, i >= language_count, &texts[0]);
		first(&random, &texts[0], &texts[1]);
		if (second != NULL)
			second(&random, &texts[1], &texts[2]);
		assert_same_content(language->tag, &texts[0],
		                    &texts[second != NULL ? 2 : 1]);
		for (int k = 0; k < 3; k++)
			doublet_buffer_finish(&texts[k]);
	}
}

static void test_wrapped_at_every_width(void **state)
{
	(void)state;
	for (size_t i = 0; i < language_count; i++) {
		struct doublet_buffer text;
		doublet_buffer_init(&text, NULL);
		write_story(&languages[i], NULL, false, &text);
		for (size_t width = NARROWEST; width <= WIDEST; width++) {
			struct doublet_buffer wrapped;
			doublet_buffer_init(&wrapped, NULL);
			wrap_at(width, &text, &wrapped);
			assert_same_content(languages[i].tag, &text, &wrapped);
			doublet_buffer_finish(&wrapped);
		}
		doublet_buffer_finish(&text);
	}
}

/* Breaks lines of `width` characters between letters or behind commas. */
static void wrap_unspaced(const char *text, size_t width,
                          struct doublet_buffer *out)
{
	size_t length = strlen(text);
	size_t column = 0;
	uint32_t last = 0;

	for (size_t at = 0; at < length;) {
		size_t size;
		uint32_t point =
			doublet_utf8_decode(text + at, length - at, &size);
		bool is_letter = doublet_character_is_word(
			doublet_character_at(text, at, length));
		if (column >= width && is_letter && last != 0x201C &&
		    last != 0x300C) {
			doublet_buffer_add_text(out, "\n");
			column = 0;
		}
		column = point == '\n' ? 0 : column + 1;
		last = point;
		doublet_buffer_add(out, text + at, size);
		at += size;
	}
}

static void test_scripts_without_blanks_wrapped(void **state)
{
	static const char *const copy[][2] = {
		{"zh",
	         "市议会星期二决定将旧桥关闭至少十四个月，每天有数千辆汽车"
	         "改走港口隧道。“我们考虑过所有别的办法，没有一个可行，”"
	         "市长会后对记者说，“钢材已有九十一年。”\n\n"
	         "工程预计耗资四千八百五十万元，比两年前公布的数字高出许多。"
	         "政府将支付其中的三分之一，其余由本市承担。"},
		{"ja",
	         "市議会は火曜日、古い橋を少なくとも十四カ月閉鎖すると決めた。"
	         "一日に数千台の車がトンネルを通ることになる。「ほかの方法を"
	         "すべて検討したが、なかった」と市長は記者団に述べた。\n\n"
	         "工事には多くの費用がかかる見通しで、政府が三分の一を払う。"
	         "病院は救急車の到着が遅れると心配している。"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(copy) / sizeof(copy[0]); i++) {
		for (size_t width = 16; width <= 40; width++) {
			struct doublet_buffer texts[2];
			for (int k = 0; k < 2; k++)
				doublet_buffer_init(&texts[k], NULL);
			doublet_buffer_add_text(&texts[0], copy[i][1]);
			wrap_unspaced(copy[i][1], width, &texts[1]);
			assert_same_content(copy[i][0], &texts[0], &texts[1]);
			for (int k = 0; k < 2; k++)
				doublet_buffer_finish(&texts[k]);
		}
	}
}

static void test_wrapped(void **state)
{
	(void)state;
	assert_reshaped(wrap, NULL);
}

static void test_lines_of_dos(void **state)
{
	(void)state;
	assert_reshaped(end_lines_as_dos, NULL);
	assert_reshaped(wrap, end_lines_as_dos);
}

static void test_tabs_and_doubled_blanks(void **state)
{
	(void)state;
	assert_reshaped(put_other_blanks, NULL);
}

static void test_straight_marks(void **state)
{
	(void)state;
	assert_reshaped(straighten, NULL);
	assert_reshaped(straighten, wrap);
}

static void test_marks_of_wires(void **state)
{
	(void)state;
	assert_reshaped(type_for_wires, NULL);
	assert_reshaped(type_for_wires, wrap);
	assert_reshaped(double_single_marks, NULL);
	assert_reshaped(double_single_marks, capitalise);
}

static void test_decomposed_letters(void **state)
{
	(void)state;
	assert_reshaped(decompose, NULL);
	assert_reshaped(decompose, wrap);
}

static void test_capitals(void **state)
{
	(void)state;
	assert_reshaped(capitalise, NULL);
	assert_reshaped(straighten, capitalise);
	assert_reshaped(decompose, capitalise);
}

static void test_wrapped_capitals(void **state)
{
	(void)state;
	assert_reshaped(capitalise, wrap);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_wrapped_at_every_width),
		cmocka_unit_test(test_scripts_without_blanks_wrapped),
		cmocka_unit_test(test_wrapped),
		cmocka_unit_test(test_lines_of_dos),
		cmocka_unit_test(test_tabs_and_doubled_blanks),
		cmocka_unit_test(test_straight_marks),
		cmocka_unit_test(test_marks_of_wires),
		cmocka_unit_test(test_decomposed_letters),
		cmocka_unit_test(test_capitals),
		cmocka_unit_test(test_wrapped_capitals),
	};

	if (argc != 2)
		return 2;
	stories_path = argv[1];
	return cmocka_run_group_tests(tests, read_stories, NULL);
}
