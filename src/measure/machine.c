/* SPDX-License-Identifier: MIT */
/*
 * The processor's name stands in /proc/cpuinfo on most Linux systems. Its
 * clock is measured: what the system tells is the nominal one, and counters
 * of cycles are closed to most users.
 */
#include "measure/machine.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "measure/sample.h"

enum { ADDITIONS = 1 << 16, TRIES = 25, HEAD_BYTES = 4096 };

/* The rest of the first line that begins so; NULL = there is none. */
static const char *find_line(const char *text, const char *begin)
{
	const char *at = strstr(text, begin);
	const char *colon = at != NULL ? strchr(at, ':') : NULL;

	if (colon == NULL)
		return NULL;
	return colon + 1 + strspn(colon + 1, " ");
}

void doublet_machine_processor(char *name, size_t size)
{
	struct doublet_file file;
	char text[HEAD_BYTES];
	size_t length = 0;

	snprintf(name, size, "unknown");
	if (doublet_file_open(&file, "/proc/cpuinfo", NULL) != DOUBLET_OK)
		return;
	if (doublet_file_read(&file, text, sizeof(text) - 1, &length, NULL) !=
	    DOUBLET_OK)
		length = 0;
	doublet_file_close(&file);
	text[length] = '\0';
	const char *model = find_line(text, "model name");
	if (model != NULL)
		snprintf(name, size, "%.*s", (int)strcspn(model, "\n"), model);
}

/* The barrier keeps the compiler from adding all at once. */
static inline uint64_t add(uint64_t sum, uint64_t term)
{
	sum += term;
	__asm__ volatile("" : "+r"(sum));
	return sum;
}

/* Of a register: processors fold additions of constants. */
static void add_in_turn(void *context)
{
	uint64_t *term = context;
	uint64_t sum = *term;

	for (int i = 0; i < ADDITIONS / 8; i++) {
		sum = add(add(add(add(sum, *term), *term), *term), *term);
		sum = add(add(add(add(sum, *term), *term), *term), *term);
	}
	doublet_sample_keep(&sum);
}

double doublet_machine_hertz(void)
{
	uint64_t term = 1;
	double least = 0;

	__asm__ volatile("" : "+r"(term));
	for (int i = 0; i < TRIES; i++) {
		double taken = doublet_sample_work(1, add_in_turn, &term);
		if (least == 0 || taken < least)
			least = taken;
	}
	return least > 0 ? ADDITIONS * 1e9 / least : 0;
}
