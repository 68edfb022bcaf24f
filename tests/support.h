/* SPDX-License-Identifier: MIT */
/*
 * What every test needs; the only file that includes cmocka.
 */
#ifndef DOUBLET_TESTS_SUPPORT_H
#define DOUBLET_TESTS_SUPPORT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "doublet/allocator.h"

/* A small fast generator of random numbers; the same on every machine. */
struct support_random {
	uint64_t state;
};

/* The seed is DOUBLET_SEED of the environment, else the one given. */
struct support_random support_random_begin(uint64_t seed);
uint64_t support_random_next(struct support_random *random);
/* 0 .. bound - 1 */
uint32_t support_random_below(struct support_random *random, uint32_t bound);

/*
 * An allocator that counts what is held, and fails from the call number
 * `fail_at` on (0 = never); `calls` counts the requests for memory.
 */
struct support_allocator {
	struct doublet_allocator allocator;
	size_t held_bytes;
	size_t calls;
	size_t fail_at;
};
void support_allocator_init(struct support_allocator *allocator);

/*
 * How often to repeat a random test: DOUBLET_ROUNDS times as often as usual.
 * Ends the program when that is no number from 1 on.
 */
unsigned support_rounds(unsigned usual);

/* DOUBLET_UPDATE=1: rewrite the expected files instead of comparing. */
bool support_updating(void);

/*
 * Reads a whole file into a buffer, which it inits, and a NUL behind it; the
 * test fails when that cannot be done.
 */
void support_file_read(const char *path, struct doublet_buffer *text);

/* Writes a whole file; the test fails when that cannot be done. */
void support_file_write(const char *path, const char *bytes, size_t length);

#endif
