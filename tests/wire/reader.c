/* SPDX-License-Identifier: MIT */
/* Opening, names, options, and files that cannot be read. */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "doublet/reader.h"
#include "pack.h"
#include "scratch.h"
#include "support.h"

static void assert_options_refused(const struct doublet_reader_options *options,
                                   const char *reason)
{
	struct doublet_reader *reader = NULL;
	struct doublet_error error = {0};

	assert_int_equal(doublet_reader_create(options, &reader, &error),
	                 DOUBLET_INVALID);
	assert_int_equal(error.status, DOUBLET_INVALID);
	assert_string_equal(error.reason, reason);
	assert_non_null(error.remedy);
	assert_null(reader);
	assert_int_equal(doublet_reader_create(options, &reader, NULL),
	                 DOUBLET_INVALID);
}

static void wrong_options_are_refused(void **state)
{
	struct doublet_field field = {"title", "headline"};

	(void)state;
	assert_options_refused(&(struct doublet_reader_options){.format =
	                                                                "docx"},
	                       "unknown input format");
	assert_options_refused(
		&(struct doublet_reader_options){.max_bytes =
	                                                 DOUBLET_STORY_MAX + 1},
		"the size limit is too high");
	assert_options_refused(&(struct doublet_reader_options){.fields =
	                                                                &field,
	                                                        .field_count =
	                                                                1},
	                       "unknown field name");
}

static void assert_not_opened(struct doublet_reader *reader, const char *path,
                              int system, const char *reason)
{
	const struct doublet_story *story = NULL;
	struct doublet_error error = {0};

	assert_int_equal(doublet_reader_open(reader, path, NULL, false, &error),
	                 DOUBLET_IO);
	assert_int_equal(error.status, DOUBLET_IO);
	assert_int_equal(error.system, system);
	assert_string_equal(error.reason, reason);
	assert_int_equal(doublet_reader_next(reader, &story, NULL),
	                 DOUBLET_END);
	assert_null(story);
}

static void what_cannot_be_opened_is_told(void **state)
{
	struct scratch *scratch = *state;
	struct doublet_reader *reader;

	assert_int_equal(doublet_reader_create(NULL, &reader, NULL),
	                 DOUBLET_OK);
	assert_not_opened(reader, scratch_path(scratch, "none"), ENOENT,
	                  "no such file or directory");
	assert_not_opened(reader, "", ENOENT, "no such file or directory");
	assert_not_opened(reader, scratch->directory, EISDIR, "is a directory");
	scratch_text(scratch, "file", "");
	assert_not_opened(reader, scratch_path(scratch, "file/x"), ENOTDIR,
	                  "a part of the path is no directory");
	assert_int_equal(symlink("loop", scratch_path(scratch, "loop")), 0);
	assert_not_opened(reader, scratch->path, ELOOP,
	                  "links lead in a circle, or through too many others");
	doublet_reader_destroy(reader);
	doublet_reader_destroy(NULL);
}

static void a_forbidden_file_is_told(void **state)
{
	struct scratch *scratch = *state;
	struct doublet_reader *reader;

	if (geteuid() == 0)
		skip(); /* may read everything */
	assert_int_equal(doublet_reader_create(NULL, &reader, NULL),
	                 DOUBLET_OK);
	scratch_text(scratch, "secret", "");
	assert_int_equal(chmod(scratch->path, 0), 0);
	assert_not_opened(reader, scratch->path, EACCES, "permission denied");
	doublet_reader_destroy(reader);
}

static void a_closed_standard_input_is_told(void **state)
{
	struct doublet_reader *reader;
	int kept = dup(STDIN_FILENO);

	(void)state;
	assert_int_equal(doublet_reader_create(NULL, &reader, NULL),
	                 DOUBLET_OK);
	close(STDIN_FILENO);
	assert_not_opened(reader, "-", EBADF, "is closed");
	doublet_reader_destroy(reader);
	if (kept >= 0)
		dup2(kept, STDIN_FILENO);
}

