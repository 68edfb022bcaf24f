/* SPDX-License-Identifier: MIT */
/* Hashes of words: the short ways equal the long one, and spread well. */
#include "sketch/hash.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "doublet/sketch.h"
#include "support.h"
#include "text/character.h"
#include "text/fold.h"
#include "text/utf8.h"

/* By the definition: folded, then hashed. */
static uint64_t hash_by_folding(const char *word, size_t length)
{
	char folded[DOUBLET_FOLD_MAX];

	return doublet_hash_folded(folded,
	                           doublet_fold_word(word, length, folded));
}

/* These are the same on every machine, for good. */
static void golden_hashes_of_words(void **state)
{
	static const struct {
		const char *word;
		uint64_t hash;
	} golden[] = {
		{"", UINT64_C(0xD9BB911EE3A450C0)},
		{"a", UINT64_C(0x402BE24E69A99A12)},
		{"The", UINT64_C(0xDBC79CD7ACBF47E3)},
		{"minister", UINT64_C(0xACD2D0379428ECEB)},
		{"1,250", UINT64_C(0x9E7997A00E73504D)},
		{"O'Brien's", UINT64_C(0x6A7D520FBF24B0FD)},
		{"well-informed", UINT64_C(0x46877250E30BD739)},
		{"ABCDEFGHIJKLMNOP", UINT64_C(0x43EA06121A782F8C)},
		{"abcdefghijklmnopq", UINT64_C(0xCA7F3571DF47CACF)},
		{"internationalisation", UINT64_C(0xC3AE0482870C03BE)},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(golden) / sizeof(golden[0]); i++) {
		uint64_t hash = doublet_hash_word(golden[i].word,
		                                  strlen(golden[i].word));
		if (hash != golden[i].hash)
			fail_msg("%s: 0x%016llX", golden[i].word,
			         (unsigned long long)hash);
	}
}

/* XXH3 of the empty input with seed 0, from its specification. */
static void bytes_are_hashed_by_xxh3(void **state)
{
	(void)state;
	assert_true(doublet_hash_bytes("", 0) == UINT64_C(0x2D06800538D394C2));
}

static void case_does_not_matter(void **state)
{
	(void)state;
	assert_true(doublet_hash_word("NATO", 4) ==
	            doublet_hash_word("nato", 4));
	assert_true(doublet_hash_word("INTERNATIONALISATION", 20) ==
	            doublet_hash_word("internationalisation", 20));
}

static void the_length_counts(void **state)
{
	static const char letters[] = "aaaaaaaaaaaaaaaaa";

	(void)state;
	for (size_t i = 0; i < sizeof(letters); i++) {
		for (size_t k = 0; k < i; k++)
			assert_false(doublet_hash_folded(letters, i) ==
			             doublet_hash_folded(letters, k));
	}
}

/* No two bytes that addresses have are hashed alike, but for letters. */
static void bytes_of_words_differ(void **state)
{
	static const char bytes[] = "abcdefghijklmnopqrstuvwxyz0123456789"
				    "-._~:/?#[]@!$&'()*+,;=%";

	(void)state;
	for (size_t i = 0; i < sizeof(bytes) - 1; i++)
		for (size_t k = 0; k < i; k++)
			assert_false(doublet_hash_word(bytes + i, 1) ==
			             doublet_hash_word(bytes + k, 1));
}

