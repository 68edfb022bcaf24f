/* SPDX-License-Identifier: MIT */
/*
 * Files to stories: walk directories, open a file or standard input, sniff
 * its format, and get one story after the other.
 *
 *	doublet_walk_next()  -> path
 *	doublet_reader_open(path)
 *	doublet_reader_next() -> story, story, ... DOUBLET_END
 *
 * Formats: `text` (the file is one story) and `jsonl` (a story a line). A file
 * of gzip or zstd is read as what is in it, a piece at a time.
 */
#ifndef DOUBLET_READER_H
#define DOUBLET_READER_H

#include <stdbool.h>

#include "doublet/allocator.h"
#include "doublet/status.h"
#include "doublet/story.h"

/* A format that can be read. */
struct doublet_input_format {
	const char *name;
	const char *summary;
};

/* The formats one by one, best known first; NULL past the end. Static. */
DOUBLET_API const struct doublet_input_format *doublet_input_format_at(
	size_t index);

/*
 * Which member of a JSON object stands for which part of a story. `name` is
 * one of id, text, headline, slug, source, version, status, replaces, signals,
 * note, published, language; `member` is a member's name, or a JSON
 * pointer when it begins with '/'. Both are borrowed.
 *
 * A text has to be a string; id, version and replaces a string or a number,
 * which is kept as it is written; signals a string or an array of strings,
 * which are joined with blanks; the others strings. Of another kind, or null,
 * is not given, but for a text and an id: then the line is bad.
 */
struct doublet_field {
	const char *name;
	const char *member;
};

/* How to read. Zero it for the defaults. All pointers are borrowed. */
struct doublet_reader_options {
	/* NULL = the C library's. */
	const struct doublet_allocator *allocator;
	/* A name of doublet_input_format_at(); NULL or "auto" = look. */
	const char *format;
	/* Language of stories that do not say their own, or NULL; those with
	 * rules of their own: doublet_language_at (doublet/segment.h). */
	const char *language;
	/* Longest story in bytes; 0 = DOUBLET_READER_MAX_BYTES. */
	uint64_t max_bytes;
	const struct doublet_field *fields;
	size_t field_count;
};

/* The default limit of a story: 256 MiB. */
#define DOUBLET_READER_MAX_BYTES ((uint64_t)256 << 20)

struct doublet_reader;

/*
 * Creates a reader; the caller owns it and ends it with _destroy.
 * DOUBLET_INVALID: unknown format or field name, max_bytes over
 * DOUBLET_STORY_MAX; DOUBLET_NO_MEMORY.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_reader_create(
	const struct doublet_reader_options *options,
	struct doublet_reader **reader, struct doublet_error *error);

/* Ends a reader and closes what it has open. NULL is fine. */
DOUBLET_API void doublet_reader_destroy(struct doublet_reader *reader);

/*
 * Opens a file for reading, after closing the one before. "-" is standard
 * input. `name` is what the file is called in stories and messages; NULL =
 * the path ("<stdin>" for "-"). Both are borrowed until the next open.
 *
 * `skip_binary`: answer DOUBLET_UNSUPPORTED for a file that is no text (a NUL
 * among its first 8 KiB); else NULs are read as blanks.
 *
 * DOUBLET_IO: cannot be opened or read, or is a directory;
 * DOUBLET_UNSUPPORTED: an archive, compressed in another way than gzip and
 * zstd (or such that unpacking takes more than 128 MiB), UTF-16, or no text;
 * without a format asked for also XML, HTML, and JSON that is no JSON Lines;
 * DOUBLET_NO_MEMORY.
 * After a failure nothing is open.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_reader_open(
	struct doublet_reader *reader, const char *path, const char *name,
	bool skip_binary, struct doublet_error *error);

/*
 * Reads the next story. *story is set to a story that the reader owns; it
 * and all it points to live until the next call on this reader.
 *
 * DOUBLET_END: no more. DOUBLET_SYNTAX, DOUBLET_TOO_LARGE: one bad item was
 * passed over; call again for the next one. DOUBLET_IO, DOUBLET_NO_MEMORY:
 * the file is given up; the next call answers DOUBLET_END.
 *
 * When a compressed file is truncated or damaged, or goes on with something
 * else, all that could be read comes first (of text: as a story), then
 * DOUBLET_SYNTAX with the offset in the file and no line, then DOUBLET_END.
 * Other offsets in such a file count in what is in it.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_reader_next(
	struct doublet_reader *reader, const struct doublet_story **story,
	struct doublet_error *error);

/*
 * Passes over the next item without reading what is in it: all that a
 * _next would answer, but for a story and what is wrong with it. Whoever reads
 * a file twice skips what is not wanted the second time.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_reader_skip(
	struct doublet_reader *reader, struct doublet_error *error);

/*
 * The bytes of the item that was passed over last, as they stand in the file
 * or in what was unpacked: a line without its LF. Of a format whose files are
 * stories: nothing. Lives until the next call on this reader.
 */
DOUBLET_API struct doublet_view doublet_reader_line(
	const struct doublet_reader *reader);

/* How many bytes of the open file were read so far, or of the last one. */
DOUBLET_API uint64_t doublet_reader_taken(const struct doublet_reader *reader);

struct doublet_walk;

/*
 * Prepares to visit a path: a directory and all below it in sorted order,
 * without hidden entries and links to directories; or a single file, "-"
 * included, whatever it is. The path is borrowed.
 * DOUBLET_NO_MEMORY. Nothing is looked at before the first _next.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_walk_create(
	const struct doublet_allocator *allocator, const char *path,
	struct doublet_walk **walk);

DOUBLET_API void doublet_walk_destroy(struct doublet_walk *walk);

/*
 * The next file. *path is owned by the walk and lives until the next call;
 * *listed says whether it was found in a directory (true) or is the path
 * itself (false).
 *
 * DOUBLET_END: no more. DOUBLET_IO: *path is a directory that cannot be read;
 * DOUBLET_UNSUPPORTED: *path was found in a directory and is a pipe, a socket,
 * a device, or a link that leads nowhere. Both: call again to go on.
 * DOUBLET_NO_MEMORY: the walk is over.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_walk_next(
	struct doublet_walk *walk, const char **path, bool *listed,
	struct doublet_error *error);

#endif
