/* SPDX-License-Identifier: MIT */
/*
 * What good copy says twice on purpose: tables, parallel forms, questions,
 * announced texts, titles, refrains. A candidate that falls under one of them
 * becomes a note, and keeps its reason.
 */
#ifndef DOUBLET_CHECK_EXEMPT_H
#define DOUBLET_CHECK_EXEMPT_H

#include "check/candidate.h"

struct doublet_exemption {
	/* As "parallel". */
	const char *id;
	/* Why it was let through: "..., so it was let through". */
	const char *reason;
};

/* Three times or more at even distances: merge.c finds it. */
extern const struct doublet_exemption doublet_exemption_refrain;
/* Stray furniture at several places. */
extern const struct doublet_exemption doublet_exemption_roundup;

/*
 * Makes notes of the candidates at warning and above that are exempt.
 * Linear. DOUBLET_NO_MEMORY.
 */
DOUBLET_NODISCARD enum doublet_status doublet_exempt(
	const struct doublet_evidence *evidence,
	struct doublet_candidates *candidates);

#endif
