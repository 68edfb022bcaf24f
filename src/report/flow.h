/* SPDX-License-Identifier: MIT */
/*
 * Copy on lines of a terminal: broken between words, with a hanging indent,
 * and with its quotations in numbered brackets.
 *
 *	   2  The official said the meeting was ⟦1 "frank, and ⟦2 'of use'⟧ to
 *	      all of us."⟧
 */
#ifndef DOUBLET_REPORT_FLOW_H
#define DOUBLET_REPORT_FLOW_H

#include "doublet/segment.h"
#include "report/report.h"

/* Where the brackets come; zeroed: there are none. */
struct doublet_brackets {
	/* In the order of their starts. */
	const struct doublet_quote *quotes;
	/* Their indices in the order of their ends. */
	const uint32_t *closings;
	uint32_t count;
	/* How many stand already. */
	uint32_t opened;
	uint32_t closed;
};

struct doublet_flow {
	struct doublet_report *report;
	const char *text;
	struct doublet_brackets brackets;
	/* Columns before each line but the first. */
	size_t indent;
	/* Columns taken of the line in hand. */
	size_t column;
	/* A blank is due before what comes next, unless a line ends there. */
	bool gap;
};

/*
 * Adds text[start, end) and the brackets that come before `limit`, which is
 * not below `end`. Linear in the text; no line feed at its end.
 */
void doublet_flow_add(struct doublet_flow *flow, struct doublet_span span,
                      size_t limit);

#endif
