/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a story: checked twice, with the usual length of a repeat and
 * with the shortest, and every place of every finding has to lie in the text.
 */
#include "doublet/check.h"

#include "fuzz.h"

static void look_at_finding(const struct doublet_finding *finding,
                            const struct doublet_story *story)
{
	fuzz_require(finding->rule != NULL && finding->message != NULL);
	fuzz_require(finding->place_count >= 1);
	fuzz_require(finding->score >= 0 && finding->score <= 1);
	for (uint32_t i = 0; i < finding->place_count; i++) {
		const struct doublet_place *place = &finding->places[i];

		fuzz_require(place->span.start < place->span.end);
		fuzz_require(place->span.end <= story->length);
		fuzz_require(place->line >= 1 && place->column >= 1);
		fuzz_require(i == 0 ||
		             place[-1].span.start < place->span.start);
	}
}

static void check(const struct doublet_story *story, uint32_t min_words)
{
	const struct doublet_check_options options = {.min_words = min_words};
	const struct doublet_check_result *result;
	struct doublet_checker *checker;

	fuzz_require(doublet_checker_create(&options, &checker) == DOUBLET_OK);
	fuzz_require(doublet_checker_check(checker, story, &result) ==
	             DOUBLET_OK);
	fuzz_require(result->repeated_words <= result->words);
	for (uint32_t i = 0; i < result->finding_count; i++)
		look_at_finding(&result->findings[i], story);
	doublet_checker_destroy(checker);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct doublet_story story = {
		.text = (const char *)data,
		.length = size,
	};

	check(&story, 0);
	check(&story, 2);
	return 0;
}
