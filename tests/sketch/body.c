/* SPDX-License-Identifier: MIT */
/*
 * The body of a story is what its full segmentation leaves when the furniture
 * is taken out: for the stories of the files given as arguments, and for heaps
 * of their lines among furniture.
 */
#include "doublet/body.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "doublet/band.h"
#include "doublet/set.h"
#include "kernels.h"
#include "text/segment.h"

enum { FILES_MAX = 16, LINES_MAX = 4096 };

static char **paths;
static size_t path_count;
static struct doublet_buffer files[FILES_MAX];
static struct doublet_view lines[LINES_MAX];
static size_t line_count;

static void read_file(const char *path, struct doublet_buffer *text)
{
	char block[4096];
	size_t size;
	FILE *file = fopen(path, "rb");

	assert_non_null(file);
	doublet_buffer_init(text, NULL);
	while ((size = fread(block, 1, sizeof(block), file)) > 0)
		doublet_buffer_add(text, block, size);
	fclose(file);
	assert_false(text->failed);
}

static void split(const struct doublet_buffer *text)
{
	const char *end = text->data + text->length;

	for (const char *line = text->data; line < end;) {
		const char *stop = memchr(line, '\n', (size_t)(end - line));
		size_t length = (size_t)((stop != NULL ? stop : end) - line);

		if (length > 0 && line_count < LINES_MAX)
			lines[line_count++] =
				(struct doublet_view){line, length};
		line += length + 1;
	}
}

static int read_files(void **state)
{
	(void)state;
	assert_in_range(path_count, 1, FILES_MAX);
	for (size_t i = 0; i < path_count; i++) {
		read_file(paths[i], &files[i]);
		split(&files[i]);
	}
	return line_count == 0;
}

static int drop_files(void **state)
{
	(void)state;
	for (size_t i = 0; i < path_count; i++)
		doublet_buffer_finish(&files[i]);
	return 0;
}

static struct doublet_story story_of(const char *text, size_t length,
                                     const char *tag)
{
	return (struct doublet_story){.text = text,
	                              .length = length,
	                              .language = {tag, strlen(tag)}};
}

/* What the body should be, a word at a time. */
struct expected {
	struct doublet_segments *all;
	struct doublet_span *words;
	uint64_t *hashes;
	uint32_t *shingles;
	size_t count;
	size_t shingle_count;
};

static bool is_furniture(const struct doublet_segments *all, uint32_t word)
{
	for (uint32_t i = 0; i < all->furniture_count; i++)
		if (word >= all->furniture[i].words.first &&
		    word < all->furniture[i].words.end)
			return true;
	return false;
}

static struct expected expect(const struct doublet_story *story)
{
	struct expected expected = {.count = 0};
	struct doublet_segments *all;

	assert_int_equal(doublet_segments_create(NULL, story, &all), 0);
	size_t room = all->word_count + 1u;
	expected.all = all;
	expected.words = calloc(room, sizeof(*expected.words));
	expected.hashes = calloc(room, sizeof(*expected.hashes));
	expected.shingles = calloc(room, sizeof(*expected.shingles));
	assert_true(expected.words && expected.hashes && expected.shingles);
	doublet_hash_words(story, all, expected.hashes);
	for (uint32_t i = 0; i < all->word_count; i++) {
		if (is_furniture(all, i))
			continue;
		expected.words[expected.count] = all->words[i];
		expected.hashes[expected.count++] = expected.hashes[i];
	}
	size_t width = expected.count < 5 ? expected.count : 5;
	if (width > 0) {
		doublet_shingle_words(expected.hashes, expected.count,
		                      (unsigned)width, expected.shingles);
		expected.shingle_count = expected.count - width + 1;
	}
	return expected;
}

static void drop(struct expected *expected)
{
	doublet_segments_destroy(expected->all);
	free(expected->words);
	free(expected->hashes);
	free(expected->shingles);
}

static bool is_same(const void *a, const void *b, size_t size)
{
	return size == 0 || memcmp(a, b, size) == 0;
}

