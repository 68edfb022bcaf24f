/* SPDX-License-Identifier: MIT */
/*
 * Runs the cases of pairs.txt: two stories, and how they relate. Each is also
 * judged from profiles, and the other way round.
 */
#include "support.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "doublet/doublet.h"

static const char *path;

/* The place behind the next line that begins with a mark, or NULL. */
static char *after_line(char *text, const char *mark)
{
	char *found = strncmp(text, mark, strlen(mark)) == 0
	                      ? text
	                      : strstr(text, mark);

	while (found != NULL && found > text && found[-1] != '\n')
		found = strstr(found + 1, mark);
	if (found == NULL)
		return NULL;
	char *end = strchr(found, '\n');
	return end == NULL ? found + strlen(found) : end + 1;
}

/* The beginning of the line before the one that begins here. */
static char *line_before(char *text, char *line)
{
	line--;
	while (line > text && line[-1] != '\n')
		line--;
	return line;
}

static struct doublet_view view_of(char *start, char *end)
{
	return (struct doublet_view){start, (size_t)(end - start)};
}

/* "published: 2026-03-01T08:00:00Z": false = it is no line like that. */
static bool set_member(struct doublet_story *story, char *line, char *end)
{
	static const char *const names[] = {"headline: ", "published: ",
	                                    "id: ",       "version: ",
	                                    "status: ",   "replaces: ",
	                                    "language: ", "source: "};
	struct doublet_view *const views[] =
		{&story->headline, &story->published, &story->id,
	         &story->version,  &story->status,    &story->replaces,
	         &story->language, &story->source};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		size_t length = strlen(names[i]);
		if (strncmp(line, names[i], length) == 0) {
			*views[i] = view_of(line + length, end);
			return true;
		}
	}
	return false;
}

/* Members a line, then, behind an empty line or at once, the text. */
static struct doublet_story read_story(char *text, char *end)
{
	struct doublet_story story = {0};

	while (text < end) {
		char *line = memchr(text, '\n', (size_t)(end - text));
		assert_non_null(line);
		if (!set_member(&story, text, line))
			break;
		text = line + 1;
	}
	while (text < end && *text == '\n')
		text++;
	story.text = text;
	story.length = (size_t)(end - text);
	doublet_time_parse(story.published, &story.time);
	return story;
}

static void write_marks(struct doublet_buffer *out, unsigned marks)
{
	for (size_t i = 0; i < DOUBLET_MARKS; i++)
		if ((marks >> i & 1) != 0)
			doublet_buffer_print(out, " %s", doublet_mark_text(i));
}

static void write_piece(struct doublet_buffer *out,
                        const struct doublet_story *story,
                        struct doublet_span span)
{
	assert_true(span.start <= span.end && span.end <= story->length);
	for (uint32_t i = span.start; i < span.end; i++) {
		char byte = story->text[i];
		doublet_buffer_add_byte(out, byte == '\n' ? ' ' : byte);
	}
}

/* "number: Five -> Twelve", "added: -> late on Monday". */
static void write_difference(struct doublet_buffer *out,
                             const struct doublet_difference *difference,
                             const struct doublet_story *a,
                             const struct doublet_story *b)
{
	doublet_buffer_print(out,
	                     "%s: ", doublet_difference_text(difference->kind));
	write_piece(out, a, difference->a);
	doublet_buffer_add_text(out, difference->a.end > difference->a.start
	                                     ? " ->"
	                                     : "->");
	if (difference->b.end > difference->b.start)
		doublet_buffer_add_byte(out, ' ');
	write_piece(out, b, difference->b);
	doublet_buffer_add_byte(out, '\n');
}

static void write_comparison(struct doublet_buffer *out,
                             const struct doublet_comparison *comparison,
                             const struct doublet_story *a,
                             const struct doublet_story *b)
{
	doublet_buffer_add_text(out,
	                        doublet_relation_text(comparison->relation));
	write_marks(out, comparison->marks);
	doublet_buffer_print(out, "; %.2f, %.2f of %u, %.2f of %u; ",
	                     comparison->resemblance, comparison->containment_a,
	                     comparison->words_a, comparison->containment_b,
	                     comparison->words_b);
	doublet_buffer_print(out, "%s\n", comparison->reason);
	for (uint32_t i = 0; i < comparison->passage_count; i++) {
		const struct doublet_passage *passage =
			&comparison->passages[i];
		doublet_buffer_print(out, "%u words: %u-%u, %u-%u\n",
		                     passage->words, passage->a.start,
		                     passage->a.end, passage->b.start,
		                     passage->b.end);
	}
	for (uint32_t i = 0; i < comparison->difference_count; i++)
		write_difference(out, &comparison->differences[i], a, b);
}

