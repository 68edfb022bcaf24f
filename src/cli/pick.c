/* SPDX-License-Identifier: MIT */
/*
 * A name that is a file is that file, whatever else stands in it. A story is
 * copied, for a reader keeps no story beyond the next one, and has to look for
 * that.
 */
#include "cli/pick.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/message.h"

/* Whether a file stands before `end` of the operand: then it is the path. */
static bool cut(struct doublet_pick *pick, struct doublet_arena *arena,
                const char *end)
{
	const char *path = doublet_arena_copy(arena, pick->operand,
	                                      (size_t)(end - pick->operand));

	if (path == NULL || access(path, F_OK) != 0)
		return false;
	pick->path = path;
	return true;
}

static bool cut_line(struct doublet_pick *pick, struct doublet_arena *arena)
{
	const char *colon = strrchr(pick->operand, ':');
	char *end;

	if (colon == NULL || colon[1] < '1' || colon[1] > '9')
		return false;
	unsigned long long record = strtoull(colon + 1, &end, 10);
	if (*end != '\0' || !cut(pick, arena, colon))
		return false;
	pick->record = record;
	return true;
}

static bool cut_id(struct doublet_pick *pick, struct doublet_arena *arena)
{
	const char *mark = pick->operand;

	while ((mark = strchr(mark, '#')) != NULL) {
		if (mark[1] != '\0' && cut(pick, arena, mark)) {
			pick->id = mark + 1;
			return true;
		}
		mark++;
	}
	return false;
}

bool doublet_pick_parse(struct doublet_pick *pick, struct doublet_arena *arena,
                        const char *operand)
{
	*pick = (struct doublet_pick){.operand = operand, .path = operand};
	if (strcmp(operand, "-") != 0 && access(operand, F_OK) != 0 &&
	    !cut_line(pick, arena))
		cut_id(pick, arena);
	if (arena->failed)
		doublet_message_print("out of memory");
	return !arena->failed;
}

static struct doublet_view copy_view(struct doublet_arena *arena,
                                     struct doublet_view view)
{
	return (struct doublet_view){doublet_arena_copy(arena, view.data,
	                                                view.length),
	                             view.length};
}

static void copy_story(struct doublet_arena *arena,
                       const struct doublet_story *from,
                       struct doublet_story *to)
{
	*to = *from;
	to->text = doublet_arena_copy(arena, from->text, from->length);
	to->id = copy_view(arena, from->id);
	to->language = copy_view(arena, from->language);
	to->headline = copy_view(arena, from->headline);
	to->slug = copy_view(arena, from->slug);
	to->source = copy_view(arena, from->source);
	to->version = copy_view(arena, from->version);
	to->status = copy_view(arena, from->status);
	to->replaces = copy_view(arena, from->replaces);
	to->signals = copy_view(arena, from->signals);
	to->note = copy_view(arena, from->note);
	to->published = copy_view(arena, from->published);
	to->pointer = copy_view(arena, from->pointer);
}

static bool is_wanted(const struct doublet_pick *pick,
                      const struct doublet_story *story)
{
	if (pick->record != 0)
		return story->record == pick->record;
	return pick->id == NULL ||
	       (strlen(pick->id) == story->id.length &&
	        memcmp(pick->id, story->id.data, story->id.length) == 0);
}

/* Of a file of many stories. */
static bool refuse_many(const struct doublet_pick *pick)
{
	doublet_message_print("%s: holds more than one story: name one of "
	                      "them, as %s:LINE or %s#ID",
	                      pick->operand, pick->operand, pick->operand);
	return false;
}

static bool refuse_none(const struct doublet_pick *pick, bool is_lines)
{
	if (!is_lines && (pick->record != 0 || pick->id != NULL))
		doublet_message_print(
			"%s: is no JSON Lines file: name the file "
			"alone, as %s",
			pick->operand, pick->path);
	else if (pick->record != 0)
		doublet_message_print("%s: has no story on line %" PRIu64
		                      ": lines count from 1, blank ones, too",
		                      pick->path, pick->record);
	else if (pick->id != NULL)
		doublet_message_print("%s: has no story of the id '%s': name "
		                      "it by its line, as %s:LINE",
		                      pick->path, pick->id, pick->path);
	else
		doublet_message_print("%s: holds no story: give one with text",
		                      pick->operand);
	return false;
}

/* A broken line is told where it may be the one that is wanted. */
static bool is_blamed(const struct doublet_pick *pick,
                      const struct doublet_error *error)
{
	return error->status == DOUBLET_IO ||
	       error->status == DOUBLET_NO_MEMORY ||
	       (pick->id == NULL &&
	        (pick->record == 0 || pick->record == error->line));
}

bool doublet_pick_read(const struct doublet_pick *pick,
                       struct doublet_reader *reader, const char *name,
                       struct doublet_arena *arena, struct doublet_story *story)
{
	const struct doublet_story *next;
	struct doublet_error error = {0};
	bool found = false;
	bool is_lines = true;
	const char *shown = name != NULL ? name : pick->path;
	enum doublet_status status =
		doublet_reader_open(reader, pick->path, name, false, &error);

	while (status == DOUBLET_OK || !is_blamed(pick, &error)) {
		error = (struct doublet_error){0};
		status = doublet_reader_next(reader, &next, &error);
		if (status == DOUBLET_END)
			return found || refuse_none(pick, is_lines);
		if (status != DOUBLET_OK)
			continue;
		is_lines = is_lines && next->record != 0;
		if (!is_wanted(pick, next))
			continue;
		if (found)
			return refuse_many(pick);
		copy_story(arena, next, story);
		found = true;
		if (arena->failed) {
			doublet_message_print("out of memory");
			return false;
		}
		if (pick->record != 0 || pick->id != NULL)
			return true;
	}
	doublet_message_error(shown, &error);
	return false;
}