static bool is_body(const struct expected *expected,
                    const struct doublet_body *body)
{
	size_t count = expected->count;

	return body->word_count == count &&
	       body->story_word_count == expected->all->word_count &&
	       body->shingle_count == expected->shingle_count &&
	       is_same(body->words, expected->words,
	               count * sizeof(*body->words)) &&
	       is_same(body->hashes, expected->hashes,
	               count * sizeof(*body->hashes)) &&
	       is_same(body->shingles, expected->shingles,
	               body->shingle_count * sizeof(*body->shingles));
}

static bool is_same_furniture(const struct doublet_segments *a,
                              const struct doublet_segments *b)
{
	if (a->furniture_count != b->furniture_count)
		return false;
	for (uint32_t i = 0; i < a->furniture_count; i++)
		if (a->furniture[i].kind != b->furniture[i].kind ||
		    a->furniture[i].paragraph != b->furniture[i].paragraph ||
		    !is_same(&a->furniture[i].span, &b->furniture[i].span,
		             sizeof(a->furniture[i].span)))
			return false;
	return true;
}

static bool is_same_paragraphs(const struct doublet_segments *a,
                               const struct doublet_segments *b)
{
	if (a->paragraph_count != b->paragraph_count)
		return false;
	for (uint32_t i = 0; i < a->paragraph_count; i++)
		if (!is_same(&a->paragraphs[i].span, &b->paragraphs[i].span,
		             sizeof(a->paragraphs[i].span)) ||
		    !is_same(&a->paragraphs[i].words, &b->paragraphs[i].words,
		             sizeof(a->paragraphs[i].words)))
			return false;
	return true;
}

static void assert_same_segments(const struct doublet_story *story,
                                 const struct doublet_segments *all)
{
	struct doublet_segments body;
	struct doublet_arena arena;

	doublet_arena_init(&arena, NULL);
	assert_int_equal(doublet_segment_body(doublet_edge_kernel_choose(),
	                                      &arena, story, &body),
	                 DOUBLET_OK);
	if (!is_same_paragraphs(all, &body) || !is_same_furniture(all, &body) ||
	    (body.language != NULL &&
	     strcmp(all->language, body.language) != 0))
		fail_msg("other segments of [%.*s]", (int)story->length,
		         story->text);
	assert_int_equal(body.sentence_count + body.quote_count, 0);
	doublet_arena_finish(&arena);
}

static void assert_body(const struct kernels *kernels,
                        const struct doublet_story *story)
{
	struct expected expected = expect(story);
	struct doublet_body body;

	assert_same_segments(story, expected.all);
	for (size_t k = 0; k < kernels->count; k++) {
		assert_int_equal(doublet_body_read(kernels->of[k], story,
		                                   &body),
		                 DOUBLET_OK);
		if (!is_body(&expected, &body))
			fail_msg("another body of [%.*s]", (int)story->length,
			         story->text);
	}
	drop(&expected);
}

static void the_files_have_the_body_of_their_segments(void **state)
{
	struct kernels kernels = kernels_open();

	(void)state;
	for (size_t i = 0; i < path_count; i++) {
		struct doublet_story story =
			story_of(files[i].data, files[i].length, "");

		assert_body(&kernels, &story);
	}
	kernels_close(&kernels);
}

/* Thanks stand in one sentence or two; ";" ends one in Greek. */
static const char *const furniture[] = {
	"By Ann Roe",
	"BC-US--Harbour Strike, 2nd Ld-Writethru",
	"(Adds mayor's comment)",
	"OSLO, Jan 5 (Reuters) - ",
	"HARBOUR CITY (AP) \xE2\x80\x94 ",
	"東京（共同）",
	"(MORE)",
	"(Reporting by Ann Roe; Editing by Tom Low)",
	"Ann Roe in Oslo contributed to this report.",
	"Tom Low wrote it. He is ill. Ann Roe in Oslo contributed to this report.",
	"Is it so; Is it not; Ann Roe contributed to this report.",
	"Reuter",
	"###",
	"-30-",
	"Copyright 2026 The Harbour Press. All rights reserved.",
};

enum { FURNITURE = sizeof(furniture) / sizeof(furniture[0]) };

