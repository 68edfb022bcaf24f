/* SPDX-License-Identifier: MIT */
/*
 * The windows of one text are listed by their hashes in a table of chains; the
 * other is read from left to right, each time by the longest run that begins
 * there. A longer run takes from the one before it what both could have. Then
 * the longest runs choose their words in `a` first.
 */
#include "match/tile.h"

#include <string.h>

#include "base/sort.h"

enum {
	/* A window is looked for at so many places. */
	MOST_PLACES = 8,
	/* A run takes so many words at most from the one before. */
	MOST_TAKEN = 256
};

static const uint64_t BASE = UINT64_C(0x9E3779B97F4A7C15);
static const uint32_t NONE = UINT32_MAX;

/* 1 + the first window of each slot, and of each window the next one. */
struct table {
	uint32_t *slots;
	uint32_t *next;
	size_t mask;
};

/* The hash of a window that is moved along a text. */
struct roll {
	const uint64_t *hashes;
	uint32_t words;
	uint64_t drop;
	uint64_t sum;
};

static struct roll roll_begin(const uint64_t *hashes, uint32_t words)
{
	struct roll roll = {hashes, words, 1, 0};

	for (uint32_t i = 0; i < words; i++) {
		roll.sum = roll.sum * BASE + hashes[i];
		roll.drop *= BASE;
	}
	return roll;
}

static void roll_on(struct roll *roll, uint32_t place)
{
	roll->sum = roll->sum * BASE + roll->hashes[place + roll->words] -
	            roll->hashes[place] * roll->drop;
}

static size_t slot_of(const struct table *table, const struct roll *roll)
{
	return (size_t)(roll->sum >> 32) & table->mask;
}

static bool table_make(struct doublet_arena *arena,
                       const struct doublet_tile_query *query,
                       struct table *table)
{
	uint32_t windows = query->a_count - query->min_words + 1;
	size_t size = 16;

	/* Slots are kept in 32 bits for a while. */
	while (size < (size_t)windows * 2 && size < UINT32_MAX / 2)
		size *= 2;
	table->mask = size - 1;
	table->slots = doublet_arena_array(arena, size, sizeof(uint32_t));
	table->next = doublet_arena_array(arena, windows, sizeof(uint32_t));
	if (arena->failed)
		return false;
	memset(table->slots, 0, size * sizeof(uint32_t));
	struct roll roll = roll_begin(query->a, query->min_words);
	for (uint32_t i = 0; i < windows; i++) {
		table->next[i] = (uint32_t)slot_of(table, &roll);
		if (i + 1 < windows)
			roll_on(&roll, i);
	}
	/* From the last on, so that each chain begins with the first. */
	for (uint32_t i = windows; i-- > 0;) {
		uint32_t *slot = &table->slots[table->next[i]];
		table->next[i] = *slot;
		*slot = i + 1;
	}
	return true;
}

struct search {
	const struct doublet_tile_query *query;
	struct table table;
	struct doublet_tile *items;
	uint32_t count;
};

/* How many words are equal from two places on. */
static uint32_t run_length(const struct doublet_tile_query *query, uint32_t a,
                           uint32_t b)
{
	uint32_t words = 0;

	while (a + words < query->a_count && b + words < query->b_count &&
	       query->a[a + words] == query->b[b + words])
		words++;
	return words;
}

/* The longest run that begins at a word of b; one that goes on from the tile
 * before is as good as any of its length. */
static struct doublet_tile longest(const struct search *search, uint32_t b,
                                   size_t slot)
{
	const struct doublet_tile_query *query = search->query;
	struct doublet_tile best = {.b = b};
	uint32_t at = search->table.slots[slot];

	if (search->count > 0) {
		const struct doublet_tile *last =
			&search->items[search->count - 1];
		uint32_t a = last->a + (b - last->b);
		if (a < query->a_count) {
			best.a = a;
			best.words = run_length(query, a, b);
		}
	}
	for (int i = 0; i < MOST_PLACES && at != 0; i++) {
		uint32_t words = run_length(query, at - 1, b);
		if (words > best.words) {
			best.a = at - 1;
			best.words = words;
		}
		at = search->table.next[at - 1];
	}
	return best;
}

/* Widens a tile to the left, at the cost of a shorter one before it. */
static void widen(struct search *search, struct doublet_tile *tile)
{
	const struct doublet_tile_query *query = search->query;
	struct doublet_tile *last =
		search->count > 0 ? &search->items[search->count - 1] : NULL;
	uint32_t free = last == NULL ? 0 : last->b + last->words;
	uint32_t low = last == NULL ? 0 : last->b;

	if (free - low > MOST_TAKEN)
		low = free - MOST_TAKEN;
	while (tile->a > 0 && tile->b > low &&
	       query->a[tile->a - 1] == query->b[tile->b - 1]) {
		if (tile->b <= free && tile->words <= free - tile->b + 1)
			break;
		tile->a--;
		tile->b--;
		tile->words++;
	}
	if (last == NULL || tile->b >= free)
		return;
	last->words = tile->b - last->b;
	if (last->words < query->min_words)
		search->count--;
}

static void scan(struct search *search)
{
	const struct doublet_tile_query *query = search->query;
	uint32_t words = query->min_words;
	struct roll roll = roll_begin(query->b, words);
	uint32_t at = 0;

	for (uint32_t b = 0; b + words <= query->b_count; b++) {
		if (b > 0)
			roll_on(&roll, b - 1);
		if (b < at)
			continue;
		struct doublet_tile tile =
			longest(search, b, slot_of(&search->table, &roll));
		if (tile.words < words)
			continue;
		at = tile.b + tile.words;
		widen(search, &tile);
		search->items[search->count++] = tile;
	}
}

