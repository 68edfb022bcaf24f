/* SPDX-License-Identifier: MIT */
/*
 * Datelines in the shapes that agencies write:
 *
 *	LONDON, Jan 5 (Reuters) -	SAITAMA, Japan, Dec. 9 Kyodo -
 *	Berlin/Hamburg (dpa/lno) -	MOSCOW, November 3. /TASS/.
 *	(ANSA) - ROMA, 3 NOV -  	NEW YORK, March 5 -
 *	新华社北京11月3日电      	【ワシントン共同】
 */
#ifndef DOUBLET_TEXT_DATELINE_H
#define DOUBLET_TEXT_DATELINE_H

#include "text/draft.h"

struct doublet_dateline {
	/* Behind its dash, and the first word behind it. */
	size_t end;
	size_t end_word;
};

/* Whether a paragraph begins with a dateline, and where that ends. */
bool doublet_dateline_read(const struct doublet_draft *draft,
                           const struct doublet_paragraph *paragraph,
                           struct doublet_dateline *found);

#endif
