/* SPDX-License-Identifier: MIT */
/* A growing array of bytes with a failure that sticks. */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"

void doublet_buffer_init(struct doublet_buffer *buffer,
                         const struct doublet_allocator *allocator)
{
	*buffer = (struct doublet_buffer){
		.allocator = doublet_allocator_or_default(allocator),
	};
}

void doublet_buffer_finish(struct doublet_buffer *buffer)
{
	if (buffer->data != NULL)
		buffer->allocator.resize(buffer->allocator.context,
		                         buffer->data, buffer->capacity, 0);
	buffer->data = NULL;
	buffer->length = buffer->capacity = 0;
}

void doublet_buffer_clear(struct doublet_buffer *buffer)
{
	buffer->length = 0;
	buffer->failed = false;
}

bool doublet_buffer_reserve(struct doublet_buffer *buffer, size_t extra)
{
	size_t needed;

	if (buffer->failed)
		return false;
	if (extra <= buffer->capacity - buffer->length)
		return true;
	if (__builtin_add_overflow(buffer->length, extra, &needed) ||
	    needed > SIZE_MAX / 2) {
		buffer->failed = true;
		return false;
	}

	size_t capacity = buffer->capacity < 128 ? 256 : buffer->capacity * 2;
	if (capacity < needed)
		capacity = needed;
	char *data = buffer->allocator.resize(buffer->allocator.context,
	                                      buffer->data, buffer->capacity,
	                                      capacity);
	if (data == NULL) {
		buffer->failed = true;
		return false;
	}
	buffer->data = data;
	buffer->capacity = capacity;
	return true;
}

void doublet_buffer_add(struct doublet_buffer *buffer, const void *bytes,
                        size_t length)
{
	if (length == 0 || !doublet_buffer_reserve(buffer, length))
		return;
	memcpy(buffer->data + buffer->length, bytes, length);
	buffer->length += length;
}

void doublet_buffer_add_text(struct doublet_buffer *buffer, const char *text)
{
	doublet_buffer_add(buffer, text, strlen(text));
}

void doublet_buffer_add_byte(struct doublet_buffer *buffer, char byte)
{
	doublet_buffer_add(buffer, &byte, 1);
}

void doublet_buffer_repeat(struct doublet_buffer *buffer, char byte,
                           size_t count)
{
	if (count == 0 || !doublet_buffer_reserve(buffer, count))
		return;
	memset(buffer->data + buffer->length, byte, count);
	buffer->length += count;
}

void doublet_buffer_print(struct doublet_buffer *buffer, const char *format,
                          ...)
{
	enum { ENOUGH_FOR_MOST = 128 };
	va_list arguments;
	int length;

	if (!doublet_buffer_reserve(buffer, ENOUGH_FOR_MOST))
		return;
	for (int round = 0; round < 2; round++) {
		size_t room = buffer->capacity - buffer->length;
		va_start(arguments, format);
		length = vsnprintf(buffer->data + buffer->length, room, format,
		                   arguments);
		va_end(arguments);
		if (length < 0) {
			buffer->failed = true;
			return;
		}
		if ((size_t)length < room) {
			buffer->length += (size_t)length;
			return;
		}
		if (!doublet_buffer_reserve(buffer, (size_t)length + 1))
			return;
	}
}
