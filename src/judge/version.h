/* SPDX-License-Identifier: MIT */
/*
 * What a story says of itself: that it is an update, a correction, a repeat.
 * Agencies say it in the headline ("CORRECTED-UPDATE 2-..."), the slug ("8th
 * Ld-Writethru"), notes ("(Adds mayor's comment)"), and in the text's own
 * furniture. Precision counts: "Fed updates rules" says nothing.
 *
 *	UPDATE 2-Harbour strike ends  ("Adds mayor's comment")
 *	~~~~~~~~~[- headline proper ]  claims = UPDATE, ordinal = 2
 */
#ifndef DOUBLET_JUDGE_VERSION_H
#define DOUBLET_JUDGE_VERSION_H

#include <stdint.h>

#include "doublet/segment.h"
#include "doublet/story.h"

/* Bits of a set. */
enum doublet_claim {
	/* Another version of a story sent before. */
	DOUBLET_CLAIM_UPDATE = 1 << 0,
	/* It puts right what was sent before. */
	DOUBLET_CLAIM_CORRECTION = 1 << 1,
	/* Sent before as it is, or but for form ("RPT-", "REFILE-"). */
	DOUBLET_CLAIM_REPEAT = 1 << 2,
	/* It takes back a story, or is one taken back. */
	DOUBLET_CLAIM_WITHDRAWAL = 1 << 3,
	/* An add, insert or sub, no story by itself. */
	DOUBLET_CLAIM_FRAGMENT = 1 << 4,
	/* A wrap-up, digest or summary of several stories. */
	DOUBLET_CLAIM_ROUNDUP = 1 << 5,
	/* The text is a notice about another story ("please read ... instead
	 * of ..."), not that story once more. */
	DOUBLET_CLAIM_NOTICE = 1 << 6
};

struct doublet_version {
	/* A set of enum doublet_claim. */
	unsigned claims;
	/* 2 of "UPDATE 2-", 8 of "8th Ld-Writethru"; 0 = none is said. */
	uint32_t ordinal;
	/* Bytes of the headline without version words at its two ends. */
	struct doublet_span headline;
	/* Of a notice: bytes of the text that quote the headline of the story
	 * it is about; empty = none is quoted. */
	struct doublet_span about;
};

/*
 * Reads what a story says; `segments` are those of the story, or NULL: then
 * its text is passed over. Takes no memory. Linear in the length of headline,
 * slug and note, and of the first and last paragraphs of the text.
 */
void doublet_version_read(const struct doublet_story *story,
                          const struct doublet_segments *segments,
                          struct doublet_version *version);

#endif
