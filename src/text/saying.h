/* SPDX-License-Identifier: MIT */
/* Verbs of saying, as the text has them: src/text/lang/xx.txt, [saying]. */
#ifndef DOUBLET_TEXT_SAYING_H
#define DOUBLET_TEXT_SAYING_H

#include "text/draft.h"

/*
 * Whether a word is a verb of saying that may have a speaker, among the words
 * first to end - 1. In English many are none: "was called", "tried to warn",
 * "asked for her name", 'a group called "X"'.
 */
bool doublet_saying_is_verb(const struct doublet_draft *draft, size_t word,
                            size_t first, size_t end);

/* Whether a verb has its subject in it: "dit-elle". */
bool doublet_saying_has_subject(const struct doublet_draft *draft, size_t word);

/* "went on to" before a verb: who speaks stands before that. */
bool doublet_saying_is_went_on(const struct doublet_draft *draft, size_t verb,
                               size_t limit);

bool doublet_saying_is_english(const struct doublet_draft *draft);

/* Whether a word is one of a few, a blank before and behind each. */
bool doublet_saying_is_among(const char *few, const struct doublet_draft *draft,
                             size_t word);

/*
 * The word behind a day that stands between a verb and who speaks: "disse na
 * segunda-feira o ministro"; the word itself where there is none.
 */
size_t doublet_saying_skip_day(const struct doublet_draft *draft, size_t word,
                               size_t end);

/* Whether a formula of attribution begins at a word: "speaking on ...". */
bool doublet_saying_is_formula(const struct doublet_draft *draft, size_t word,
                               size_t limit);

#endif
