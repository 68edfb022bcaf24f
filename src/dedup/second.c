/* SPDX-License-Identifier: MIT */
/* Sets of stories that wait for a partner, and pairs judged from them. */
#include "dedup/second.h"

#include <string.h>

#include "dedup/figures.h"
#include "judge/profile.h"

struct doublet_kept_set {
	size_t count;
	uint32_t shingles[];
};

static size_t kept_bytes(size_t count)
{
	return sizeof(struct doublet_kept_set) + count * sizeof(uint32_t);
}

bool doublet_second_begin(struct doublet_second *second,
                          struct doublet_arena *arena)
{
	uint32_t count = doublet_scan_count(second->figures.scan);

	doublet_arena_init(&second->arena,
	                   &second->figures.scan->stories.allocator);
	second->count = count;
	second->last = doublet_arena_array(arena, count, sizeof(*second->last));
	second->kept = doublet_arena_array(arena, count, sizeof(*second->kept));
	if (arena->failed)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		struct doublet_list list =
			doublet_lists_at(second->partners, i);

		second->last[i] = i;
		second->kept[i] = (union doublet_kept){NULL};
		for (size_t n = 0; n < list.count; n++)
			second->last[list.numbers[n]] = i;
	}
	for (uint32_t i = 0; i < count; i++)
		second->wanted += doublet_second_wants(second, i);
	return true;
}

static void drop(struct doublet_second *second, uint32_t number)
{
	union doublet_kept *kept = &second->kept[number];
	struct doublet_allocator memory =
		second->figures.scan->stories.allocator;

	if (second->team->workers[0].judge != NULL)
		doublet_profile_destroy(kept->profile);
	else if (kept->set != NULL)
		memory.resize(memory.context, kept->set,
		              kept_bytes(kept->set->count), 0);
	*kept = (union doublet_kept){NULL};
}

void doublet_second_finish(struct doublet_second *second)
{
	for (uint32_t i = 0; second->kept != NULL && i < second->count; i++)
		drop(second, i);
	doublet_buffer_finish(&second->pairs);
	doublet_arena_finish(&second->arena);
}

bool doublet_second_wants(const struct doublet_second *second, uint32_t number)
{
	return number < second->count &&
	       (second->last[number] != number ||
	        doublet_lists_at(second->partners, number).count > 0);
}

static struct doublet_side set_of(const struct doublet_second *second,
                                  uint32_t number)
{
	const struct doublet_kept_set *kept = second->kept[number].set;

	return (struct doublet_side){number, {kept->shingles, kept->count}};
}

static enum doublet_status relate(const struct doublet_second *second,
                                  struct doublet_judge *judge,
                                  struct doublet_pair *pair)
{
	const struct doublet_comparison *comparison;
	enum doublet_status status =
		doublet_judge_profiles(judge, second->kept[pair->a].profile,
	                               second->kept[pair->b].profile,
	                               &comparison);

	if (status != DOUBLET_OK)
		return status;
	pair->relation = comparison->relation;
	pair->marks = comparison->marks;
	pair->resemblance = comparison->resemblance;
	pair->containment_a = comparison->containment_a;
	pair->containment_b = comparison->containment_b;
	return DOUBLET_OK;
}

static bool is_wanted(const struct doublet_dedup_options *options,
                      const struct doublet_pair *pair)
{
	if (options->threshold == 0 && options->containment == 0)
		return pair->relation != DOUBLET_NEW;
	return doublet_figures_reach(options, pair);
}

/* What became of a candidate. */
struct judged {
	enum doublet_status status;
	bool is_pair;
	uint32_t x;
	uint32_t y;
	struct doublet_pair pair;
};

/* Candidates that are judged, some a piece. */
struct judging {
	const struct doublet_second *second;
	struct judged *items;
	size_t count;
};

enum { PIECE = 8 };

