/* SPDX-License-Identifier: MIT */
/*
 * Seeds are the windows of min_words words. A sieve of a few bits a window
 * drops nearly all that stand only once; the rest are chained to the earlier
 * windows of equal hash, and one sweep over them extends to both sides.
 *
 * Memory: 12 to 16 bytes a word, and 24 to 32 more for each window that
 * passes the sieve.
 */
#include "match/seed.h"

#include <string.h>

#include "doublet/sketch.h"

enum {
	/* Bits of the sieve a window: 1 in 32 passes by accident. */
	SIEVE_BITS = 16,
	CELL_WINDOWS = 32 / SIEVE_BITS,
	/*
	 * A step is a word compared; looking at another place costs more. A
	 * step takes 1.5 to 3 ns where the suffix array takes 50 to 150 ns a
	 * word (measured: bench/match/runs). Stories need 1 to 2 steps a word
	 * and Thue-Morse words 20; with this budget no text takes much over
	 * twice as long as by the better way.
	 */
	VISIT_STEPS = 4,
	STEPS_A_WORD = 32,
	/* Lets short texts do without a suffix array. */
	STEPS_ALWAYS = 4096
};

/* A window that passed the sieve. Those of equal shingles are a chain. */
struct seed {
	uint32_t place;
	uint32_t shingle;
	/* The first seed of the chain; itself if no earlier one is equal. */
	uint32_t first;
	/* The next seed of the chain, if there is one. */
	uint32_t next;
};

struct seeds {
	struct seed *items;
	uint32_t count;
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

/* 32 bits for windows: those seen at all, and those seen again. */
struct cell {
	uint32_t seen;
	uint32_t again;
};

/* The upper bits of a shingle tell the cell, the lowest the bit in it. */
struct sieve {
	struct cell *cells;
	unsigned shift;
};

static void mark(const struct sieve *sieve, const uint32_t *shingles,
                 uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		struct cell *cell = &sieve->cells[shingles[i] >> sieve->shift];
		uint32_t bit = (uint32_t)1 << (shingles[i] % 32);

		cell->again |= cell->seen & bit;
		cell->seen |= bit;
	}
}

/* Lists the windows whose bit was seen again; returns how many. */
static uint32_t pick(const struct sieve *sieve, const uint32_t *shingles,
                     uint32_t count, uint32_t *places)
{
	uint32_t picked = 0;

	for (uint32_t i = 0; i < count; i++) {
		struct cell cell = sieve->cells[shingles[i] >> sieve->shift];

		/* No branch: the place is overwritten if it does not count. */
		places[picked] = i;
		picked += (cell.again >> (shingles[i] % 32)) & 1;
	}
	return picked;
}

/*
 * Chains the seeds with a table (open addressing, at most half full) that
 * holds 1 + the last seed of each chain. False = out of budget or memory.
 */
static bool chain_seeds(struct sweep *sweep, const uint32_t *shingles,
                        const uint32_t *places, struct seeds *seeds)
{
	size_t size = 16;

	while (size < (size_t)seeds->count * 2)
		size *= 2;
	seeds->items = doublet_arena_array(sweep->arena, seeds->count,
	                                   sizeof(*seeds->items));
	uint32_t *last = doublet_arena_array(sweep->arena, size, sizeof(*last));
	if (sweep->arena->failed)
		return false;
	memset(last, 0, size * sizeof(*last));
	for (uint32_t i = 0; i < seeds->count; i++) {
		uint32_t shingle = shingles[places[i]];
		/* The lowest bits are those of the sieve. */
		size_t slot = (shingle / 32) & (size - 1);

		for (; last[slot] != 0; slot = (slot + 1) & (size - 1)) {
			if (seeds->items[last[slot] - 1].shingle == shingle)
				break;
			sweep->work++;
		}
		seeds->items[i] = (struct seed){places[i], shingle, i, 0};
		if (last[slot] != 0) {
			struct seed *before = &seeds->items[last[slot] - 1];

			before->next = i;
			seeds->items[i].first = before->first;
		}
		last[slot] = i + 1;
		if (sweep->work > sweep->budget)
			return false;
	}
	return true;
}

