/* SPDX-License-Identifier: MIT */
/*
 * A pattern is filled from left to right; a slot's own pattern is filled
 * before what follows, by way of a short stack. Names are spelled from a
 * number, the low ones drawn more often: that of rank r about 1 / r as often
 * as the first (Zipf's law).
 */
#include "measure/copy.h"

#include <string.h>

#include "measure/lexicon.h"

enum {
	/* 2^15 names of each kind, as many as a year of a desk's copy has. */
	RANK_BITS = 15,
	/* Patterns inside patterns: S, C, O, t. */
	DEPTH = 8,
	/* One word of so many is not of a list. */
	RARE = 6,
	NAME_BYTES = 32,
	SENTENCES_MAX = 1024,
	/* One sentence of so many has a quotation. */
	QUOTED = 7,
	/* One of so many begins as it comes, be it as one before. */
	CARELESS = 3,
	/* When all have been used, one of so many is set in its ways. */
	FORMULA = 6,
	/* After so many words it is about others. */
	SUBJECT_WORDS = 800
};

/* Source: Steele, Lea, Flood, SplitMix64, OOPSLA 2014. */
static uint64_t scramble(uint64_t z)
{
	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return z ^ (z >> 31);
}

uint32_t doublet_copy_below(struct doublet_copy *copy, uint32_t bound)
{
	copy->random += UINT64_C(0x9E3779B97F4A7C15);
	return (uint32_t)(((scramble(copy->random) >> 32) * bound) >> 32);
}

/* An item of a list: of two drawn, the one that stands first. */
static uint32_t draw_item(struct doublet_copy *copy, uint32_t count)
{
	uint32_t one = doublet_copy_below(copy, count);
	uint32_t other = doublet_copy_below(copy, count);

	return one < other ? one : other;
}

/* The number of binary digits is drawn evenly, then the rest. */
static uint32_t draw_rank(struct doublet_copy *copy)
{
	uint32_t low = (uint32_t)1 << doublet_copy_below(copy, RANK_BITS);

	return low + doublet_copy_below(copy, low);
}

static void draw_cast(struct doublet_copy *copy)
{
	copy->named = 0;
	for (int i = 0; i < DOUBLET_COPY_CAST; i++) {
		copy->people[i] = draw_rank(copy);
		copy->places[i] = draw_rank(copy);
		copy->firms[i] = draw_rank(copy);
	}
}

void doublet_copy_begin(struct doublet_copy *copy, uint64_t seed)
{
	copy->random = scramble(seed + UINT64_C(0x100000001));
	copy->in_quote = false;
	copy->sentences = 0;
	copy->quotations = 0;
	draw_cast(copy);
}

/* A syllable for every four binary digits; `kind` makes other names of it. */
static size_t spell(uint32_t rank, uint32_t kind, char *name)
{
	static const char onsets[16][3] = {"b", "d", "f",  "g", "h", "k",
	                                   "l", "m", "n",  "p", "r", "s",
	                                   "t", "v", "st", "tr"};
	static const char vowels[4][3] = {"a", "e", "i", "o"};
	static const char codas[4][3] = {"", "n", "r", "l"};
	size_t length = 0;

	do {
		uint64_t sounds = scramble(((uint64_t)kind << 32) + rank);
		const char *parts[3] = {onsets[(rank + kind) % 16],
		                        vowels[sounds % 4],
		                        codas[sounds / 4 % 4]};

		for (int i = 0; i < 3; i++) {
			size_t bytes = strlen(parts[i]);
			memcpy(name + length, parts[i], bytes);
			length += bytes;
		}
		rank /= 16;
	} while (rank > 0);
	name[0] = (char)(name[0] - 'a' + 'A');
	return length;
}

static void add_name(struct doublet_buffer *text, uint32_t rank, uint32_t kind)
{
	char name[NAME_BYTES];

	doublet_buffer_add(text, name, spell(rank, kind, name));
}

/* A word that no list has, as most words of a year's copy: with its ending. */
static void add_rare_word(struct doublet_copy *copy,
                          struct doublet_buffer *text, char slot, bool capital)
{
	const char *ending = slot == 'n' ? "ment" : slot == 'N' ? "ers" : "al";
	char name[NAME_BYTES];
	size_t length = spell(draw_rank(copy), (unsigned char)slot, name);

	if (!capital)
		name[0] = (char)(name[0] - 'A' + 'a');
	doublet_buffer_add(text, name, length);
	doublet_buffer_add_text(text, ending);
}

/* Arguments of one call would be drawn in any order, by the compiler. */
static void add_thousands(struct doublet_copy *copy,
                          struct doublet_buffer *text)
{
	uint32_t thousands = 1 + doublet_copy_below(copy, 40);

