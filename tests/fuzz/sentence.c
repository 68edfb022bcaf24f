/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a text of any language: sentences lie in their paragraphs, one
 * behind the other, and leave out nothing but blanks, and no word. Pieces of
 * furniture lie in paragraphs, and no two overlap; the body is what they leave.
 */
#include "doublet/segment.h"

#include <string.h>

#include "doublet/body.h"
#include "fuzz.h"
#include "text/character.h"
#include "text/language.h"

/* What lies between two sentences, or paragraphs, is blank. */
static void require_blank(const struct doublet_story *story, uint32_t at,
                          uint32_t end)
{
	fuzz_require(at <= end && end <= story->length);
	while (at < end) {
		struct doublet_character found =
			doublet_character_at(story->text, at, story->length);
		fuzz_require(doublet_character_is_blank(found));
		at += found.size;
	}
	fuzz_require(at == end);
}

static void look_at_sentences(const struct doublet_story *story,
                              const struct doublet_segments *segments)
{
	uint32_t end = 0;
	uint32_t word = 0;

	for (uint32_t i = 0; i < segments->sentence_count; i++) {
		const struct doublet_sentence *sentence =
			&segments->sentences[i];
		fuzz_require(sentence->span.start < sentence->span.end);
		require_blank(story, end, sentence->span.start);
		fuzz_require(sentence->words.first == word);
		fuzz_require(sentence->words.end >= word);
		fuzz_require(sentence->paragraph < segments->paragraph_count);
		end = sentence->span.end;
		for (; word < sentence->words.end; word++)
			fuzz_require(segments->words[word].start >=
			                     sentence->span.start &&
			             segments->words[word].end <= end);
	}
	require_blank(story, end, (uint32_t)story->length);
	fuzz_require(word == segments->word_count);
}

static void look_at_paragraphs(const struct doublet_segments *segments)
{
	uint32_t sentence = 0;

	for (uint32_t i = 0; i < segments->paragraph_count; i++) {
		const struct doublet_paragraph *paragraph =
			&segments->paragraphs[i];
		fuzz_require(paragraph->first_sentence == sentence);
		fuzz_require(paragraph->end_sentence > sentence);
		for (; sentence < paragraph->end_sentence; sentence++) {
			const struct doublet_sentence *part =
				&segments->sentences[sentence];
			fuzz_require(part->paragraph == i);
			fuzz_require(part->span.start >=
			                     paragraph->span.start &&
			             part->span.end <= paragraph->span.end);
		}
		fuzz_require(segments->sentences[sentence - 1].words.end ==
		             paragraph->words.end);
	}
	fuzz_require(sentence == segments->sentence_count);
}

static void look_at_furniture(const struct doublet_segments *segments)
{
	uint32_t end = 0;
	uint32_t word = 0;

	for (uint32_t i = 0; i < segments->furniture_count; i++) {
		const struct doublet_furniture *piece = &segments->furniture[i];
		fuzz_require(piece->paragraph < segments->paragraph_count);
		const struct doublet_paragraph *paragraph =
			&segments->paragraphs[piece->paragraph];
		fuzz_require(piece->span.start >= end &&
		             piece->span.start >= paragraph->span.start);
		fuzz_require(piece->span.start < piece->span.end &&
		             piece->span.end <= paragraph->span.end);
		fuzz_require(piece->words.first >= word &&
		             piece->words.first >= paragraph->words.first);
		fuzz_require(piece->words.first <= piece->words.end &&
		             piece->words.end <= paragraph->words.end);
		end = piece->span.end;
		word = piece->words.end;
	}
}

static void look_at_body(const struct doublet_story *story,
                         const struct doublet_segments *segments)
{
	struct doublet_sketcher *sketcher;
	struct doublet_body body;
	uint32_t count = segments->word_count;

	fuzz_require(doublet_sketcher_create(NULL, NULL, &sketcher) ==
	             DOUBLET_OK);
	fuzz_require(doublet_body_read(sketcher, story, &body) == DOUBLET_OK);
	for (uint32_t i = 0; i < segments->furniture_count; i++)
		count -= segments->furniture[i].words.end -
		         segments->furniture[i].words.first;
	fuzz_require(body.word_count == count);
	fuzz_require((body.shingle_count == 0) == (count == 0));
	doublet_sketcher_destroy(sketcher);
}

static void cut(const uint8_t *data, size_t size, const char *tag)
{
	const struct doublet_story story = {.text = (const char *)data,
	                                    .length = size,
	                                    .language = {tag, strlen(tag)}};
	struct doublet_segments *segments;

	fuzz_require(doublet_segments_create(NULL, &story, &segments) ==
	             DOUBLET_OK);
	look_at_sentences(&story, segments);
	look_at_paragraphs(segments);
	look_at_furniture(segments);
	look_at_body(&story, segments);
	doublet_segments_destroy(segments);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	cut(data, size, "");
	cut(data, size, "und");
	cut(data, size, "en");
	cut(data, size, "de");
	cut(data, size, "fr");
	return 0;
}
