/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as words: folding keeps to its room, gives UTF-8, changes nothing
 * the second time, and gives the same with its table of letters and without.
 */
#include "text/fold.h"

#include <string.h>

#include "fuzz.h"
#include "text/utf8.h"

static void require_utf8(const char *text, size_t length)
{
	for (size_t at = 0; at < length;) {
		char again[4];
		size_t size;
		uint32_t point =
			doublet_utf8_decode(text + at, length - at, &size);
		fuzz_require(doublet_utf8_encode(point, again) == size);
		fuzz_require(memcmp(again, text + at, size) == 0);
		at += size;
	}
}

static void fold(const char *word, size_t length)
{
	static char folded[DOUBLET_FOLD_MAX];
	static char other[DOUBLET_FOLD_MAX];
	size_t size = doublet_fold_word(word, length, folded);

	fuzz_require(size <= length * 11);
	require_utf8(folded, size);
	fuzz_require(doublet_fold_slowly(word, length, other) == size);
	fuzz_require(memcmp(folded, other, size) == 0);
	fuzz_require(doublet_fold_normalise(word, length, other) <=
	             length * 11);
	if (size > DOUBLET_WORD_MAX)
		return;
	fuzz_require(doublet_fold_word(folded, size, other) == size);
	fuzz_require(memcmp(folded, other, size) == 0);
}

/* Lengths below 64, at any offset, and the longest. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;

	for (size_t at = 0; at < size;) {
		size_t length = 1 + data[at] % 63;
		if (length > size - at)
			length = size - at;
		fold(text + at, length);
		at += length;
	}
	fold(text, size < DOUBLET_WORD_MAX ? size : DOUBLET_WORD_MAX);
	return 0;
}