static void stories_carry_the_name_they_are_given(void **state)
{
	struct scratch *scratch = *state;
	struct doublet_reader_options options = {.language = "de"};
	struct doublet_reader *reader;
	const struct doublet_story *story;

	scratch_text(scratch, "story", "Regen.");
	assert_int_equal(doublet_reader_create(&options, &reader, NULL),
	                 DOUBLET_OK);
	assert_int_equal(doublet_reader_open(reader, scratch->path, NULL, false,
	                                     NULL),
	                 DOUBLET_OK);
	assert_int_equal(doublet_reader_next(reader, &story, NULL), DOUBLET_OK);
	assert_string_equal(story->path, scratch->path);
	assert_int_equal(story->language.length, 2);
	assert_memory_equal(story->language.data, "de", 2);

	assert_int_equal(doublet_reader_open(reader, scratch->path, "shown",
	                                     false, NULL),
	                 DOUBLET_OK);
	assert_int_equal(doublet_reader_next(reader, &story, NULL), DOUBLET_OK);
	assert_string_equal(story->path, "shown");
	doublet_reader_destroy(reader);
}

static unsigned count_stories(struct doublet_reader *reader, const char *path,
                              const char *name)
{
	const struct doublet_story *story;
	enum doublet_status status;
	unsigned stories = 0;

	assert_int_equal(doublet_reader_open(reader, path, name, false, NULL),
	                 DOUBLET_OK);
	while ((status = doublet_reader_next(reader, &story, NULL)) !=
	       DOUBLET_END)
		stories += status == DOUBLET_OK;
	return stories;
}

static void a_format_that_is_said_is_not_guessed(void **state)
{
	struct scratch *scratch = *state;
	struct doublet_reader_options text = {.format = "text"};
	struct doublet_reader_options jsonl = {.format = "jsonl"};
	struct doublet_reader_options automatic = {.format = "auto"};
	struct doublet_reader *reader;

	scratch_text(scratch, "two",
	             "{\"text\":\"a\"}\n\n{\"text\":\"b\"}\nRain.\n");
	assert_int_equal(doublet_reader_create(&text, &reader, NULL),
	                 DOUBLET_OK);
	assert_int_equal(count_stories(reader, scratch->path, "a.jsonl"), 1);
	doublet_reader_destroy(reader);
	assert_int_equal(doublet_reader_create(&jsonl, &reader, NULL),
	                 DOUBLET_OK);
	assert_int_equal(count_stories(reader, scratch->path, "a.txt"), 2);
	doublet_reader_destroy(reader);
	assert_int_equal(doublet_reader_create(&automatic, &reader, NULL),
	                 DOUBLET_OK);
	assert_int_equal(count_stories(reader, scratch->path, NULL), 2);
	doublet_reader_destroy(reader);
}