/* Two pages: the first may be used, the second must not be touched. */
static char *page_before_a_wall(size_t *size)
{
	*size = (size_t)sysconf(_SC_PAGESIZE);
	char *page = mmap(NULL, 2 * *size, PROT_READ | PROT_WRITE,
	                  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	assert_true(page != MAP_FAILED);
	assert_int_equal(mprotect(page + *size, *size, PROT_NONE), 0);
	return page;
}

static void fill_with_ascii(struct support_random *random, char *bytes,
                            size_t length)
{
	for (size_t i = 0; i < length; i++)
		bytes[i] = (char)support_random_below(random, 128);
}

static void fast_ways_equal_folding(void **state)
{
	struct support_random random = support_random_begin(1);
	size_t size;
	char *page = page_before_a_wall(&size);

	(void)state;
	for (unsigned round = support_rounds(200); round-- > 0;) {
		for (size_t length = 0; length <= 40; length++) {
			/* At the end of the page, then a little before. */
			size_t gap = support_random_below(&random, 24);
			struct doublet_span span = {0, (uint32_t)length};

			if (round % 2 == 0)
				gap = 0;
			char *word = page + size - gap - length;
			fill_with_ascii(&random, page + size - 64, 64);
			uint64_t wanted = hash_by_folding(word, length);
			assert_true(doublet_hash_word(word, length) == wanted);

			uint64_t hash = 0;
			struct doublet_story story = {.text = word,
			                              .length = length + gap};
			struct doublet_segments segments = {.words = &span,
			                                    .word_count = 1};
			doublet_hash_words(&story, &segments, &hash);
			assert_true(hash == wanted);
		}
	}
	munmap(page, 2 * size);
}

/* By the definition, and that without tables. */
static uint64_t hash_by_folding_slowly(const char *word, size_t length)
{
	char folded[DOUBLET_FOLD_MAX];

	return doublet_hash_folded(folded,
	                           doublet_fold_slowly(word, length, folded));
}

/* Characters of one to four bytes, now and then with a byte spoilt. */
static size_t draw_word(struct support_random *random, char *word,
                        size_t longest)
{
	static const uint32_t below[] = {0x80,  0x80,   0x250,  0x530,
	                                 0x800, 0xD800, 0x11000};
	uint32_t kinds = 1 + support_random_below(random, 7);
	size_t length = 0;

	while (length + 4 < longest) {
		uint32_t bound = below[support_random_below(random, kinds)];
		uint32_t point = support_random_below(random, bound);
		if (point >= 0xD800 && point < 0xE000)
			point -= 0x800;
		length += doublet_utf8_encode(point, word + length);
	}
	size_t room = length - (length < 3 ? length : 3);
	/* Whole characters are cut by that now and then: bytes of any kind. */
	if (support_random_below(random, 4) == 0)
		memcpy(word + support_random_below(random, (uint32_t)room + 1),
		       "\u2019", length < 3 ? 0 : 3);
	if (support_random_below(random, 4) == 0)
		word[support_random_below(random, (uint32_t)length)] =
			(char)support_random_next(random);
	return length;
}

static void any_word_is_hashed_as_folded(void **state)
{
	struct support_random random = support_random_begin(3);

	(void)state;
	for (unsigned round = support_rounds(100000); round-- > 0;) {
		char text[64];
		size_t length =
			draw_word(&random, text,
		                  5 + support_random_below(&random, 24));
		/* With room for a block behind, and without. */
		size_t behind = round % 2 * 16;
		struct doublet_span span = {0, (uint32_t)length};
		struct doublet_story story = {.text = text,
		                              .length = length + behind};
		struct doublet_segments segments = {.words = &span,
		                                    .word_count = 1};
		uint64_t wanted = hash_by_folding_slowly(text, length);
		uint64_t hash;

		memset(text + length, 'x', behind);
		doublet_hash_words(&story, &segments, &hash);
		assert_true(hash == wanted);
		assert_true(doublet_hash_word(text, length) == wanted);
	}
}

/* Each character between letters, so that it is one of a row, and alone. */
static void rows_of_letters_are_hashed_in_pairs(void **state)
{
	(void)state;
	for (uint32_t point = 0x800; point < 0xD800; point++) {
		char text[32] = "字";
		size_t size = doublet_utf8_encode(point, text + 3);
		struct doublet_span words[] = {{0, 3}, {3, 6}, {6, 9}};
		struct doublet_segments segments = {.words = words,
		                                    .word_count = 3};
		struct doublet_story story = {.text = text, .length = 26};
		uint64_t hashes[3];
		bool row = doublet_character_at(text, 3, 6).class ==
		           DOUBLET_CHARACTER_SINGLE;

		assert_int_equal(size, 3);
		strcpy(text + 6, "字, as it is written");
		doublet_hash_words(&story, &segments, hashes);
		assert_true(hashes[0] ==
		            hash_by_folding_slowly(text, row ? 6 : 3));
		assert_true(hashes[1] ==
		            hash_by_folding_slowly(text + 3, row ? 6 : 3));
		assert_true(hashes[2] == hash_by_folding_slowly(text, 3));
	}
}

static void words_of_a_story_are_hashed_one_by_one(void **state)
{
	const char text[] = "The tram to Gr\xC3\xBCnau, "
			    "uncharacteristically, is late";
	const struct doublet_span spans[] = {{0, 3},   {4, 8},   {9, 11},
	                                     {12, 19}, {21, 41}, {43, 45},
	                                     {46, 50}};
	struct doublet_story story = {.text = text, .length = sizeof(text) - 1};
	struct doublet_segments segments = {.words = spans, .word_count = 7};
	uint64_t hashes[7];

	(void)state;
	doublet_hash_words(&story, &segments, hashes);
	for (int i = 0; i < 7; i++)
		assert_true(hashes[i] ==
		            hash_by_folding(text + spans[i].start,
		                            spans[i].end - spans[i].start));
}

/*
 * Fills bytes with words, some of them long or not ASCII, and blanks; returns
 * how many words.
 */
static size_t fill_with_words(struct support_random *random, char *bytes,
                              size_t length, struct doublet_span *words)
{
	size_t count = 0;
	size_t at = 0;

	while (at < length) {
		size_t size = 1 + support_random_below(random, 8);

		if (support_random_below(random, 8) == 0)
			size += support_random_below(random, 16);
		if (size > length - at)
			size = length - at;
		for (size_t i = 0; i < size; i++)
			bytes[at + i] =
				(char)('A' + support_random_below(random, 58));
		if (size >= 2 && support_random_below(random, 8) == 0)
			memcpy(bytes + at, "\xC3\x9C", 2);
		words[count++] = (struct doublet_span){(uint32_t)at,
		                                       (uint32_t)(at + size)};
		at += size;
		if (at < length && support_random_below(random, 8) > 0)
			bytes[at++] = ' ';
	}
	return count;
}

static void words_up_to_a_wall_are_hashed_one_by_one(void **state)
{
	enum { LONGEST = 80 };
	struct support_random random = support_random_begin(3);
	struct doublet_span words[LONGEST];
	uint64_t hashes[LONGEST];
	size_t size;
	char *page = page_before_a_wall(&size);

	(void)state;
	for (unsigned round = support_rounds(5000); round-- > 0;) {
		size_t length = support_random_below(&random, LONGEST + 1);
		char *text = page + size - length;
		struct doublet_story story = {.text = text, .length = length};
		size_t count = fill_with_words(&random, text, length, words);
		struct doublet_segments segments = {.words = words,
		                                    .word_count =
		                                            (uint32_t)count};

		doublet_hash_words(&story, &segments, hashes);
		for (size_t i = 0; i < count; i++)
			assert_true(
				hashes[i] ==
				hash_by_folding(text + words[i].start,
			                        words[i].end - words[i].start));
	}
	munmap(page, 2 * size);
}

/* Characters of scripts without blanks are hashed with the one behind. */
static void unspaced_scripts_are_hashed_in_pairs(void **state)
{
	static const char text[] = "新聞社。東京 ที่นี้a漢\n\n字";
	/* What is hashed for each word. */
	static const char *const hashed[] = {"新聞", "聞社", "社", "東京",
	                                     "京",   "ที่นี้",   "นี้",  "a",
	                                     "漢",   "字"};
	enum { COUNT = sizeof(hashed) / sizeof(hashed[0]) };
	struct doublet_story story = {.text = text, .length = strlen(text)};
	struct doublet_segments *segments;
	uint64_t hashes[COUNT];

	(void)state;
	assert_int_equal(doublet_segments_create(NULL, &story, &segments),
	                 DOUBLET_OK);
	assert_int_equal(segments->word_count, COUNT);
	doublet_hash_words(&story, segments, hashes);
	for (size_t i = 0; i < COUNT; i++)
		assert_true(hashes[i] ==
		            hash_by_folding(hashed[i], strlen(hashed[i])));
	doublet_segments_destroy(segments);
}

/* A pair goes over the end of a line, but not of a paragraph. */
static void pairs_go_on_in_the_next_line(void **state)
{
	static const char *const texts[] = {"漢字", "漢\n字", "漢\r\n字",
	                                    "漢\r字", "漢 \n 字"};
	uint64_t wanted = hash_by_folding(texts[0], 6);

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		uint32_t length = (uint32_t)strlen(texts[i]);
		const struct doublet_span words[] = {{0, 3},
		                                     {length - 3, length}};
		/* One of them, or both. */
		struct doublet_paragraph paragraphs[] = {{.words = {0, 1}},
		                                         {.words = {1, 2}}};
		struct doublet_story story = {.text = texts[i],
		                              .length = length};
		struct doublet_segments segments = {.words = words,
		                                    .word_count = 2,
		                                    .paragraphs = paragraphs,
		                                    .paragraph_count = 1};
		uint64_t hashes[2];

		doublet_hash_words(&story, &segments, hashes);
		assert_true(hashes[0] == wanted);
		segments.paragraph_count = 2;
		doublet_hash_words(&story, &segments, hashes);
		assert_true((hashes[0] == wanted) == (i == 0));
	}
}

