/* SPDX-License-Identifier: MIT */
/*
 * A story: the text that is judged, and what is known about it.
 *
 * It is all that passes between the readers (doublet/reader.h) and the
 * engine (segment, check). Fill one yourself to check text from memory:
 *
 *	struct doublet_story story = {.text = text, .length = strlen(text)};
 *
 * Every member but the text may be left zero.
 */
#ifndef DOUBLET_STORY_H
#define DOUBLET_STORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doublet/status.h"

/* Bytes that somebody else owns; not terminated, may hold NULs. */
struct doublet_view {
	const char *data;
	size_t length;
};

/* A piece of a text: bytes [start, end) of it. */
struct doublet_span {
	uint32_t start;
	uint32_t end;
};

/* The longest text of a story, in bytes: offsets are 32 bits wide. */
#define DOUBLET_STORY_MAX ((uint64_t)0xFFFFFFFF - 1)

/*
 * The text is borrowed: it has to outlive every result made from the story.
 * Any bytes may stand in it. It is taken as UTF-8; a byte that is no UTF-8
 * counts as U+FFFD, a NUL as a blank.
 */
struct doublet_story {
	/* The text, not terminated, and its length in bytes. */
	const char *text;
	size_t length;
	/* The file it came from as it is to be shown, or NULL. */
	const char *path;
	/* The story's id; empty = none was given. */
	struct doublet_view id;
	/* BCP 47 tag of the language ("en", "pt-BR"); empty = guess. */
	struct doublet_view language;
	struct doublet_view headline;
	/* As agencies give them; empty = not given. */
	struct doublet_view slug;
	struct doublet_view source;
	struct doublet_view version;
	/* "usable", "withheld", "canceled". */
	struct doublet_view status;
	/* The id of the story that it takes the place of. */
	struct doublet_view replaces;
	/* What it announces itself as, "sig:correction sig:update": blanks
	 * between. */
	struct doublet_view signals;
	/* A note to editors. */
	struct doublet_view note;
	/* The time as given, and as a number (doublet_time_parse); 0 = it is
	 * none. */
	struct doublet_view published;
	int64_t time;
	/*
	 * For a story inside a JSON Lines file: its line there, from 1, and the
	 * JSON pointer of the text inside it ("/text"). 0 and empty for a file
	 * that is itself the story. Offsets then count in the text's value.
	 */
	uint64_t record;
	struct doublet_view pointer;
};

/* A place in a story's text, as editors count. Zero it to start. */
struct doublet_position {
	/* Bytes from the start of the text. */
	uint32_t offset;
	/* Lines and, within the line, code points before it. Both from 0. */
	uint32_t lines;
	uint32_t columns;
};

/*
 * Moves a position forward to a byte offset of the story's text, counting
 * lines and columns on the way; line = lines + 1, column = columns + 1.
 *
 * Lines end with LF, CR LF or CR. A column is a code point; an offset inside
 * a code point counts as that code point's. A byte order mark (U+FEFF) that
 * begins the text takes no column, as editors do not show it; its bytes count.
 * To look up many offsets visit them in ascending order: all of them together
 * cost one pass over the text. An offset before the position, or beyond the
 * text, leaves it unmoved.
 */
DOUBLET_API void doublet_story_place(const struct doublet_story *story,
                                     uint32_t offset,
                                     struct doublet_position *position);

/*
 * Reads a time as wires write it, "2026-11-22T08:00:00Z" and the other forms
 * of RFC 3339 and ISO 8601's extended format ("2026-11-22", "...T08:00",
 * fractions, offsets; none = UTC). *time is in microseconds since 1970-01-01
 * 00:00 UTC. False = it is none; *time is untouched.
 */
DOUBLET_API bool doublet_time_parse(struct doublet_view text, int64_t *time);

#endif
