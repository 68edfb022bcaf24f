/* SPDX-License-Identifier: MIT */
/* Plain C: rolled like any width; a shift and a sum are one instruction. */
#include "sketch/shingle.h"

static void five(const uint64_t *hashes, size_t count, uint32_t *shingles)
{
	doublet_shingle_words(hashes, count, DOUBLET_SHINGLE_WORDS, shingles);
}

const struct doublet_shingle_kernel doublet_shingle_scalar = {0, five};
