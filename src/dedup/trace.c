/* SPDX-License-Identifier: MIT */
/*
 * Numbers that differ have the same 2 bits one time in four; so of two stories
 * that resemble each other by J a place agrees with probability J + (1 - J)
 * / 4.
 */
#include "dedup/trace.h"

enum { PLACES = 64 };

struct doublet_trace doublet_trace_make(const uint32_t *signature)
{
	struct doublet_trace trace = {0, 0};

	for (unsigned i = 0; i < PLACES; i++) {
		/* A least number has high bits that say little. */
		uint32_t mixed = signature[i] * UINT32_C(0x9E3779B1) >> 30;

		trace.low |= (uint64_t)(mixed & 1) << i;
		trace.high |= (uint64_t)(mixed >> 1) << i;
	}
	return trace;
}

unsigned doublet_trace_least(double resemblance)
{
	const double missed = 1e-4;
	double agree = resemblance + (1 - resemblance) / 4;
	double exactly = 1;
	double sum = 0;
	unsigned least = 0;

	if (agree >= 1)
		return PLACES;
	for (unsigned i = 0; i < PLACES; i++)
		exactly *= 1 - agree;
	/* The binomial distribution, term by term. */
	while ((sum += exactly) < missed) {
		exactly *= agree / (1 - agree) * (PLACES - least) / (least + 1);
		least++;
	}
	return least;
}
