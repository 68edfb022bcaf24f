/* SPDX-License-Identifier: MIT */
/*
 * Seeds are the windows of min_words words. A sieve of a few bits a window
 * drops nearly all that stand only once; the rest are chained to the earlier
 * windows of equal hash, and one sweep over them extends to both sides.
 *
 * The sweep goes over the windows in order and leaves out those that lie in
 * what it has covered: after a run that ends before word e the next window
 * is [e + 1 - m, e + 1), the first to reach beyond. Nothing is missed:
 *
 * - let end(j) = j + L(j) (match/runs.h). It never falls with j, and runs are
 *   reported where it rises. A run that reaches beyond e from a place at or
 *   before a window that does so contains that window, so that window stood
 *   before too; and windows that did not stand before are in no run at all.
 *   So the runs not found yet either contain the first window at which
 *   something is found or begin behind it;
 * - the former are the widest extensions of that window's earlier places:
 *   those that lie in no other one. None of these begins at or before the
 *   run reported last: then that run would have been longer.
 *
 * Memory: 12 bytes a word, and 12 to 20 more for each that passes the sieve.
 */
#include "match/seed.h"

#include <string.h>

#include "doublet/sketch.h"

enum {
	/* Bits of the sieve a window: 1 in 32 passes by accident. */
	SIEVE_BITS = 16,
	CELL_WINDOWS = 32 / SIEVE_BITS,
	/*
	 * A step takes about 1 ns, a suffix array 100 ns a word: with this
	 * budget no text takes over twice what the better way would (measured:
	 * bench/match/runs).
	 */
	STEPS_A_WORD = 64,
	/* Lets short texts do without a suffix array. */
	STEPS_ALWAYS = 4096
};

struct seeds {
	/* The places of windows that passed the sieve, ascending. */
	uint32_t *places;
	uint32_t count;
	/* Of all windows. */
	uint32_t *shingles;
	/* 1 + the latest seed of each chain, 0 = none yet. */
	uint32_t *heads;
	uint32_t head_mask;
	/* For each seed 1 + the one before it in its chain, 0 = none. */
	uint32_t *previous;
};

struct sweep {
	const struct doublet_run_query *query;
	struct doublet_arena *arena;
	uint64_t budget;
	uint64_t work;
	/* Runs reported, and behind them those of the window at hand. */
	struct doublet_run *runs;
	size_t reported;
	size_t count;
	size_t capacity;
};

/*
 * Low half of a cell: bits of the windows seen; high half: those seen twice.
 * The bit of a window is its shingle scaled to the size of the sieve.
 */
static uint64_t sieve_bit(uint32_t shingle, uint64_t bits)
{
	return (shingle * bits) >> 32;
}

static void mark(uint64_t *cells, uint64_t bits, const struct seeds *seeds,
                 uint32_t window_count)
{
	memset(cells, 0, bits / 32 * sizeof(*cells));
	for (uint32_t i = 0; i < window_count; i++) {
		uint64_t bit = sieve_bit(seeds->shingles[i], bits);
		uint64_t seen = (uint64_t)1 << (bit % 32);
		uint64_t cell = cells[bit / 32];

		cells[bit / 32] = cell | (cell & seen) << 32 | seen;
	}
}

static void pick(const uint64_t *cells, uint64_t bits, struct seeds *seeds,
                 uint32_t window_count)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < window_count; i++) {
		uint64_t bit = sieve_bit(seeds->shingles[i], bits);

		/* No branch: the place is overwritten if it does not count. */
		seeds->places[count] = i;
		count += (cells[bit / 32] >> (32 + bit % 32)) & 1;
	}
	seeds->count = count;
}

static bool sieve(struct doublet_arena *arena,
                  const struct doublet_run_query *query, struct seeds *seeds)
{
	uint32_t count =
		(uint32_t)doublet_shingle_count(query->count, query->min_words);
	/* Below 2^32, the number of shingles there are. */
	uint64_t cell_count = (uint64_t)count / CELL_WINDOWS + 1;
	if (cell_count > UINT32_MAX / 32)
		cell_count = UINT32_MAX / 32;

	seeds->shingles =
		doublet_arena_array(arena, count, sizeof(*seeds->shingles));
	seeds->places =
		doublet_arena_array(arena, count, sizeof(*seeds->places));
	uint64_t *cells =
		doublet_arena_array(arena, cell_count, sizeof(*cells));
	if (arena->failed)
		return false;
	doublet_shingle_words(query->hashes, query->count, query->min_words,
	                      seeds->shingles);
	mark(cells, cell_count * 32, seeds, count);
	pick(cells, cell_count * 32, seeds, count);
	return true;
}

