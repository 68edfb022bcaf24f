/* SPDX-License-Identifier: MIT */
/*
 * Files of gzip and zstd: read like what is in them; what breaks off gives
 * what there is, then says why; nothing takes more memory than a story may.
 */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "doublet/reader.h"
#include "pack.h"
#include "scratch.h"
#include "support.h"

static pack_member *const packers[] = {pack_gzip, pack_zstd};

static struct doublet_reader *create(
	const struct doublet_reader_options *options)
{
	struct doublet_reader *reader;

	assert_int_equal(doublet_reader_create(options, &reader, NULL),
	                 DOUBLET_OK);
	return reader;
}

/* Lines of stories, blank ones and broken ones among them. */
static void write_lines(struct doublet_buffer *lines, unsigned count,
                        struct support_random *random)
{
	doublet_buffer_clear(lines);
	for (unsigned i = 0; i < count; i++) {
		uint32_t kind = support_random_below(random, 8);
		if (kind == 0)
			doublet_buffer_add_text(lines, " \n");
		if (kind == 1)
			doublet_buffer_add_text(lines, "{\"text\":\n");
		doublet_buffer_print(lines, "{\"id\":%u,\"text\":\"", i);
		doublet_buffer_repeat(lines, (char)('a' + i % 26),
		                      support_random_below(random, 4000));
		doublet_buffer_add_text(lines, "\"}\n");
	}
}

/* The bytes in some members, here and there with zeros between them. */
static void pack(struct doublet_buffer *packed, pack_member *packer,
                 const struct doublet_buffer *bytes,
                 struct support_random *random)
{
	size_t at = 0;

	doublet_buffer_clear(packed);
	while (at < bytes->length) {
		size_t size = 1 + support_random_below(random,
		                                       (uint32_t)bytes->length);
		if (size > bytes->length - at)
			size = bytes->length - at;
		packer(packed, bytes->data + at, size, random);
		doublet_buffer_repeat(packed, '\0',
		                      support_random_below(random, 3));
		at += size;
	}
}

/* Two readers give the same until the end. */
static void assert_alike(struct doublet_reader *plain,
                         struct doublet_reader *packed)
{
	enum doublet_status expected;

	do {
		const struct doublet_story *a;
		const struct doublet_story *b;
		struct doublet_error why = {0};
		struct doublet_error error = {0};
		expected = doublet_reader_next(plain, &a, &why);
		assert_int_equal(doublet_reader_next(packed, &b, &error),
		                 expected);
		assert_int_equal(error.line, why.line);
		assert_int_equal(error.offset, why.offset);
		if (expected != DOUBLET_OK)
			continue;
		assert_int_equal(b->record, a->record);
		assert_int_equal(b->length, a->length);
		assert_memory_equal(b->text, a->text, a->length);
		assert_int_equal(b->id.length, a->id.length);
	} while (expected != DOUBLET_END);
}

static void packed_lines_are_read_like_others(void **state)
{
	struct scratch *scratch = *state;
	struct support_random random = support_random_begin(11);
	struct doublet_reader *plain = create(NULL);
	struct doublet_reader *packed = create(NULL);
	struct doublet_buffer lines;
	struct doublet_buffer bytes;

	doublet_buffer_init(&lines, NULL);
	doublet_buffer_init(&bytes, NULL);
	for (unsigned round = 0; round < support_rounds(20); round++) {
		write_lines(&lines, 1 + round * 10, &random);
		pack(&bytes, packers[round % 2], &lines, &random);
		scratch_write(scratch, "p", lines.data, lines.length);
		assert_int_equal(doublet_reader_open(plain, scratch->path,
		                                     "day.jsonl", false, NULL),
		                 DOUBLET_OK);
		scratch_write(scratch, "q", bytes.data, bytes.length);
		assert_int_equal(doublet_reader_open(packed, scratch->path,
		                                     "day.jsonl", false, NULL),
		                 DOUBLET_OK);
		assert_alike(plain, packed);
	}
	doublet_reader_destroy(plain);
	doublet_reader_destroy(packed);
	doublet_buffer_finish(&lines);
	doublet_buffer_finish(&bytes);
}