static void files_may_be_left_half_read(void **state)
{
	struct scratch *scratch = *state;
	struct doublet_reader *reader;
	const struct doublet_story *story;
	int before = dup(STDERR_FILENO);

	close(before);
	scratch_text(scratch, "half", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n");
	assert_int_equal(doublet_reader_create(NULL, &reader, NULL),
	                 DOUBLET_OK);
	for (int i = 0; i < 100; i++) {
		assert_int_equal(doublet_reader_open(reader, scratch->path,
		                                     NULL, false, NULL),
		                 DOUBLET_OK);
		assert_int_equal(doublet_reader_next(reader, &story, NULL),
		                 DOUBLET_OK);
		assert_memory_equal(story->text, "a", 1);
	}
	doublet_reader_destroy(reader);
	/* No descriptor was left open. */
	int after = dup(STDERR_FILENO);
	close(after);
	assert_int_equal(after, before);
}

/* Reads all with an allocator that fails; the answer is the worst status. */
static enum doublet_status read_with(struct support_allocator *counting,
                                     const char *path, unsigned *stories)
{
	struct doublet_field fields[] = {{"id", "/meta/number"},
	                                 {"text", "body"}};
	struct doublet_reader_options options = {
		.allocator = &counting->allocator,
		.language = "en",
		.fields = fields,
		.field_count = 2,
	};
	struct doublet_error error = {0};
	struct doublet_reader *reader;
	const struct doublet_story *story;
	enum doublet_status status =
		doublet_reader_create(&options, &reader, &error);

	if (status != DOUBLET_OK)
		return error.status;
	status = doublet_reader_open(reader, path, NULL, true, &error);
	*stories = 0;
	while (status == DOUBLET_OK) {
		status = doublet_reader_next(reader, &story, &error);
		*stories += status == DOUBLET_OK;
	}
	assert_int_equal(status, error.status);
	if (status == DOUBLET_NO_MEMORY)
		assert_int_equal(doublet_reader_next(reader, &story, NULL),
		                 DOUBLET_END);
	doublet_reader_destroy(reader);
	return status;
}

static void assert_survives(const char *path, unsigned expected)
{
	enum doublet_status status = DOUBLET_NO_MEMORY;
	struct support_allocator counting;
	unsigned stories = 0;
	size_t fail_at = 0;

	while (status != DOUBLET_END) {
		support_allocator_init(&counting);
		counting.fail_at = ++fail_at;
		status = read_with(&counting, path, &stories);
		assert_true(status == DOUBLET_END ||
		            status == DOUBLET_NO_MEMORY);
		assert_int_equal(counting.held_bytes, 0);
	}
	assert_int_equal(stories, expected);
	assert_true(fail_at > 2);
}

static void reading_survives_a_lack_of_memory(void **state)
{
	enum { LONG = 600000 };
	static char text[LONG];
	struct scratch *scratch = *state;
	FILE *file = fopen(scratch_path(scratch, "memory.jsonl"), "w");

	memset(text, 'x', LONG - 1);
	fprintf(file, "{\"body\":\"a\",\"meta\":{\"number\":7}}\n"
	              "{\"body\":\"b\",\"signals\":[\"sig:a\",\"sig:b\"]}\n");
	fprintf(file, "{\"body\":\"%s\"}\n{\"body\":\"c\"}", text);
	assert_int_equal(fclose(file), 0);
	assert_survives(scratch->path, 4);
	scratch_write(scratch, "memory.txt", text, LONG - 1);
	assert_survives(scratch->path, 1);
	scratch_text(scratch, "memory-small.txt", "Rain.");
	assert_survives(scratch->path, 1);
}

static void unpacking_survives_a_lack_of_memory(void **state)
{
	static const char lines[] = "{\"body\":\"a\"}\n{\"body\":\"b\"}\n";
	struct scratch *scratch = *state;
	struct support_random random = support_random_begin(1);
	struct doublet_buffer packed;

	doublet_buffer_init(&packed, NULL);
	pack_gzip(&packed, lines, sizeof(lines) - 1, &random);
	scratch_write(scratch, "memory.gz", packed.data, packed.length);
	assert_survives(scratch->path, 2);
	doublet_buffer_clear(&packed);
	pack_zstd(&packed, lines, sizeof(lines) - 1, &random);
	scratch_write(scratch, "memory.zst", packed.data, packed.length);
	assert_survives(scratch->path, 2);
	doublet_buffer_finish(&packed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(wrong_options_are_refused),
		cmocka_unit_test(what_cannot_be_opened_is_told),
		cmocka_unit_test(a_forbidden_file_is_told),
		cmocka_unit_test(a_closed_standard_input_is_told),
		cmocka_unit_test(stories_carry_the_name_they_are_given),
		cmocka_unit_test(a_format_that_is_said_is_not_guessed),
		cmocka_unit_test(files_may_be_left_half_read),
		cmocka_unit_test(reading_survives_a_lack_of_memory),
		cmocka_unit_test(unpacking_survives_a_lack_of_memory),
	};

	return cmocka_run_group_tests(tests, scratch_begin, scratch_end);
}
