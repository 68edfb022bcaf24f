/* SPDX-License-Identifier: MIT */
/*
 * What a judgement costs, of stories of 300 words: reading one into a profile
 * (beside cutting it up, which is most of it), and judging a pair of profiles
 * that are the same, versions, or not related. With "growth": how the time of
 * a pair grows.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench.h"
#include "copy.h"
#include "doublet/compare.h"
#include "growth.h"
#include "text/segment.h"

enum { STORY_WORDS = 300, REPEATS = 20 };

struct work {
	struct doublet_judge *judge;
	struct doublet_arena arena;
	struct doublet_story story;
	const struct doublet_profile *a;
	const struct doublet_profile *b;
};

static void segment(void *context)
{
	struct work *work = context;
	struct doublet_segments segments;

	doublet_arena_reset(&work->arena);
	if (doublet_segment(&work->arena, &work->story, &segments))
		abort();
	bench_keep(&segments);
}

static void profile(void *context)
{
	struct work *work = context;
	struct doublet_profile *made;

	if (doublet_profile_create(work->judge, &work->story, &made))
		abort();
	doublet_profile_destroy(made);
}

static void judge(void *context)
{
	struct work *work = context;
	const struct doublet_comparison *found;

	if (doublet_judge_profiles(work->judge, work->a, work->b, &found))
		abort();
	bench_keep(found);
}

static struct copy copy_of(uint64_t seed, uint32_t words)
{
	return copy_create((struct copy_options){seed, words, REPEATS});
}

static struct doublet_profile *profile_of(struct doublet_judge *made,
                                          const struct copy *copy)
{
	struct doublet_story story = {.text = copy->text,
	                              .length = copy->length};
	struct doublet_profile *of_copy;

	if (doublet_profile_create(made, &story, &of_copy))
		abort();
	return of_copy;
}

/* Another version: every so many letters one is changed. */
static void edit(struct copy *copy, size_t every)
{
	for (size_t i = every / 2; i < copy->length; i += every) {
		if (copy->text[i] >= 'a' && copy->text[i] <= 'z')
			copy->text[i] = copy->text[i] == 'x' ? 'y' : 'x';
	}
}

static void steps(struct bench *bench)
{
	struct copy copy = copy_of(1, STORY_WORDS);
	struct copy other = copy_of(2, STORY_WORDS);
	struct work work = {
		.story = {.text = copy.text, .length = copy.length}};
	struct doublet_profile *profiles[3];

	if (doublet_judge_create(NULL, &work.judge))
		abort();
	doublet_arena_init(&work.arena, NULL);
	bench_begin(bench, "judge/judge, stories of 300 words", "story");
	bench_measure(bench, "cut up", 1, segment, &work);
	bench_measure(bench, "profile", 1, profile, &work);
	profiles[0] = profile_of(work.judge, &copy);
	edit(&copy, 200);
	profiles[1] = profile_of(work.judge, &copy);
	profiles[2] = profile_of(work.judge, &other);
	work.a = profiles[0];
	work.b = profiles[0];
	bench_measure(bench, "judge the same", 1, judge, &work);
	work.b = profiles[1];
	bench_measure(bench, "judge versions", 1, judge, &work);
	work.b = profiles[2];
	bench_measure(bench, "judge others", 1, judge, &work);
	bench_end(bench);
	for (int i = 0; i < 3; i++)
		doublet_profile_destroy(profiles[i]);
	doublet_arena_finish(&work.arena);
	doublet_judge_destroy(work.judge);
	copy_destroy(&copy);
	copy_destroy(&other);
}

struct pair {
	struct work work;
	struct doublet_profile *a;
	struct doublet_profile *b;
};

/* Two versions of `words` words; of one word over and over for a context. */
static void *grow(const void *context, uint32_t words)
{
	struct pair *pair = bench_allocate(1, sizeof(*pair));
	struct copy copy = copy_of(1, words);

	if (doublet_judge_create(NULL, &pair->work.judge))
		abort();
	if (context != NULL)
		memset(copy.text, ' ', copy.length);
	for (size_t i = 0; context != NULL && i < copy.length; i += 2)
		copy.text[i] = 'a';
	pair->a = profile_of(pair->work.judge, &copy);
	edit(&copy, 1000);
	pair->b = profile_of(pair->work.judge, &copy);
	pair->work.a = pair->a;
	pair->work.b = pair->b;
	copy_destroy(&copy);
	return pair;
}

static void drop(void *context)
{
	struct pair *pair = context;

	doublet_profile_destroy(pair->a);
	doublet_profile_destroy(pair->b);
	doublet_judge_destroy(pair->work.judge);
	free(pair);
}

static void judge_grown(void *context)
{
	struct pair *pair = context;

	judge(&pair->work);
}

int main(int argc, char **argv)
{
	static const bool repetitive = true;
	struct bench bench;

	(void)argv;
	if (argc == 1) {
		steps(&bench);
		return 0;
	}
	bench_grow(&(struct bench_growth){
		.title = "judge/growth, ordinary copy",
		.make = grow,
		.drop = drop,
		.pass = judge_grown,
	});
	bench_grow(&(struct bench_growth){
		.title = "judge/growth, one word over and over",
		.make = grow,
		.drop = drop,
		.context = &repetitive,
		.pass = judge_grown,
	});
	return 0;
}
