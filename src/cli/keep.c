/* SPDX-License-Identifier: MIT */
/*
 * A file of lines and of names would be neither: whoever gives both kinds of
 * input is asked to give them one by one.
 */
#include "cli/keep.h"

#include <string.h>

#include "cli/message.h"

/* Whether y is to be kept rather than x, which came before it. */
static bool is_better(int rule, bool timed, const struct doublet_roll_entry *x,
                      const struct doublet_roll_entry *y)
{
	switch (rule) {
	case DOUBLET_KEEP_LONGEST:
		return y->bytes > x->bytes;
	case DOUBLET_KEEP_NEWEST:
		return !timed || y->time >= x->time;
	default:
		return timed && y->time < x->time;
	}
}

/* By their times, if all have one, else in the order of the input. */
static uint32_t choose_of(const struct doublet_keep *keep, int rule,
                          const struct doublet_group *group)
{
	const struct doublet_roll_entry *best = NULL;
	bool timed = true;

	for (uint32_t i = 0; i < group->member_count; i++) {
		const struct doublet_roll_entry *entry =
			doublet_roll_find(keep->roll, group->members[i]);
		timed = timed && entry != NULL && entry->time != 0;
	}
	for (uint32_t i = 0; i < group->member_count; i++) {
		const struct doublet_roll_entry *entry =
			doublet_roll_find(keep->roll, group->members[i]);
		if (entry != NULL &&
		    (best == NULL || is_better(rule, timed, best, entry)))
			best = entry;
	}
	return best != NULL ? best->number : group->lead;
}

bool doublet_keep_choose(struct doublet_keep *keep, int rule,
                         const struct doublet_groups *groups)
{
	size_t bytes = keep->roll->stories / 8 + 1;

	keep->dropped = doublet_arena_take(&keep->roll->arena, bytes);
	if (keep->dropped == NULL) {
		doublet_message_print("out of memory");
		return false;
	}
	memset(keep->dropped, 0, bytes);
	for (size_t i = 0; i < groups->count; i++) {
		const struct doublet_group *group = &groups->items[i];
		uint32_t kept = choose_of(keep, rule, group);
		for (uint32_t m = 0; m < group->member_count; m++) {
			uint32_t number = group->members[m];
			if (number != kept)
				keep->dropped[number / 8] |=
					(unsigned char)(1U << number % 8);
		}
	}
	return true;
}

static bool is_kept(void *context, uint32_t number)
{
	const struct doublet_keep *keep = context;

	return (keep->dropped[number / 8] & 1U << number % 8) == 0;
}

static enum doublet_status write_line(void *context, struct doublet_view line,
                                      const char *name)
{
	struct doublet_keep *keep = context;
	struct doublet_sink sink = doublet_output_sink(&keep->output);

	keep->lines = keep->lines || line.length > 0;
	keep->names = keep->names || line.length == 0;
	if (keep->lines && keep->names) {
		doublet_message_print("--unique: cannot take both stories of "
		                      "JSON Lines and files that are stories: "
		                      "give them one after the other");
		return DOUBLET_INVALID;
	}
	if (line.length == 0)
		line = (struct doublet_view){name, strlen(name)};
	enum doublet_status status =
		sink.write(sink.context, line.data, line.length);
	return status != DOUBLET_OK ? status
	                            : sink.write(sink.context, "\n", 1);
}

enum doublet_status doublet_keep_write(struct doublet_keep *keep,
                                       struct doublet_again again)
{
	again.roll = keep->roll;
	again.wants = is_kept;
	again.story = NULL;
	again.line = write_line;
	again.context = keep;
	doublet_progress_begin(again.progress, "writing", keep->roll->stories);
	return doublet_again_run(&again);
}
