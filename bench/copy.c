/* SPDX-License-Identifier: MIT */
#include "copy.h"

#include <stdlib.h>

#include "measure/copy.h"

struct copy copy_create(struct copy_options options)
{
	const struct doublet_copy_order order = {
		.seed = options.seed,
		.words = options.words,
		.repeats = options.repeats,
	};
	struct doublet_buffer text;
	struct copy copy;

	doublet_buffer_init(&text, NULL);
	doublet_copy_story(&order, &text);
	const struct doublet_story story = {.text = text.data,
	                                    .length = text.length};
	if (text.failed ||
	    doublet_segments_create(NULL, &story, &copy.segments) ||
	    copy.segments->word_count < options.words)
		abort();
	copy.text = text.data;
	copy.length = text.length;
	copy.words = copy.segments->words;
	copy.word_count = copy.segments->word_count;
	return copy;
}

void copy_destroy(struct copy *copy)
{
	free(copy->text);
	doublet_segments_destroy(copy->segments);
	*copy = (struct copy){0};
}
