/* SPDX-License-Identifier: MIT */
/* Walks over trees that the tests make. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "doublet/reader.h"
#include "scratch.h"
#include "support.h"

/* Walks `path` and joins what it gives, less the scratch directory, by '|'. */
static void walk_all(struct scratch *scratch, const char *path, char *joined,
                     size_t size)
{
	struct doublet_walk *walk;
	struct doublet_error error = {0};
	enum doublet_status status;
	const char *found;
	bool listed;
	size_t prefix = strlen(scratch->directory);
	size_t length = 0;

	assert_int_equal(doublet_walk_create(NULL, path, &walk), DOUBLET_OK);
	joined[0] = '\0';
	while ((status = doublet_walk_next(walk, &found, &listed, &error)) !=
	       DOUBLET_END) {
		assert_memory_equal(found, scratch->directory, prefix);
		length += (size_t)snprintf(joined + length, size - length,
		                           "%s%s%s|",
		                           status == DOUBLET_IO            ? "!"
		                           : status == DOUBLET_UNSUPPORTED ? "?"
		                                                           : "",
		                           found + prefix, listed ? "" : "=");
		assert_in_range(length, 1, size - 1);
	}
	assert_int_equal(error.status, DOUBLET_END);
	assert_int_equal(doublet_walk_next(walk, &found, &listed, NULL),
	                 DOUBLET_END);
	doublet_walk_destroy(walk);
}

static void assert_walk(struct scratch *scratch, const char *name,
                        const char *expected)
{
	char joined[4096];
	char path[512];

	snprintf(path, sizeof(path), "%s", scratch_path(scratch, name));
	walk_all(scratch, path, joined, sizeof(joined));
	assert_string_equal(joined, expected);
}

static void entries_come_sorted_and_nested(void **state)
{
	struct scratch *scratch = *state;

	scratch_mkdir(scratch, "t");
	scratch_mkdir(scratch, "t/b");
	scratch_mkdir(scratch, "t/b/deep");
	scratch_mkdir(scratch, "t/empty");
	scratch_text(scratch, "t/c.txt", "");
	scratch_text(scratch, "t/a.txt", "");
	scratch_text(scratch, "t/b.txt", "");
	scratch_text(scratch, "t/B", "");
	scratch_text(scratch, "t/\xC3\xA9", "");
	scratch_text(scratch, "t/b/2", "");
	scratch_text(scratch, "t/b/10", "");
	scratch_text(scratch, "t/b/deep/x", "");
	assert_walk(scratch, "t",
	            "/t/B|/t/a.txt|/t/b/10|/t/b/2|/t/b/deep/x|/t/b.txt|"
	            "/t/c.txt|/t/\xC3\xA9|");
	assert_walk(scratch, "t/empty", "");
}

static void a_trailing_slash_is_not_doubled(void **state)
{
	struct scratch *scratch = *state;

	scratch_mkdir(scratch, "slash");
	scratch_text(scratch, "slash/a", "");
	assert_walk(scratch, "slash/", "/slash/a|");
	assert_walk(scratch, "slash", "/slash/a|");
}

static void hidden_entries_are_left_out_and_special_ones_told(void **state)
{
	struct scratch *scratch = *state;

	scratch_mkdir(scratch, "h");
	scratch_mkdir(scratch, "h/.git");
	scratch_text(scratch, "h/.git/config", "");
	scratch_text(scratch, "h/.hidden", "");
	scratch_text(scratch, "h/seen", "");
	assert_int_equal(mkfifo(scratch_path(scratch, "h/pipe"), 0600), 0);
	assert_walk(scratch, "h", "?/h/pipe|/h/seen|");
	/* What is named is taken, whatever it is. */
	assert_walk(scratch, "h/.hidden", "/h/.hidden=|");
	assert_walk(scratch, "h/.git", "/h/.git/config|");
	assert_walk(scratch, "h/pipe", "/h/pipe=|");
	assert_walk(scratch, "h/missing", "/h/missing=|");
}

