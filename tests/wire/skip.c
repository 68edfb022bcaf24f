/* SPDX-License-Identifier: MIT */
/* Whoever passes over items gets the same of the others as who reads all. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "doublet/reader.h"
#include "pack.h"
#include "scratch.h"
#include "support.h"

enum { LIMIT = 500 };

static struct doublet_reader *open_reader(const char *path)
{
	struct doublet_reader_options options = {.max_bytes = LIMIT};
	struct doublet_reader *reader;

	assert_int_equal(doublet_reader_create(&options, &reader, NULL),
	                 DOUBLET_OK);
	assert_int_equal(doublet_reader_open(reader, path, NULL, false, NULL),
	                 DOUBLET_OK);
	return reader;
}

static void add_line(struct doublet_buffer *lines,
                     struct support_random *random)
{
	static const char *const others[] = {
		"",      " \t\r", "{\"text\":", "{}",
		"[1,2]", "null",  "\xFF",       "{\"text\":\"a\"}{",
	};
	uint32_t kind = support_random_below(random, 16);

	if (kind < 8) {
		doublet_buffer_add_text(lines, others[kind]);
	} else {
		doublet_buffer_add_text(lines, "{\"text\":\"");
		doublet_buffer_repeat(lines, 'x',
		                      support_random_below(random, LIMIT + 50));
		doublet_buffer_add_text(lines, "\"}");
	}
	doublet_buffer_add_byte(lines, '\n');
}

/* What skipping has to answer where reading answers that. */
static enum doublet_status skipped(enum doublet_status read)
{
	return read == DOUBLET_SYNTAX ? DOUBLET_OK : read;
}

static void assert_same(const struct doublet_story *a,
                        const struct doublet_story *b)
{
	assert_int_equal(a->record, b->record);
	assert_int_equal(a->length, b->length);
	assert_memory_equal(a->text, b->text, a->length);
	assert_int_equal(a->id.length, b->id.length);
	assert_memory_equal(a->id.data, b->id.data, a->id.length);
}

/* One reader reads all, the other reads some. */
static void assert_mixes(const char *path, struct support_random *random)
{
	struct doublet_reader *all = open_reader(path);
	struct doublet_reader *some = open_reader(path);
	enum doublet_status status;

	do {
		const struct doublet_story *a = NULL;
		const struct doublet_story *b = NULL;
		struct doublet_error why = {0};
		struct doublet_error error = {0};
		status = doublet_reader_next(all, &a, &why);
		if (support_random_below(random, 2) == 0) {
			assert_int_equal(doublet_reader_skip(some, &error),
			                 skipped(status));
			continue;
		}
		assert_int_equal(doublet_reader_next(some, &b, &error), status);
		assert_int_equal(error.line, why.line);
		assert_int_equal(error.column, why.column);
		assert_int_equal(error.offset, why.offset);
		if (status == DOUBLET_OK)
			assert_same(a, b);
	} while (status != DOUBLET_END);
	assert_int_equal(doublet_reader_skip(some, NULL), DOUBLET_END);
	doublet_reader_destroy(all);
	doublet_reader_destroy(some);
}

static void skipping_and_reading_mix(void **state)
{
	struct scratch *scratch = *state;
	struct support_random random = support_random_begin(21);
	struct doublet_buffer lines;
	struct doublet_buffer packed;

	doublet_buffer_init(&lines, NULL);
	doublet_buffer_init(&packed, NULL);
	for (unsigned round = 0; round < support_rounds(60); round++) {
		doublet_buffer_clear(&lines);
		if (round % 4 == 0)
			doublet_buffer_add_text(&lines, "\xEF\xBB\xBF");
		for (unsigned i = 0; i < round * 3; i++)
			add_line(&lines, &random);
		/* The last line may have no end. */
		if (round % 3 == 0 && lines.length > 0)
			lines.length--;
		scratch_write(scratch, "mix.jsonl", lines.data, lines.length);
		assert_mixes(scratch->path, &random);
		doublet_buffer_clear(&packed);
		pack_gzip(&packed, lines.data, lines.length, &random);
		scratch_write(scratch, "mix.jsonl.gz", packed.data,
		              packed.length);
		assert_mixes(scratch->path, &random);
	}
	doublet_buffer_finish(&lines);
	doublet_buffer_finish(&packed);
}

static void assert_skips(const char *path, enum doublet_status status)
{
	struct doublet_reader *reader = open_reader(path);
	const struct doublet_story *story;

	assert_int_equal(doublet_reader_skip(reader, NULL), status);
	assert_int_equal(doublet_reader_next(reader, &story, NULL),
	                 DOUBLET_END);
	assert_int_equal(doublet_reader_skip(reader, NULL), DOUBLET_END);
	doublet_reader_destroy(reader);
	/* What reading says. */
	reader = open_reader(path);
	assert_int_equal(doublet_reader_next(reader, &story, NULL), status);
	assert_int_equal(doublet_reader_skip(reader, NULL), DOUBLET_END);
	doublet_reader_destroy(reader);
}

static void a_file_of_text_is_one_item(void **state)
{
	struct scratch *scratch = *state;
	char text[LIMIT + 1];

	memset(text, 'x', sizeof(text));
	scratch_text(scratch, "empty", "");
	assert_skips(scratch->path, DOUBLET_OK);
	scratch_write(scratch, "most", text, LIMIT);
	assert_skips(scratch->path, DOUBLET_OK);
	scratch_write(scratch, "more", text, LIMIT + 1);
	assert_skips(scratch->path, DOUBLET_TOO_LARGE);
}

static void nothing_is_left_of_a_story_that_was_passed(void **state)
{
	struct scratch *scratch = *state;
	const struct doublet_story *story;

	scratch_text(scratch, "left.jsonl",
	             "{\"id\":\"a\",\"note\":\"n\",\"text\":\"a\"}\n"
	             "{\"id\":\"b\",\"note\":\"n\",\"text\":\"b\"}\n"
	             "{\"text\":\"c\"}\n");
	struct doublet_reader *reader = open_reader(scratch->path);
	assert_int_equal(doublet_reader_next(reader, &story, NULL), DOUBLET_OK);
	assert_int_equal(doublet_reader_skip(reader, NULL), DOUBLET_OK);
	assert_int_equal(doublet_reader_next(reader, &story, NULL), DOUBLET_OK);
	assert_memory_equal(story->text, "c", 1);
	assert_int_equal(story->record, 3);
	assert_int_equal(story->note.length, 0);
	doublet_reader_destroy(reader);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(skipping_and_reading_mix),
		cmocka_unit_test(a_file_of_text_is_one_item),
		cmocka_unit_test(nothing_is_left_of_a_story_that_was_passed),
	};

	return cmocka_run_group_tests(tests, scratch_begin, scratch_end);
}
