/* SPDX-License-Identifier: MIT */
/*
 * What every call can answer, and the macros that mark the public interface.
 *
 * A function that can fail returns enum doublet_status, 0 being success. On
 * failure its outputs are untouched and nothing new is owned by the caller.
 * A function that cannot fail returns its value. The library never prints,
 * exits, aborts, reads the locale or keeps mutable globals; a handle is for
 * one thread at a time, and different handles are independent.
 */
#ifndef DOUBLET_STATUS_H
#define DOUBLET_STATUS_H

#include <stdint.h>

#if defined(__cplusplus)
#define DOUBLET_API extern "C" __attribute__((visibility("default")))
#define DOUBLET_NODISCARD __attribute__((warn_unused_result))
#elif defined(__GNUC__)
#define DOUBLET_API __attribute__((visibility("default")))
#define DOUBLET_NODISCARD __attribute__((warn_unused_result))
#else
#define DOUBLET_API
#define DOUBLET_NODISCARD
#endif

/* Why a call did not do what was asked. */
enum doublet_status {
	/* It did. */
	DOUBLET_OK = 0,
	/* There is nothing more to read. Not an error. */
	DOUBLET_END,
	/* The allocator had no memory. The handle stays usable. */
	DOUBLET_NO_MEMORY,
	/* An argument or option is out of range or unknown. */
	DOUBLET_INVALID,
	/* The system refused to read or write: see doublet_error.system. */
	DOUBLET_IO,
	/* The input is not in the format it was said or seen to be in. */
	DOUBLET_SYNTAX,
	/* A story is longer than the limit in force. */
	DOUBLET_TOO_LARGE,
	/* The input is of a kind that doublet does not read. */
	DOUBLET_UNSUPPORTED,
	/* The reader of our output went away (a closed pipe). */
	DOUBLET_CLOSED
};

/*
 * The detail of a failure, for a message "FILE:LINE:COL: reason: remedy".
 *
 * Filled by functions that take a pointer to one; the pointer may be NULL.
 * All strings are static: nothing is to be freed.
 */
struct doublet_error {
	enum doublet_status status;
	/* errno of a DOUBLET_IO, else 0. */
	int system;
	/* Where in the input, in bytes from its start. */
	uint64_t offset;
	/* The same as line and column (code points), from 1; 0 = unknown. */
	uint64_t line;
	uint64_t column;
	/* What is wrong. Never NULL after a failure. */
	const char *reason;
	/* What the user can do about it, or NULL. */
	const char *remedy;
};

/* A short English name of a status, as "out of memory". Static. */
DOUBLET_API const char *doublet_status_text(enum doublet_status status);

/* The version of the library in use, as "0.1.0". Static. */
DOUBLET_API const char *doublet_version(void);

/*
 * The version of the engine, as "1": what words are, how they are folded and
 * hashed, and how sketches are made of them (see doublet/sketch.h).
 * Two builds of the same engine version give the same bits on every machine.
 */
DOUBLET_API const char *doublet_engine_version(void);

/* The version of the Unicode tables, as "15.0.0". Static. */
DOUBLET_API const char *doublet_unicode_version(void);

/*
 * The kernels that handles opened now would use, as "avx2"; "scalar" = plain
 * C. All give the same results; the variable DOUBLET_CPU of the environment
 * ("scalar", "avx2", "avx512") keeps to less than the processor has. Static.
 */
DOUBLET_API const char *doublet_kernels(void);

#endif