	doublet_buffer_print(text, "%u,%03u", thousands,
	                     doublet_copy_below(copy, 1000));
}

static void add_hundredths(struct doublet_copy *copy,
                           struct doublet_buffer *text)
{
	uint32_t whole = doublet_copy_below(copy, 60);

	doublet_buffer_print(text, "%u.%02u", whole,
	                     doublet_copy_below(copy, 100));
}

static void add_figure(struct doublet_copy *copy, struct doublet_buffer *text)
{
	uint32_t kind = doublet_copy_below(copy, 10);

	if (kind < 5)
		doublet_buffer_print(text, "%u",
		                     2 + doublet_copy_below(copy, 98));
	else if (kind < 8)
		doublet_buffer_print(text, "%u",
		                     100 + doublet_copy_below(copy, 900));
	else
		add_thousands(copy, text);
}

static void add_capitals(struct doublet_buffer *text, uint32_t rank)
{
	char name[NAME_BYTES];
	size_t length = spell(rank, 'p', name);

	for (size_t i = 1; i < length; i++)
		name[i] = (char)(name[i] - 'a' + 'A');
	doublet_buffer_add(text, name, length);
}

/* Whether a bit was not set before: someone named, a pattern used. */
static bool is_first(uint32_t *seen, uint32_t bit)
{
	bool known = (*seen >> bit & 1) != 0;

	*seen |= (uint32_t)1 << bit;
	return !known;
}

/*
 * A slot of the cast. The first of it come up most: in full at first, then by
 * the last name, as desks have it.
 */
static void add_cast(struct doublet_copy *copy, struct doublet_buffer *text,
                     char slot)
{
	static const char *const kinds[] = {"Bank",  "Group", "Lines",
	                                    "Works", "Party", "Union"};
	uint32_t at = draw_item(copy, DOUBLET_COPY_CAST);

	switch (slot) {
	case 'm':
		if (is_first(&copy->named, at)) {
			add_name(text, copy->people[at] % 512, 'm');
			doublet_buffer_add_byte(text, ' ');
		}
		add_name(text, copy->people[at], 's');
		return;
	case 's':
		add_name(text, copy->people[at], 's');
		return;
	case 'p':
		add_name(text, copy->places[at], 'p');
		return;
	case 'P':
		add_capitals(text, copy->places[0]);
		return;
	case 'g':
		add_name(text, copy->firms[at], 'g');
		if (is_first(&copy->named, DOUBLET_COPY_CAST + at)) {
			doublet_buffer_add_byte(text, ' ');
			doublet_buffer_add_text(text,
			                        kinds[copy->firms[at] % 6]);
		}
		return;
	case 'q':
		add_figure(copy, text);
		return;
	case 'd':
		doublet_buffer_print(text, "%u",
		                     1 + doublet_copy_below(copy, 28));
		return;
	case 'h':
		add_hundredths(copy, text);
		return;
	}
}

/* A byte of a pattern; capital: it begins a sentence. */
static void add_byte(struct doublet_copy *copy, struct doublet_buffer *text,
                     char byte, bool capital)
{
	if (copy->typographic && byte == '\'') {
		doublet_buffer_add_text(text, "’");
	} else if (copy->typographic && byte == '"') {
		copy->in_quote = !copy->in_quote;
		doublet_buffer_add_text(text, copy->in_quote ? "“" : "”");
	} else if (capital && byte >= 'a' && byte <= 'z') {
		doublet_buffer_add_byte(text, (char)(byte - 'a' + 'A'));
	} else {
		doublet_buffer_add_byte(text, byte);
	}
}

static bool follows_word(const struct doublet_buffer *text)
{
	return text->length > 0 && text->data[text->length - 1] >= 'a' &&
	       text->data[text->length - 1] <= 'z';
}

static bool is_full(uint32_t seen, uint32_t count)
{
	return seen == ((uint64_t)1 << count) - 1;
}

/*
 * An item of a list. Of the patterns of sentences the next one that the story
 * has not had yet: nobody begins two sentences in the same way if he can.
 */
static uint32_t draw_pattern(struct doublet_copy *copy,
                             const struct doublet_lexicon *list)
{
	uint32_t count = (uint32_t)list->count;
	uint32_t at = draw_item(copy, count);
	uint32_t *used =
		list->slot == 'Q' ? &copy->quotations : &copy->sentences;

	if ((list->slot != 'S' && list->slot != 'Q') ||
	    doublet_copy_below(copy, CARELESS) == 0)
		return at;
	if (is_full(*used, count)) {
		if (list->slot == 'S')
			return at;
		*used = 0;
	}
	while (!is_first(used, at))
		at = (at + 1) % count;
	return at;
}