static void judge_one(const struct doublet_second *second,
                      const struct doublet_worker *worker, struct judged *item)
{
	item->status = DOUBLET_OK;
	if (worker->judge == NULL) {
		item->is_pair = doublet_figures_compare(&second->figures,
		                                        set_of(second, item->x),
		                                        set_of(second, item->y),
		                                        &item->pair);
		return;
	}
	item->pair = doublet_figures_pair(&second->figures, item->x, item->y);
	item->status = relate(second, worker->judge, &item->pair);
	item->is_pair = item->status == DOUBLET_OK &&
	                is_wanted(second->figures.options, &item->pair);
}

static void judge_piece(void *context, unsigned number, size_t piece)
{
	const struct judging *judging = context;
	const struct doublet_second *second = judging->second;
	const struct doublet_worker *worker = &second->team->workers[number];
	size_t end = (piece + 1) * PIECE;

	for (size_t i = piece * PIECE; i < end && i < judging->count; i++)
		judge_one(second, worker, &judging->items[i]);
}

/* Judges them, and keeps those that are pairs. */
static enum doublet_status judge_all(struct doublet_second *second,
                                     struct judging *judging)
{
	doublet_parallel_run(second->team->parallel,
	                     (judging->count + PIECE - 1) / PIECE, judge_piece,
	                     judging);
	for (size_t i = 0; i < judging->count; i++) {
		const struct judged *item = &judging->items[i];

		if (item->status != DOUBLET_OK)
			return item->status;
		if (item->is_pair)
			doublet_buffer_add(&second->pairs, &item->pair,
			                   sizeof(item->pair));
	}
	return second->pairs.failed ? DOUBLET_NO_MEMORY : DOUBLET_OK;
}

/* Each of the stories with those before it. */
static enum doublet_status judge_items(struct doublet_second *second,
                                       const struct doublet_item *items,
                                       size_t count)
{
	enum { MOST = 1 << 14 };
	enum doublet_status status = DOUBLET_OK;
	struct judging judging = {.second = second};
	size_t total = 0;

	for (size_t i = 0; i < count; i++)
		total += doublet_lists_at(second->partners, items[i].number)
		                 .count;
	size_t room = total < MOST ? total : MOST;
	judging.items = doublet_arena_array(&second->arena, room,
	                                    sizeof(*judging.items));
	if (judging.items == NULL)
		return DOUBLET_NO_MEMORY;
	for (size_t i = 0; i < count; i++) {
		struct doublet_list list =
			doublet_lists_at(second->partners, items[i].number);

		for (size_t n = 0; n < list.count; n++) {
			struct judged *item = &judging.items[judging.count++];

			item->x = items[i].number;
			item->y = list.numbers[n];
			if (judging.count < room)
				continue;
			status = judge_all(second, &judging);
			if (status != DOUBLET_OK)
				return status;
			judging.count = 0;
		}
	}
	return judge_all(second, &judging);
}

static bool keep(const struct doublet_second *second, uint32_t number,
                 struct doublet_set set)
{
	struct doublet_allocator memory =
		second->figures.scan->stories.allocator;
	struct doublet_kept_set *kept =
		memory.resize(memory.context, NULL, 0, kept_bytes(set.count));

	if (kept == NULL)
		return false;
	kept->count = set.count;
	if (set.count > 0)
		memcpy(kept->shingles, set.shingles,
		       set.count * sizeof(*set.shingles));
	second->kept[number].set = kept;
	return true;
}

/* Stories that are read again. */
struct reading {
	const struct doublet_second *second;
	const struct doublet_item *items;
	enum doublet_status *statuses;
};

static enum doublet_status read_profile(const struct doublet_second *second,
                                        struct doublet_judge *judge,
                                        const struct doublet_item *item,
                                        uint64_t *hash)
{
	union doublet_kept *kept = &second->kept[item->number];
	enum doublet_status status =
		doublet_profile_create(judge, item->story, &kept->profile);

	if (status != DOUBLET_OK)
		return status;
	struct doublet_body body = {
		.hashes = kept->profile->words.hashes,
		.word_count = kept->profile->words.count,
	};
	*hash = doublet_scan_hash(&body);
	return DOUBLET_OK;
}