/* Cuts off both ends of a tile what others have in a. */
static void cut_taken(struct doublet_tile *tile, const uint8_t *taken)
{
	while (tile->words > 0 && taken[tile->a] != 0) {
		tile->a++;
		tile->b++;
		tile->words--;
	}
	for (uint32_t i = 0; i < tile->words; i++) {
		if (taken[tile->a + i] != 0)
			tile->words = i;
	}
}

static bool share_words(struct doublet_arena *arena, struct search *search)
{
	uint32_t count = search->count;
	struct doublet_sort_key *keys =
		doublet_arena_array(arena, count, sizeof(*keys));
	uint8_t *taken = doublet_arena_array(arena, search->query->a_count, 1);

	if (arena->failed)
		return false;
	memset(taken, 0, search->query->a_count);
	for (uint32_t i = 0; i < count; i++)
		keys[i] = (struct doublet_sort_key){
			UINT32_MAX - search->items[i].words, i};
	if (!doublet_sort(arena, keys, count))
		return false;
	for (uint32_t i = 0; i < count; i++) {
		struct doublet_tile *tile = &search->items[keys[i].index];
		cut_taken(tile, taken);
		if (tile->words < search->query->min_words)
			tile->words = 0;
		memset(taken + tile->a, 1, tile->words);
	}
	search->count = 0;
	for (uint32_t i = 0; i < count; i++) {
		if (search->items[i].words > 0)
			search->items[search->count++] = search->items[i];
	}
	return true;
}

/* The heaviest rows that end at a tile; prefix maxima over places in a. */
struct rows {
	uint32_t *rank;   /* of each tile by its place in a, from 1 */
	uint32_t *best;   /* tile + 1 of the heaviest row, by Fenwick's tree */
	uint64_t *weight; /* of the row that ends at a tile */
	uint32_t *before; /* the tile before it in that row */
};

static uint32_t heaviest(const struct rows *rows, uint32_t rank)
{
	uint32_t best = NONE;

	for (; rank > 0; rank &= rank - 1) {
		uint32_t found = rows->best[rank];
		if (found != 0 && (best == NONE || rows->weight[found - 1] >
		                                           rows->weight[best]))
			best = found - 1;
	}
	return best;
}

static void add_row(struct rows *rows, uint32_t tile, uint32_t count)
{
	for (uint32_t rank = rows->rank[tile]; rank <= count;
	     rank += rank & (~rank + 1)) {
		uint32_t found = rows->best[rank];
		if (found == 0 || rows->weight[found - 1] < rows->weight[tile])
			rows->best[rank] = tile + 1;
	}
}

static bool rank_tiles(struct doublet_arena *arena, const struct search *search,
                       struct rows *rows)
{
	uint32_t count = search->count;
	struct doublet_sort_key *keys =
		doublet_arena_array(arena, count, sizeof(*keys));

	rows->rank = doublet_arena_array(arena, count, sizeof(uint32_t));
	rows->best =
		doublet_arena_array(arena, (size_t)count + 1, sizeof(uint32_t));
	rows->weight = doublet_arena_array(arena, count, sizeof(uint64_t));
	rows->before = doublet_arena_array(arena, count, sizeof(uint32_t));
	if (arena->failed)
		return false;
	memset(rows->best, 0, ((size_t)count + 1) * sizeof(uint32_t));
	for (uint32_t i = 0; i < count; i++)
		keys[i] = (struct doublet_sort_key){search->items[i].a, i};
	if (!doublet_sort(arena, keys, count))
		return false;
	for (uint32_t i = 0; i < count; i++)
		rows->rank[keys[i].index] = i + 1;
	return true;
}

/* Marks all tiles as moved but those of the heaviest row in both orders. */
static bool mark_moved(struct doublet_arena *arena, struct search *search)
{
	struct doublet_tile *items = search->items;
	uint32_t count = search->count;
	uint32_t last = NONE;
	struct rows rows;

	if (!rank_tiles(arena, search, &rows))
		return false;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t before = heaviest(&rows, rows.rank[i] - 1);
		rows.before[i] = before;
		rows.weight[i] = items[i].words +
		                 (before == NONE ? 0 : rows.weight[before]);
		add_row(&rows, i, count);
		if (last == NONE || rows.weight[i] > rows.weight[last])
			last = i;
		items[i].moved = true;
	}
	for (; last != NONE; last = rows.before[last])
		items[last].moved = false;
	return true;
}

static void drop_short_moves(struct search *search)
{
	uint32_t count = search->count;

	search->count = 0;
	for (uint32_t i = 0; i < count; i++) {
		const struct doublet_tile *tile = &search->items[i];
		if (!tile->moved || tile->words >= search->query->min_moved)
			search->items[search->count++] = *tile;
	}
}

bool doublet_tiles_find(struct doublet_arena *arena,
                        const struct doublet_tile_query *query,
                        struct doublet_tiles *tiles)
{
	struct search search = {.query = query};
	uint32_t words = query->min_words;

	*tiles = (struct doublet_tiles){NULL, 0};
	if (query->a_count < words || query->b_count < words)
		return true;
	search.items = doublet_arena_array(arena, query->b_count / words + 1,
	                                   sizeof(*search.items));
	if (search.items == NULL || !table_make(arena, query, &search.table))
		return false;
	scan(&search);
	if (!share_words(arena, &search) || !mark_moved(arena, &search))
		return false;
	drop_short_moves(&search);
	*tiles = (struct doublet_tiles){search.items, search.count};
	return true;
}
