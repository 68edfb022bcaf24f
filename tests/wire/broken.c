/* SPDX-License-Identifier: MIT */
/*
 * One file a way to be broken (tests/broken): each is told with its place,
 * what is wrong and what to do, and all that is sound around it is read.
 */
#include <stdio.h>

#include "doublet/reader.h"
#include "support.h"

/* What reading a file comes to. */
struct outcome {
	unsigned stories;
	unsigned errors;
	struct doublet_error first;
};

static struct outcome read_file(const char *file, bool skip_binary)
{
	struct outcome outcome = {0};
	struct doublet_error error = {0};
	struct doublet_reader *reader;
	const struct doublet_story *story;
	enum doublet_status status;
	char path[1024];

	snprintf(path, sizeof(path), "%s/%s", BROKEN_DIRECTORY, file);
	assert_int_equal(doublet_reader_create(NULL, &reader, &error),
	                 DOUBLET_OK);
	status = doublet_reader_open(reader, path, NULL, skip_binary, &error);
	if (status != DOUBLET_OK) {
		outcome.errors = 1;
		outcome.first = error;
	}
	while ((status = doublet_reader_next(reader, &story, &error)) !=
	       DOUBLET_END) {
		outcome.stories += status == DOUBLET_OK;
		if (status != DOUBLET_OK && outcome.errors++ == 0)
			outcome.first = error;
	}
	doublet_reader_destroy(reader);
	return outcome;
}

struct broken_line {
	const char *file;
	unsigned stories;
	unsigned line;
	unsigned column;
	unsigned offset;
	const char *reason;
};

static const char misplaced[] =
	"invalid JSON (a character that does not belong here)";
static const char early[] = "invalid JSON (it ends too early)";
static const char escape[] = "invalid JSON (a bad escape in a string)";
static const char no_text[] = "the object has no text";
static const char no_object[] = "the line is not a JSON object";

/* The first line of each has 43 bytes. */
static const struct broken_line lines[] = {
	{"invalid-on-line-3.jsonl", 4, 3, 27, 103, misplaced},
	{"no-text.jsonl", 2, 2, 1, 43, no_text},
	{"text-null.jsonl", 2, 2, 1, 43, no_text},
	{"text-number.jsonl", 2, 2, 1, 43, "the text is not a string"},
	{"id-object.jsonl", 2, 2, 1, 43,
         "the id is neither a string nor a number"},
	{"not-an-object.jsonl", 2, 2, 1, 43, no_object},
	{"only-a-string.jsonl", 2, 2, 1, 43, no_object},
	{"bad-escape.jsonl", 2, 2, 12, 54, escape},
	{"bad-literal.jsonl", 2, 2, 19, 61, misplaced},
	{"bad-number.jsonl", 2, 2, 21, 63, "invalid JSON (a malformed number)"},
	{"bare-member.jsonl", 2, 2, 2, 44, misplaced},
	{"trailing-comma.jsonl", 2, 2, 12, 54,
         "invalid JSON (a comma before a closing bracket)"},
	{"two-objects.jsonl", 2, 2, 13, 55,
         "invalid JSON (something follows after its end)"},
	{"cut-short.jsonl", 2, 2, 33, 75, early},
	{"cut-short-at-end.jsonl", 2, 3, 14, 99, early},
};

static void broken_lines_are_told_with_their_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		const struct broken_line *line = &lines[i];
		struct outcome outcome = read_file(line->file, false);
		print_message("%s:%u:%u: %s: %s\n", line->file,
		              (unsigned)outcome.first.line,
		              (unsigned)outcome.first.column,
		              outcome.first.reason, outcome.first.remedy);
		assert_int_equal(outcome.stories, line->stories);
		assert_int_equal(outcome.errors, 1);
		assert_int_equal(outcome.first.status, DOUBLET_SYNTAX);
		assert_string_equal(outcome.first.reason, line->reason);
		assert_non_null(outcome.first.remedy);
		assert_int_equal(outcome.first.line, line->line);
		assert_int_equal(outcome.first.column, line->column);
		assert_int_equal(outcome.first.offset, line->offset);
	}
}

struct foreign {
	const char *file;
	const char *reason;
	const char *remedy;
};

static const char unpack[] = "unpack it first";
static const char extract[] = "save its text as a file first";
static const char convert[] = "convert it to UTF-8 first";