static enum doublet_relation turned(enum doublet_relation relation)
{
	return relation == DOUBLET_EXCERPT    ? DOUBLET_CONTAINS
	       : relation == DOUBLET_CONTAINS ? DOUBLET_EXCERPT
	                                      : relation;
}

/* From profiles, and the other way round: the same figures. */
static void check_other_ways(struct doublet_judge *judge,
                             const struct doublet_story *a,
                             const struct doublet_story *b,
                             struct doublet_comparison first)
{
	const struct doublet_comparison *other;
	struct doublet_profile *profile_a;
	struct doublet_profile *profile_b;

	assert_int_equal(doublet_profile_create(judge, a, &profile_a),
	                 DOUBLET_OK);
	assert_int_equal(doublet_profile_create(judge, b, &profile_b),
	                 DOUBLET_OK);
	assert_int_equal(doublet_judge_profiles(judge, profile_a, profile_b,
	                                        &other),
	                 DOUBLET_OK);
	assert_int_equal(other->relation, first.relation);
	assert_int_equal(other->marks, first.marks);
	assert_int_equal(other->passage_count, first.passage_count);
	assert_int_equal(other->difference_count, first.difference_count);
	assert_int_equal(doublet_judge_profiles(judge, profile_b, profile_a,
	                                        &other),
	                 DOUBLET_OK);
	assert_true(other->resemblance == first.resemblance);
	assert_true(other->containment_a == first.containment_b);
	/* What one says of the other is said in one direction. */
	if ((first.marks &
	     (DOUBLET_MARK_SAYS_UPDATE | DOUBLET_MARK_SAYS_CORRECTION |
	      DOUBLET_MARK_SAYS_REPEAT)) == 0 &&
	    first.relation != DOUBLET_WITHDRAWAL)
		assert_int_equal(other->relation, turned(first.relation));
	doublet_profile_destroy(profile_a);
	doublet_profile_destroy(profile_b);
}

static void judge_case(struct doublet_buffer *out, char *stories, char *end)
{
	struct doublet_judge *judge;
	const struct doublet_comparison *comparison;
	char *second = after_line(stories, "+++");

	assert_non_null(second);
	assert_true(second < end);
	struct doublet_story a =
		read_story(stories, line_before(stories, second));
	struct doublet_story b = read_story(second, end);
	assert_int_equal(doublet_judge_create(NULL, &judge), DOUBLET_OK);
	assert_int_equal(doublet_judge_compare(judge, &a, &b, &comparison),
	                 DOUBLET_OK);
	write_comparison(out, comparison, &a, &b);
	check_other_ways(judge, &a, &b, *comparison);
	doublet_judge_destroy(judge);
}

static void compare_case(const char *title, struct doublet_view expected,
                         const struct doublet_buffer *found)
{
	size_t length = found->length;

	/* The blank line between cases is not part of what is expected. */
	while (expected.length > 0 &&
	       expected.data[expected.length - 1] == '\n')
		expected.length--;
	while (length > 0 && found->data[length - 1] == '\n')
		length--;
	if (length == expected.length &&
	    memcmp(expected.data, found->data, length) == 0)
		return;
	print_error("%.*s\nexpected:\n%.*s\nfound:\n%.*s\n",
	            (int)strcspn(title, "\n"), title, (int)expected.length,
	            expected.data, (int)length, found->data);
	fail();
}

static void run_cases(char *text, struct doublet_buffer *rewritten)
{
	unsigned cases = 0;
	char *stories = after_line(text, "=== ");

	doublet_buffer_add(rewritten, text,
	                   (size_t)(line_before(text, stories) - text));
	while (stories != NULL) {
		struct doublet_buffer found;
		char *expected = after_line(stories, "---");
		assert_non_null(expected);
		char *next = after_line(expected, "=== ");
		char *head = line_before(text, stories);
		char *end = next == NULL ? expected + strlen(expected)
		                         : line_before(text, next);
		doublet_buffer_init(&found, NULL);
		judge_case(&found, stories, line_before(text, expected));
		doublet_buffer_add(rewritten, head, (size_t)(expected - head));
		doublet_buffer_add(rewritten, found.data, found.length);
		if (next != NULL)
			doublet_buffer_add_byte(rewritten, '\n');
		if (!support_updating())
			compare_case(head, view_of(expected, end), &found);
		doublet_buffer_finish(&found);
		stories = next;
		cases++;
	}
	assert_true(cases > 10);
}

static void test_cases(void **state)
{
	struct doublet_buffer text;
	struct doublet_buffer rewritten;

	(void)state;
	support_file_read(path, &text);
	doublet_buffer_init(&rewritten, NULL);
	run_cases(text.data, &rewritten);
	if (support_updating())
		support_file_write(path, rewritten.data, rewritten.length);
	doublet_buffer_finish(&text);
	doublet_buffer_finish(&rewritten);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};

	if (argc != 2)
		return 2;
	path = argv[1];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
