/* SPDX-License-Identifier: MIT */
/* What a measurement was made on. */
#ifndef DOUBLET_MEASURE_MACHINE_H
#define DOUBLET_MEASURE_MACHINE_H

#include <stddef.h>

/* The name of the processor, as the system tells it; "unknown" if not. */
void doublet_machine_processor(char *name, size_t size);

/*
 * The clock of the core in hertz, from additions of which each waits for the
 * one before: a cycle each on every processor there is. Takes some ms.
 */
double doublet_machine_hertz(void);

#endif