static void add_part(struct doublet_buffer *text, struct support_random *random)
{
	static const char *const joints[] = {"\n", "\n\n", "\n\n", " ", ""};

	if (support_random_below(random, 3) == 0) {
		doublet_buffer_add_text(
			text,
			furniture[support_random_below(random, FURNITURE)]);
	} else {
		struct doublet_view line =
			lines[support_random_below(random,
		                                   (uint32_t)line_count)];
		size_t cut =
			support_random_below(random, 4) == 0
				? support_random_below(random,
		                                       (uint32_t)line.length)
				: line.length;

		doublet_buffer_add(text, line.data, cut);
	}
	doublet_buffer_add_text(text, joints[support_random_below(random, 5)]);
}

static void heaps_of_lines_have_it_too(void **state)
{
	static const char *const tags[] = {"",   "",   "en", "de",
	                                   "el", "hy", "ja"};
	struct support_random random = support_random_begin(7);
	struct kernels kernels = kernels_open();
	struct doublet_buffer text;

	(void)state;
	doublet_buffer_init(&text, NULL);
	for (unsigned round = 0; round < support_rounds(5000); round++) {
		uint32_t parts = support_random_below(&random, 9);

		doublet_buffer_clear(&text);
		for (uint32_t i = 0; i < parts; i++)
			add_part(&text, &random);
		struct doublet_story story =
			story_of(text.data, text.length,
		                 tags[support_random_below(&random, 7)]);
		assert_body(&kernels, &story);
	}
	doublet_buffer_finish(&text);
	kernels_close(&kernels);
}

static struct doublet_body read_body(struct doublet_sketcher *sketcher,
                                     const char *text)
{
	struct doublet_story story = story_of(text, strlen(text), "en");
	struct doublet_body body;

	assert_int_equal(doublet_body_read(sketcher, &story, &body),
	                 DOUBLET_OK);
	return body;
}

static void furniture_makes_no_difference(void **state)
{
	static const char bare[] = "The port was shut on Monday, he said.";
	static const char framed[] =
		"By Ann Roe\n\nOSLO (AP) - The port was shut on Monday, he "
		"said. (Reporting by Ann Roe)\n\n###";
	struct doublet_sketcher *sketcher;
	uint32_t shingles[4];

	(void)state;
	assert_int_equal(doublet_sketcher_create(NULL, NULL, &sketcher), 0);
	struct doublet_body body = read_body(sketcher, bare);
	assert_int_equal(body.word_count, 8);
	assert_int_equal(body.story_word_count, 8);
	assert_int_equal(body.shingle_count, 4);
	memcpy(shingles, body.shingles, sizeof(shingles));
	body = read_body(sketcher, framed);
	assert_int_equal(body.story_word_count, 17);
	assert_int_equal(body.shingle_count, 4);
	assert_memory_equal(body.shingles, shingles, sizeof(shingles));
	assert_memory_equal(framed + body.words[0].start, "The port", 8);
	doublet_sketcher_destroy(sketcher);
}

static void a_short_body_is_one_shingle(void **state)
{
	static const char *const texts[] = {"The", "The port", "The port was",
	                                    "The port was shut",
	                                    "The port was shut again"};
	struct doublet_sketcher *sketcher;
	uint32_t last = 0;

	(void)state;
	assert_int_equal(doublet_sketcher_create(NULL, NULL, &sketcher), 0);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct doublet_body body = read_body(sketcher, texts[i]);

		assert_int_equal(body.shingle_count, 1);
		assert_int_not_equal(body.shingles[0], last);
		last = body.shingles[0];
	}
	doublet_sketcher_destroy(sketcher);
}

/* It resembles nothing, itself included. */
static void no_body_has_no_shingle(void **state)
{
	struct doublet_sketcher *sketcher;
	struct doublet_set set;

	(void)state;
	assert_int_equal(doublet_sketcher_create(NULL, NULL, &sketcher), 0);
	struct doublet_body body = read_body(sketcher, "(MORE)\n\n###");
	assert_int_equal(body.word_count, 0);
	assert_int_equal(body.story_word_count, 1);
	assert_int_equal(body.shingle_count, 0);
	assert_int_equal(doublet_set_make(sketcher, body.shingles, 0, &set), 0);
	assert_true(doublet_set_resemblance(sketcher, set, set) == 0);
	doublet_sketcher_destroy(sketcher);
}