static bool find_seeds(struct sweep *sweep, struct seeds *seeds)
{
	const struct doublet_run_query *query = sweep->query;
	struct doublet_arena *arena = sweep->arena;
	uint32_t count =
		(uint32_t)doublet_shingle_count(query->count, query->min_words);
	struct sieve sieve = {.shift = 31};
	size_t cells = 2;

	for (; cells < count / CELL_WINDOWS && sieve.shift > 5; cells *= 2)
		sieve.shift--;
	sieve.cells = doublet_arena_array(arena, cells, sizeof(*sieve.cells));
	uint32_t *shingles =
		doublet_arena_array(arena, count, sizeof(uint32_t));
	uint32_t *places = doublet_arena_array(arena, count, sizeof(uint32_t));
	if (arena->failed)
		return false;
	doublet_shingle_words(query->hashes, query->count, query->min_words,
	                      shingles);
	memset(sieve.cells, 0, cells * sizeof(*sieve.cells));
	mark(&sieve, shingles, count);
	seeds->count = pick(&sieve, shingles, count, places);
	return chain_seeds(sweep, shingles, places, seeds);
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
	sweep->work += VISIT_STEPS + behind;
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

/*
 * Whether an earlier place of a window can tell more than a single run does
 * that was found for it at a place before: only if it reaches further.
 */
static bool reaches_beyond(const struct sweep *sweep,
                           const struct doublet_run *run, uint32_t earlier,
                           uint32_t window)
{
	const uint64_t *hashes = sweep->query->hashes;
	uint32_t before = window - run->repeat;
	uint32_t end = run_end(*run);

	if (end < sweep->query->count &&
	    hashes[end] == hashes[earlier + (end - window)])
		return true;
	return earlier > before &&
	       hashes[run->repeat - 1] == hashes[earlier - before - 1];
}

/* Whether the window at a place may have stood before; `seed` is near it. */
static bool is_repeated(const struct seeds *seeds, uint32_t seed,
                        uint32_t place)
{
	return seed < seeds->count && seeds->items[seed].place == place &&
	       seeds->items[seed].first != seed;
}

/*
 * Whether no earlier place of a window can tell more than the run found for
 * its first one: the windows that reach one word beyond the run to the left
 * and to the right did not stand before. All windows of the run are seeds, so
 * these two would be the ones before and behind them in the list.
 */
static bool is_complete(const struct sweep *sweep, const struct seeds *seeds,
                        uint32_t seed)
{
	if (sweep->count == sweep->reported)
		return false;
	struct doublet_run run = sweep->runs[sweep->reported];
	uint32_t min_words = sweep->query->min_words;
	uint32_t begin = seed - (seeds->items[seed].place - run.repeat);

	return !is_repeated(seeds, begin - 1, run.repeat - 1) &&
	       !is_repeated(seeds, begin + run.words - min_words + 1,
	                    run_end(run) - min_words + 1);
}

/* Looks at the earlier places of a seed but for the first one. */
static bool visit_others(struct sweep *sweep, const struct seeds *seeds,
                         uint32_t seed)
{
	const struct seed *items = seeds->items;
	uint32_t place = items[seed].place;
	uint32_t link = items[items[seed].first].next;

	for (; link != seed; link = items[link].next) {
		uint32_t earlier = items[link].place;

		if (sweep->count == sweep->reported + 1 &&
		    !reaches_beyond(sweep, &sweep->runs[sweep->reported],
		                    earlier, place))
			sweep->work += VISIT_STEPS;
		else if (!extend(sweep, earlier, place))
			return false;
		if (sweep->work > sweep->budget)
			return false;
	}
	return true;
}

/* Finds the runs that hold a window; false = out of budget or memory. */
static bool visit(struct sweep *sweep, const struct seeds *seeds, uint32_t seed)
{
	struct seed here = seeds->items[seed];

	if (!extend(sweep, seeds->items[here.first].place, here.place))
		return false;
	if (!is_complete(sweep, seeds, seed) &&
	    !visit_others(sweep, seeds, seed))
		return false;
	sweep->reported = sweep->count;
	return sweep->work <= sweep->budget;
}

/*
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
 */
static bool sweep_seeds(struct sweep *sweep, const struct seeds *seeds)
{
	/* The first window that is not inside a run. */
	uint32_t open = 0;

	for (uint32_t i = 0; i < seeds->count; i++) {
		if (seeds->items[i].place < open || seeds->items[i].first == i)
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
	struct sweep sweep = {
		.query = query,
		.arena = arena,
		.budget = budget,
		.work = query->count,
	};
	bool found = (query->count <= query->min_words ||
	              find_seeds(&sweep, &seeds)) &&
	             sweep_seeds(&sweep, &seeds);

	*work += sweep.work;
	if (found)
		*runs = (struct doublet_runs){sweep.runs,
		                              (uint32_t)sweep.reported};
	return found;
}
