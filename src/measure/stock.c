/* SPDX-License-Identifier: MIT */
/*
 * Made-up copy comes in pairs: a story, and a version of it with more at its
 * end, so that sets have something in common, as those of a wire have.
 */
#include "measure/stock.h"

#include <string.h>

#include "base/sequence.h"
#include "doublet/body.h"
#include "measure/copy.h"

enum {
	/* More than a processor's predictor of branches can learn. */
	MADE_UP_BYTES = 2 << 20,
	WORDS_MIN = 150,
	WORDS_MORE = 250,
	LATER_WORDS = 60,
	/* Of 1000 sentences so many stand in their story before. */
	REPEATS = 10
};

enum doublet_status doublet_stock_add(struct doublet_stock *stock,
                                      const struct doublet_story *story)
{
	size_t taken =
		doublet_sequence_cut(story->text, story->length,
	                             DOUBLET_MEASURE_MAX_BYTES - stock->bytes);

	if (stock->bytes == DOUBLET_MEASURE_MAX_BYTES ||
	    (taken == 0 && story->length > 0))
		return DOUBLET_END;
	struct doublet_view language = story->language;
	char *kept = doublet_arena_copy(&stock->arena, story->text, taken);
	language.data = doublet_arena_copy(&stock->arena, language.data,
	                                   language.length);
	if (stock->arena.failed ||
	    !doublet_arena_grow(&stock->arena, &stock->stories,
	                        &stock->capacity, stock->count + 1,
	                        sizeof(*stock->stories)))
		return DOUBLET_NO_MEMORY;
	stock->stories[stock->count++] = (struct doublet_story){
		.text = kept,
		.length = taken,
		.language = language,
	};
	stock->bytes += taken;
	if (taken > stock->most_bytes)
		stock->most_bytes = taken;
	return DOUBLET_OK;
}

void doublet_stock_clear(struct doublet_stock *stock)
{
	struct doublet_arena arena = stock->arena;

	doublet_arena_reset(&arena);
	*stock = (struct doublet_stock){.arena = arena};
}

static enum doublet_status make_up(struct doublet_stock *stock)
{
	struct doublet_allocator allocator = stock->arena.allocator;
	enum doublet_status status = DOUBLET_OK;
	struct doublet_buffer text;

	doublet_stock_clear(stock);
	stock->made_up = true;
	doublet_buffer_init(&text, &allocator);
	for (uint32_t i = 0;
	     status == DOUBLET_OK && stock->bytes < MADE_UP_BYTES; i++) {
		uint32_t pair = i / 2;
		const struct doublet_copy_order order = {
			.seed = pair,
			.words = WORDS_MIN + pair * 37 % WORDS_MORE +
		                 i % 2 * LATER_WORDS,
			.repeats = REPEATS,
		};
		doublet_buffer_clear(&text);
		doublet_copy_story(&order, &text);
		const struct doublet_story story = {.text = text.data,
		                                    .length = text.length};
		status = text.failed ? DOUBLET_NO_MEMORY
		                     : doublet_stock_add(stock, &story);
	}
	doublet_buffer_finish(&text);
	return status;
}

/* The shingles of a story's body as they come, and as a set. */
static enum doublet_status prepare(struct doublet_stock *stock,
                                   struct doublet_arena *run,
                                   struct doublet_sketcher *sketcher, size_t i)
{
	struct doublet_body body;
	enum doublet_status status =
		doublet_body_read(sketcher, &stock->stories[i], &body);

	if (status != DOUBLET_OK)
		return status;
	size_t count = body.shingle_count;
	uint32_t *shingles = doublet_arena_array(run, count, sizeof(*shingles));
	uint32_t *sorted = doublet_arena_array(run, count, sizeof(*sorted));
	if (shingles == NULL || sorted == NULL)
		return DOUBLET_NO_MEMORY;
	memcpy(shingles, body.shingles, count * sizeof(*shingles));
	memcpy(sorted, body.shingles, count * sizeof(*sorted));
	stock->shingles[i] = (struct doublet_set){shingles, count};
	stock->words += body.story_word_count;
	stock->shingle_count += count;
	if (body.story_word_count > stock->most_words)
		stock->most_words = body.story_word_count;
	return doublet_set_make(sketcher, sorted, count, &stock->sets[i]);
}

static enum doublet_status prepare_all(struct doublet_stock *stock,
                                       struct doublet_arena *run)
{
	struct doublet_allocator allocator = stock->arena.allocator;
	struct doublet_sketcher *sketcher;

	stock->words = 0;
	stock->shingle_count = 0;
	stock->most_words = 0;
	stock->shingles = doublet_arena_array(run, stock->count,
	                                      sizeof(*stock->shingles));
	stock->sets =
		doublet_arena_array(run, stock->count, sizeof(*stock->sets));
	if (stock->shingles == NULL || stock->sets == NULL)
		return DOUBLET_NO_MEMORY;
	enum doublet_status status =
		doublet_sketcher_create(&allocator, NULL, &sketcher);
	if (status != DOUBLET_OK)
		return status;
	for (size_t i = 0; status == DOUBLET_OK && i < stock->count; i++)
		status = prepare(stock, run, sketcher, i);
	doublet_sketcher_destroy(sketcher);
	return status;
}

enum doublet_status doublet_stock_prepare(struct doublet_stock *stock,
                                          struct doublet_arena *run)
{
	enum doublet_status status = DOUBLET_OK;

	if (stock->count > 0)
		status = prepare_all(stock, run);
	if (status == DOUBLET_OK && stock->words == 0) {
		status = make_up(stock);
		if (status == DOUBLET_OK)
			status = prepare_all(stock, run);
	}
	return status;
}
