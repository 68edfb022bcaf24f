/* SPDX-License-Identifier: MIT */
/*
 * What is kept of stories, and how it is joined. Bounds on what is common hold
 * where all relations are asked for: pairs of stories that have no more than a
 * form in common grow with the square of their number, and tell nothing.
 */
#include "dedup/search.h"

#include "dedup/exact.h"
#include "dedup/figures.h"
#include "dedup/join.h"

/*
 * The resemblance that bands are made for when all relations are asked for:
 * below, related stories share a run. (Of 453 pairs judged by eye one was
 * found by bands for 0.5 only.)
 */
static const double related = 0.7;
/* More stories that are alike, or have a hint or a form in common, are paired
 * with the nearest. */
static const uint32_t alike_common = 1000;
static const uint32_t hints_common = 64;
static const uint32_t forms_common = 16;
static const double exact_threshold = 0.8;

static bool finds_all(const struct doublet_dedup_options *options)
{
	return options->threshold == 0 && options->containment == 0;
}

void doublet_search_choose(const struct doublet_dedup_options *options,
                           struct doublet_scan *scan)
{
	bool all = finds_all(options);

	if (options->threshold > 0)
		scan->banding = doublet_banding_for(options->threshold);
	if (all)
		scan->banding = doublet_banding_for(related);
	scan->keeps_forms = scan->keeps_hints = all;
	scan->keeps_runs = all || options->containment > 0;
	/* For so little there are no bands. */
	scan->keeps_sets = options->exact ||
	                   (options->threshold > 0 && scan->banding == NULL);
	/* Then nothing else is needed to find them. */
	if (scan->keeps_sets && !all) {
		scan->banding = NULL;
		scan->keeps_runs = false;
	}
	if (scan->banding != NULL)
		scan->keys.length = scan->banding->bands;
}

/* Adds pairs of stories that have a number in common. */
static bool join_lists(const struct doublet_search *search,
                       const struct doublet_lists *lists,
                       const struct doublet_join *join,
                       struct doublet_candidates *candidates)
{
	struct doublet_postings postings;

	doublet_buffer_init(&postings.items, &search->scan->stories.allocator);
	bool joined =
		doublet_postings_add(&postings, lists, search->classes->of) &&
		doublet_postings_sort(&postings) &&
		doublet_join(candidates, &postings, join);
	doublet_buffer_finish(&postings.items);
	return joined;
}

/* What the pairs of the exact join have to reach. */
static struct doublet_dedup_options exact_options(
	const struct doublet_search *search)
{
	struct doublet_dedup_options options = *search->options;

	if (options.threshold == 0 && options.containment == 0)
		options.threshold = exact_threshold;
	return options;
}

static struct doublet_side side_of(const struct doublet_search *search,
                                   uint32_t number)
{
	struct doublet_list set = doublet_lists_at(&search->scan->sets, number);

	return (struct doublet_side){number, {set.numbers, set.count}};
}

/*
 * Compares sets that were kept. Where relations are asked for, pairs that
 * reach the threshold stay candidates; else they are what was to be found.
 */
static bool compare_sets(const struct doublet_search *search,
                         struct doublet_candidates *candidates)
{
	const struct doublet_dedup_options options = exact_options(search);
	const struct doublet_figures figures = {search->scan, &options};
	uint64_t *pairs = (void *)candidates->pairs.data;
	size_t count = candidates->pairs.length / sizeof(*pairs);
	struct doublet_pair pair;
	size_t kept = 0;

	search->totals->candidates = count;
	for (size_t i = 0; i < count; i++) {
		if (!doublet_figures_compare(
			    &figures,
			    side_of(search, (uint32_t)(pairs[i] >> 32)),
			    side_of(search, (uint32_t)pairs[i]), &pair))
			continue;
		if (search->options->relations)
			pairs[kept++] = pairs[i];
		else
			doublet_buffer_add(search->pairs, &pair, sizeof(pair));
	}
	candidates->pairs.length = kept * sizeof(*pairs);
	return !search->pairs->failed;
}

static bool join_exactly(const struct doublet_search *search,
                         struct doublet_candidates *candidates)
{
	const struct doublet_dedup_options options = exact_options(search);
	const struct doublet_exact exact = {
		.sets = &search->scan->sets,
		.first = search->classes->of,
		.threshold = options.threshold,
		.containment = options.containment,
	};

