/* SPDX-License-Identifier: MIT */
/*
 * The engine to the bit: words, shingles and sketches of a few texts, by
 * every kernel, against a file. When this test fails a kept index would be of
 * no use; then doublet_engine_version() has to change too.
 */
#include "kernels.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "doublet/band.h"
#include "doublet/body.h"
#include "doublet/set.h"

enum { WORDS_MAX = 400, TEXT_MAX = 1 << 16, WINDOW = 8, BOTTOM = 16 };

static const char *const texts[] = {
	"",
	"Pier",
	"The ferry to the island will not sail on Monday.",
	"The harbour office said on Monday that the ferry to the island will "
	"not sail before Thursday. \"We've had 3,400 passengers waiting, and "
	"not one boat that is fit to go out,\" Ada Lindqvist, the harbour "
	"master, told reporters at the pier. The repair of the two larger "
	"boats costs EUR 2.5 million, or 12% of what the island's council "
	"has for the year. Ms. Lindqvist would not say who pays.\n\nThe ferry "
	"line was opened in 1903; it has been closed twice since, both times "
	"because of ice. \"We've had 3,400 passengers waiting, and not one "
	"boat that is fit to go out,\" she said again in the evening.\n",
	"L'\u00e9quipe de Saint-\u00c9tienne\u2019s co\u0302te\u2014une "
	"premi\u00e8re\u2014a gagn\u00e9 3\u20132 \u00e0 D\u00dcSSELDORF; "
	"\u041c\u043e\u0441\u043a\u0432\u0430 \u0438 "
	"\u0391\u03b8\u03ae\u03bd\u03b1\u03c2 "
	"\ufb01nancial Donaudampfschifffahrtsgesellschaft.",
	"\u65b0\u805e\u793e\u306f\u6771\u4eac\u306b\u3042\u308b\u3002",
	"By Ada Roe\n\nOSLO (AP) - The ferry will not sail on Monday.\n\n(MORE)",
};

enum { TEXTS = sizeof(texts) / sizeof(texts[0]) };

static const char *path;

struct page {
	char text[TEXT_MAX];
	size_t length;
};

__attribute__((format(printf, 2, 3))) static void say(struct page *page,
                                                      const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	int more = vsnprintf(page->text + page->length, TEXT_MAX - page->length,
	                     format, arguments);
	va_end(arguments);
	assert_true(more >= 0 && page->length + (size_t)more < TEXT_MAX);
	page->length += (size_t)more;
}

static void say_numbers(struct page *page, const char *name,
                        const uint32_t *numbers, size_t count)
{
	say(page, "%s", name);
	for (size_t i = 0; i < count; i++)
		say(page, " %08" PRIx32, numbers[i]);
	say(page, "\n");
}

static size_t say_words(struct page *page, const char *text, uint64_t *hashes)
{
	struct doublet_story story = {.text = text, .length = strlen(text)};
	struct doublet_segments *segments;

	assert_int_equal(doublet_segments_create(NULL, &story, &segments),
	                 DOUBLET_OK);
	size_t count = segments->word_count;
	assert_true(count <= WORDS_MAX);
	doublet_hash_words(&story, segments, hashes);
	for (size_t i = 0; i < count; i++)
		say(page, "word %016" PRIx64 " %.*s\n", hashes[i],
		    (int)(segments->words[i].end - segments->words[i].start),
		    text + segments->words[i].start);
	doublet_segments_destroy(segments);
	return count;
}

static void say_bands(struct page *page, const uint32_t *signature)
{
	size_t count;
	const struct doublet_banding *table = doublet_bandings(&count);

	for (size_t i = 0; i < count; i++) {
		uint32_t keys[DOUBLET_BANDS_MAX];
		char name[32];

		(void)snprintf(name, sizeof(name), "keys %.1f %ux%u",
		               table[i].threshold, table[i].bands,
		               table[i].rows);
		say_numbers(page, name, keys,
		            doublet_band_keys(&table[i], signature, keys));
	}
}

static void say_body(struct page *page, struct doublet_sketcher *sketcher,
                     const char *text)
{
	struct doublet_story story = {.text = text, .length = strlen(text)};
	struct doublet_body body;

	assert_int_equal(doublet_body_read(sketcher, &story, &body),
	                 DOUBLET_OK);
	say_numbers(page, "body", body.shingles, body.shingle_count);
}

static void say_text(struct page *page, struct doublet_sketcher *sketcher,
                     const char *text)
{
	uint64_t hashes[WORDS_MAX];
	uint32_t shingles[WORDS_MAX];
	uint32_t signature[DOUBLET_SIGNATURE_MAX];
	struct doublet_fingerprint chosen[WORDS_MAX];
	struct doublet_set set;
	size_t words = say_words(page, text, hashes);
	size_t count = doublet_shingle_count(words, DOUBLET_SHINGLE_WORDS);

	doublet_shingle_words(hashes, words, DOUBLET_SHINGLE_WORDS, shingles);
	say_numbers(page, "shingles", shingles, count);
	say_body(page, sketcher, text);
	doublet_minhash_sign(sketcher, shingles, count, signature,
	                     DOUBLET_SIGNATURE_MAX);
	say_numbers(page, "minhash", signature, DOUBLET_SIGNATURE_MAX);
	say_bands(page, signature);
	say(page, "simhash %016" PRIx64 "\nwinnow",
	    doublet_simhash_sign(shingles, count));
	size_t chosen_count = doublet_winnow(shingles, count, WINDOW, chosen);
	for (size_t i = 0; i < chosen_count; i++)
		say(page, " %" PRIu32 ":%08" PRIx32, chosen[i].position,
		    chosen[i].shingle);
	assert_int_equal(doublet_set_make(sketcher, shingles, count, &set),
	                 DOUBLET_OK);
	set = doublet_bottom_sketch(set, BOTTOM);
	say_numbers(page, "\nbottom", set.shingles, set.count);
	say(page, "\n");
}

static void write_page(struct page *page, struct doublet_sketcher *sketcher)
{
	page->length = 0;
	say(page, "engine %s\n\n", doublet_engine_version());
	for (size_t i = 0; i < TEXTS; i++)
		say_text(page, sketcher, texts[i]);
	/* The blank line behind the last text. */
	page->text[--page->length] = '\0';
}

static void update_file(const struct page *page)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(page->text, 1, page->length, file),
	                 page->length);
	assert_int_equal(fclose(file), 0);
}

static void read_file(struct page *page)
{
	FILE *file = fopen(path, "rb");

	assert_non_null(file);
	page->length = fread(page->text, 1, TEXT_MAX - 1, file);
	page->text[page->length] = '\0';
	assert_int_equal(fclose(file), 0);
}

/* Fails with the first line that differs. */
static void compare_pages(const struct page *page, const struct page *expected)
{
	size_t line = 1;
	size_t i = 0;

	for (; i < page->length && page->text[i] == expected->text[i]; i++)
		line += page->text[i] == '\n';
	if (i < page->length || i < expected->length)
		fail_msg("%s:%zu: other bits", path, line);
}

static void the_engine_is_the_same_to_the_bit(void **state)
{
	static struct page expected;
	static struct page page;
	struct kernels kernels = kernels_open();

	(void)state;
	if (support_updating()) {
		write_page(&page, kernels.of[0]);
		update_file(&page);
	}
	read_file(&expected);
	for (size_t k = 0; k < kernels.count; k++) {
		write_page(&page, kernels.of[k]);
		compare_pages(&page, &expected);
	}
	kernels_close(&kernels);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_engine_is_the_same_to_the_bit),
	};

	if (argc < 2)
		return 1;
	path = argv[1];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
