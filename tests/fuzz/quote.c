/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a text: quotations nest like brackets, as deep as they say, hold
 * the words between their ends, and those who speak are words of it too.
 */
#include "doublet/segment.h"

#include <string.h>

#include "fuzz.h"

enum { DEEPEST = 16 };

static bool is_range(struct doublet_word_range range,
                     const struct doublet_segments *segments)
{
	return range.first <= range.end && range.end <= segments->word_count;
}

static void look_at_words(const struct doublet_quote *quote,
                          const struct doublet_segments *segments)
{
	fuzz_require(is_range(quote->words, segments));
	fuzz_require(quote->words.first < quote->words.end);
	fuzz_require(segments->words[quote->words.first].start >=
	             quote->span.start);
	fuzz_require(segments->words[quote->words.end - 1].end <=
	             quote->span.end);
	fuzz_require(is_range(quote->attribution, segments));
	fuzz_require(is_range(quote->speaker, segments));
	/* One without a clause of its own may have that of the one before. */
	fuzz_require(quote->speaker.first == quote->speaker.end ||
	             quote->attribution.first == quote->attribution.end ||
	             (quote->speaker.first >= quote->attribution.first &&
	              quote->speaker.end <= quote->attribution.end));
}

static void look_at_quotes(const struct doublet_segments *segments,
                           size_t length)
{
	uint32_t ends[DEEPEST + 1];
	uint32_t depth = 0;
	uint32_t start = 0;

	for (uint32_t i = 0; i < segments->quote_count; i++) {
		const struct doublet_quote *quote = &segments->quotes[i];
		fuzz_require(quote->span.start >= start);
		fuzz_require(quote->span.start < quote->span.end);
		fuzz_require(quote->span.end <= length);
		start = quote->span.start;
		while (depth > 0 && ends[depth - 1] <= start)
			depth--;
		fuzz_require(quote->depth == depth && depth < DEEPEST);
		fuzz_require(depth == 0 || quote->span.end <= ends[depth - 1]);
		ends[depth++] = quote->span.end;
		look_at_words(quote, segments);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const tags[] = {"", "en", "de"};

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
		const struct doublet_story story =
			{.text = (const char *)data,
		         .length = size,
		         .language = {tags[i], strlen(tags[i])}};
		struct doublet_segments *segments;

		fuzz_require(doublet_segments_create(NULL, &story, &segments) ==
		             DOUBLET_OK);
		look_at_quotes(segments, size);
		doublet_segments_destroy(segments);
	}
	return 0;
}
