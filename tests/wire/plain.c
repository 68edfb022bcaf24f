/* SPDX-License-Identifier: MIT */
/* Plain text files come back byte for byte, up to the limit. */
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "doublet/reader.h"
#include "scratch.h"
#include "support.h"

/* Around the sizes at which reading goes another way. */
static const size_t sizes[] = {0,      1,      8191,    8192,
                               8193,   262143, 262144,  262145,
                               524288, 524289, 1048575, 3000000};

static char *random_bytes(size_t length)
{
	struct support_random random = support_random_begin(length);
	char *bytes = malloc(length + 1);

	assert_non_null(bytes);
	/* 'Z' to begin with: no kind of file does. */
	for (size_t i = 0; i < length; i++)
		bytes[i] = i == 0 ? 'Z' : (char)support_random_next(&random);
	return bytes;
}

static void assert_story(struct doublet_reader *reader, const char *bytes,
                         size_t length)
{
	const struct doublet_story *story;
	struct doublet_error error = {0};

	assert_int_equal(doublet_reader_next(reader, &story, &error),
	                 DOUBLET_OK);
	assert_int_equal(story->length, length);
	if (length > 0)
		assert_memory_equal(story->text, bytes, length);
	assert_int_equal(story->id.length, 0);
	assert_int_equal(story->record, 0);
	assert_int_equal(story->pointer.length, 0);
	assert_int_equal(doublet_reader_next(reader, &story, &error),
	                 DOUBLET_END);
	assert_int_equal(error.status, DOUBLET_END);
	assert_int_equal(doublet_reader_next(reader, &story, NULL),
	                 DOUBLET_END);
}

static void files_come_back_whole(void **state)
{
	struct scratch *scratch = *state;
	struct doublet_reader *reader;

	assert_int_equal(doublet_reader_create(NULL, &reader, NULL),
	                 DOUBLET_OK);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		char *bytes = random_bytes(sizes[i]);
		scratch_write(scratch, "whole", bytes, sizes[i]);
		assert_int_equal(doublet_reader_open(reader, scratch->path,
		                                     NULL, false, NULL),
		                 DOUBLET_OK);
		assert_story(reader, bytes, sizes[i]);
		free(bytes);
	}
	doublet_reader_destroy(reader);
}

/* A child that writes in pieces of `piece` bytes; its pipe replaces stdin. */
static pid_t write_to_stdin(const char *bytes, size_t length, size_t piece)
{
	int input = scratch_feed();
	pid_t child = fork();

	if (child == 0) {
		close(STDIN_FILENO);
		while (length > 0) {
			size_t some = length < piece ? length : piece;
			ssize_t written = write(input, bytes, some);
			if (written <= 0)
				_exit(1);
			bytes += written;
			length -= (size_t)written;
		}
		_exit(0);
	}
	close(input);
	return child;
}

static void pipes_come_back_whole(void **state)
{
	static const size_t pieces[] = {1000, 65536, 100000};
	struct doublet_reader *reader;

	(void)state;
	assert_int_equal(doublet_reader_create(NULL, &reader, NULL),
	                 DOUBLET_OK);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		char *bytes = random_bytes(sizes[i]);
		pid_t child = write_to_stdin(bytes, sizes[i], pieces[i % 3]);
		assert_int_equal(doublet_reader_open(reader, "-", NULL, false,
		                                     NULL),
		                 DOUBLET_OK);
		assert_story(reader, bytes, sizes[i]);
		waitpid(child, NULL, 0);
		free(bytes);
	}
	doublet_reader_destroy(reader);
}

static enum doublet_status read_with_limit(const char *path, uint64_t limit,
                                           size_t *held,
                                           struct doublet_error *error)
{
	struct support_allocator counting;
	struct doublet_reader *reader;
	const struct doublet_story *story;

	support_allocator_init(&counting);
	struct doublet_reader_options options = {
		.allocator = &counting.allocator,
		.max_bytes = limit,
	};
	assert_int_equal(doublet_reader_create(&options, &reader, error),
	                 DOUBLET_OK);
	assert_int_equal(doublet_reader_open(reader, path, NULL, false, error),
	                 DOUBLET_OK);
	enum doublet_status status = doublet_reader_next(reader, &story, error);
	*held = counting.held_bytes;
	assert_int_equal(doublet_reader_next(reader, &story, NULL),
	                 DOUBLET_END);
	doublet_reader_destroy(reader);
	assert_int_equal(counting.held_bytes, 0);
	return status;
}

static void a_longer_file_is_refused_unread(void **state)
{
	struct scratch *scratch = *state;
	struct doublet_error error = {0};
	size_t held;

	scratch_text(scratch, "long", "0123456789");
	assert_int_equal(read_with_limit(scratch->path, 10, &held, &error),
	                 DOUBLET_OK);
	assert_int_equal(read_with_limit(scratch->path, 9, &held, &error),
	                 DOUBLET_TOO_LARGE);
	assert_int_equal(error.status, DOUBLET_TOO_LARGE);
	assert_string_equal(error.reason, "the story is longer than the limit");
	assert_non_null(error.remedy);

	/* Sparse: 3 GiB that take no room on the disk. */
	assert_int_equal(truncate(scratch->path, (off_t)3 << 30), 0);
	assert_int_equal(read_with_limit(scratch->path, 0, &held, &error),
	                 DOUBLET_TOO_LARGE);
	assert_in_range(held, 0, 1 << 20);
}

static void an_endless_pipe_is_given_up_at_the_limit(void **state)
{
	enum { LIMIT = 1 << 20, BLOCK = 256 * 1024 };
	struct doublet_error error = {0};
	size_t length = 4 * LIMIT;
	char *bytes = random_bytes(length);
	size_t held;

	(void)state;
	pid_t child = write_to_stdin(bytes, length, 65536);
	assert_int_equal(read_with_limit("-", LIMIT, &held, &error),
	                 DOUBLET_TOO_LARGE);
	/* The reader's own few bytes come on top. */
	assert_in_range(held, LIMIT, LIMIT + BLOCK + 65536 + 4096);
	close(STDIN_FILENO);
	waitpid(child, NULL, 0);
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_come_back_whole),
		cmocka_unit_test(pipes_come_back_whole),
		cmocka_unit_test(a_longer_file_is_refused_unread),
		cmocka_unit_test(an_endless_pipe_is_given_up_at_the_limit),
	};

	return cmocka_run_group_tests(tests, scratch_begin, scratch_end);
}
