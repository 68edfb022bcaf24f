/* SPDX-License-Identifier: MIT */
/*
 * Runs the pairs of adversarial.txt. A case fails when what is found is
 * neither fair nor the fault that is known.
 */
#include "support.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "doublet/doublet.h"

static const char *path;

/* "slug: BC-Harbour Strike": false = it is no line like that. */
static bool set_member(struct doublet_story *story, const char *line,
                       const char *end)
{
	static const char *const names[] = {"headline: ", "published: ", "id: ",
	                                    "slug: ", "status: "};
	struct doublet_view *const views[] = {&story->headline,
	                                      &story->published, &story->id,
	                                      &story->slug, &story->status};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		size_t length = strlen(names[i]);
		if (strncmp(line, names[i], length) == 0) {
			*views[i] = (struct doublet_view){line + length,
			                                  (size_t)(end - line) -
			                                          length};
			return true;
		}
	}
	return false;
}

/* Members a line, then the text. */
static struct doublet_story read_story(const char *text, const char *end)
{
	struct doublet_story story = {0};

	while (text < end) {
		const char *line = memchr(text, '\n', (size_t)(end - text));
		assert_non_null(line);
		if (!set_member(&story, text, line))
			break;
		text = line + 1;
	}
	story.text = text;
	story.length = (size_t)(end - text);
	doublet_time_parse(story.published, &story.time);
	return story;
}

/* Behind the next line that is a mark, from one that begins a line. */
static const char *behind(const char *text, const char *mark)
{
	const char *found = strstr(text, mark);

	while (found != NULL && found > text && found[-1] != '\n')
		found = strstr(found + 1, mark);
	return found == NULL ? NULL : found + strlen(mark);
}

static const char *relate(const struct doublet_story *a,
                          const struct doublet_story *b)
{
	const struct doublet_comparison *comparison;
	struct doublet_judge *judge;

	assert_int_equal(doublet_judge_create(NULL, &judge), DOUBLET_OK);
	assert_int_equal(doublet_judge_compare(judge, a, b, &comparison),
	                 DOUBLET_OK);
	const char *relation = doublet_relation_text(comparison->relation);
	doublet_judge_destroy(judge);
	return relation;
}

/* Whether a word stands in a list of them. */
static bool has_word(const char *words, size_t length, const char *word)
{
	size_t size = strlen(word);

	for (const char *at = words; at + size <= words + length; at++)
		if (memcmp(at, word, size) == 0 &&
		    (at == words || at[-1] == ' ') &&
		    (at + size == words + length || at[size] == ' '))
			return true;
	return false;
}

/* Writes the file as it should be; returns how many faults are known. */
static int run_cases(const char *text, struct doublet_buffer *out, int *cases)
{
	const char *done = text;
	const char *title;
	int faults = 0;

	while ((title = behind(done, "=== ")) != NULL) {
		const char *first = strchr(title, '\n') + 1;
		const char *second = behind(first, "+++\n");
		assert_non_null(second);
		const char *fair = behind(second, "--- ");
		assert_non_null(fair);
		struct doublet_story a =
			read_story(first, second - strlen("+++\n"));
		struct doublet_story b =
			read_story(second, fair - strlen("--- "));
		const char *found = relate(&a, &b);
		size_t length = strcspn(fair, "\n!");
		while (length > 0 && fair[length - 1] == ' ')
			length--;
		bool is_fair = has_word(fair, length, found);
		doublet_buffer_add(out, done, (size_t)(fair - done) + length);
		if (!is_fair)
			doublet_buffer_print(out, " ! %s", found);
		size_t rest = strcspn(fair, "\n");
		if (!is_fair && !support_updating() &&
		    (rest == length ||
		     !has_word(fair + length, rest - length, found)))
			fail_msg("%.*s: found %s, fair is %.*s",
			         (int)(first - title - 1), title, found,
			         (int)length, fair);
		faults += !is_fair;
		++*cases;
		done = fair + rest;
	}
	doublet_buffer_add_text(out, done);
	return faults;
}

static void pairs_are_judged_fairly(void **state)
{
	struct doublet_buffer text;
	struct doublet_buffer found;
	int cases = 0;

	(void)state;
	support_file_read(path, &text);
	doublet_buffer_init(&found, NULL);
	int faults = run_cases(text.data, &found, &cases);
	assert_false(found.failed);
	print_message("%d of %d pairs are judged fairly\n", cases - faults,
	              cases);
	assert_true(cases > 0);
	if (support_updating())
		support_file_write(path, found.data, found.length);
	doublet_buffer_finish(&found);
	doublet_buffer_finish(&text);
}

int main(int count, char **arguments)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pairs_are_judged_fairly),
	};

	if (count != 2)
		return 2;
	path = arguments[1];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
