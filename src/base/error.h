/* SPDX-License-Identifier: MIT */
/* Filling struct doublet_error, which callers may have left out (NULL). */
#ifndef DOUBLET_BASE_ERROR_H
#define DOUBLET_BASE_ERROR_H

#include "doublet/status.h"

/* Copies *detail to *error, if there is one; returns detail's status. */
enum doublet_status doublet_error_set(struct doublet_error *error,
                                      const struct doublet_error *detail);

/* The same for a failure without a place; `remedy` may be NULL. */
enum doublet_status doublet_error_say(struct doublet_error *error,
                                      enum doublet_status status,
                                      const char *reason, const char *remedy);

/* DOUBLET_END, which is no error. */
enum doublet_status doublet_error_end(struct doublet_error *error);

/* DOUBLET_NO_MEMORY. */
enum doublet_status doublet_error_memory(struct doublet_error *error);

/* DOUBLET_IO for an errno, told in plain words. */
enum doublet_status doublet_error_system(struct doublet_error *error,
                                         int system);

#endif