static void links_to_files_only_are_followed(void **state)
{
	struct scratch *scratch = *state;

	scratch_mkdir(scratch, "l");
	scratch_mkdir(scratch, "l/d");
	scratch_text(scratch, "l/d/f", "");
	assert_int_equal(symlink("..", scratch_path(scratch, "l/d/loop")), 0);
	assert_int_equal(symlink("d", scratch_path(scratch, "l/e")), 0);
	assert_int_equal(symlink("d/f", scratch_path(scratch, "l/g")), 0);
	assert_int_equal(symlink("none", scratch_path(scratch, "l/n")), 0);
	assert_int_equal(symlink("self", scratch_path(scratch, "l/self")), 0);
	assert_walk(scratch, "l", "/l/d/f|/l/g|?/l/n|?/l/self|");
	/* A link that is named is followed. */
	assert_walk(scratch, "l/e", "/l/e/f|");
}

static void standard_input_is_itself(void **state)
{
	struct doublet_walk *walk;
	const char *path;
	bool listed = true;

	(void)state;
	assert_int_equal(doublet_walk_create(NULL, "-", &walk), DOUBLET_OK);
	assert_int_equal(doublet_walk_next(walk, &path, &listed, NULL),
	                 DOUBLET_OK);
	assert_string_equal(path, "-");
	assert_false(listed);
	assert_int_equal(doublet_walk_next(walk, &path, &listed, NULL),
	                 DOUBLET_END);
	doublet_walk_destroy(walk);
	doublet_walk_destroy(NULL);
}

static void an_unreadable_directory_is_told_and_passed(void **state)
{
	struct scratch *scratch = *state;

	if (geteuid() == 0)
		skip(); /* may read everything */
	scratch_mkdir(scratch, "u");
	scratch_text(scratch, "u/a", "");
	scratch_mkdir(scratch, "u/b");
	scratch_text(scratch, "u/c", "");
	assert_int_equal(chmod(scratch_path(scratch, "u/b"), 0), 0);
	assert_walk(scratch, "u", "/u/a|!/u/b|/u/c|");
	assert_walk(scratch, "u/b", "!/u/b=|");
	assert_int_equal(chmod(scratch_path(scratch, "u/b"), 0700), 0);
}

/* A chain of directories whose path is longer than the system allows. */
static int make_chain(const char *top, const char *name, int depth)
{
	int home = open(".", O_RDONLY | O_DIRECTORY);
	int failed = chdir(top);

	for (int i = 0; i < depth && failed == 0; i++) {
		failed = mkdir(name, 0700);
		if (failed == 0)
			failed = chdir(name);
	}
	if (fchdir(home) != 0)
		failed = -1;
	close(home);
	return failed;
}

static void remove_chain(const char *top, const char *name, int depth)
{
	int home = open(".", O_RDONLY | O_DIRECTORY);

	assert_int_equal(chdir(top), 0);
	for (int i = 0; i < depth; i++)
		assert_int_equal(chdir(name), 0);
	for (int i = 0; i < depth; i++) {
		assert_int_equal(chdir(".."), 0);
		assert_int_equal(rmdir(name), 0);
	}
	assert_int_equal(fchdir(home), 0);
	close(home);
}

static void a_path_that_is_too_long_is_told_and_passed(void **state)
{
	enum { DEPTH = 60, NAME = 100 };
	struct scratch *scratch = *state;
	struct doublet_walk *walk;
	struct doublet_error error = {0};
	const char *path;
	bool listed;
	char name[NAME + 1];
	char top[512];

	memset(name, 'd', NAME);
	name[NAME] = '\0';
	scratch_mkdir(scratch, "long");
	scratch_text(scratch, "long/z", "");
	snprintf(top, sizeof(top), "%s", scratch_path(scratch, "long"));
	assert_int_equal(make_chain(top, name, DEPTH), 0);

	assert_int_equal(doublet_walk_create(NULL, top, &walk), DOUBLET_OK);
	assert_int_equal(doublet_walk_next(walk, &path, &listed, &error),
	                 DOUBLET_IO);
	assert_int_equal(error.system, ENAMETOOLONG);
	assert_true(strlen(path) >= 4000);
	assert_int_equal(doublet_walk_next(walk, &path, &listed, &error),
	                 DOUBLET_OK);
	assert_string_equal(path + strlen(path) - 2, "/z");
	assert_int_equal(doublet_walk_next(walk, &path, &listed, &error),
	                 DOUBLET_END);
	doublet_walk_destroy(walk);
	remove_chain(top, name, DEPTH);
}

