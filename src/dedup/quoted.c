/* SPDX-License-Identifier: MIT */
/*
 * Marks are looked for between words only. One that touches the word behind it
 * opens, others close; few have a side of their own. A blank line closes all.
 */
#include "dedup/quoted.h"

#include <stddef.h>
#include <string.h>

enum mark { NONE, EITHER, OPENS, CLOSES };

struct row {
	const char *bytes;
	enum mark mark;
};

static const struct row rows[] = {
	{"\"", EITHER},           {"\xE2\x80\x9C", EITHER},
	{"\xE2\x80\x9D", EITHER}, {"\xE2\x80\x9E", OPENS},
	{"\xC2\xAB", EITHER},     {"\xC2\xBB", EITHER},
	{"\xE3\x80\x8C", OPENS},  {"\xE3\x80\x8D", CLOSES},
};

/* The mark at a byte, and its size. */
static enum mark mark_at(const char *text, size_t left, size_t *size)
{
	*size = 1;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t length = strlen(rows[i].bytes);

		if (length > left || memcmp(text, rows[i].bytes, length) != 0)
			continue;
		*size = length;
		return rows[i].mark;
	}
	return NONE;
}

/* Whether a quotation is open behind what stands between two words. */
static bool is_open_behind(bool open, const char *text, size_t length)
{
	unsigned line_feeds = 0;
	size_t size;

	for (size_t at = 0; at < length; at += size) {
		enum mark mark = NONE;

		size = 1;
		if (text[at] == '"' || (unsigned char)text[at] >= 0xC2)
			mark = mark_at(text + at, length - at, &size);
		if (mark != NONE)
			open = mark == OPENS ||
			       (mark == EITHER &&
			        (at + size == length ||
			         strchr(" \r\n\t.,;:!?)-", text[at + size]) ==
			                 NULL));
		line_feeds += text[at] == '\n';
		if (line_feeds > 1)
			open = false;
	}
	return open;
}

void doublet_quoted_find(const struct doublet_story *story,
                         const struct doublet_body *body, bool *quoted)
{
	uint32_t end = 0;
	bool open = false;

	for (uint32_t i = 0; i < body->word_count; i++) {
		open = is_open_behind(open, story->text + end,
		                      body->words[i].start - end);
		quoted[i] = open;
		end = body->words[i].end;
	}
}
