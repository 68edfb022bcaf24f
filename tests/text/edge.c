/* SPDX-License-Identifier: MIT */
/*
 * Kernels sort bytes alike, and words and marks are the same by all of them
 * as by the scan alone: a kernel that stops at every byte leaves all to the
 * scan.
 */
#include "support.h"

#include <stdio.h>

#include "base/cpu.h"
#include "text/character.h"
#include "text/draft.h"
#include "text/edge_walk.h"

enum { LONGEST = 300, ROOM = LONGEST + 64 };

/* All bytes are in a set that nothing takes any out of. */
static void know_nothing(const char *block, struct doublet_edge_masks *masks)
{
	(void)block;
	*masks = (struct doublet_edge_masks){
		.of = {[DOUBLET_EDGE_WORD] = ~UINT64_C(0)}};
}

static unsigned write_nothing(uint32_t *places, uint32_t base, uint64_t bits)
{
	(void)places;
	(void)base;
	assert_true(bits == 0);
	return 0;
}

static uint64_t look_at_all(struct doublet_edges *edges,
                            struct doublet_edge_block *stopped)
{
	stopped->look = edges->here.of[DOUBLET_EDGE_WORD];
	return 0;
}

static const struct doublet_edge_kernel scan_alone = {"scan", 0, know_nothing,
                                                      write_nothing,
                                                      look_at_all};

static bool is_here(const struct doublet_edge_kernel *kernel)
{
	if ((kernel->needs & ~doublet_cpu_features()) == 0)
		return true;
	fprintf(stderr, "SKIPPED: this machine cannot run kernel %s\n",
	        kernel->name);
	return false;
}

/* Pieces as copy has them, or any bytes, by what is drawn. */
static void fill(struct support_random *random, char *text, size_t length)
{
	static const char *const pieces[] =
		{"a",      "the",    "B",      "7",         "1987",   " ",
	         " ",      " ",      ".",      ",",         "'",      "-",
	         "_",      "\n",     "\r",     "\"",        "\u2019", "\u2019",
	         "\u201D", "\u2013", "\u2020", "!",         ":",      "//",
	         "@",      "$",      "%",      "&",         "www.",   ".com",
	         "\u20AC", "\u00E9", "\u0301", "\u6F22",    "\xE2",   "\x80",
	         "/",      "U.S.",   " a.b",   "\u00AB",    "\u0416", "\u03C9.",
	         "\u00A0", "\u2026", "\u00B7", "\uD55C",    "\u3002", "\u0661",
	         " ",      "\u02BC", "\u00A3", "\U0001F600"};
	enum { PIECES = sizeof(pieces) / sizeof(pieces[0]) };
	uint32_t first = support_random_below(random, PIECES);
	uint32_t used = 1 + support_random_below(random, PIECES - first);
	bool any = support_random_below(random, 4) == 0;

	for (size_t i = 0; i < length;) {
		const char *piece =
			pieces[first + support_random_below(random, used)];
		if (any) {
			text[i++] = (char)support_random_next(random);
			continue;
		}
		while (*piece != '\0' && i < length)
			text[i++] = *piece++;
	}
}

static struct doublet_draft find(const struct doublet_edge_kernel *kernel,
                                 struct doublet_arena *arena, const char *text,
                                 size_t length)
{
	struct doublet_draft draft = {.arena = arena,
	                              .kernel = kernel,
	                              .text = text,
	                              .length = length};

	assert_true(doublet_words_find(&draft));
	return draft;
}

static void assert_same(const struct doublet_draft *a,
                        const struct doublet_draft *b)
{
	assert_int_equal(a->word_count, b->word_count);
	assert_int_equal(a->mark_count, b->mark_count);
	for (size_t i = 0; i < a->word_count; i++) {
		assert_int_equal(a->words[i].start, b->words[i].start);
		assert_int_equal(a->words[i].end, b->words[i].end);
	}
	for (size_t i = 0; i < a->mark_count; i++) {
		assert_int_equal(a->marks[i].offset, b->marks[i].offset);
		assert_int_equal(a->marks[i].word, b->marks[i].word);
		assert_int_equal(a->marks[i].code_point,
		                 b->marks[i].code_point);
		assert_int_equal(a->marks[i].class, b->marks[i].class);
		assert_int_equal(a->marks[i].size, b->marks[i].size);
	}
}

