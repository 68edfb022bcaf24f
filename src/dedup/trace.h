/* SPDX-License-Identifier: MIT */
/*
 * What is left of a signature: 2 bits of each of its first 64 numbers. Where
 * stories agree in a band by chance, it tells most of them from those that
 * are alike without a look at their sets.
 *
 * Source: Li, Konig, "b-bit minwise hashing", WWW (2010).
 */
#ifndef DOUBLET_DEDUP_TRACE_H
#define DOUBLET_DEDUP_TRACE_H

#include <stdint.h>

struct doublet_trace {
	uint64_t low;
	uint64_t high;
};

/* Of a signature of 64 numbers or more. */
struct doublet_trace doublet_trace_make(const uint32_t *signature);

/*
 * In how many places two have to agree, of 64: of pairs of that resemblance
 * one in 10,000 has fewer.
 */
unsigned doublet_trace_least(double resemblance);

static inline unsigned doublet_trace_agreement(struct doublet_trace a,
                                               struct doublet_trace b)
{
	uint64_t other = (a.low ^ b.low) | (a.high ^ b.high);

	return (unsigned)__builtin_popcountll(~other);
}

#endif
