/* SPDX-License-Identifier: MIT */
/*
 * Words, alone or two together, that stand again at once or a few words on:
 * "the the". Eight are sifted at a time without a branch, for hardly any do;
 * inlined, where the distances are known.
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
typedef uint64_t doublet_echo_hashes __attribute__((vector_size(16)));

/* What is sought: `together` words, 1 or 2, that stand again `least` to `most`
 * words on, 1 <= least <= most. */
struct doublet_echo {
	uint32_t together;
	uint32_t least;
	uint32_t most;
};

/* The hashes of two words, or the sums of each and the one behind it. */
static inline doublet_echo_halves doublet_echo_load(const uint64_t *hashes,
                                                    uint32_t together)
{
	doublet_echo_hashes loaded;
	doublet_echo_hashes behind;

	memcpy(&loaded, hashes, sizeof(loaded));
	if (together > 1) {
		memcpy(&behind, hashes + 1, sizeof(behind));
		loaded += behind;
	}
	return (doublet_echo_halves)loaded;
}

/* Whether one of the next DOUBLET_ECHO_STEP words may be one. */
static inline bool doublet_echo_may_be(const uint64_t *hashes,
                                       struct doublet_echo sought)
{
	doublet_echo_halves same = {0};
	uint64_t both[2];

	for (uint32_t i = 0; i < DOUBLET_ECHO_STEP; i += 2) {
		doublet_echo_halves here =
			doublet_echo_load(hashes + i, sought.together);
		for (uint32_t words = sought.least; words <= sought.most;
		     words++)
			same |= (doublet_echo_halves)(here ==
			                              doublet_echo_load(
							      hashes + i +
								      words,
							      sought.together));
	}
	memcpy(both, &same, sizeof(both));
	return (both[0] | both[1]) != 0;
}

/* Whether a word is one, with `left` words from it on. */
static inline bool doublet_echo_is(const uint64_t *hashes, uint32_t left,
                                   struct doublet_echo sought)
{
	uint32_t last = sought.together - 1;

	for (uint32_t words = sought.least;
	     words <= sought.most && words + last < left; words++) {
		if (hashes[0] == hashes[words] &&
		    hashes[last] == hashes[words + last])
			return true;
	}
	return false;
}

/*
 * The first word from `from` on with which what is sought begins, of `count`
 * words given by their hashes; `count` = none. Linear.
 */
static inline uint32_t doublet_echo_next(const uint64_t *hashes, uint32_t from,
                                         uint32_t count,
                                         struct doublet_echo sought)
{
	uint32_t reach = DOUBLET_ECHO_STEP + sought.most + sought.together - 1;
	uint32_t i = from;

	while (i < count) {
		while (count - i >= reach &&
		       !doublet_echo_may_be(hashes + i, sought))
			i += DOUBLET_ECHO_STEP;
		uint32_t end = count - i > DOUBLET_ECHO_STEP
		                       ? i + DOUBLET_ECHO_STEP
		                       : count;
		for (; i < end; i++) {
			if (doublet_echo_is(hashes + i, count - i, sought))
				return i;
		}
	}
	return count;
}

#endif