/* Only nouns and adjectives are. */
static bool is_rare(struct doublet_copy *copy, char slot)
{
	return (slot == 'n' || slot == 'N' || slot == 'a') &&
	       doublet_copy_below(copy, RARE) == 0;
}

void doublet_copy_fill(struct doublet_copy *copy, struct doublet_buffer *text,
                       const char *pattern)
{
	const char *stack[DEPTH];
	int depth = 0;
	bool capital = !follows_word(text);

	stack[0] = pattern;
	while (depth >= 0) {
		char byte = *stack[depth];
		if (byte == '\0') {
			depth--;
			continue;
		}
		stack[depth]++;
		if (byte != '$') {
			add_byte(copy, text, byte, capital);
			if (byte != ' ' && byte != '"')
				capital = byte == '.';
			continue;
		}
		char slot = *stack[depth]++;
		const struct doublet_lexicon *list = doublet_lexicon_of(slot);
		if (list == NULL) {
			add_cast(copy, text, slot);
			capital = false;
		} else if (is_rare(copy, slot)) {
			add_rare_word(copy, text, slot, capital);
			capital = false;
		} else if (depth + 1 < DEPTH) {
			stack[++depth] = list->items[draw_pattern(copy, list)];
		}
	}
}

/*
 * Whether a sentence is none of the patterns: a story long enough to have had
 * them all has other ways to say things, as real copy always finds some.
 */
static bool is_loose(struct doublet_copy *copy)
{
	uint32_t patterns = (uint32_t)doublet_lexicon_of('S')->count;

	return is_full(copy->sentences, patterns) &&
	       doublet_copy_below(copy, FORMULA) > 0;
}

void doublet_copy_sentence(struct doublet_copy *copy,
                           struct doublet_buffer *text, bool quoted)
{
	copy->in_quote = false;
	if (quoted)
		doublet_copy_fill(copy, text, "$Q");
	else
		doublet_copy_fill(copy, text, is_loose(copy) ? "$F" : "$S");
}

void doublet_copy_dateline(struct doublet_copy *copy,
                           struct doublet_buffer *text)
{
	doublet_copy_fill(copy, text,
	                  copy->typographic ? "$P, $M $d — " : "$P, $M $d -- ");
}

/* The sentences of a story that may be said again. */
struct said {
	size_t starts[SENTENCES_MAX];
	size_t ends[SENTENCES_MAX];
	uint32_t count;
};

/* An earlier sentence again: the buffer may move while it is read. */
static void add_again(struct doublet_buffer *text, size_t start, size_t end)
{
	if (doublet_buffer_reserve(text, end - start))
		doublet_buffer_add(text, text->data + start, end - start);
}

static uint32_t count_blanks(const char *bytes, size_t length)
{
	uint32_t blanks = 0;

	for (size_t i = 0; i < length; i++)
		blanks += bytes[i] == ' ';
	return blanks;
}

static void add_sentence(struct doublet_copy *copy, struct doublet_buffer *text,
                         struct said *said, uint32_t repeats)
{
	size_t start = text->length;

	if (said->count > 0 && doublet_copy_below(copy, 1000) < repeats) {
		uint32_t known = said->count < SENTENCES_MAX ? said->count
		                                             : SENTENCES_MAX;
		uint32_t at = doublet_copy_below(copy, known);

		add_again(text, said->starts[at], said->ends[at]);
		return;
	}
	doublet_copy_sentence(copy, text,
	                      doublet_copy_below(copy, QUOTED) == 0);
	said->starts[said->count % SENTENCES_MAX] = start;
	said->ends[said->count % SENTENCES_MAX] = text->length;
	said->count++;
}

void doublet_copy_story(const struct doublet_copy_order *order,
                        struct doublet_buffer *text)
{
	struct doublet_copy copy = {.typographic = order->typographic};
	struct said said = {.count = 0};
	uint32_t words = 0;
	uint32_t subject_end = SUBJECT_WORDS;

	doublet_copy_begin(&copy, order->seed);
	doublet_copy_dateline(&copy, text);
	while (words < order->words && !text->failed) {
		uint32_t sentences = 1 + doublet_copy_below(&copy, 3);

		if (words >= subject_end) {
			draw_cast(&copy);
			subject_end = words + SUBJECT_WORDS;
		}
		while (sentences-- > 0 && !text->failed) {
			size_t start = text->length;
			add_sentence(&copy, text, &said, order->repeats);
			if (text->failed)
				return;
			words += 1 + count_blanks(text->data + start,
			                          text->length - start);
			doublet_buffer_add_text(text,
			                        sentences > 0 ? " " : "\n");
		}
		if (words < order->words)
			doublet_buffer_add_byte(text, '\n');
	}
}
