/* SPDX-License-Identifier: MIT */
/*
 * The loops over a string, for any way to find the marks of a block. Inlined
 * where that is known, they are compiled for its processor.
 */
#ifndef DOUBLET_WIRE_STRING_WALK_H
#define DOUBLET_WIRE_STRING_WALK_H

#include <stdint.h>
#include <string.h>

#include "wire/string.h"

enum { DOUBLET_STRING_BLOCK = 64 };

/* A bit for each byte of a block that ends a string or begins an escape. */
typedef uint64_t doublet_string_marks(const char *block);

/* The same of the block that the line ends in, after `left` bytes. */
static inline __attribute__((always_inline)) uint64_t doublet_string_last_marks(
	const char *block, size_t left, doublet_string_marks *marks)
{
	char filled[DOUBLET_STRING_BLOCK] = {0};

	memcpy(filled, block, left);
	return marks(filled);
}

static inline __attribute__((always_inline)) const char *doublet_string_find_by(
	const char *at, const char *end, doublet_string_marks *marks)
{
	uint64_t found;

	for (; end - at >= DOUBLET_STRING_BLOCK; at += DOUBLET_STRING_BLOCK) {
		found = marks(at);
		if (found != 0)
			return at + __builtin_ctzll(found);
	}
	found = doublet_string_last_marks(at, (size_t)(end - at), marks);
	return found != 0 ? at + __builtin_ctzll(found) : end;
}

/* Copies up to the next mark; false = there is none. */
static inline __attribute__((always_inline)) bool doublet_string_copy_by(
	struct doublet_string *string, doublet_string_marks *marks)
{
	uint64_t found;
	size_t size;

	while (string->end - string->at >= DOUBLET_STRING_BLOCK) {
		found = marks(string->at);
		size = found != 0 ? (size_t)__builtin_ctzll(found)
		                  : DOUBLET_STRING_BLOCK;
		/* All of it: what is too much is written over. */
		memcpy(string->out, string->at, DOUBLET_STRING_BLOCK);
		string->at += size;
		string->out += size;
		if (found != 0)
			return true;
	}
	size = (size_t)(string->end - string->at);
	found = doublet_string_last_marks(string->at, size, marks);
	if (found != 0)
		size = (size_t)__builtin_ctzll(found);
	memcpy(string->out, string->at, size);
	string->at += size;
	string->out += size;
	return found != 0;
}

/* Reads the escape that the backslash here begins. */
static inline __attribute__((always_inline)) bool doublet_string_escape(
	struct doublet_string *string)
{
	static const char meant[256] = {
		['"'] = '"',  ['\\'] = '\\', ['/'] = '/',  ['b'] = '\b',
		['f'] = '\f', ['n'] = '\n',  ['r'] = '\r', ['t'] = '\t',
	};

	if (string->end - string->at < 2)
		return false;
	char one = meant[(unsigned char)string->at[1]];
	if (one != '\0') {
		*string->out++ = one;
		string->at += 2;
		return true;
	}
	/* In a copy, or else all of it would be kept in memory. */
	struct doublet_string copy = *string;
	bool read = doublet_string_code_point(&copy);
	*string = copy;
	return read;
}

static inline __attribute__((always_inline)) bool doublet_string_unescape_by(
	struct doublet_string *string, doublet_string_marks *marks)
{
	struct doublet_string here = *string;

	do {
		if (!doublet_string_escape(&here) ||
		    !doublet_string_copy_by(&here, marks))
			return false;
	} while (*here.at != '"');
	*string = here;
	return true;
}

#endif
