/* SPDX-License-Identifier: MIT */
/*
 * What a fuzz driver is: a function that takes any bytes, and aborts when a
 * promise of the library does not hold for them.
 */
#ifndef DOUBLET_TESTS_FUZZ_H
#define DOUBLET_TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/* The name is libFuzzer's. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* An assertion that stays in release builds. */
static inline void fuzz_require(bool holds)
{
	if (!holds)
		abort();
}

#endif