static void many_files_come_in_order(void **state)
{
	enum { FILES = 10000 };
	struct scratch *scratch = *state;
	struct doublet_walk *walk;
	const char *path;
	char before[512] = "";
	bool listed;
	int count = 0;

	scratch_mkdir(scratch, "many");
	for (unsigned i = 0; i < FILES; i++) {
		char name[32];
		/* An odd factor visits every number, far from in order. */
		snprintf(name, sizeof(name), "many/%u", i * 7919 % FILES);
		int file = open(scratch_path(scratch, name), O_CREAT | O_WRONLY,
		                0600);
		assert_true(file >= 0);
		close(file);
	}
	assert_int_equal(doublet_walk_create(NULL,
	                                     scratch_path(scratch, "many"),
	                                     &walk),
	                 DOUBLET_OK);
	while (doublet_walk_next(walk, &path, &listed, NULL) == DOUBLET_OK) {
		assert_true(strcmp(before, path) < 0);
		snprintf(before, sizeof(before), "%s", path);
		count++;
	}
	assert_int_equal(count, FILES);
	doublet_walk_destroy(walk);
}

static enum doublet_status walk_with(struct support_allocator *counting,
                                     const char *top, int *count)
{
	struct doublet_walk *walk;
	const char *path;
	bool listed;
	enum doublet_status status =
		doublet_walk_create(&counting->allocator, top, &walk);

	if (status != DOUBLET_OK)
		return status;
	*count = 0;
	while ((status = doublet_walk_next(walk, &path, &listed, NULL)) ==
	       DOUBLET_OK)
		(*count)++;
	if (status == DOUBLET_NO_MEMORY)
		assert_int_equal(doublet_walk_next(walk, &path, &listed, NULL),
		                 DOUBLET_END);
	doublet_walk_destroy(walk);
	return status;
}

static void a_walk_survives_a_lack_of_memory(void **state)
{
	struct scratch *scratch = *state;
	enum doublet_status status = DOUBLET_NO_MEMORY;
	struct support_allocator counting;
	size_t fail_at = 0;
	int count = 0;

	scratch_mkdir(scratch, "m");
	for (int i = 0; i < 30; i++) {
		char name[64];
		snprintf(name, sizeof(name), "m/d%d", i % 10);
		if (i < 10)
			scratch_mkdir(scratch, name);
		snprintf(name, sizeof(name), "m/d%d/file-%d", i % 10, i);
		scratch_text(scratch, name, "");
	}
	while (status != DOUBLET_END) {
		support_allocator_init(&counting);
		counting.fail_at = ++fail_at;
		status = walk_with(&counting, scratch_path(scratch, "m"),
		                   &count);
		assert_true(status == DOUBLET_END ||
		            status == DOUBLET_NO_MEMORY);
		assert_int_equal(counting.held_bytes, 0);
	}
	assert_int_equal(count, 30);
	assert_true(fail_at > 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(entries_come_sorted_and_nested),
		cmocka_unit_test(a_trailing_slash_is_not_doubled),
		cmocka_unit_test(
			hidden_entries_are_left_out_and_special_ones_told),
		cmocka_unit_test(links_to_files_only_are_followed),
		cmocka_unit_test(standard_input_is_itself),
		cmocka_unit_test(an_unreadable_directory_is_told_and_passed),
		cmocka_unit_test(a_path_that_is_too_long_is_told_and_passed),
		cmocka_unit_test(many_files_come_in_order),
		cmocka_unit_test(a_walk_survives_a_lack_of_memory),
	};

	return cmocka_run_group_tests(tests, scratch_begin, scratch_end);
}
