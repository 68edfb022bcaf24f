/* SPDX-License-Identifier: MIT */
/* Lines by which a desk finds a story, as "BC-US--Harbour Strike". */
#ifndef DOUBLET_TEXT_SLUG_H
#define DOUBLET_TEXT_SLUG_H

#include "text/form.h"

/* "BC-US--Harbour Strike", "/politics/Britain/": a keyword line. */
bool doublet_slug_is_keyword(const struct doublet_line *line);

#endif
