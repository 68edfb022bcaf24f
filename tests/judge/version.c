/* SPDX-License-Identifier: MIT */
/*
 * Runs the cases of version.txt: members of a story a line, then what it says
 * of itself. Beside it: the table, any bytes, and that nothing is read beyond
 * the lines.
 */
#include "judge/version.h"

#include "support.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "judge/label.h"
#include "judge/version_words.h"

static const char *path;

static struct doublet_version read_version(const struct doublet_story *story)
{
	struct doublet_segments *segments;
	struct doublet_version version;

	assert_int_equal(doublet_segments_create(NULL, story, &segments),
	                 DOUBLET_OK);
	doublet_version_read(story, segments, &version);
	doublet_segments_destroy(segments);
	return version;
}

/* "= update correction 2 [headline] <about>" */
static void write_version(struct doublet_buffer *out,
                          const struct doublet_story *story)
{
	static const char *const names[] = {"update",   "correction",
	                                    "repeat",   "withdrawal",
	                                    "fragment", "roundup",
	                                    "notice"};
	struct doublet_version version = read_version(story);

	doublet_buffer_add_text(out, "=");
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if ((version.claims >> i & 1) != 0)
			doublet_buffer_print(out, " %s", names[i]);
	if (version.ordinal > 0)
		doublet_buffer_print(out, " %u", version.ordinal);
	struct doublet_span span = version.headline;
	assert_true(span.start <= span.end &&
	            span.end <= story->headline.length);
	if (span.end - span.start < story->headline.length) {
		doublet_buffer_add_text(out, " [");
		doublet_buffer_add(out, story->headline.data + span.start,
		                   span.end - span.start);
		doublet_buffer_add_text(out, "]");
	}
	span = version.about;
	if (span.end > span.start) {
		doublet_buffer_add_text(out, " <");
		doublet_buffer_add(out, story->text + span.start,
		                   span.end - span.start);
		doublet_buffer_add_text(out, ">");
	}
	doublet_buffer_add_byte(out, '\n');
}

/* A line "name: value" of a case; \n in a text is a line feed. */
static void set_member(struct doublet_story *story, char *line)
{
	char *value = strchr(line, ':');

	assert_non_null(value);
	*value = '\0';
	value += 2;
	if (strcmp(line, "text") == 0) {
		char *to = value;
		for (const char *from = value; *from != '\0'; from++)
			if (from[0] == '\\' && from[1] == 'n') {
				*to++ = '\n';
				from++;
			} else {
				*to++ = *from;
			}
		*to = '\0';
		story->text = value;
		story->length = strlen(value);
		return;
	}
	static const char *const names[] = {"headline", "slug",    "note",
	                                    "version",  "signals", "status",
	                                    "replaces"};
	struct doublet_view *const views[] = {&story->headline, &story->slug,
	                                      &story->note,     &story->version,
	                                      &story->signals,  &story->status,
	                                      &story->replaces};
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (strcmp(line, names[i]) == 0) {
			*views[i] = (struct doublet_view){value, strlen(value)};
			return;
		}
	fail_msg("no member is called %s", line);
}

/* Runs all cases; *out is the file as it should be. */
static void run_cases(const char *text, struct doublet_buffer *out)
{
	char *copy = strdup(text);
	struct doublet_story story = {.text = ""};
	char *rest = copy;
	char *line;

	while ((line = strsep(&rest, "\n")) != NULL) {
		if (rest == NULL && *line == '\0')
			break;
		if (*line != '=')
			doublet_buffer_print(out, "%s\n", line);
		if (*line == '=')
			write_version(out, &story);
		if (*line == '=' || *line == '\0')
			story = (struct doublet_story){.text = ""};
		else if (*line != '#')
			set_member(&story, line);
	}
	free(copy);
}

static void show_difference(const char *expected, const char *found)
{
	while (*expected != '\0' && *expected == *found) {
		expected++;
		found++;
	}
	while (found[-1] != '\n') {
		expected--;
		found--;
	}
	fail_msg("expected %.*s found %.*s", (int)strcspn(expected, "\n"),
	         expected, (int)strcspn(found, "\n"), found);
}

static void versions_are_as_written(void **state)
{
	struct doublet_buffer text;
	struct doublet_buffer found;

	(void)state;
	support_file_read(path, &text);
	doublet_buffer_init(&found, NULL);
	run_cases(text.data, &found);
	doublet_buffer_add_byte(&found, '\0');
	assert_false(found.failed);
	if (support_updating()) {
		support_file_write(path, found.data, strlen(found.data));
	} else if (strcmp(text.data, found.data) != 0) {
		show_difference(text.data, found.data);
	}
	doublet_buffer_finish(&found);
	doublet_buffer_finish(&text);
}

static struct doublet_version of_headline(const char *headline, size_t length)
{
	struct doublet_story story = {.headline = {headline, length}};
	struct doublet_version version;

	doublet_version_read(&story, NULL, &version);
	assert_true(version.headline.start <= version.headline.end &&
	            version.headline.end <= length);
	return version;
}