static enum doublet_status read_set(const struct doublet_second *second,
                                    struct doublet_sketcher *sketcher,
                                    const struct doublet_item *item,
                                    uint64_t *hash)
{
	struct doublet_body body;
	struct doublet_set set;
	enum doublet_status status =
		doublet_body_read(sketcher, item->story, &body);

	if (status != DOUBLET_OK)
		return status;
	*hash = doublet_scan_hash(&body);
	status = doublet_set_make(sketcher, body.shingles, body.shingle_count,
	                          &set);
	if (status == DOUBLET_OK && !keep(second, item->number, set))
		status = DOUBLET_NO_MEMORY;
	return status;
}

/* Keeps what it is judged by. DOUBLET_INVALID: it is another story. */
static void read_one(void *context, unsigned number, size_t piece)
{
	const struct reading *reading = context;
	const struct doublet_second *second = reading->second;
	const struct doublet_worker *worker = &second->team->workers[number];
	const struct doublet_item *item = &reading->items[piece];
	const struct doublet_scanned *before =
		doublet_scan_at(second->figures.scan, item->number);
	uint64_t hash = 0;
	enum doublet_status status =
		worker->judge != NULL
			? read_profile(second, worker->judge, item, &hash)
			: read_set(second, worker->sketcher, item, &hash);

	if (status == DOUBLET_OK &&
	    (hash != before->body || item->story->time != before->time))
		status = DOUBLET_INVALID;
	reading->statuses[piece] = status;
}

static enum doublet_status read_items(struct doublet_second *second,
                                      const struct doublet_item *items,
                                      size_t count)
{
	enum doublet_status status = DOUBLET_OK;
	struct reading reading = {
		second,
		items,
		doublet_arena_array(&second->arena, count,
	                            sizeof(*reading.statuses)),
	};

	if (reading.statuses == NULL)
		return DOUBLET_NO_MEMORY;
	doublet_parallel_run(second->team->parallel, count, read_one, &reading);
	for (size_t i = 0; i < count && status == DOUBLET_OK; i++)
		status = reading.statuses[i];
	return status;
}

/* Whether all that they are paired with is there. */
static bool have_partners(const struct doublet_second *second,
                          const struct doublet_item *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct doublet_list list =
			doublet_lists_at(second->partners, items[i].number);

		for (size_t n = 0; n < list.count; n++)
			if (second->kept[list.numbers[n]].set == NULL)
				return false;
	}
	return true;
}

/* Drops what has no pair left. */
static void drop_judged(struct doublet_second *second,
                        const struct doublet_item *items, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		uint32_t number = items[i].number;
		struct doublet_list list =
			doublet_lists_at(second->partners, number);

		for (size_t n = 0; n < list.count; n++)
			if (second->last[list.numbers[n]] == number)
				drop(second, list.numbers[n]);
		if (second->last[number] == number)
			drop(second, number);
	}
}

enum doublet_status doublet_second_give(struct doublet_second *second,
                                        const struct doublet_item *items,
                                        size_t count)
{
	size_t before = second->pairs.length;

	doublet_arena_reset(&second->arena);
	enum doublet_status status = read_items(second, items, count);
	if (status == DOUBLET_OK && !have_partners(second, items, count))
		status = DOUBLET_INVALID;
	if (status == DOUBLET_OK)
		status = judge_items(second, items, count);
	if (status == DOUBLET_OK) {
		drop_judged(second, items, count);
		second->given += (uint32_t)count;
		return DOUBLET_OK;
	}
	second->pairs.failed = false;
	second->pairs.length = before;
	for (size_t i = 0; i < count; i++)
		drop(second, items[i].number);
	return status;
}
