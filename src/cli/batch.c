/* SPDX-License-Identifier: MIT */
/* Three loops: operands, files below an operand, stories of a file. */
#include "cli/batch.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/message.h"

/* Whether nothing more can be written. */
static bool is_over(enum doublet_status status)
{
	return status == DOUBLET_IO || status == DOUBLET_CLOSED;
}

static void tell(struct doublet_batch *batch, const char *name,
                 const struct doublet_error *error)
{
	batch->failed++;
	if (batch->hooks.tell != NULL)
		batch->hooks.tell(batch->context);
	doublet_message_error(name, error);
}

static void note_bad(struct doublet_batch *batch)
{
	if (batch->hooks.bad != NULL)
		batch->hooks.bad(batch->context);
}

/* The library's sentences are fixed; here the limit is known. */
static void tell_too_large(struct doublet_batch *batch, const char *name,
                           struct doublet_error error)
{
	static const char *const units[] = {"bytes", "KiB", "MiB", "GiB"};
	uint64_t limit = batch->max_bytes != 0 ? batch->max_bytes
	                                       : DOUBLET_READER_MAX_BYTES;
	size_t unit = 0;
	char reason[64];

	for (; unit < 3 && limit % 1024 == 0; unit++)
		limit /= 1024;
	snprintf(reason, sizeof(reason),
	         "the story is longer than %" PRIu64 " %s", limit,
	         unit == 0 && limit == 1 ? "byte" : units[unit]);
	error.reason = reason;
	tell(batch, name, &error);
}

static enum doublet_status take_story(struct doublet_batch *batch,
                                      const struct doublet_story *story)
{
	enum doublet_status status = batch->story(batch->context, story);

	if (status != DOUBLET_OK && !is_over(status)) {
		const struct doublet_error error = {
			.line = story->record,
			.reason = doublet_status_text(status),
		};
		tell(batch, story->path, &error);
		status = DOUBLET_OK;
	}
	return status;
}

static enum doublet_status read_stories(struct doublet_batch *batch,
                                        const char *name)
{
	enum doublet_status status = DOUBLET_OK;

	while (!is_over(status)) {
		const struct doublet_story *story;
		struct doublet_error error = {0};
		status = doublet_reader_next(batch->reader, &story, &error);
		if (status == DOUBLET_END)
			return DOUBLET_OK;
		if (status == DOUBLET_OK) {
			status = take_story(batch, story);
			continue;
		}
		if (status == DOUBLET_TOO_LARGE || status == DOUBLET_SYNTAX)
			note_bad(batch);
		if (status == DOUBLET_TOO_LARGE)
			tell_too_large(batch, name, error);
		else
			tell(batch, name, &error);
		status = DOUBLET_OK;
	}
	return status;
}

static void greet(void)
{
	if (isatty(STDIN_FILENO) == 1)
		doublet_message_print("reading the terminal: type or paste a "
		                      "story, end it with Ctrl-D");
}

static void skip(struct doublet_batch *batch, const char *name,
                 const char *reason)
{
	batch->skipped++;
	if (!batch->verbose)
		return;
	if (batch->hooks.tell != NULL)
		batch->hooks.tell(batch->context);
	doublet_message_print("%s: skipped: %s", name, reason);
}

/* False = the file is not to be read. */
static bool ask_hook(struct doublet_batch *batch, const char *name,
                     const char **path)
{
	const char *open = *path;
	enum doublet_status status = DOUBLET_OK;

	if (batch->hooks.file != NULL)
		status = batch->hooks.file(batch->context, *path, name, &open);
	if (status == DOUBLET_UNSUPPORTED)
		skip(batch, name, open);
	else if (status != DOUBLET_OK)
		batch->failed++;
	*path = open;
	return status == DOUBLET_OK;
}

static enum doublet_status read_file(struct doublet_batch *batch,
                                     const char *path, bool listed)
{
	const char *name = path;
	struct doublet_error error = {0};

	if (strcmp(path, "-") == 0) {
		name = batch->stdin_name != NULL ? batch->stdin_name
		                                 : "<stdin>";
		greet();
	}
	if (listed && doublet_output_is(batch->output, path)) {
		skip(batch, name, "is the report");
		return DOUBLET_OK;
	}
	if (!ask_hook(batch, name, &path))
		return DOUBLET_OK;
	enum doublet_status status =
		doublet_reader_open(batch->reader, path, name, listed, &error);
	if (status == DOUBLET_OK)
		return read_stories(batch, name);
	if (status != DOUBLET_UNSUPPORTED || !listed) {
		tell(batch, name, &error);
		return DOUBLET_OK;
	}
	skip(batch, name, error.reason);
	return DOUBLET_OK;
}

static enum doublet_status read_below(struct doublet_batch *batch,
                                      struct doublet_walk *walk,
                                      const char *operand)
{
	for (;;) {
		const char *path = operand;
		bool listed = false;
		struct doublet_error error = {0};
		enum doublet_status status =
			doublet_walk_next(walk, &path, &listed, &error);

		if (status == DOUBLET_END)
			return DOUBLET_OK;
		if (status == DOUBLET_OK) {
			status = read_file(batch, path, listed);
			if (status != DOUBLET_OK)
				return status;
			continue;
		}
		if (status == DOUBLET_UNSUPPORTED) {
			skip(batch, path, error.reason);
			continue;
		}
		tell(batch, path, &error);
		if (status == DOUBLET_NO_MEMORY)
			return DOUBLET_OK;
	}
}

static enum doublet_status read_operand(struct doublet_batch *batch,
                                        const char *operand)
{
	struct doublet_walk *walk;

	if (doublet_walk_create(NULL, operand, &walk) != DOUBLET_OK) {
		const struct doublet_error error = {.reason = "out of memory"};
		tell(batch, operand, &error);
		return DOUBLET_OK;
	}
	enum doublet_status status = read_below(batch, walk, operand);
	doublet_walk_destroy(walk);
	return status;
}

enum doublet_status doublet_batch_run(
	struct doublet_batch *batch, const struct doublet_option_list *operands)
{
	enum doublet_status status = DOUBLET_OK;

	if (operands->count == 0)
		return read_operand(batch, "-");
	for (size_t i = 0; i < operands->count && !is_over(status); i++)
		status = read_operand(batch, operands->items[i]);
	return status;
}