/* Who wants words only gets the same words. */
static void assert_same_words(const struct doublet_edge_kernel *kernel,
                              const struct doublet_draft *expected)
{
	struct doublet_draft draft = {.arena = expected->arena,
	                              .kernel = kernel,
	                              .words_only = true,
	                              .text = expected->text,
	                              .length = expected->length};

	assert_true(doublet_words_find(&draft));
	assert_int_equal(draft.word_count, expected->word_count);
	assert_int_equal(draft.mark_count, 0);
	if (draft.word_count > 0)
		assert_memory_equal(draft.words, expected->words,
		                    draft.word_count * sizeof(*draft.words));
}

/* All kernels find in a text what the scan alone does. */
static void assert_alike(const char *text, size_t length)
{
	struct doublet_arena arena;

	doublet_arena_init(&arena, NULL);
	struct doublet_draft expected = find(&scan_alone, &arena, text, length);
	for (size_t i = 0; i < doublet_edge_kernel_count; i++) {
		const struct doublet_edge_kernel *kernel =
			doublet_edge_kernels[i];
		if ((kernel->needs & ~doublet_cpu_features()) != 0)
			continue;
		struct doublet_draft found = find(kernel, &arena, text, length);
		assert_same(&found, &expected);
		assert_same_words(kernel, &expected);
	}
	doublet_arena_finish(&arena);
}

static void test_sets_are_what_the_table_of_characters_says(void **state)
{
	(void)state;
	for (unsigned i = 0; i < 256; i += DOUBLET_EDGE_BLOCK) {
		struct doublet_edge_masks masks;
		char block[DOUBLET_EDGE_BLOCK];
		for (unsigned n = 0; n < DOUBLET_EDGE_BLOCK; n++)
			block[n] = (char)(i + n);
		doublet_edge_scalar.sort(block, &masks);
		for (unsigned n = 0; n < DOUBLET_EDGE_BLOCK; n++) {
			unsigned byte = i + n;
			bool ascii = byte < 0x80;
			uint8_t value = doublet_character_bytes[byte];
			unsigned class = value & DOUBLET_CHARACTER_CLASS;
			const uint64_t *of = masks.of;
			assert_int_equal(of[DOUBLET_EDGE_WORD] >> n & 1,
			                 (value &
			                  DOUBLET_CHARACTER_ALPHANUMERIC) !=
			                                 0 &&
			                         ascii);
			assert_int_equal(of[DOUBLET_EDGE_DIGIT] >> n & 1,
			                 class == DOUBLET_CHARACTER_DIGIT);
			assert_int_equal(
				of[DOUBLET_EDGE_JOINER] >> n & 1,
				class == DOUBLET_CHARACTER_APOSTROPHE ||
					class == DOUBLET_CHARACTER_HYPHEN ||
					class == DOUBLET_CHARACTER_AMPERSAND ||
					class == DOUBLET_CHARACTER_CONNECTOR);
			assert_int_equal(
				of[DOUBLET_EDGE_POINT] >> n & 1,
				class == DOUBLET_CHARACTER_STOP ||
					class == DOUBLET_CHARACTER_COMMA ||
					class == DOUBLET_CHARACTER_COLON);
			assert_int_equal(
				of[DOUBLET_EDGE_LOOK] >> n & 1,
				!ascii || byte == '\r' || byte == '+' ||
					byte == '/' ||
					class == DOUBLET_CHARACTER_CURRENCY ||
					class == DOUBLET_CHARACTER_PERCENT ||
					class == DOUBLET_CHARACTER_TAG);
		}
	}
}

static void test_kernels_sort_alike_at_every_offset(void **state)
{
	struct support_random random = support_random_begin(1);
	char text[2 * DOUBLET_EDGE_BLOCK];

	(void)state;
	for (size_t i = 0; i < doublet_edge_kernel_count; i++) {
		const struct doublet_edge_kernel *kernel =
			doublet_edge_kernels[i];
		if (!is_here(kernel))
			continue;
		for (unsigned n = 0; n < support_rounds(3000); n++) {
			const char *block = text + n % DOUBLET_EDGE_BLOCK;
			struct doublet_edge_masks expected;
			struct doublet_edge_masks masks;
			fill(&random, text, sizeof(text));
			doublet_edge_scalar.sort(block, &expected);
			kernel->sort(block, &masks);
			assert_memory_equal(&masks, &expected, sizeof(masks));
		}
	}
}

