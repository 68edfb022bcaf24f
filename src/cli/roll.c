/* SPDX-License-Identifier: MIT */
/*
 * Few bytes a story: its id is kept as a hash only, and its name is made when
 * it is read again. Two ids in 2^64 that have the same hash make the second
 * one's name longer than it need be.
 */
#include "cli/roll.h"

#include <inttypes.h>
#include <string.h>

#include "base/sequence.h"

void doublet_roll_init(struct doublet_roll *roll)
{
	*roll = (struct doublet_roll){0};
	doublet_arena_init(&roll->arena, NULL);
	doublet_buffer_init(&roll->bad, NULL);
	doublet_buffer_init(&roll->again, NULL);
	doublet_buffer_init(&roll->entries, NULL);
	doublet_buffer_init(&roll->texts, NULL);
}

void doublet_roll_finish(struct doublet_roll *roll)
{
	doublet_seen_finish(&roll->ids);
	doublet_buffer_finish(&roll->bad);
	doublet_buffer_finish(&roll->again);
	doublet_buffer_finish(&roll->entries);
	doublet_buffer_finish(&roll->texts);
	doublet_arena_finish(&roll->arena);
}

const struct doublet_roll_file *doublet_roll_file(struct doublet_roll *roll,
                                                  const char *path,
                                                  const char *name)
{
	const char *kept = doublet_arena_copy(&roll->arena, path, strlen(path));
	const char *shown = kept;

	if (strcmp(path, name) != 0)
		shown = doublet_arena_copy(&roll->arena, name, strlen(name));
	if (!doublet_arena_grow(&roll->arena, &roll->files,
	                        &roll->file_capacity, roll->file_count + 1,
	                        sizeof(*roll->files))) {
		roll->failed = true;
		return NULL;
	}
	struct doublet_roll_file *file = &roll->files[roll->file_count++];
	*file = (struct doublet_roll_file){kept, shown, roll->items,
	                                   roll->stories};
	return file;
}

void doublet_roll_story(struct doublet_roll *roll,
                        const struct doublet_story *story)
{
	unsigned bit = roll->stories % 8;

	if (bit == 0)
		doublet_buffer_add_byte(&roll->again, 0);
	bool seen =
		story->id.length > 0 && doublet_seen_add(&roll->ids, story->id);
	roll->failed = roll->failed || roll->ids.failed || roll->again.failed;
	if (seen && !roll->failed)
		roll->again.data[roll->stories / 8] |= (char)(1U << bit);
	roll->stories++;
	roll->items++;
}

void doublet_roll_bad(struct doublet_roll *roll)
{
	doublet_buffer_add(&roll->bad, &roll->items, sizeof(roll->items));
	roll->failed = roll->failed || roll->bad.failed;
	roll->items++;
}

/* A text with its length before it. */
static void add_text(struct doublet_buffer *texts, const void *bytes,
                     size_t length)
{
	uint32_t size = (uint32_t)length;

	doublet_buffer_add(texts, &size, sizeof(size));
	doublet_buffer_add(texts, bytes, size);
}

static void add_name(struct doublet_roll *roll, uint32_t number,
                     const struct doublet_story *story)
{
	struct doublet_buffer *texts = &roll->texts;
	bool again = (roll->again.data[number / 8] & 1U << number % 8) != 0;
	size_t start = texts->length;
	uint32_t size = 0;

	doublet_buffer_add(texts, &size, sizeof(size));
	doublet_buffer_add(texts, story->id.data, story->id.length);
	if (again)
		doublet_buffer_add_byte(texts, '@');
	if (again || story->id.length == 0)
		doublet_buffer_add_text(texts, story->path);
	if (again && story->record != 0)
		doublet_buffer_print(texts, ":%" PRIu64, story->record);
	if (texts->failed)
		return;
	size = (uint32_t)(texts->length - start - sizeof(size));
	memcpy(texts->data + start, &size, sizeof(size));
}

/* What stands for a headline: the first words of the text. */
static void add_beginning(struct doublet_buffer *texts,
                          const struct doublet_story *story)
{
	enum { MOST = 240 };
	size_t start = 0;

	while (start < story->length &&
	       (unsigned char)story->text[start] <= ' ')
		start++;
	size_t length = story->length - start;
	if (length > MOST)
		length =
			doublet_sequence_cut(story->text + start, length, MOST);
	add_text(texts, story->text + start, length);
}

void doublet_roll_name(struct doublet_roll *roll, uint32_t number,
                       const struct doublet_story *story, bool whole)
{
	struct doublet_buffer *texts = &roll->texts;
	if (roll->failed)
		return;
	struct doublet_roll_entry entry = {
		.number = number,
		.time = story->time,
		.bytes = story->length,
		.offset = texts->length,
	};

	add_name(roll, number, story);
	if (whole && story->headline.length == 0)
		add_beginning(texts, story);
	else
		add_text(texts, story->headline.data,
		         whole ? story->headline.length : 0);
	add_text(texts, story->published.data,
	         whole ? story->published.length : 0);
	doublet_buffer_add(&roll->entries, &entry, sizeof(entry));
	roll->failed = roll->failed || texts->failed || roll->entries.failed;
}

struct doublet_roll_entry *doublet_roll_find(const struct doublet_roll *roll,
                                             uint32_t number)
{
	struct doublet_roll_entry *entries = (void *)roll->entries.data;
	size_t low = 0;
	size_t high = roll->entries.length / sizeof(*entries);

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (entries[middle].number == number)
			return &entries[middle];
		if (entries[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static struct doublet_view next_text(const struct doublet_roll *roll,
                                     size_t *offset)
{
	uint32_t size;

	memcpy(&size, roll->texts.data + *offset, sizeof(size));
	const char *bytes = roll->texts.data + *offset + sizeof(size);
	*offset += sizeof(size) + size;
	return (struct doublet_view){bytes, size};
}

static void find_name(void *context, uint32_t number,
                      struct doublet_story_name *name)
{
	const struct doublet_roll *roll = context;
	const struct doublet_roll_entry *entry =
		doublet_roll_find(roll, number);

	*name = (struct doublet_story_name){0};
	if (entry == NULL)
		return;
	size_t offset = entry->offset;
	name->name = next_text(roll, &offset);
	name->headline = next_text(roll, &offset);
	name->published = next_text(roll, &offset);
}

struct doublet_story_names doublet_roll_names(struct doublet_roll *roll)
{
	return (struct doublet_story_names){find_name, roll};
}
