/* SPDX-License-Identifier: MIT */
/* A binary search among fingerprints: it is asked of short repeats only. */
#include "check/common.h"

#include <string.h>

#include "text/fold.h"

enum { CLASS_BITS = 3, LONGEST = 64 };

const struct doublet_common *doublet_common_find(const char *tag)
{
	const struct doublet_common *common = doublet_common_words;

	while (common->tag != NULL && strcmp(common->tag, tag) != 0)
		common++;
	return common->tag != NULL ? common : NULL;
}

/* FNV-1a of the folded word; as in common/generate.py. */
static uint32_t fingerprint(const char *word, size_t length)
{
	char folded[LONGEST * 11];
	uint32_t mixed = UINT32_C(0x811C9DC5);

	length = doublet_fold_word(word, length, folded);
	for (size_t i = 0; i < length; i++) {
		mixed ^= (unsigned char)folded[i];
		mixed *= UINT32_C(0x01000193);
	}
	return mixed & ~(uint32_t)CLASS_BITS;
}

unsigned doublet_common_class(const struct doublet_common *common,
                              const char *word, size_t length)
{
	/* No common word is longer. */
	if (length > LONGEST)
		return 0;
	uint32_t key = fingerprint(word, length);
	size_t low = 0;
	size_t high = common->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (common->words[middle] < key)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == common->count ||
	    (common->words[low] & ~(uint32_t)CLASS_BITS) != key)
		return 0;
	return common->words[low] & CLASS_BITS;
}