static bool make_chains(struct doublet_arena *arena, struct seeds *seeds)
{
	size_t head_count = 16;

	while (head_count < (size_t)seeds->count * 2)
		head_count *= 2;
	seeds->head_mask = (uint32_t)(head_count - 1);
	seeds->previous = doublet_arena_array(arena, seeds->count,
	                                      sizeof(*seeds->previous));
	seeds->heads =
		doublet_arena_array(arena, head_count, sizeof(*seeds->heads));
	if (arena->failed)
		return false;
	memset(seeds->heads, 0, head_count * sizeof(*seeds->heads));
	return true;
}

static uint32_t run_end(struct doublet_run run)
{
	return run.repeat + run.words;
}

/*
 * Adds a run to those of the window at hand, unless it lies in one of them;
 * drops those that lie in it. They stand by ascending start, so also by
 * ascending end.
 */
static bool add_run(struct sweep *sweep, struct doublet_run run)
{
	size_t at = sweep->count;

	while (at > sweep->reported && sweep->runs[at - 1].repeat > run.repeat)
		at--;
	if (at > sweep->reported) {
		struct doublet_run *before = &sweep->runs[at - 1];

		if (run_end(*before) > run_end(run))
			return true;
		if (run_end(*before) == run_end(run)) {
			if (before->repeat == run.repeat &&
			    before->first > run.first)
				before->first = run.first;
			return true;
		}
		if (before->repeat == run.repeat)
			at--;
	}

	size_t rest = at;
	while (rest < sweep->count &&
	       run_end(sweep->runs[rest]) <= run_end(run))
		rest++;
	if (rest == at &&
	    !doublet_arena_grow(sweep->arena, &sweep->runs, &sweep->capacity,
	                        sweep->count + 1, sizeof(*sweep->runs)))
		return false;
	memmove(&sweep->runs[at + 1], &sweep->runs[rest],
	        (sweep->count - rest) * sizeof(*sweep->runs));
	sweep->work += sweep->count - at;
	sweep->count += at + 1;
	sweep->count -= rest;
	sweep->runs[at] = run;
	return true;
}

/* The widest run that holds the window at `repeat` and the one at `first`. */
static bool extend(struct sweep *sweep, uint32_t first, uint32_t repeat)
{
	const uint64_t *hashes = sweep->query->hashes;
	uint32_t behind = 0;
	uint32_t before = 0;

	while (repeat + behind < sweep->query->count &&
	       hashes[first + behind] == hashes[repeat + behind])
		behind++;
	sweep->work += behind;
	if (behind < sweep->query->min_words)
		return true;
	while (before < first &&
	       hashes[first - before - 1] == hashes[repeat - before - 1])
		before++;
	sweep->work += before;
	return add_run(sweep, (struct doublet_run){
				      .first = first - before,
				      .repeat = repeat - before,
				      .words = before + behind,
			      });
}

/* Looks at the earlier places of a seed; false = out of budget or memory. */
static bool visit(struct sweep *sweep, const struct seeds *seeds, uint32_t seed)
{
	uint32_t place = seeds->places[seed];

	for (uint32_t link = seeds->previous[seed]; link != 0;
	     link = seeds->previous[link - 1]) {
		uint32_t earlier = seeds->places[link - 1];

		sweep->work++;
		if (seeds->shingles[earlier] == seeds->shingles[place] &&
		    !extend(sweep, earlier, place))
			return false;
		if (sweep->work > sweep->budget)
			return false;
	}
	sweep->reported = sweep->count;
	return true;
}

static bool sweep_seeds(struct sweep *sweep, struct seeds *seeds)
{
	/* The first window that is not inside a run. */
	uint32_t open = 0;

	for (uint32_t i = 0; i < seeds->count; i++) {
		uint32_t place = seeds->places[i];
		uint32_t *head = &seeds->heads[seeds->shingles[place] &
		                               seeds->head_mask];

		seeds->previous[i] = *head;
		*head = i + 1;
		if (place < open || seeds->previous[i] == 0)
			continue;
		if (!visit(sweep, seeds, i))
			return false;
		if (sweep->count > 0)
			open = run_end(sweep->runs[sweep->count - 1]) + 1 -
			       sweep->query->min_words;
	}
	return true;
}

uint64_t doublet_seed_budget(uint32_t count)
{
	return STEPS_ALWAYS + (uint64_t)count * STEPS_A_WORD;
}

bool doublet_seed_runs(struct doublet_arena *arena,
                       const struct doublet_run_query *query, uint64_t budget,
                       uint64_t *work, struct doublet_runs *runs)
{
	struct seeds seeds = {0};
	struct sweep sweep = {.query = query, .arena = arena, .budget = budget};

	if (query->count > query->min_words) {
		if (!sieve(arena, query, &seeds) || !make_chains(arena, &seeds))
			return false;
		sweep.work = query->count;
	}
	bool found = sweep_seeds(&sweep, &seeds);
	*work += sweep.work;
	if (found)
		*runs = (struct doublet_runs){sweep.runs,
		                              (uint32_t)sweep.reported};
	return found;
}
