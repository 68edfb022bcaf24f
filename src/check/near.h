/* SPDX-License-Identifier: MIT */
/*
 * Alignments (match/align.h) as an editor reads them: which of them say the
 * same thing twice, and how large a unit they fill.
 */
#ifndef DOUBLET_CHECK_NEAR_H
#define DOUBLET_CHECK_NEAR_H

#include <stdbool.h>
#include <stdint.h>

#include "check/repeat.h"
#include "match/align.h"

struct doublet_candidates;
struct doublet_evidence;

/* Two places that say nearly the same; `first` is earlier. */
struct doublet_near {
	struct doublet_word_range first;
	struct doublet_word_range again;
	uint32_t equal_words;
	/* Further ones that are spelled with other hyphens. */
	uint32_t respelled;
	/* In the list of edits, by place. */
	size_t first_edit;
	size_t edit_count;
	enum doublet_unit unit;
	/* How many of the unit at the second place. */
	uint32_t units;
	/* One form filled in with other figures or names. */
	bool is_parallel;
	/* Sentences in a row, changed here and there: told as a whole. */
	bool is_take;
};

struct doublet_nears {
	const struct doublet_near *items;
	uint32_t count;
	const struct doublet_edit *edits;
	/* Of each word: 1 + the take whose second place it is in, 0 = none;
	 * NULL when there are no takes. */
	const uint32_t *take_of;
};

/*
 * Whether one form was filled in twice: with other figures, or mostly with
 * other names; or whether it is names and little else, as a list of matches.
 */
bool doublet_near_is_parallel(const struct doublet_evidence *evidence,
                              const struct doublet_near *near,
                              const struct doublet_edit *edits);

/* Whether both places begin with questions or are mostly questions. */
bool doublet_near_is_asked(const struct doublet_evidence *evidence,
                           const struct doublet_near *near);

/*
 * Finds evidence->nears in its alignments. Those that agree word for word are
 * left to the rules on repeats. DOUBLET_NO_MEMORY.
 */
DOUBLET_NODISCARD enum doublet_status doublet_nears_find(
	struct doublet_evidence *evidence);

/* Adds all of one unit, called `what`; parallel forms as notes. */
void doublet_nears_add(struct doublet_candidates *candidates,
                       const struct doublet_evidence *evidence,
                       enum doublet_unit unit, const char *what);

#endif
