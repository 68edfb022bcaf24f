/* SPDX-License-Identifier: MIT */
/*
 * Labels at the two ends of a line, by which desks mark versions, and the
 * words of version.txt in it.
 *
 *	CORRECTED - UPDATE 2-Harbour strike ends (PIX, RPT)
 *	[-------]   [------]                      [-]  [-]   labels
 *	tokens: "corrected" "update" "2" "harbour" ..., a gap before each
 */
#ifndef DOUBLET_JUDGE_LABEL_H
#define DOUBLET_JUDGE_LABEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doublet/segment.h"
#include "doublet/story.h"
#include "text/character.h"

/* What stands between two tokens: bits of a set; none = they are joined. */
enum doublet_label_gap {
	DOUBLET_GAP_BLANK = 1 << 0,
	/* One, without a blank beside it. */
	DOUBLET_GAP_HYPHEN = 1 << 1,
	DOUBLET_GAP_COMMA = 1 << 2,
	DOUBLET_GAP_STOP = 1 << 3,
	/* A colon, dash, slash or the like. */
	DOUBLET_GAP_MARK = 1 << 4,
	/* "--" */
	DOUBLET_GAP_DASHES = 1 << 5,
	DOUBLET_GAP_OPEN = 1 << 6,
	DOUBLET_GAP_CLOSE = 1 << 7,
	DOUBLET_GAP_OTHER = 1 << 8,
	/* The end of a line. */
	DOUBLET_GAP_BREAK = 1 << 9
};

enum {
	DOUBLET_LABEL_TOKENS = 64,
	DOUBLET_LABEL_WORD = 31,
	/* Longer figures are no numbers of versions: "Zusammenfassung 1430". */
	DOUBLET_LABEL_NUMBER = 99
};

/* A run of letters or of digits. */
struct doublet_label_token {
	/* Bytes of the line. */
	uint32_t start;
	uint32_t end;
	/* Bits of enum doublet_label_gap: what stands before it. */
	uint16_t gap;
	/* Letters, none of them small; and the first is not. */
	bool capitals;
	bool title;
	/* Of a number: its value, and whether it is one as "2nd". 0 = it is
	 * none, or too large. */
	uint32_t number;
	bool ordinal;
};

struct doublet_label_line {
	struct doublet_view text;
	struct doublet_label_token tokens[DOUBLET_LABEL_TOKENS];
	size_t count;
	/* What stands behind the last token; 0 when there were too many. */
	uint16_t gap;
	/* No token has a small letter. */
	bool capitals;
};

/* The bits of a character between two tokens. */
unsigned doublet_label_gap(struct doublet_character character);

/* Reads the tokens of a line, the first DOUBLET_LABEL_TOKENS of them. */
void doublet_label_read(struct doublet_view text,
                        struct doublet_label_line *line);

/*
 * Whether a word of one byte or more may be the first of an entry of the uses:
 * false for nearly all that are none.
 */
bool doublet_label_may(const char *word, size_t length, unsigned uses);

/*
 * The longest entry of version.txt that begins at a token and has one of the
 * uses: how many tokens it takes, what it claims and all its uses. 0 = none.
 */
size_t doublet_label_find(const struct doublet_label_line *line, size_t token,
                          unsigned uses, unsigned *claims,
                          unsigned *found_uses);

/* What labels say. */
struct doublet_label_claims {
	unsigned claims;
	uint32_t ordinal;
};

/* Where a line of labels stands. */
enum doublet_label_place {
	DOUBLET_LABEL_HEADLINE,
	/* Words behind hyphens may be labels, too: "libya-unrest-2ndlead". */
	DOUBLET_LABEL_SLUG
};

/*
 * Takes labels off the two ends of a line, adds what they say, and returns
 * the bytes between them.
 */
struct doublet_span doublet_label_strip(const struct doublet_label_line *line,
                                        enum doublet_label_place place,
                                        struct doublet_label_claims *said);

#endif