static void test_kernels_write_alike(void **state)
{
	struct support_random random = support_random_begin(3);

	(void)state;
	for (size_t i = 0; i < doublet_edge_kernel_count; i++) {
		const struct doublet_edge_kernel *kernel =
			doublet_edge_kernels[i];
		if (!is_here(kernel))
			continue;
		for (unsigned n = 0; n < support_rounds(3000); n++) {
			uint32_t expected[DOUBLET_EDGE_BLOCK +
			                  DOUBLET_EDGE_EXCESS];
			uint32_t places[DOUBLET_EDGE_BLOCK +
			                DOUBLET_EDGE_EXCESS];
			uint64_t bits = support_random_next(&random);
			for (unsigned fewer = n % 5; fewer > 0; fewer--)
				bits &= support_random_next(&random);
			bits = n == 0 ? ~UINT64_C(0) : bits;
			unsigned count =
				doublet_edge_scalar.write(expected, n, bits);
			assert_int_equal(kernel->write(places, n, bits), count);
			assert_memory_equal(places, expected,
			                    count * sizeof(*places));
		}
	}
}

static void test_kernels_find_alike_at_every_length(void **state)
{
	struct support_random random = support_random_begin(2);
	char text[ROOM];

	(void)state;
	for (unsigned round = 0; round < support_rounds(20); round++)
		for (size_t length = 0; length <= LONGEST; length++) {
			size_t offset = support_random_below(&random, 64);
			fill(&random, text + offset, length);
			assert_alike(text + offset, length);
		}
}

static void test_kernels_agree_on_words_beyond_a_block(void **state)
{
	static const size_t lengths[] = {63,   64,   65,   127,  128,
	                                 191,  1023, 1024, 1025, 1088,
	                                 2047, 2048, 2049, 5000};
	static char text[6000];

	(void)state;
	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++)
		for (size_t before = 0; before < 70; before++) {
			memset(text, ' ', sizeof(text));
			memset(text + before, 'a', lengths[i]);
			text[before + lengths[i] / 2] = "a'.\xC3"[i % 4];
			assert_alike(text, before + lengths[i]);
			assert_alike(text, before + lengths[i] + 1);
		}
}

static void test_joiners_at_the_edge_of_a_block(void **state)
{
	static const char *const cases[] =
		{"a-b",        "a-\u00E9",      "1.5",
	         "1,x",        "U.S.A",         "a--b",
	         "a'.b",       "1,000,5",       "a.b.c",
	         "\u00E9'a",   "a\r\n",         "'a'",
	         "a\u2019s",   "a\u2019\u00E9", "\u00E9\u2019s",
	         "1\u2019.a",  "\u201Ca\u201D", "a\u2013b",
	         "http://a.b", "a@b.com",       "1:2",
	         "a:b",        "US$5",          "5%",
	         "#a",         "@_a",           "a&b",
	         "x.com",      "a+b@c.d",       "a-b@c.d",
	         "x.\u0301y",  "-5.",           "a_\u4E2Db",
	         "x.y\u00E9",  "x.y\u0301",     "x\u00E9.y",
	         "1.x.y.2",    "a-b.c-d",       "x.y.com",
	         "x.y@z.com",  "x.y\u2019s",    "ab.c.d",
	         "x.y.z1",     "x.y/z",         "x.y_z.com"};
	char text[200];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		for (size_t at = 50; at < 70; at++) {
			size_t length = strlen(cases[i]);
			memset(text, ' ', sizeof(text));
			memcpy(text + at, cases[i], length);
			assert_alike(text, at + length);
			assert_alike(text, sizeof(text));
			text[at - 1] = 'x';
			assert_alike(text, sizeof(text));
		}
}

static void test_the_kernel_chosen_can_run_here(void **state)
{
	(void)state;
	const struct doublet_edge_kernel *kernel = doublet_edge_kernel_choose();

	assert_true(is_here(kernel));
	assert_string_equal(kernel->name, doublet_kernels());
	assert_ptr_equal(doublet_edge_kernels[doublet_edge_kernel_count - 1],
	                 &doublet_edge_scalar);
	assert_int_equal(doublet_edge_scalar.needs, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_sets_are_what_the_table_of_characters_says),
		cmocka_unit_test(test_kernels_sort_alike_at_every_offset),
		cmocka_unit_test(test_kernels_write_alike),
		cmocka_unit_test(test_kernels_find_alike_at_every_length),
		cmocka_unit_test(test_kernels_agree_on_words_beyond_a_block),
		cmocka_unit_test(test_joiners_at_the_edge_of_a_block),
		cmocka_unit_test(test_the_kernel_chosen_can_run_here),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
