/* SPDX-License-Identifier: MIT */
/* Two works live at a time: the one of half the size, and the one at hand. */
#include "growth.h"

#include <stdio.h>
#include <stdlib.h>

enum {
	SMALLEST = 1000,
	DOUBLINGS = 10,
	NAME_BYTES = 64,
	/* More than are learnt by heart. */
	WORDS_MIN = 65536,
	/* Passes until an arena has all its memory in one block (arena.c). */
	WARM_UP = 3
};

uint32_t bench_growth_texts(uint32_t words)
{
	return words < WORDS_MIN ? (WORDS_MIN + words - 1) / words : 1;
}

static struct bench_work make_work(const struct bench_growth *growth,
                                   uint32_t words)
{
	char *name = bench_allocate(NAME_BYTES, 1);
	uint32_t texts = bench_growth_texts(words);
	void *made = growth->make(growth->context, words);

	snprintf(name, NAME_BYTES, "to %u words", words);
	for (int i = 0; i < WARM_UP; i++)
		growth->pass(made);
	return (struct bench_work){
		.name = name,
		.units = (double)words * (growth->many ? texts : 1),
		.pass = growth->pass,
		.context = made,
	};
}

void bench_grow(const struct bench_growth *growth)
{
	struct bench_work first = make_work(growth, SMALLEST);
	struct bench_work half = first;
	struct bench bench;
	double most = 0;

	bench_begin(&bench, growth->title, "word");
	for (unsigned i = 1; i <= DOUBLINGS; i++) {
		struct bench_work work =
			make_work(growth, (uint32_t)SMALLEST << i);
		double ratio = bench_measure_pair(&bench, &half, &work);

		most = ratio > most ? ratio : most;
		if (i > 1)
			growth->drop(half.context);
		half = work;
	}
	half.name = "longest to shortest";
	double whole = bench_measure_pair(&bench, &first, &half);
	if (!bench.json)
		printf("  a doubling takes at most %.2f times as long, "
		       "a word %.2f times\n",
		       2 * most, whole);
	growth->drop(first.context);
	growth->drop(half.context);
	bench_end(&bench);
}