/* Two letters under a thousand bytes of marks are no pair. */
static void heaps_of_marks_are_hashed_alone(void **state)
{
	enum { MARKS = 300, LENGTH = 2 * (3 + 2 * MARKS) };
	static char text[LENGTH];
	const struct doublet_span spans[] = {{0, LENGTH / 2},
	                                     {LENGTH / 2, LENGTH}};
	struct doublet_story story = {.text = text, .length = LENGTH};
	struct doublet_segments segments = {.words = spans, .word_count = 2};
	uint64_t hashes[2];

	(void)state;
	for (size_t i = 0; i < LENGTH; i += LENGTH / 2) {
		memcpy(text + i, "漢", 3);
		for (size_t k = 0; k < MARKS; k++)
			memcpy(text + i + 3 + 2 * k, "\u0301", 2);
	}
	doublet_hash_words(&story, &segments, hashes);
	assert_true(hashes[0] == hashes[1]);
}

static int compare_hashes(const void *a, const void *b)
{
	uint64_t left = *(const uint64_t *)a;
	uint64_t right = *(const uint64_t *)b;

	return (left > right) - (left < right);
}

/* Writes a number in letters or digits: different for different numbers. */
static size_t write_number(uint64_t number, unsigned base, char first,
                           char *word)
{
	size_t length = 0;

	do {
		word[length++] = (char)(first + (char)(number % base));
		number /= base;
	} while (number > 0);
	return length;
}

