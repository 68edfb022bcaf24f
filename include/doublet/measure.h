/* SPDX-License-Identifier: MIT */
/*
 * How fast the engine is on this machine, step by step and kernel by kernel:
 * what `doublet bench` prints.
 *
 *	doublet_measure_create(options)
 *	doublet_measure_add(story)   copy to measure on; none = made-up copy
 *	doublet_measure_run()        machine, copy, a row for each piece of work
 *
 * All pieces of work are done by turns, a few milliseconds at a time, until
 * the time given is over. A row is the median of its turns, in time that the
 * processor spent on them, so that whatever else the machine does meets all
 * rows alike: ratios between rows of one run hold, while times are those of
 * one machine at one moment.
 */
#ifndef DOUBLET_MEASURE_H
#define DOUBLET_MEASURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doublet/allocator.h"
#include "doublet/kernel.h"
#include "doublet/status.h"
#include "doublet/story.h"

/* So much copy is enough: what goes beyond is not taken. */
#define DOUBLET_MEASURE_MAX_BYTES ((size_t)4 << 20)

/* Zero it for the defaults. */
struct doublet_measure_options {
	/* NULL = the C library's. Has to outlive the handle. */
	const struct doublet_allocator *allocator;
	/* How long to measure; 0 = 5. Each row takes a turn at least. */
	double seconds;
	/* Called between turns with the share of the time that is over, 0 to
	 * 1; or NULL. */
	void (*progress)(void *context, double share);
	void *context;
};

/* Strings live as long as the handle. */
struct doublet_measure_machine {
	/* As the system calls the processor, or "unknown". */
	const char *processor;
	/* Its clock by a chain of additions that each wait for the one before;
	 * it may differ from the nominal one. */
	double hertz;
	/* Those that are usable, the best first. */
	enum doublet_kernel kernels[DOUBLET_KERNEL_COUNT];
	size_t kernel_count;
};

/* What was measured on. */
struct doublet_measure_copy {
	bool made_up;
	uint32_t stories;
	uint64_t bytes;
	uint64_t words;
	/* Of the bodies (doublet/body.h). */
	uint64_t shingles;
};

/* A piece of work. Strings are static. */
struct doublet_measure_row {
	/* What was done: "words", "minhash 64". */
	const char *name;
	/* "avx2"; NULL where there are no kernels of it. */
	const char *kernel;
	/* What nanoseconds and cycles are given for: "word". */
	const char *unit;
	/* Median time of a unit, and the median distance of a turn from it, as
	 * a share of it. */
	double nanoseconds;
	double deviation;
	double cycles;
	/* The same time by bytes of text and by stories. */
	double bytes_per_second;
	double story_microseconds;
	/* How many times as fast as the scalar kernel; 0 = has none. */
	double speedup;
	/* How many turns there were. */
	uint32_t turns;
};

struct doublet_measures {
	struct doublet_measure_machine machine;
	struct doublet_measure_copy copy;
	const struct doublet_measure_row *rows;
	size_t row_count;
};

struct doublet_measure;

/*
 * Prepares to measure; the caller owns *measure and ends it with _destroy.
 * `options` may be NULL. DOUBLET_INVALID: seconds below 0, infinite or no
 * number; DOUBLET_NO_MEMORY.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_measure_create(
	const struct doublet_measure_options *options,
	struct doublet_measure **measure);

/* NULL is fine. */
DOUBLET_API void doublet_measure_destroy(struct doublet_measure *measure);

/*
 * Adds a story to the copy to measure on. Its text (and language) is copied, up
 * to DOUBLET_MEASURE_MAX_BYTES of all together; the rest is left out.
 * DOUBLET_END: nothing more is taken; DOUBLET_NO_MEMORY.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_measure_add(
	struct doublet_measure *measure, const struct doublet_story *story);

/*
 * Measures with every kernel that is usable here (doublet/kernel.h). The
 * result lives until the next run, or the end of the handle. Without a story,
 * or with none that has a word, the copy is made up. DOUBLET_NO_MEMORY.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_measure_run(
	struct doublet_measure *measure,
	const struct doublet_measures **measures);

#endif
