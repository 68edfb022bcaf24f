/* SPDX-License-Identifier: MIT */
/*
 * Whether copy is written in capitals, where a capital says nothing of a word:
 * by its first letters, a few small ones among them notwithstanding.
 */
#ifndef DOUBLET_TEXT_CAPITAL_H
#define DOUBLET_TEXT_CAPITAL_H

#include "text/draft.h"

bool doublet_capitals_prevail(const struct doublet_draft *draft,
                              struct doublet_span span);

#endif
