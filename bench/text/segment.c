/* SPDX-License-Identifier: MIT */
/*
 * All of segmentation, and its steps, against `wc -w` of the same text. An
 * argument names a JSON Lines file of real copy; else copy is made up. Then
 * stories of nothing but one thing, beside that copy.
 */
#include "text/segment.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "bench.h"
#include "stories.h"
#include "text/draft.h"

enum { WORST_BYTES = 100000 };

struct work {
	struct stories stories;
	struct doublet_arena arena;
	const struct doublet_edge_kernel *kernel;
	/* The last step taken. */
	bool (*last)(struct doublet_draft *draft);
};

/* Only the body, or all of a story. */
typedef enum doublet_status segmenter(const struct doublet_edge_kernel *kernel,
                                      struct doublet_arena *arena,
                                      const struct doublet_story *story,
                                      struct doublet_segments *segments);

static void segment_by(segmenter *cut, struct work *work)
{
	struct doublet_segments segments;

	for (size_t i = 0; i < work->stories.count; i++) {
		doublet_arena_reset(&work->arena);
		if (cut(work->kernel, &work->arena, &work->stories.items[i],
		        &segments))
			abort();
		bench_keep(&segments);
	}
}

static void segment(void *context)
{
	segment_by(doublet_segment_with, context);
}

static void segment_body(void *context)
{
	segment_by(doublet_segment_body, context);
}

/* The steps up to the last one wanted. */
static bool take_steps(const struct work *work, struct doublet_draft *draft)
{
	if (!doublet_words_find(draft))
		return false;
	if (work->last == doublet_words_find)
		return true;
	draft->language = doublet_language_guess(draft->text, draft->words,
	                                         draft->word_count);
	if (!doublet_paragraphs_find(draft))
		return false;
	if (work->last == doublet_paragraphs_find)
		return true;
	return doublet_sentences_find(draft);
}

static void segment_partly(void *context)
{
	struct work *work = context;

	for (size_t i = 0; i < work->stories.count; i++) {
		struct doublet_draft draft =
			{.arena = &work->arena,
		         .kernel = work->kernel,
		         .text = work->stories.items[i].text,
		         .length = work->stories.items[i].length};

		doublet_arena_reset(&work->arena);
		if (!take_steps(work, &draft))
			abort();
		bench_keep(&draft);
	}
}

/* Stories of nothing but this, beside ordinary ones. */
static void measure_worst(struct bench *bench, struct work *work)
{
	static const struct {
		const char *name;
		const char *text;
	} pieces[] = {
		{"words of a letter", "a "}, {"full stops", "."},
		{"quotation marks", "\""},   {"empty lines", "\n"},
		{"initials", "A. B. "},      {"figures", "1,"},
		{"accents", "\u00E9"},       {"no blanks", "\u3042"},
		{"quotations", "\"a\" a. "}, {"brackets", "("},
		{"paragraphs", "x\n\ny. "},  {"verbs of speech", "said "},
		{"one long word", "word"},
	};
	const struct stories ordinary = work->stories;
	struct doublet_buffer text;

	doublet_buffer_init(&text, NULL);
	bench_begin(bench, "text/segment, worst cases", "byte");
	bench_measure(bench, "ordinary copy", ordinary.bytes, segment, work);
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		struct doublet_story story;

		doublet_buffer_clear(&text);
		while (text.length < WORST_BYTES && !text.failed)
			doublet_buffer_add_text(&text, pieces[i].text);
		story = (struct doublet_story){.text = text.data,
		                               .length = text.length};
		work->stories = (struct stories){&story, 1, 0};
		bench_measure(bench, pieces[i].name, (double)text.length,
		              segment, work);
	}
	work->stories = ordinary;
	doublet_buffer_finish(&text);
}

int main(int argc, char **argv)
{
	struct work work = {.stories = stories_open(argc > 1 ? argv[1] : NULL)};
	struct stories_text text = stories_text_open(&work.stories);
	const struct bench_work count = {"wc -w", text.bytes,
	                                 stories_count_words, &text};
	double bytes = work.stories.bytes;
	struct bench bench;

	stories_stay_on_core();
	doublet_arena_init(&work.arena, NULL);
	work.kernel = doublet_edge_kernel_choose();
	bench_begin(&bench, "text/segment", "byte");
	bench_measure(&bench, "wc -w", text.bytes, stories_count_words, &text);
	work.last = doublet_words_find;
	bench_measure_pair(&bench, &count,
	                   &(struct bench_work){"words", bytes, segment_partly,
	                                        &work});
	work.last = doublet_paragraphs_find;
	bench_measure_pair(&bench, &count,
	                   &(struct bench_work){"and language, paragraphs",
	                                        bytes, segment_partly, &work});
	bench_measure_pair(&bench, &count,
	                   &(struct bench_work){"and furniture: the body",
	                                        bytes, segment_body, &work});
	work.last = doublet_sentences_find;
	bench_measure_pair(&bench, &count,
	                   &(struct bench_work){"paragraphs, sentences", bytes,
	                                        segment_partly, &work});
	bench_measure_pair(&bench, &count,
	                   &(struct bench_work){"all of it", bytes, segment,
	                                        &work});
	work.kernel = &doublet_edge_scalar;
	bench_measure_pair(&bench, &count,
	                   &(struct bench_work){"all of it, scalar", bytes,
	                                        segment, &work});
	bench_end(&bench);
	work.kernel = doublet_edge_kernel_choose();
	measure_worst(&bench, &work);
	stories_text_close(&text);
	doublet_arena_finish(&work.arena);
	stories_close(&work.stories);
	return bench_end(&bench);
}