static void millions_of_words_do_not_collide(void **state)
{
	enum { COUNT = 3000000 };
	uint64_t *hashes = malloc(COUNT * sizeof(*hashes));
	char word[64];

	(void)state;
	assert_non_null(hashes);
	for (uint64_t i = 0; i < COUNT; i++) {
		/* Short words, figures, and endings behind a long stem. */
		size_t stem = i % 3 == 2 ? 9 : 0;

		memcpy(word, "statement", 9);
		size_t length = stem + write_number(i, i % 3 == 1 ? 10 : 26,
		                                    i % 3 == 1 ? '0' : 'a',
		                                    word + stem);
		hashes[i] = doublet_hash_word(word, length);
	}
	qsort(hashes, COUNT, sizeof(*hashes), compare_hashes);
	for (size_t i = 1; i < COUNT; i++)
		assert_false(hashes[i] == hashes[i - 1]);
	free(hashes);
}

/* Flips a bit of the input: every bit of the hash must flip half the time. */
static void count_flips(size_t length, size_t bit, unsigned *flips,
                        unsigned rounds)
{
	struct support_random random = support_random_begin(bit + 1);
	char word[16];

	for (unsigned round = 0; round < rounds; round++) {
		for (size_t i = 0; i < length; i++)
			word[i] =
				(char)('a' + support_random_below(&random, 26));
		uint64_t before = doublet_hash_folded(word, length);
		word[bit / 8] = (char)(word[bit / 8] ^ (1 << bit % 8));
		uint64_t changed = before ^ doublet_hash_folded(word, length);
		for (int i = 0; i < 64; i++)
			flips[i] += (changed >> i) & 1;
	}
}

static void every_bit_spreads(void **state)
{
	enum { ROUNDS = 1000 };
	static const size_t lengths[] = {3, 8, 11, 16};

	(void)state;
	for (size_t k = 0; k < sizeof(lengths) / sizeof(lengths[0]); k++) {
		for (size_t bit = 0; bit < lengths[k] * 8; bit++) {
			unsigned flips[64] = {0};

			/* That of case is left out. */
			if (bit % 8 == 5)
				continue;
			count_flips(lengths[k], bit, flips, ROUNDS);
			/* 500 +- 16; eight times that is no accident. */
			for (int i = 0; i < 64; i++)
				assert_in_range(flips[i], ROUNDS / 2 - 130,
				                ROUNDS / 2 + 130);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(golden_hashes_of_words),
		cmocka_unit_test(bytes_are_hashed_by_xxh3),
		cmocka_unit_test(case_does_not_matter),
		cmocka_unit_test(the_length_counts),
		cmocka_unit_test(bytes_of_words_differ),
		cmocka_unit_test(fast_ways_equal_folding),
		cmocka_unit_test(any_word_is_hashed_as_folded),
		cmocka_unit_test(rows_of_letters_are_hashed_in_pairs),
		cmocka_unit_test(words_of_a_story_are_hashed_one_by_one),
		cmocka_unit_test(words_up_to_a_wall_are_hashed_one_by_one),
		cmocka_unit_test(unspaced_scripts_are_hashed_in_pairs),
		cmocka_unit_test(pairs_go_on_in_the_next_line),
		cmocka_unit_test(heaps_of_marks_are_hashed_alone),
		cmocka_unit_test(millions_of_words_do_not_collide),
		cmocka_unit_test(every_bit_spreads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