static void the_table_is_sorted_and_found(void **state)
{
	(void)state;
	for (size_t i = 0; i < doublet_version_word_count; i++) {
		const struct doublet_version_word *row =
			&doublet_version_words[i];
		struct doublet_label_line line;
		unsigned claims;
		unsigned uses;
		if (i > 0)
			assert_true(strcmp(row[-1].words, row->words) <= 0);
		doublet_label_read((struct doublet_view){row->words,
		                                         strlen(row->words)},
		                   &line);
		if (doublet_label_find(&line, 0, row->uses, &claims, &uses) !=
		    line.count)
			fail_msg("not found: %s", row->words);
		assert_int_equal(claims & row->claims, row->claims);
		assert_int_equal(uses & row->uses, row->uses);
	}
}

/* Every label, in front of and behind a headline, leaves the headline. */
static void labels_leave_the_headline(void **state)
{
	(void)state;
	for (size_t i = 0; i < doublet_version_word_count; i++) {
		const struct doublet_version_word *row =
			&doublet_version_words[i];
		char line[200];
		if ((row->uses & DOUBLET_USE_LABEL) == 0 ||
		    (row->uses & DOUBLET_USE_COMMON) != 0)
			continue;
		int length = snprintf(line, sizeof(line),
		                      "%s: Harbour strike ends", row->words);
		struct doublet_version version =
			of_headline(line, (size_t)length);
		assert_int_equal(version.claims & row->claims, row->claims);
		assert_string_equal(line + version.headline.start,
		                    "Harbour strike ends");
		length = snprintf(line, sizeof(line),
		                  "Harbour strike ends (%s)", row->words);
		version = of_headline(line, (size_t)length);
		assert_int_equal(version.claims & row->claims, row->claims);
		assert_int_equal(version.headline.start, 0);
		assert_int_equal(version.headline.end,
		                 strlen("Harbour strike ends"));
	}
}

/* Pieces of labels in any order, and any bytes between. */
static void any_bytes_are_survived(void **state)
{
	static const char *const pieces[] =
		{"UPDATE",    "2",        "nd",          "Ld",
	         "-",         "(",        ")",           " ",
	         "CORRECTED", ":",        "KILL",        "add",
	         ",",         "\xE2",     "=2",          "\n",
	         "--",        "Corrects", "\"",          "please read",
	         "\xF0\x9F",  "1st",      "99999999999", "Wiederholung",
	         "\xC3\xA9",  ".",        "\0",          "RPT"};
	struct support_random random = support_random_begin(11);

	(void)state;
	for (unsigned i = support_rounds(3000); i > 0; i--) {
		struct doublet_buffer text;
		doublet_buffer_init(&text, NULL);
		for (uint32_t j = support_random_below(&random, 90); j > 0;
		     j--) {
			const char *piece = pieces[support_random_below(
				&random, sizeof(pieces) / sizeof(*pieces))];
			doublet_buffer_add(&text, piece,
			                   *piece == '\0' ? 1 : strlen(piece));
		}
		/* A copy of its own length: readers beyond it are seen. */
		char *copy = malloc(text.length + 1);
		assert_non_null(copy);
		memmove(copy, text.length == 0 ? "" : text.data, text.length);
		struct doublet_view view = {copy, text.length};
		struct doublet_story story = {.text = copy,
		                              .length = text.length,
		                              .headline = view,
		                              .slug = view,
		                              .note = view,
		                              .signals = view,
		                              .status = view,
		                              .version = view};
		struct doublet_version version = read_version(&story);
		assert_true(version.headline.end <= text.length);
		assert_true(version.about.start <= version.about.end);
		assert_true(version.about.end <= text.length);
		assert_int_equal(version.claims >> 7, 0);
		free(copy);
		doublet_buffer_finish(&text);
	}
}

static void long_headlines_are_read_at_both_ends(void **state)
{
	struct doublet_buffer text;

	(void)state;
	doublet_buffer_init(&text, NULL);
	doublet_buffer_add_text(&text, "CORRECTED - ");
	for (int i = 0; i < 5000; i++)
		doublet_buffer_add_text(&text, "word ");
	doublet_buffer_add_text(&text, "ends, 2nd Ld-Writethru");
	assert_false(text.failed);
	struct doublet_version version = of_headline(text.data, text.length);
	assert_int_equal(version.claims,
	                 DOUBLET_CLAIM_UPDATE | DOUBLET_CLAIM_CORRECTION);
	assert_int_equal(version.ordinal, 2);
	assert_int_equal(version.headline.start, strlen("CORRECTED - "));
	assert_int_equal(version.headline.end,
	                 text.length - strlen(", 2nd Ld-Writethru"));
	doublet_buffer_finish(&text);
}

int main(int count, char **arguments)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(versions_are_as_written),
		cmocka_unit_test(the_table_is_sorted_and_found),
		cmocka_unit_test(labels_leave_the_headline),
		cmocka_unit_test(any_bytes_are_survived),
		cmocka_unit_test(long_headlines_are_read_at_both_ends),
	};

	if (count != 2)
		return 2;
	path = arguments[1];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
