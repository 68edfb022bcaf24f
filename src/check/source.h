/* SPDX-License-Identifier: MIT */
/*
 * Who says it: names with an office, and set formulas of attribution. A story
 * may introduce its sources more than once.
 */
#ifndef DOUBLET_CHECK_SOURCE_H
#define DOUBLET_CHECK_SOURCE_H

#include "check/evidence.h"

/*
 * Whether a range says who somebody is, and nothing else: "Ann Roe, the chair
 * of the Board of Trade", "speaking on condition of anonymity because ...".
 */
bool doublet_source_is_introduced(const struct doublet_evidence *evidence,
                                  struct doublet_word_range range);

#endif
