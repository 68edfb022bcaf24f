/* SPDX-License-Identifier: MIT */
/* Passes over text: each takes the steps of the one before, and one more. */
#ifndef DOUBLET_MEASURE_STEPS_H
#define DOUBLET_MEASURE_STEPS_H

#include "measure/sample.h"

/* Their contexts are struct doublet_work (measure/work.h). */
doublet_pass doublet_steps_words;
doublet_pass doublet_steps_hashes;
doublet_pass doublet_steps_shingles;

#endif
