/* SPDX-License-Identifier: MIT */
/*
 * Which words of a body stand in quotation marks, told from the marks alone:
 * good enough to look for candidates by, in a fraction of the time that
 * doublet/segment.h takes to find quotations.
 */
#ifndef DOUBLET_DEDUP_QUOTED_H
#define DOUBLET_DEDUP_QUOTED_H

#include <stdbool.h>

#include "doublet/body.h"

/* `quoted` has room for body->word_count. */
void doublet_quoted_find(const struct doublet_story *story,
                         const struct doublet_body *body, bool *quoted);

#endif
