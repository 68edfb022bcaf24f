/* SPDX-License-Identifier: MIT */
/*
 * Source: the optimal string alignment distance, as in Damerau, "A technique
 * for computer detection and correction of spelling errors", CACM 7 (1964):
 * letters left out, added, changed, or two of them swapped.
 */
#include "cli/nearest.h"

#include <string.h>

enum { LENGTH_MAX = 40 };

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Both at most LENGTH_MAX long. */
static size_t measure(const char *a, const char *b)
{
	size_t rows[LENGTH_MAX + 1][LENGTH_MAX + 1];
	size_t a_length = strlen(a);
	size_t b_length = strlen(b);

	for (size_t i = 0; i <= a_length; i++)
		rows[i][0] = i;
	for (size_t j = 0; j <= b_length; j++)
		rows[0][j] = j;
	for (size_t i = 1; i <= a_length; i++) {
		for (size_t j = 1; j <= b_length; j++) {
			size_t change = a[i - 1] != b[j - 1];
			size_t cost = rows[i - 1][j - 1] + change;
			cost = least(cost, rows[i - 1][j] + 1);
			cost = least(cost, rows[i][j - 1] + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
			    a[i - 2] == b[j - 1])
				cost = least(cost, rows[i - 2][j - 2] + 1);
			rows[i][j] = cost;
		}
	}
	return rows[a_length][b_length];
}

void doublet_nearest_try(struct doublet_nearest *nearest, const char *name)
{
	size_t given = strlen(nearest->given);

	if (given == 0 || given > LENGTH_MAX || strlen(name) > LENGTH_MAX)
		return;
	size_t distance = measure(nearest->given, name);
	/* A beginning may be meant however much is missing. */
	if (given >= 3 && strncmp(nearest->given, name, given) == 0)
		distance = 1;
	if (distance > 1 + given / 4)
		return;
	if (nearest->name == NULL || distance < nearest->distance) {
		nearest->name = name;
		nearest->distance = distance;
	}
}
