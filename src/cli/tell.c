/* SPDX-License-Identifier: MIT */
/*
 * For programs, pairs as they come. For people, groups; then the pairs that
 * lie between groups, one relation after the other, each asked for anew: so
 * none has to be kept.
 */
#include "cli/tell.h"

static enum doublet_status make_groups(struct doublet_tell *tell)
{
	enum doublet_status status =
		doublet_dedup_group(tell->engine, &tell->groups);

	for (size_t i = 0; status == DOUBLET_OK && i < tell->groups.count;
	     i++) {
		const struct doublet_group *group = &tell->groups.items[i];
		for (uint32_t m = 0; m < group->member_count; m++) {
			struct doublet_roll_entry *entry =
				doublet_roll_find(tell->roll,
			                          group->members[m]);
			if (entry != NULL)
				entry->group = (uint32_t)i + 1;
		}
	}
	return status;
}

static enum doublet_status tell_groups(struct doublet_tell *tell)
{
	const struct doublet_story_names names = doublet_roll_names(tell->roll);
	enum doublet_status status = DOUBLET_OK;

	for (size_t i = 0; status == DOUBLET_OK && i < tell->groups.count; i++)
		status = doublet_report_group(tell->report, &names,
		                              &tell->groups.items[i]);
	return status;
}

/* Whether a pair was told with the group of both. */
static bool is_in_group(const struct doublet_tell *tell,
                        const struct doublet_pair *pair)
{
	const struct doublet_roll_entry *a =
		doublet_roll_find(tell->roll, pair->a);
	const struct doublet_roll_entry *b =
		doublet_roll_find(tell->roll, pair->b);

	return a != NULL && b != NULL && a->group != 0 && a->group == b->group;
}

/* The group of a story, or where it is in none the story. */
static uint64_t group_of(const struct doublet_tell *tell, uint32_t number)
{
	const struct doublet_roll_entry *entry =
		doublet_roll_find(tell->roll, number);

	if (entry == NULL || entry->group == 0)
		return number;
	return UINT64_C(1) << 32 | entry->group;
}

/* Whether versions of the same two stories were told to be related so. */
static bool was_told(struct doublet_tell *tell, const struct doublet_pair *pair)
{
	const uint64_t key[] = {group_of(tell, pair->a),
	                        group_of(tell, pair->b),
	                        (uint64_t)pair->relation};

	if (tell->all)
		return false;
	return doublet_seen_add(&tell->relatives,
	                        (struct doublet_view){(const char *)key,
	                                              sizeof(key)});
}

/* `relation`: for people, of that only, and those in no group; -1 = all. */
static enum doublet_status tell_pairs(struct doublet_tell *tell, int relation)
{
	const struct doublet_story_names names = doublet_roll_names(tell->roll);
	struct doublet_pair pair;
	enum doublet_status status;

	while ((status = doublet_dedup_next(tell->engine, &pair)) ==
	       DOUBLET_OK) {
		tell->found = true;
		if (tell->only_groups || tell->is_silent)
			return DOUBLET_OK;
		if (relation >= 0 && is_in_group(tell, &pair))
			continue;
		tell->relations |= 1U << pair.relation;
		if (relation >= 0 &&
		    ((int)pair.relation != relation || was_told(tell, &pair)))
			continue;
		status = doublet_report_pair(tell->report, &names, &pair);
		if (status != DOUBLET_OK)
			return status;
	}
	return status == DOUBLET_END ? DOUBLET_OK : status;
}

/* For people, what matters most comes first. */
static enum doublet_status tell_pairs_in_order(struct doublet_tell *tell)
{
	static const enum doublet_relation order[] = {
		DOUBLET_NEW,           DOUBLET_IDENTICAL,
		DOUBLET_NEAR,          DOUBLET_CORRECTION,
		DOUBLET_UPDATE,        DOUBLET_EXCERPT,
		DOUBLET_CONTAINS,      DOUBLET_WITHDRAWAL,
		DOUBLET_SHARED_QUOTES, DOUBLET_SHARED_PASSAGES,
		DOUBLET_TEMPLATE,
	};
	enum doublet_status status = tell_pairs(tell, order[0]);

	for (size_t i = 1; status == DOUBLET_OK && i < DOUBLET_RELATIONS; i++)
		if ((tell->relations & 1U << order[i]) != 0)
			status = tell_pairs(tell, (int)order[i]);
	return status;
}

enum doublet_status doublet_tell_all(struct doublet_tell *tell)
{
	bool by_groups = tell->only_groups || tell->for_people;
	enum doublet_status status = DOUBLET_OK;

	if (by_groups || tell->groups_wanted)
		status = make_groups(tell);
	if (status == DOUBLET_OK && by_groups && !tell->is_silent)
		status = tell_groups(tell);
	if (status != DOUBLET_OK)
		return status;
	return tell->for_people ? tell_pairs_in_order(tell)
	                        : tell_pairs(tell, -1);
}

void doublet_tell_finish(struct doublet_tell *tell)
{
	doublet_seen_finish(&tell->relatives);
}
