/* SPDX-License-Identifier: MIT */
/*
 * The bytes that take no column are counted: those behind the first of a
 * character, U+0300 to U+036F, by which letters are decomposed, and blanks
 * behind a blank. Nothing branches, so that many bytes are looked at at once.
 */
#include "text/columns.h"

#include <stdint.h>
#include <string.h>

unsigned doublet_columns(const char *text, size_t length)
{
	const unsigned char *bytes = (const unsigned char *)text;

	if (length == 0)
		return 0;
	unsigned narrow =
		(bytes[length - 1] & 0xC0) == 0x80 || bytes[length - 1] == 0xCC;
	for (size_t i = 0; i + 1 < length; i++)
		narrow += (unsigned)((bytes[i] & 0xC0) == 0x80) |
		          (unsigned)(bytes[i] == 0xCC) |
		          ((unsigned)(bytes[i] == 0xCD) &
		           (unsigned)(bytes[i + 1] < 0xB0)) |
		          ((unsigned)(bytes[i] == ' ') &
		           (unsigned)(bytes[i + 1] == ' '));
	return (unsigned)length - narrow;
}

enum { BLOCK = 16 };

typedef uint8_t block __attribute__((vector_size(BLOCK)));

static block load(const void *bytes)
{
	block loaded;

	memcpy(&loaded, bytes, sizeof(loaded));
	return loaded;
}

/* FF where a blank stands, and behind it another. */
static block blank_pairs(const char *text)
{
	return (block)(load(text) == ' ') & (block)(load(text + 1) == ' ');
}

static unsigned sum_of(block counts)
{
	const uint64_t even = UINT64_C(0x00FF00FF00FF00FF);
	uint64_t halves[2];

	memcpy(halves, &counts, sizeof(halves));
	/* No count is beyond 127. */
	uint64_t bytes = halves[0] + halves[1];
	uint64_t pairs = (bytes & even) + (bytes >> 8 & even);
	return (unsigned)(pairs * UINT64_C(0x0001000100010001) >> 48);
}

/* From r on, its last r bytes. */
static const uint8_t last[2 * BLOCK] = {[BLOCK] = 0xFF, 0xFF, 0xFF, 0xFF,
                                        0xFF,           0xFF, 0xFF, 0xFF,
                                        0xFF,           0xFF, 0xFF, 0xFF,
                                        0xFF,           0xFF, 0xFF, 0xFF};

static unsigned count_few_pairs(const char *text, size_t length)
{
	unsigned pairs = 0;

	for (size_t i = 0; i + 1 < length; i++)
		pairs += (unsigned)(text[i] == ' ') &
		         (unsigned)(text[i + 1] == ' ');
	return pairs;
}

/* Of a text that is longer than a block: the pairs from `at` on, of which
 * fewer than a block are left. */
static block last_pairs(const char *text, size_t length, size_t at)
{
	return blank_pairs(text + length - 1 - BLOCK) &
	       load(last + (length - 1 - at));
}

unsigned doublet_columns_ascii(const char *text, size_t length)
{
	block found = {0};
	size_t i = 0;

	if (length <= BLOCK)
		return (unsigned)length - count_few_pairs(text, length);
	for (; i + BLOCK < length; i += BLOCK)
		found -= blank_pairs(text + i);
	found -= last_pairs(text, length, i);
	return (unsigned)length - sum_of(found);
}

static bool is_ascii(block bytes)
{
	uint64_t halves[2];

	memcpy(halves, &bytes, sizeof(halves));
	return ((halves[0] | halves[1]) & UINT64_C(0x8080808080808080)) == 0;
}

/* The survey of a text that is no longer than a block. */
static bool survey_few(const char *text, size_t length, size_t *pairs)
{
	unsigned char all = 0;

	for (size_t i = 0; i < length; i++)
		all |= (unsigned char)text[i];
	*pairs = count_few_pairs(text, length);
	return all < 0x80;
}

bool doublet_columns_survey(const char *text, size_t length, size_t *pairs)
{
	/* So many blocks, and the last one, a sum can hold. */
	enum { STRETCH = 120 * BLOCK };
	size_t found = 0;
	size_t i = 0;

	if (length <= BLOCK)
		return survey_few(text, length, pairs);
	block all = load(text + length - BLOCK);
	while (i + BLOCK < length) {
		/* Bytes that have one behind them. */
		size_t left = (length - 1 - i) / BLOCK * BLOCK;
		size_t end = i + (left < STRETCH ? left : STRETCH);
		block counts = {0};
		for (; i < end; i += BLOCK) {
			all |= load(text + i);
			counts -= blank_pairs(text + i);
		}
		if (!is_ascii(all))
			return false;
		if (i + BLOCK >= length)
			counts -= last_pairs(text, length, i);
		found += sum_of(counts);
	}
	*pairs = found;
	return true;
}
