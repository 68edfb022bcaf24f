/* SPDX-License-Identifier: MIT */
/*
 * A made-up wire of any size, with known truth: stories, and those that were
 * made from an earlier one. The same seed gives the same bytes on every
 * machine; any story can be made without those before it.
 *
 *	0 news   1 news   2 markets   3 update of 1   4 markets, form of 2   ...
 *
 * A story is derived from an original, never from one that is derived itself;
 * so those of one original are related to each other as well.
 */
#ifndef DOUBLET_BENCH_WIRE_H
#define DOUBLET_BENCH_WIRE_H

#include <stdint.h>

#include "base/buffer.h"

enum wire_relation {
	/* It is an original. */
	WIRE_NEW,
	/* The same bytes. */
	WIRE_REPEAT,
	/* A word, name or figure or two put right. */
	WIRE_CORRECTION,
	/* Sentences added, dropped, changed. */
	WIRE_UPDATE,
	/* The beginning of it. */
	WIRE_EXCERPT,
	/* The same form with other figures (markets, weather). */
	WIRE_TEMPLATE,
	/* Another story with its quotations. */
	WIRE_SHARED_QUOTES,
	WIRE_RELATIONS
};

struct wire {
	uint64_t seed;
};

/* What a story was made from. */
struct wire_origin {
	enum wire_relation relation;
	/* The number of the original; of an original its own. */
	uint32_t story;
};

/* "update" and so on. */
const char *wire_relation_name(enum wire_relation relation);

struct wire_origin wire_origin(const struct wire *wire, uint32_t story);

/* Adds the text of a story: paragraphs of sentences, blank lines between. */
void wire_text(const struct wire *wire, uint32_t story,
               struct doublet_buffer *text);

/* Adds it as a line of JSON: {"id":"s12","text":"..."} */
void wire_line(const struct wire *wire, uint32_t story,
               struct doublet_buffer *line);

#endif