static void write_slowly(int output, const struct doublet_buffer *bytes)
{
	for (size_t at = 0; at < bytes->length; at++) {
		if (write(output, bytes->data + at, 1) != 1)
			_exit(1);
	}
	_exit(0);
}

static void a_pipe_may_give_a_byte_at_a_time(void **state)
{
	struct support_random random = support_random_begin(12);
	struct doublet_reader *reader = create(NULL);
	const struct doublet_story *story;
	struct doublet_buffer text;
	struct doublet_buffer bytes;

	(void)state;
	doublet_buffer_init(&text, NULL);
	doublet_buffer_init(&bytes, NULL);
	doublet_buffer_repeat(&text, 'x', 20000);
	for (size_t i = 0; i < 2; i++) {
		pack(&bytes, packers[i], &text, &random);
		int input = scratch_feed();
		pid_t child = fork();
		if (child == 0) {
			close(STDIN_FILENO);
			write_slowly(input, &bytes);
		}
		close(input);
		assert_int_equal(doublet_reader_open(reader, "-", NULL, true,
		                                     NULL),
		                 DOUBLET_OK);
		assert_int_equal(doublet_reader_next(reader, &story, NULL),
		                 DOUBLET_OK);
		assert_int_equal(story->length, text.length);
		assert_memory_equal(story->text, text.data, text.length);
		assert_int_equal(doublet_reader_next(reader, &story, NULL),
		                 DOUBLET_END);
		waitpid(child, NULL, 0);
	}
	doublet_reader_destroy(reader);
	doublet_buffer_finish(&text);
	doublet_buffer_finish(&bytes);
}

/* The format of a file of that name with these bytes in it. */
static void assert_inside(struct scratch *scratch, const char *name,
                          const char *inside, enum doublet_status status,
                          unsigned stories)
{
	struct support_random random = support_random_begin(13);
	struct doublet_reader *reader = create(NULL);
	const struct doublet_story *story;
	struct doublet_buffer bytes;

	doublet_buffer_init(&bytes, NULL);
	pack_gzip(&bytes, inside, strlen(inside), &random);
	scratch_write(scratch, "n", bytes.data, bytes.length);
	assert_int_equal(doublet_reader_open(reader, scratch->path, name, false,
	                                     NULL),
	                 status);
	while (doublet_reader_next(reader, &story, NULL) != DOUBLET_END)
		stories--;
	assert_int_equal(stories, 0);
	doublet_reader_destroy(reader);
	doublet_buffer_finish(&bytes);
}

static void what_is_inside_is_told_by_its_name_and_bytes(void **state)
{
	const char *two = "{\"text\":\"a\"}\n{\"text\":\"b\"}\n";

	assert_inside(*state, "a.jsonl.gz", "", DOUBLET_OK, 0);
	assert_inside(*state, "a.JSONL.GZ", two, DOUBLET_OK, 2);
	assert_inside(*state, "a.gz", two, DOUBLET_OK, 2);
	assert_inside(*state, "a", two, DOUBLET_OK, 2);
	assert_inside(*state, "a.jsonl", two, DOUBLET_OK, 2);
	assert_inside(*state, "a.txt.gz", "Rain.", DOUBLET_OK, 1);
	assert_inside(*state, ".gz", "", DOUBLET_OK, 1);
	assert_inside(*state, "a.xml.gz", "Rain.", DOUBLET_UNSUPPORTED, 0);
	assert_inside(*state, "a.gz", "<?xml ", DOUBLET_UNSUPPORTED, 0);
	assert_inside(*state, "a.gz", "\xFF\xFE", DOUBLET_UNSUPPORTED, 0);
	assert_inside(*state, "a.gz", "\x1F\x8B\x08", DOUBLET_UNSUPPORTED, 0);
}

