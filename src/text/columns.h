/* SPDX-License-Identifier: MIT */
/* How wide a line of text is, in columns: characters, a run of blanks as one.
 */
#ifndef DOUBLET_TEXT_COLUMNS_H
#define DOUBLET_TEXT_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>

/* Longer texts are not measured; bytes. */
enum { DOUBLET_COLUMNS_MAX = 400 };

unsigned doublet_columns(const char *text, size_t length);

/* The same for ASCII. */
unsigned doublet_columns_ascii(const char *text, size_t length);

/*
 * Whether a text of any length is ASCII, and if so how many blanks in it stand
 * behind a blank: lines without any are as wide as they are long.
 */
bool doublet_columns_survey(const char *text, size_t length, size_t *pairs);

#endif
