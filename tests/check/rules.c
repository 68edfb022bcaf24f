/* SPDX-License-Identifier: MIT */
/*
 * Runs the cases of a file (the first argument: rules.txt, forms.txt) and
 * compares what is found with what is written there. With "notes" as the
 * second argument nothing may be found above them.
 */
#include "support.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "doublet/doublet.h"

static const char *path;
static bool notes_only;

static void write_findings(struct doublet_buffer *out, const char *text,
                           size_t length)
{
	struct doublet_story story = {.text = text, .length = length};
	const struct doublet_check_result *result;
	struct doublet_checker *checker;

	assert_int_equal(doublet_checker_create(NULL, &checker), DOUBLET_OK);
	assert_int_equal(doublet_checker_check(checker, &story, &result),
	                 DOUBLET_OK);
	for (uint32_t i = 0; i < result->finding_count; i++) {
		const struct doublet_finding *finding = &result->findings[i];
		if (notes_only)
			assert_int_equal(finding->level, DOUBLET_LEVEL_NOTE);
		doublet_buffer_print(out, "%s %s %u",
		                     doublet_level_text(finding->level),
		                     finding->rule->id, finding->words);
		if (finding->exempt != NULL)
			doublet_buffer_print(out, " (%s)", finding->exempt);
		doublet_buffer_add_text(out, " @");
		for (uint32_t p = 0; p < finding->place_count; p++)
			doublet_buffer_print(out, " %u:%u",
			                     finding->places[p].line,
			                     finding->places[p].column);
		doublet_buffer_add_byte(out, '\n');
	}
	doublet_checker_destroy(checker);
}

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

static void compare_case(const char *title, const char *expected, size_t length,
                         const struct doublet_buffer *found)
{
	/* The blank line between cases is not part of what is expected. */
	while (length > 0 && expected[length - 1] == '\n')
		length--;
	size_t found_length = found->length;
	while (found_length > 0 && found->data[found_length - 1] == '\n')
		found_length--;
	if (length == found_length &&
	    (length == 0 || memcmp(expected, found->data, length) == 0))
		return;
	print_error("%.*s\nexpected:\n%.*s\nfound:\n%.*s\n",
	            (int)strcspn(title, "\n"), title, (int)length, expected,
	            (int)found_length, found->data);
	fail();
}

static void run_cases(char *text, struct doublet_buffer *rewritten)
{
	unsigned cases = 0;
	char *title = after_line(text, "=== ");

	doublet_buffer_add(rewritten, text,
	                   (size_t)(strstr(text, "=== ") - text));
	for (char *story = title; story != NULL; cases++) {
		char *expected = after_line(story, "---");
		assert_non_null(expected);
		char *next = after_line(expected, "=== ");
		char *head = story - 1;
		while (head > text && head[-1] != '\n')
			head--;
		const char *end = expected + strlen(expected);
		if (next != NULL) {
			end = next - 1;
			while (end[-1] != '\n')
				end--;
		}
		size_t length = (size_t)(expected - story) - 4;
		struct doublet_buffer found;
		doublet_buffer_init(&found, NULL);
		write_findings(&found, story, length);
		doublet_buffer_add(rewritten, head, (size_t)(expected - head));
		doublet_buffer_add(rewritten, found.data, found.length);
		if (next != NULL)
			doublet_buffer_add_byte(rewritten, '\n');
		if (!support_updating())
			compare_case(head, expected, (size_t)(end - expected),
			             &found);
		doublet_buffer_finish(&found);
		story = next;
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

	if (argc != 2 && argc != 3)
		return 2;
	path = argv[1];
	notes_only = argc == 3;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
