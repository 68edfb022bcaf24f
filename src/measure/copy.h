/* SPDX-License-Identifier: MIT */
/*
 * Made-up news copy of any length: English sentences drawn from a grammar of
 * our own, with a cast of names to each story. The same seed gives the same
 * bytes on every machine.
 */
#ifndef DOUBLET_MEASURE_COPY_H
#define DOUBLET_MEASURE_COPY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buffer.h"

enum { DOUBLET_COPY_CAST = 4 };

/* Who writes a story. Zero it, or _begin it. */
struct doublet_copy {
	uint64_t random;
	/* Whose names come up again and again in a story. */
	uint32_t people[DOUBLET_COPY_CAST];
	uint32_t places[DOUBLET_COPY_CAST];
	uint32_t firms[DOUBLET_COPY_CAST];
	/* A bit for each of them who has been named. */
	uint32_t named;
	/* A bit for each pattern that the story has had. */
	uint32_t sentences;
	uint32_t quotations;
	/* Curly quotation marks and apostrophes, long dashes. */
	bool typographic;
	bool in_quote;
};

/* Draws the cast of a new story. */
void doublet_copy_begin(struct doublet_copy *copy, uint64_t seed);

/* A number below `bound`, for what is made with copy. */
uint32_t doublet_copy_below(struct doublet_copy *copy, uint32_t bound);

/* Adds a sentence, without a blank around it; a quotation if wanted. */
void doublet_copy_sentence(struct doublet_copy *copy,
                           struct doublet_buffer *text, bool quoted);

/* "HARBOUR CITY, March 4 -- " */
void doublet_copy_dateline(struct doublet_copy *copy,
                           struct doublet_buffer *text);

/*
 * Adds text by a pattern: "$" and a letter is a slot to fill (see lexicon.h),
 * all else stands as it is.
 */
void doublet_copy_fill(struct doublet_copy *copy, struct doublet_buffer *text,
                       const char *pattern);

/* A story to be made. */
struct doublet_copy_order {
	uint64_t seed;
	/* At least so many; the last sentence is finished. */
	uint32_t words;
	/* Of 1000 sentences so many stood in the story before. */
	uint32_t repeats;
	bool typographic;
};

/* Adds a whole story; paragraphs end with '\n', a blank line between them. */
void doublet_copy_story(const struct doublet_copy_order *order,
                        struct doublet_buffer *text);

#endif
