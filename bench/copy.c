/* SPDX-License-Identifier: MIT */
/*
 * The word of rank r stands about 1 / r as often as the first (Zipf's law):
 * the number of binary digits of a rank is drawn evenly, then the rest.
 * Frequent words are short. A sentence is drawn word by word, with a stock
 * phrase here and there, and is remembered, so that it can be copied.
 */
#include "copy.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"

enum {
	/* 2^15 words, as many as a year of a desk's copy uses. */
	RANK_BITS = 15,
	PHRASES = 1024,
	SENTENCE_BYTES_MAX = 1024,
	WORD_BYTES_MAX = 32
};

struct sentence {
	uint32_t start;
	uint32_t end;
	uint32_t first_word;
	uint32_t end_word;
};

struct writer {
	uint64_t random;
	struct copy copy;
	size_t text_capacity;
	size_t word_capacity;
	struct sentence *sentences;
	size_t sentence_count;
	size_t sentence_capacity;
};

/* Source: Steele, Lea, Flood, SplitMix64, OOPSLA 2014. */
static uint64_t scramble(uint64_t z)
{
	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return z ^ (z >> 31);
}

static uint32_t below(struct writer *writer, uint32_t bound)
{
	writer->random += UINT64_C(0x9E3779B97F4A7C15);
	return (uint32_t)(((scramble(writer->random) >> 32) * bound) >> 32);
}

static void *grown(void *items, size_t *capacity, size_t needed, size_t size)
{
	if (needed <= *capacity)
		return items;
	while (*capacity < needed)
		*capacity = *capacity * 2 + 256;
	void *moved = realloc(items, *capacity * size);
	if (moved == NULL)
		abort();
	return moved;
}

static void put(struct writer *writer, const char *bytes, size_t length)
{
	struct copy *copy = &writer->copy;

	copy->text = grown(copy->text, &writer->text_capacity,
	                   copy->length + length, 1);
	memcpy(copy->text + copy->length, bytes, length);
	copy->length += length;
}

static void put_text(struct writer *writer, const char *text)
{
	put(writer, text, strlen(text));
}

static void put_word(struct writer *writer, const char *word, size_t length)
{
	struct copy *copy = &writer->copy;
	uint32_t start = (uint32_t)copy->length;

	copy->words = grown(copy->words, &writer->word_capacity,
	                    (size_t)copy->word_count + 1, sizeof(*copy->words));
	copy->words[copy->word_count++] =
		(struct doublet_span){start, start + (uint32_t)length};
	put(writer, word, length);
}

/* The word of a rank: a syllable for every four binary digits of it. */
static size_t spell(uint32_t rank, char *word)
{
	static const char onsets[16][3] = {"b", "d", "f",  "g", "h", "k",
	                                   "l", "m", "n",  "p", "r", "s",
	                                   "t", "v", "st", "tr"};
	static const char vowels[4][3] = {"a", "e", "i", "o"};
	static const char codas[4][3] = {"", "n", "r", "s"};
	size_t length = 0;

	do {
		uint64_t sounds = scramble(rank + UINT64_C(0x100000001));
		const char *parts[3] = {onsets[rank % 16], vowels[sounds % 4],
		                        codas[sounds / 4 % 4]};

		for (int i = 0; i < 3; i++) {
			size_t bytes = strlen(parts[i]);
			memcpy(word + length, parts[i], bytes);
			length += bytes;
		}
		rank /= 16;
	} while (rank > 0);
	return length;
}

static uint32_t draw_rank(struct writer *writer)
{
	uint32_t low = (uint32_t)1 << below(writer, RANK_BITS);

	return low + below(writer, low);
}

static void put_rank(struct writer *writer, uint32_t rank, bool capital)
{
	char word[WORD_BYTES_MAX];
	size_t length = spell(rank, word);

	if (capital)
		word[0] = (char)(word[0] - 'a' + 'A');
	put_word(writer, word, length);
}

static void put_number(struct writer *writer)
{
	char digits[3];
	size_t length = 1 + below(writer, 3);

	for (size_t i = 0; i < length; i++)
		digits[i] = (char)('1' + below(writer, 9));
	put_word(writer, digits, length);
}

/* A phrase of 2 to 6 words, the low numbered ones more often. */
static uint32_t put_phrase(struct writer *writer)
{
	uint32_t phrase = draw_rank(writer) % PHRASES;
	uint32_t words = 2 + phrase % 5;

	for (uint32_t i = 0; i < words; i++) {
		uint64_t drawn = scramble(phrase * 64 + i + 1);

		put_text(writer, " ");
		put_rank(writer, 1 + (uint32_t)(drawn % 400), false);
	}
	return words;
}

static void put_clause(struct writer *writer, uint32_t words)
{
	put_rank(writer, draw_rank(writer), true);
	for (uint32_t i = 1; i < words;) {
		uint32_t kind = below(writer, 100);

		if (kind < 4) {
			i += put_phrase(writer);
			continue;
		}
		put_text(writer, kind < 10 ? ", " : " ");
		if (kind >= 97)
			put_number(writer);
		else
			put_rank(writer, draw_rank(writer),
			         kind == 95 || kind == 96);
		i++;
	}
}

static void put_sentence(struct writer *writer)
{
	bool quoted = below(writer, 5) == 0;

	if (quoted)
		put_text(writer, "\"");
	put_clause(writer, 6 + below(writer, 25));
	if (quoted) {
		put_text(writer, ",\" ");
		put_rank(writer, draw_rank(writer), true);
		put_text(writer, " ");
		put_word(writer, "said", 4);
	}
	put_text(writer, ".");
}

/* Writes an earlier sentence again. */
static void put_again(struct writer *writer, struct sentence sentence)
{
	char bytes[SENTENCE_BYTES_MAX];
	uint32_t at = sentence.start;

	for (uint32_t i = sentence.first_word; i < sentence.end_word; i++) {
		struct doublet_span span = writer->copy.words[i];

		memcpy(bytes, writer->copy.text + at, span.end - at);
		put(writer, bytes, span.start - at);
		put_word(writer, bytes + (span.start - at),
		         span.end - span.start);
		at = span.end;
	}
	memcpy(bytes, writer->copy.text + at, sentence.end - at);
	put(writer, bytes, sentence.end - at);
}

static void add_sentence(struct writer *writer, uint32_t repeats)
{
	struct sentence sentence = {
		.start = (uint32_t)writer->copy.length,
		.first_word = writer->copy.word_count,
	};

	if (writer->sentence_count > 0 && below(writer, 1000) < repeats)
		put_again(writer,
		          writer->sentences[below(
				  writer, (uint32_t)writer->sentence_count)]);
	else
		put_sentence(writer);
	sentence.end = (uint32_t)writer->copy.length;
	sentence.end_word = writer->copy.word_count;
	writer->sentences = grown(writer->sentences, &writer->sentence_capacity,
	                          writer->sentence_count + 1, sizeof(sentence));
	writer->sentences[writer->sentence_count++] = sentence;
}

struct copy copy_create(struct copy_options options)
{
	struct writer writer = {.random = options.seed};

	while (writer.copy.word_count < options.words) {
		uint32_t sentences = 1 + below(&writer, 3);

		if (writer.copy.length > 0)
			put_text(&writer, "\n");
		while (sentences-- > 0) {
			add_sentence(&writer, options.repeats);
			put_text(&writer, sentences > 0 ? " " : "\n");
		}
	}
	free(writer.sentences);
	return writer.copy;
}

void copy_destroy(struct copy *copy)
{
	free(copy->text);
	free(copy->words);
	*copy = (struct copy){0};
}
