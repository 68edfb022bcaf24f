/* SPDX-License-Identifier: MIT */
/*
 * Bytes that grow at the end. A failure sticks: after one, nothing more is
 * added, and the caller asks once, at the end (its `failed`).
 */
#ifndef DOUBLET_BASE_BUFFER_H
#define DOUBLET_BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

#include "doublet/allocator.h"

struct doublet_buffer {
	struct doublet_allocator allocator;
	char *data;
	size_t length;
	size_t capacity;
	bool failed;
};

void doublet_buffer_init(struct doublet_buffer *buffer,
                         const struct doublet_allocator *allocator);
void doublet_buffer_finish(struct doublet_buffer *buffer);

/* Empties it and forgives a failure; the memory is kept. */
void doublet_buffer_clear(struct doublet_buffer *buffer);

/*
 * Room for `extra` more bytes at data + length, which the caller may fill
 * and then count by adding to length. False = no memory.
 */
bool doublet_buffer_reserve(struct doublet_buffer *buffer, size_t extra);

void doublet_buffer_add(struct doublet_buffer *buffer, const void *bytes,
                        size_t length);
void doublet_buffer_add_text(struct doublet_buffer *buffer, const char *text);
void doublet_buffer_add_byte(struct doublet_buffer *buffer, char byte);
void doublet_buffer_repeat(struct doublet_buffer *buffer, char byte,
                           size_t count);

/* Adds formatted text, as printf does; for short pieces (numbers). */
__attribute__((format(printf, 2, 3))) void doublet_buffer_print(
	struct doublet_buffer *buffer, const char *format, ...);

#endif
