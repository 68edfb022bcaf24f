/* SPDX-License-Identifier: MIT */
/*
 * Boilerplate, learned: sentences that recur word for word over stories of one
 * source that are not versions of each other, as "Terms were not disclosed."
 * or what a firm says of itself below each release. They make no stories
 * alike, so a judge may leave them out (doublet/compare.h).
 *
 *	doublet_boilerplate_create()
 *	doublet_boilerplate_add(story)      for all, in order
 *	doublet_boilerplate_list() -> what was learned
 *
 * Stories are streamed, and the memory is bounded (about 17 MiB): of a
 * sentence that was seen once 4 bytes are kept, in a table where newer ones
 * take the place of older ones. So two uses of a sentence that are more than
 * about 500,000 sentences apart may be missed.
 */
#ifndef DOUBLET_BOILERPLATE_H
#define DOUBLET_BOILERPLATE_H

#include <stddef.h>
#include <stdint.h>

#include "doublet/allocator.h"
#include "doublet/status.h"
#include "doublet/story.h"

/* So many stories, not versions of each other, make a sentence boilerplate. */
#define DOUBLET_BOILERPLATE_STORIES 5
/* And so many of 1,000 stories of the source. */
#define DOUBLET_BOILERPLATE_PER_MILLE 1
/* Shorter sentences, in words, are not looked at. */
#define DOUBLET_BOILERPLATE_WORDS 4

/* Zero it for the defaults. All pointers are borrowed. */
struct doublet_boilerplate_options {
	/* NULL = the C library's. Has to outlive the handle. */
	const struct doublet_allocator *allocator;
	/* 0 = DOUBLET_BOILERPLATE_STORIES. */
	uint32_t stories;
	/* 0 = DOUBLET_BOILERPLATE_PER_MILLE. */
	uint32_t per_mille;
};

struct doublet_boilerplate;

/*
 * Creates a handle; the caller owns it and ends it with _destroy. `options`
 * may be NULL. DOUBLET_NO_MEMORY.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_boilerplate_create(
	const struct doublet_boilerplate_options *options,
	struct doublet_boilerplate **boilerplate);

/* Frees what _create made. NULL is fine. */
DOUBLET_API void doublet_boilerplate_destroy(
	struct doublet_boilerplate *boilerplate);

/*
 * Counts the sentences of a story, which is borrowed for the call, each once.
 * Furniture (doublet/segment.h) is no part of them. Linear in the text.
 * DOUBLET_NO_MEMORY: it was not counted; DOUBLET_TOO_LARGE.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_boilerplate_add(
	struct doublet_boilerplate *boilerplate,
	const struct doublet_story *story);

struct doublet_boilerplate_sentence {
	/* As it stands in one of the stories, on one line and cut to 160 bytes;
	 * and the source, empty = none was given. In UTF-8. */
	const char *text;
	const char *source;
	/* Stories that have it, and stories of the source. */
	uint32_t stories;
	uint32_t source_stories;
};

struct doublet_boilerplate_list {
	const struct doublet_boilerplate_sentence *items;
	size_t count;
};

/*
 * What was learned so far, most frequent first. *list is owned by the handle
 * and lives until its next call. The same stories in the same order give the
 * same list. DOUBLET_NO_MEMORY.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_boilerplate_list(
	struct doublet_boilerplate *boilerplate,
	struct doublet_boilerplate_list *list);

#endif