struct outcome {
	unsigned stories;
	unsigned errors;
	struct doublet_error last;
};

/* Reads to the end; the stories are those of the lines, from the first on. */
static struct outcome read_all(struct doublet_reader *reader, const char *path)
{
	struct outcome outcome = {0};
	const struct doublet_story *story;
	struct doublet_error error = {0};
	enum doublet_status status;

	assert_int_equal(doublet_reader_open(reader, path, NULL, false, &error),
	                 DOUBLET_OK);
	while ((status = doublet_reader_next(reader, &story, &error)) !=
	       DOUBLET_END) {
		if (status == DOUBLET_OK) {
			outcome.stories++;
			continue;
		}
		outcome.errors++;
		outcome.last = error;
	}
	return outcome;
}

static void a_file_cut_short_anywhere_gives_what_there_is(void **state)
{
	static const char lines[] = "{\"text\":\"a\"}\n{\"text\":\"b\"}\n"
				    "{\"text\":\"c\"}\n";
	struct scratch *scratch = *state;
	struct support_random random = support_random_begin(14);
	struct doublet_reader *reader = create(NULL);
	struct doublet_buffer bytes;

	doublet_buffer_init(&bytes, NULL);
	for (size_t i = 0; i < 2; i++) {
		unsigned stories = 0;
		doublet_buffer_clear(&bytes);
		packers[i](&bytes, lines, sizeof(lines) - 1, &random);
		for (size_t cut = 4; cut <= bytes.length; cut++) {
			scratch_write(scratch, "cut.jsonl", bytes.data, cut);
			struct outcome outcome =
				read_all(reader, scratch->path);
			assert_true(outcome.stories >= stories);
			stories = outcome.stories;
			if (cut == bytes.length)
				break;
			/* A line may be cut as well. */
			assert_in_range(outcome.errors, 1, 2);
			assert_int_equal(outcome.last.status, DOUBLET_SYNTAX);
			assert_non_null(strstr(outcome.last.reason,
			                       "data are truncated"));
			assert_non_null(outcome.last.remedy);
			assert_int_equal(outcome.last.offset, cut);
			assert_int_equal(outcome.last.line, 0);
		}
		assert_int_equal(stories, 3);
	}
	doublet_reader_destroy(reader);
	doublet_buffer_finish(&bytes);
}

static void what_follows_is_told_with_its_place(void **state)
{
	struct scratch *scratch = *state;
	struct support_random random = support_random_begin(15);
	struct doublet_reader *reader = create(NULL);
	struct doublet_buffer bytes;

	doublet_buffer_init(&bytes, NULL);
	for (size_t i = 0; i < 2; i++) {
		doublet_buffer_clear(&bytes);
		packers[i](&bytes, "{\"text\":\"a\"}", 12, &random);
		size_t end = bytes.length;
		doublet_buffer_add(&bytes, "\0\0\0Rain.", 8);
		scratch_write(scratch, "more.jsonl", bytes.data, bytes.length);
		struct outcome outcome = read_all(reader, scratch->path);
		assert_int_equal(outcome.stories, 1);
		assert_int_equal(outcome.errors, 1);
		assert_int_equal(outcome.last.status, DOUBLET_SYNTAX);
		assert_non_null(
			strstr(outcome.last.reason, "followed by something"));
		assert_int_equal(outcome.last.offset, end + 3);
	}
	doublet_reader_destroy(reader);
	doublet_buffer_finish(&bytes);
}

