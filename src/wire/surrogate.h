/* SPDX-License-Identifier: MIT */
/* Halves of surrogate pairs in JSON: what is left of an emoji cut in two. */
#ifndef DOUBLET_WIRE_SURROGATE_H
#define DOUBLET_WIRE_SURROGATE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Turns each escape of a surrogate without its other half (\ud83d) into one
 * of U+FFFD, in place and of the same length; says whether there was any.
 */
bool doublet_surrogates_mend(char *json, size_t length);

#endif
