/* SPDX-License-Identifier: MIT */
/*
 * Bytes of a story as lines and columns: one pass forward, shared by all
 * offsets that are asked for in order.
 */
#include "doublet/story.h"

#include <stdbool.h>
#include <string.h>

#include "base/sequence.h"

static const char mark[] = "\xEF\xBB\xBF";
enum { MARK = sizeof(mark) - 1 };

/* The size of what stands at `at`, which is one column or ends a line. */
static size_t step(const struct doublet_story *story, size_t at,
                   bool *ends_line)
{
	const char *text = story->text + at;
	size_t left = story->length - at;
	bool valid;

	*ends_line = *text == '\n';
	if (*ends_line)
		return 1;
	/* The LF of a CR LF ends the line, its CR is a column. */
	*ends_line = *text == '\r' && (left == 1 || text[1] != '\n');
	return doublet_sequence_size(text, left, &valid);
}

/* How many bytes at `at` are characters of ASCII that end no line. */
static uint32_t count_plain(const struct doublet_story *story, uint32_t at,
                            uint32_t end)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	const uint64_t tops = ones * 0x80;
	const bool is_little = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
	uint32_t start = at;
	uint64_t bytes;

	for (; end - at >= sizeof(bytes); at += sizeof(bytes)) {
		memcpy(&bytes, story->text + at, sizeof(bytes));
		/* A byte below ' ' borrows; so may the one behind it. */
		bytes = (bytes | (bytes - ones * ' ')) & tops;
		if (bytes == 0)
			continue;
		if (is_little)
			return at - start +
			       (uint32_t)__builtin_ctzll(bytes) / 8;
		break;
	}
	while (at < end && (unsigned char)story->text[at] >= ' ' &&
	       (unsigned char)story->text[at] < 0x80)
		at++;
	return at - start;
}

void doublet_story_place(const struct doublet_story *story, uint32_t offset,
                         struct doublet_position *position)
{
	struct doublet_position moved = *position;

	if (offset > story->length)
		return;
	if (moved.offset == 0 && offset >= MARK &&
	    memcmp(story->text, mark, MARK) == 0)
		moved.offset = MARK;
	while (moved.offset < offset) {
		uint32_t plain = count_plain(story, moved.offset, offset);
		moved.offset += plain;
		moved.columns += plain;
		if (moved.offset == offset)
			break;
		bool ends_line;
		size_t size = step(story, moved.offset, &ends_line);
		if (size > offset - moved.offset)
			break;
		moved.offset += (uint32_t)size;
		moved.columns = ends_line ? 0 : moved.columns + 1;
		moved.lines += ends_line;
	}
	*position = moved;
}
