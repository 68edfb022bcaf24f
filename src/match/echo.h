/* SPDX-License-Identifier: MIT */
/*
 * Words that stand again at once, or a few words on: "the the". Eight words at
 * a time are sifted without a branch, for hardly any do; inlined, where the
 * distances are known.
 */
#ifndef DOUBLET_MATCH_ECHO_H
#define DOUBLET_MATCH_ECHO_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* Words that are sifted at a time. */
enum { DOUBLET_ECHO_STEP = 8 };

/* Two hashes as four halves: any processor compares these at once. */
typedef uint32_t doublet_echo_halves __attribute__((vector_size(16)));

static inline doublet_echo_halves doublet_echo_load(const uint64_t *hashes)
{
	doublet_echo_halves loaded;

	memcpy(&loaded, hashes, sizeof(loaded));
	return loaded;
}

/* Whether one of the next DOUBLET_ECHO_STEP words may stand again. */
static inline bool doublet_echo_may_be(const uint64_t *hashes, uint32_t least,
                                       uint32_t most)
{
	doublet_echo_halves same = {0};
	uint64_t both[2];

	for (uint32_t i = 0; i < DOUBLET_ECHO_STEP; i += 2) {
		doublet_echo_halves here = doublet_echo_load(hashes + i);
		for (uint32_t words = least; words <= most; words++)
			same |= (doublet_echo_halves)(here ==
			                              doublet_echo_load(hashes +
			                                                i +
			                                                words));
	}
	memcpy(both, &same, sizeof(both));
	return (both[0] | both[1]) != 0;
}

/* Whether a word stands again, with `left` words from it on. */
static inline bool doublet_echo_is(const uint64_t *hashes, uint32_t left,
                                   uint32_t least, uint32_t most)
{
	for (uint32_t words = least; words <= most && words < left; words++) {
		if (hashes[0] == hashes[words])
			return true;
	}
	return false;
}

/*
 * The first word from `from` on that stands again `least` to `most` words
 * behind it, 1 <= least <= most, of `count` words given by their hashes;
 * `count` = none. Linear.
 */
static inline uint32_t doublet_echo_next(const uint64_t *hashes, uint32_t from,
                                         uint32_t count, uint32_t least,
                                         uint32_t most)
{
	uint32_t i = from;

	while (i < count) {
		while (count - i >= DOUBLET_ECHO_STEP + most &&
		       !doublet_echo_may_be(hashes + i, least, most))
			i += DOUBLET_ECHO_STEP;
		uint32_t end = count - i > DOUBLET_ECHO_STEP
		                       ? i + DOUBLET_ECHO_STEP
		                       : count;
		for (; i < end; i++) {
			if (doublet_echo_is(hashes + i, count - i, least, most))
				return i;
		}
	}
	return count;
}

#endif