static const struct foreign foreigners[] = {
	{"twice.txt.gz", "is compressed twice", unpack},
	{"archive.tar.gz", "is a tar archive", unpack},
	{"bzip2.txt.bz2", "is bzip2-compressed", unpack},
	{"xz.txt.xz", "is xz-compressed", unpack},
	{"wide.txt.zst", "the zstd data need more than 128 MiB to be unpacked",
         "unpack it first (zstd -d --long=31)"},
	{"lz4.txt.lz4", "is lz4-compressed", unpack},
	{"archive.zip", "is a zip archive or an office document", unpack},
	{"empty.zip", "is a zip archive", unpack},
	{"archive.7z", "is a 7-Zip archive", unpack},
	{"document.pdf", "is a PDF document", extract},
	{"document.rtf", "is an RTF document", extract},
	{"document.doc", "is an office document", extract},
	{"utf16-le.txt", "is UTF-16 text", convert},
	{"utf16-be.txt", "is UTF-16 text", convert},
	{"utf32-le.txt", "is UTF-32 text", convert},
	{"utf32-be.txt", "is UTF-32 text", convert},
};

static void foreign_files_are_told_by_their_kind(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(foreigners) / sizeof(foreigners[0]);
	     i++) {
		struct outcome outcome = read_file(foreigners[i].file, false);
		assert_int_equal(outcome.stories, 0);
		assert_int_equal(outcome.errors, 1);
		assert_int_equal(outcome.first.status, DOUBLET_UNSUPPORTED);
		assert_string_equal(outcome.first.reason, foreigners[i].reason);
		assert_string_equal(outcome.first.remedy, foreigners[i].remedy);
	}
}

static void odd_files_are_read(void **state)
{
	static const struct {
		const char *file;
		unsigned stories;
	} odd[] = {
		{"nul.txt", 1},       {"invalid-utf8.txt", 1},
		{"empty.txt", 1},     {"mark.txt", 1},
		{"mark.jsonl", 1},    {"invalid-utf8.jsonl", 1},
		{"control.jsonl", 1}, {"empty.jsonl", 0},
		{"blank.jsonl", 0},   {"gzip.txt.gz", 1},
		{"zstd.txt.zst", 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(odd) / sizeof(odd[0]); i++) {
		struct outcome outcome = read_file(odd[i].file, false);
		assert_int_equal(outcome.errors, 0);
		assert_int_equal(outcome.stories, odd[i].stories);
	}
}

static void packed_files_that_break_give_what_there_is(void **state)
{
	static const struct {
		const char *file;
		const char *reason;
		unsigned offset;
	} packed[] = {
		{"cut-short.txt.zst", "the zstd data are truncated", 13},
		{"damaged.txt.gz", "the gzip data are damaged", 39},
		{"followed.txt.gz",
	         "the gzip data are followed by something else", 43},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(packed) / sizeof(packed[0]); i++) {
		struct outcome outcome = read_file(packed[i].file, true);
		assert_int_equal(outcome.stories, 1);
		assert_int_equal(outcome.errors, 1);
		assert_int_equal(outcome.first.status, DOUBLET_SYNTAX);
		assert_string_equal(outcome.first.reason, packed[i].reason);
		assert_int_equal(outcome.first.offset, packed[i].offset);
	}
}

static void binary_files_are_skipped_on_request(void **state)
{
	struct outcome outcome = read_file("nul.txt", true);

	(void)state;
	assert_int_equal(outcome.first.status, DOUBLET_UNSUPPORTED);
	assert_string_equal(outcome.first.reason, "is no text");
	/* The kind is told rather than the NULs in it. */
	outcome = read_file("utf16-le.txt", true);
	assert_string_equal(outcome.first.reason, "is UTF-16 text");
	assert_int_equal(read_file("invalid-utf8.txt", true).stories, 1);
	assert_int_equal(read_file("empty.txt", true).stories, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(broken_lines_are_told_with_their_place),
		cmocka_unit_test(foreign_files_are_told_by_their_kind),
		cmocka_unit_test(odd_files_are_read),
		cmocka_unit_test(packed_files_that_break_give_what_there_is),
		cmocka_unit_test(binary_files_are_skipped_on_request),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