static void random_damage_does_no_harm(void **state)
{
	struct scratch *scratch = *state;
	struct support_random random = support_random_begin(16);
	struct doublet_reader *reader = create(NULL);
	struct doublet_buffer lines;
	struct doublet_buffer bytes;

	doublet_buffer_init(&lines, NULL);
	doublet_buffer_init(&bytes, NULL);
	write_lines(&lines, 5, &random);
	for (unsigned round = 0; round < support_rounds(300); round++) {
		pack(&bytes, packers[round % 2], &lines, &random);
		for (int i = 0; i < 3; i++) {
			uint32_t at =
				4 +
				support_random_below(&random,
			                             (uint32_t)bytes.length -
			                                     4);
			bytes.data[at] = (char)support_random_next(&random);
		}
		scratch_write(scratch, "harm.jsonl", bytes.data, bytes.length);
		read_all(reader, scratch->path);
	}
	doublet_reader_destroy(reader);
	doublet_buffer_finish(&lines);
	doublet_buffer_finish(&bytes);
}

enum { LIMIT = 1 << 20, BLOCKS = 4096 }; /* 512 MiB out of 16 KiB */

static struct doublet_reader *open_bomb(struct scratch *scratch,
                                        struct support_allocator *counting,
                                        const char *before, const char *behind)
{
	struct support_random random = support_random_begin(17);
	struct doublet_buffer bytes;

	support_allocator_init(counting);
	struct doublet_reader *reader = create(&(struct doublet_reader_options){
		.allocator = &counting->allocator,
		.max_bytes = LIMIT,
	});
	doublet_buffer_init(&bytes, NULL);
	pack_zstd(&bytes, before, strlen(before), &random);
	pack_zstd_run(&bytes, 'x', BLOCKS);
	pack_zstd(&bytes, behind, strlen(behind), &random);
	scratch_write(scratch, "bomb", bytes.data, bytes.length);
	assert_int_equal(doublet_reader_open(reader, scratch->path, NULL, false,
	                                     NULL),
	                 DOUBLET_OK);
	doublet_buffer_finish(&bytes);
	return reader;
}

static void the_limit_holds_for_what_is_inside(void **state)
{
	struct support_allocator counting;
	const struct doublet_story *story;

	struct doublet_reader *reader =
		open_bomb(*state, &counting, "Rain", "fell.");
	assert_int_equal(doublet_reader_next(reader, &story, NULL),
	                 DOUBLET_TOO_LARGE);
	assert_in_range(counting.held_bytes, 0, 3 * LIMIT);
	assert_int_equal(doublet_reader_next(reader, &story, NULL),
	                 DOUBLET_END);
	doublet_reader_destroy(reader);
	assert_int_equal(counting.held_bytes, 0);

	reader = open_bomb(*state, &counting, "{\"text\":\"a\"}\n{\"text\":\"",
	                   "\"}\n{\"text\":\"b\"}\n");
	assert_int_equal(doublet_reader_next(reader, &story, NULL), DOUBLET_OK);
	assert_int_equal(doublet_reader_next(reader, &story, NULL),
	                 DOUBLET_TOO_LARGE);
	assert_in_range(counting.held_bytes, 0, 3 * LIMIT);
	assert_int_equal(doublet_reader_next(reader, &story, NULL), DOUBLET_OK);
	assert_int_equal(story->record, 3);
	assert_int_equal(doublet_reader_next(reader, &story, NULL),
	                 DOUBLET_END);
	doublet_reader_destroy(reader);
	assert_int_equal(counting.held_bytes, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(packed_lines_are_read_like_others),
		cmocka_unit_test(a_pipe_may_give_a_byte_at_a_time),
		cmocka_unit_test(what_is_inside_is_told_by_its_name_and_bytes),
		cmocka_unit_test(a_file_cut_short_anywhere_gives_what_there_is),
		cmocka_unit_test(what_follows_is_told_with_its_place),
		cmocka_unit_test(random_damage_does_no_harm),
		cmocka_unit_test(the_limit_holds_for_what_is_inside),
	};

	return cmocka_run_group_tests(tests, scratch_begin, scratch_end);
}
