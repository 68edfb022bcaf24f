/* SPDX-License-Identifier: MIT */
/* Learned boilerplate as a judge asks for it. */
#ifndef DOUBLET_JUDGE_BOILERPLATE_H
#define DOUBLET_JUDGE_BOILERPLATE_H

#include <stdbool.h>
#include <stdint.h>

#include "doublet/boilerplate.h"

/*
 * Whether a sentence of a source is boilerplate by what was learned so far:
 * the words of it that are no furniture, as doublet_hash_words has them.
 * Several threads may ask while none adds.
 */
bool doublet_boilerplate_has(const struct doublet_boilerplate *boilerplate,
                             struct doublet_view source, const uint64_t *hashes,
                             uint32_t count);

#endif