	return doublet_exact_join(&exact, candidates) &&
	       doublet_join_unique(candidates) &&
	       compare_sets(search, candidates);
}

/* Of the traces of a pair that is looked for by bands. */
static unsigned least_agreement(const struct doublet_search *search)
{
	if (search->options->threshold > 0)
		return doublet_trace_least(search->options->threshold);
	return doublet_trace_least(related);
}

/*
 * What share of the runs of one story another has, at least, where one of them
 * holds most of the other. A word changed costs 5 shingles and some 12 words
 * of runs; then half of what is left by that.
 */
static double least_runs(const struct doublet_search *search)
{
	double missing = 1 - search->options->containment;

	if (search->options->containment == 0)
		return 1.0 / 6;
	return missing < 1.0 / 3 ? (1 - 3 * missing) / 2 : 0;
}

/* Pairs with anything in common that is looked for. */
static bool join_all(const struct doublet_search *search,
                     struct doublet_candidates *candidates)
{
	const struct doublet_scan *scan = search->scan;
	const struct doublet_join bands = {
		.limit = finds_all(search->options) ? alike_common : 0,
		.least_agreement = least_agreement(search),
		.scan = scan,
	};
	const struct doublet_join runs = {
		.limit = search->options->max_common,
		.tells_common = true,
		.scan = scan,
		.lists = &scan->runs,
		.least_share = least_runs(search),
		.enough = search->options->containment > 0 ? 0 : 2,
	};
	const struct doublet_join forms = {
		.limit = forms_common,
		.scan = scan,
		.lists = &scan->forms,
		.least_share = 0.15,
	};
	const struct doublet_join hints = {.limit = hints_common};

	return (!scan->keeps_sets || join_exactly(search, candidates)) &&
	       join_lists(search, &scan->keys, &bands, candidates) &&
	       join_lists(search, &scan->runs, &runs, candidates) &&
	       join_lists(search, &scan->forms, &forms, candidates) &&
	       join_lists(search, &scan->hints, &hints, candidates) &&
	       doublet_join_unique(candidates);
}

/* How many stories have a number that is too common. */
static uint32_t count_common(const struct doublet_buffer *stories)
{
	uint32_t count = 0;

	for (size_t i = 0; i < stories->length; i++)
		count += (uint32_t)__builtin_popcount(
			(unsigned char)stories->data[i]);
	return count;
}

/* From pairs in order to the earlier ones of each story. */
static bool list_candidates(const struct doublet_search *search,
                            struct doublet_buffer *pairs)
{
	const uint64_t *all = (const void *)pairs->data;
	size_t count = pairs->length / sizeof(*all);
	uint32_t *numbers = (void *)pairs->data;
	size_t end = 0;

	if (count > 0)
		search->totals->candidates = count;
	for (uint32_t i = 0; i < search->totals->stories; i++) {
		size_t begin = end;

		/* A number is half as long as a pair. */
		for (; end < count && all[end] >> 32 == i; end++)
			numbers[end] = (uint32_t)all[end];
		if (!doublet_lists_reserve(search->candidates, end - begin))
			return false;
		doublet_lists_add(search->candidates, numbers + begin,
		                  end - begin);
	}
	return true;
}

bool doublet_search_run(const struct doublet_search *search)
{
	const struct doublet_allocator *memory =
		&search->scan->stories.allocator;
	struct doublet_candidates candidates = {0};

	doublet_buffer_init(&candidates.pairs, memory);
	doublet_buffer_init(&candidates.common_stories, memory);
	doublet_buffer_repeat(&candidates.common_stories, 0,
	                      ((size_t)search->totals->stories + 7) / 8);
	search->totals->candidates = 0;
	bool found = !candidates.common_stories.failed &&
	             join_all(search, &candidates) &&
	             list_candidates(search, &candidates.pairs);
	search->totals->common_marks = candidates.common_numbers;
	search->totals->common_stories =
		count_common(&candidates.common_stories);
	doublet_buffer_finish(&candidates.pairs);
	doublet_buffer_finish(&candidates.common_stories);
	return found;
}