static void a_text_too_long_is_refused(void **state)
{
	struct doublet_story story = {.text = "", .length = SIZE_MAX};
	struct doublet_body body = {.word_count = 7};
	struct doublet_sketcher *sketcher;

	(void)state;
	assert_int_equal(doublet_sketcher_create(NULL, NULL, &sketcher), 0);
	assert_int_equal(doublet_body_read(sketcher, &story, &body),
	                 DOUBLET_TOO_LARGE);
	assert_int_equal(body.word_count, 7);
	doublet_sketcher_destroy(sketcher);
}

/* All that a fingerprint takes, of the longest file and of the others. */
static enum doublet_status fingerprint_all(struct doublet_sketcher *sketcher)
{
	const struct doublet_banding *banding = doublet_banding_for(0.5);
	uint32_t signature[DOUBLET_SIGNATURE_MAX];
	uint32_t keys[DOUBLET_BANDS_MAX];
	struct doublet_body body;
	struct doublet_set set;
	enum doublet_status status = DOUBLET_OK;

	for (size_t i = 0; !status && i < path_count; i++) {
		struct doublet_story story =
			story_of(files[i].data, files[i].length, "");

		status = doublet_body_read(sketcher, &story, &body);
		if (status)
			break;
		doublet_minhash_sign(sketcher, body.shingles,
		                     body.shingle_count, signature,
		                     banding->signature_size);
		assert_int_equal(doublet_band_keys(banding, signature, keys),
		                 banding->bands);
		status = doublet_set_make(sketcher, body.shingles,
		                          body.shingle_count, &set);
	}
	return status;
}

static void warm_it_asks_for_no_memory(void **state)
{
	struct support_allocator memory;
	struct doublet_sketcher *sketcher;

	(void)state;
	support_allocator_init(&memory);
	assert_int_equal(doublet_sketcher_create(&memory.allocator, NULL,
	                                         &sketcher),
	                 DOUBLET_OK);
	for (int i = 0; i < 3; i++)
		assert_int_equal(fingerprint_all(sketcher), DOUBLET_OK);
	size_t calls = memory.calls;
	assert_int_equal(fingerprint_all(sketcher), DOUBLET_OK);
	assert_int_equal(memory.calls, calls);
	doublet_sketcher_destroy(sketcher);
	assert_int_equal(memory.held_bytes, 0);
}

static void it_survives_every_shortage(void **state)
{
	enum doublet_status status = DOUBLET_NO_MEMORY;
	size_t fail_at = 0;

	(void)state;
	while (status == DOUBLET_NO_MEMORY) {
		struct doublet_sketcher *sketcher = NULL;
		struct support_allocator memory;

		support_allocator_init(&memory);
		memory.fail_at = ++fail_at;
		status = doublet_sketcher_create(&memory.allocator, NULL,
		                                 &sketcher);
		if (status == DOUBLET_OK)
			status = fingerprint_all(sketcher);
		doublet_sketcher_destroy(sketcher);
		assert_int_equal(memory.held_bytes, 0);
	}
	assert_int_equal(status, DOUBLET_OK);
	assert_true(fail_at > 3);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_files_have_the_body_of_their_segments),
		cmocka_unit_test(heaps_of_lines_have_it_too),
		cmocka_unit_test(furniture_makes_no_difference),
		cmocka_unit_test(a_short_body_is_one_shingle),
		cmocka_unit_test(no_body_has_no_shingle),
		cmocka_unit_test(a_text_too_long_is_refused),
		cmocka_unit_test(warm_it_asks_for_no_memory),
		cmocka_unit_test(it_survives_every_shortage),
	};

	paths = argv + 1;
	path_count = (size_t)argc - 1;
	return cmocka_run_group_tests(tests, read_files, drop_files);
}
