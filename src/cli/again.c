/* SPDX-License-Identifier: MIT */
/*
 * Items are counted, not stories: a bad line is passed over unread this time.
 * A file of which nothing is wanted is not opened, and no more of a file is
 * read than up to the last that is wanted.
 */
#include "cli/again.h"

#include "cli/message.h"

/* Where the reading is. */
struct place {
	const struct doublet_again *again;
	const struct doublet_roll_file *file;
	/* Of the next item and story, and behind the last of the file. */
	uint64_t item;
	uint32_t story;
	uint32_t story_end;
	/* Of the next bad item among the bad ones. */
	size_t bad;
};

static bool is_bad(struct place *place)
{
	const struct doublet_roll *roll = place->again->roll;
	const uint64_t *bad = (const void *)roll->bad.data;

	if (place->bad >= roll->bad.length / sizeof(*bad) ||
	    bad[place->bad] != place->item)
		return false;
	place->bad++;
	return true;
}

/* The next story that is wanted, or the end of the file's. */
static uint32_t find_wanted(const struct place *place)
{
	const struct doublet_again *again = place->again;
	uint32_t story = place->story;

	while (story < place->story_end && !again->wants(again->context, story))
		story++;
	return story;
}

static enum doublet_status refuse(const struct place *place,
                                  const struct doublet_error *error)
{
	struct doublet_error changed = {
		.line = error != NULL ? error->line : 0,
		.reason = "is not what it was when it was read before",
		.remedy = "run again when nothing writes to it",
	};

	doublet_progress_hide(place->again->progress);
	if (error != NULL &&
	    (error->status == DOUBLET_IO || error->status == DOUBLET_NO_MEMORY))
		doublet_message_error(place->file->name, error);
	else
		doublet_message_error(place->file->name, &changed);
	return DOUBLET_INVALID;
}

static enum doublet_status take_story(struct place *place)
{
	const struct doublet_again *again = place->again;
	const struct doublet_story *story;
	struct doublet_error error = {0};
	enum doublet_status status =
		doublet_reader_next(again->reader, &story, &error);

	if (status != DOUBLET_OK)
		return refuse(place, &error);
	status = again->story(again->context, place->story, story);
	if (status != DOUBLET_INVALID)
		return status;
	error = (struct doublet_error){.line = story->record};
	return refuse(place, &error);
}

static enum doublet_status take_line(struct place *place)
{
	const struct doublet_again *again = place->again;
	struct doublet_error error = {0};

	if (doublet_reader_skip(again->reader, &error) != DOUBLET_OK)
		return refuse(place, &error);
	return again->line(again->context, doublet_reader_line(again->reader),
	                   place->file->name);
}

static enum doublet_status pass_over(struct place *place)
{
	struct doublet_error error = {0};

	if (doublet_reader_skip(place->again->reader, &error) != DOUBLET_OK)
		return refuse(place, &error);
	return DOUBLET_OK;
}

static enum doublet_status read_item(struct place *place, uint32_t wanted)
{
	const struct doublet_again *again = place->again;
	enum doublet_status status;

	if (is_bad(place)) {
		/* Whatever it answers: it was told before. */
		status = doublet_reader_skip(again->reader, NULL);
		return DOUBLET_OK;
	}
	if (place->story != wanted)
		status = pass_over(place);
	else if (again->story != NULL)
		status = take_story(place);
	else
		status = take_line(place);
	place->story++;
	return status;
}

static enum doublet_status read_file(struct place *place)
{
	const struct doublet_again *again = place->again;
	enum doublet_status status = DOUBLET_OK;
	uint32_t wanted = find_wanted(place);

	if (wanted == place->story_end)
		return DOUBLET_OK;
	struct doublet_error error = {0};
	if (doublet_reader_open(again->reader, place->file->path,
	                        place->file->name, false, &error) != DOUBLET_OK)
		return refuse(place, &error);
	for (; status == DOUBLET_OK && wanted < place->story_end;
	     place->item++) {
		bool taken = place->story == wanted;
		status = read_item(place, wanted);
		if (taken && place->story > wanted)
			wanted = find_wanted(place);
		again->progress->done = again->progress->stories = place->story;
		doublet_progress_show(again->progress);
	}
	return status;
}

/* The bad items before those of a file. */
static void skip_bad(struct place *place)
{
	const struct doublet_roll *roll = place->again->roll;
	const uint64_t *bad = (const void *)roll->bad.data;
	size_t count = roll->bad.length / sizeof(*bad);

	while (place->bad < count && bad[place->bad] < place->item)
		place->bad++;
}

enum doublet_status doublet_again_run(const struct doublet_again *again)
{
	const struct doublet_roll *roll = again->roll;
	struct place place = {.again = again};
	enum doublet_status status = DOUBLET_OK;

	for (size_t i = 0; i < roll->file_count && status == DOUBLET_OK; i++) {
		bool last = i + 1 == roll->file_count;
		place.file = &roll->files[i];
		place.item = place.file->item;
		place.story = place.file->story;
		place.story_end = last ? roll->stories : place.file[1].story;
		skip_bad(&place);
		status = read_file(&place);
	}
	return status;
}
