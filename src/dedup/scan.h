/* SPDX-License-Identifier: MIT */
/*
 * The first reading: a story becomes a few numbers, by which those it may be
 * related to are found, and the story is forgotten.
 *
 *	story -> body -> signature -> keys of bands
 *	              -> runs, forms, hints (hints.h)
 *	              -> set                           (only to miss no pair)
 */
#ifndef DOUBLET_DEDUP_SCAN_H
#define DOUBLET_DEDUP_SCAN_H

#include "base/arena.h"
#include "dedup/lists.h"
#include "dedup/team.h"
#include "dedup/trace.h"
#include "doublet/band.h"
#include "doublet/body.h"

/* What is kept of each story besides its lists. */
struct doublet_scanned {
	/* Hash of the body's words, 0 = it has none. */
	uint64_t body;
	int64_t time;
	/* Where there are bands. */
	struct doublet_trace trace;
};

struct doublet_scan {
	struct doublet_team *team;
	/* What to keep: NULL, false = not that. */
	const struct doublet_banding *banding;
	bool keeps_runs;
	bool keeps_forms;
	bool keeps_hints;
	bool keeps_sets;
	struct doublet_buffer stories;
	struct doublet_lists keys;
	struct doublet_lists runs;
	struct doublet_lists forms;
	struct doublet_lists hints;
	struct doublet_lists sets;
	/* What was read of each of the stories that are being added. */
	struct doublet_arena arena;
};

void doublet_scan_init(struct doublet_scan *scan,
                       const struct doublet_allocator *allocator);
void doublet_scan_finish(struct doublet_scan *scan);
/* Frees the lists. */
void doublet_scan_forget(struct doublet_scan *scan);

/*
 * Reads the next stories; *added is how many could be added, on failure those
 * before the first that could not.
 */
DOUBLET_NODISCARD enum doublet_status doublet_scan_add(
	struct doublet_scan *scan, const struct doublet_item *items,
	size_t count, size_t *added);

uint32_t doublet_scan_count(const struct doublet_scan *scan);
const struct doublet_scanned *doublet_scan_at(const struct doublet_scan *scan,
                                              uint32_t number);

/* Hash of a body's words; 0 = it has none. */
uint64_t doublet_scan_hash(const struct doublet_body *body);

/* Whether a comes before b: by time where both have one, else by number. */
bool doublet_scan_is_earlier(const struct doublet_scan *scan, uint32_t a,
                             uint32_t b);

#endif
