/* SPDX-License-Identifier: MIT */
/*
 * Opens files, finds out what they are, and hands the reading over to their
 * format.
 */
#include "wire/reader.h"

#include <string.h>

#include "base/error.h"
#include "wire/sniff.h"

static enum doublet_status configure(
	struct doublet_reader *reader,
	const struct doublet_reader_options *options,
	struct doublet_error *error)
{
	const char *format = options->format;
	const char *language = options->language;

	if (format != NULL && strcmp(format, "auto") != 0) {
		reader->chosen = doublet_format_find(format);
		if (reader->chosen == NULL)
			return doublet_error_say(
				error, DOUBLET_INVALID, "unknown input format",
				"--help lists those that are known");
	}
	reader->max_bytes = options->max_bytes;
	if (reader->max_bytes == 0)
		reader->max_bytes = DOUBLET_READER_MAX_BYTES;
	if (reader->max_bytes > DOUBLET_STORY_MAX)
		return doublet_error_say(error, DOUBLET_INVALID,
		                         "the size limit is too high",
		                         "use at most 4294967294 bytes");
	if (language != NULL) {
		reader->language.length = strlen(language);
		reader->language.data =
			doublet_arena_copy(&reader->arena, language,
		                           reader->language.length);
	}
	return doublet_fields_init(&reader->fields, &reader->arena, options,
	                           error);
}

enum doublet_status doublet_reader_create(
	const struct doublet_reader_options *options,
	struct doublet_reader **reader, struct doublet_error *error)
{
	const struct doublet_reader_options defaults = {0};
	if (options == NULL)
		options = &defaults;

	struct doublet_allocator allocator =
		doublet_allocator_or_default(options->allocator);
	struct doublet_reader *made =
		allocator.resize(allocator.context, NULL, 0, sizeof(*made));
	if (made == NULL)
		return doublet_error_memory(error);
	*made = (struct doublet_reader){
		.allocator = allocator,
		.kernel = doublet_string_kernel_choose(),
	};
	doublet_arena_init(&made->arena, &allocator);
	doublet_arena_init(&made->parsed, &allocator);
	doublet_buffer_init(&made->strings, &allocator);
	doublet_buffer_init(&made->id, &allocator);
	doublet_buffer_init(&made->signals, &allocator);
	doublet_source_init(&made->source, &allocator, 0);
	enum doublet_status status = configure(made, options, error);
	if (status != DOUBLET_OK) {
		doublet_reader_destroy(made);
		return status;
	}
	made->source.limit = made->max_bytes;
	*reader = made;
	return DOUBLET_OK;
}

static void let_go(struct doublet_reader *reader)
{
	reader->document = NULL;
	reader->line = (struct doublet_view){NULL, 0};
	reader->story = (struct doublet_story){0};
}

static void close_file(struct doublet_reader *reader)
{
	doublet_source_close(&reader->source);
	reader->format = NULL;
}

void doublet_reader_destroy(struct doublet_reader *reader)
{
	if (reader == NULL)
		return;
	let_go(reader);
	close_file(reader);
	doublet_source_finish(&reader->source);
	doublet_buffer_finish(&reader->strings);
	doublet_buffer_finish(&reader->id);
	doublet_buffer_finish(&reader->signals);
	doublet_arena_finish(&reader->arena);
	doublet_arena_finish(&reader->parsed);
	reader->allocator.resize(reader->allocator.context, reader,
	                         sizeof(*reader), 0);
}

/* What the file was called before it was packed. */
static struct doublet_view bare_name(const struct doublet_source *source,
                                     const char *name)
{
	struct doublet_view bare = {name, strlen(name)};

	if (doublet_source_is_packed(source) &&
	    doublet_sniff_ending(bare, source->unpack.packing->ending))
		bare.length -= strlen(source->unpack.packing->ending);
	return bare;
}

/* The format that was asked for, else by a look at the file. */
static enum doublet_status choose_format(struct doublet_reader *reader,
                                         const char *shown,
                                         struct doublet_error *error)
{
	const struct doublet_source *source = &reader->source;
	struct doublet_view name = bare_name(source, shown);

	reader->format = reader->chosen;
	if (reader->format != NULL)
		return DOUBLET_OK;
	reader->format = doublet_format_guess(name, source->data, source->end);
	if (reader->format != doublet_format_find("text"))
		return DOUBLET_OK;
	return doublet_sniff_markup(name, source->data, source->end, error);
}

enum doublet_status doublet_reader_open(struct doublet_reader *reader,
                                        const char *path, const char *name,
                                        bool skip_binary,
                                        struct doublet_error *error)
{
	struct doublet_source *source = &reader->source;

	let_go(reader);
	close_file(reader);
	if (name == NULL)
		name = strcmp(path, "-") == 0 ? "<stdin>" : path;
	enum doublet_status status = doublet_source_open(source, path, error);
	if (status == DOUBLET_OK)
		status = doublet_sniff(source->data, source->end, skip_binary,
		                       error);
	if (status == DOUBLET_OK)
		status = choose_format(reader, name, error);
	if (status != DOUBLET_OK) {
		close_file(reader);
		return status;
	}
	reader->name = name;
	reader->items = 0;
	return DOUBLET_OK;
}

enum doublet_status doublet_reader_too_large(struct doublet_error *error,
                                             uint64_t line, uint64_t offset)
{
	return doublet_error_set(
		error, &(struct doublet_error){
			       .status = DOUBLET_TOO_LARGE,
			       .offset = offset,
			       .line = line,
			       .column = line == 0 ? 0 : 1,
			       .reason = "the story is longer than the limit",
			       .remedy = "raise the limit with --max-size",
		       });
}

/* Behind the last story of a packed file: why it was the last. Told once. */
static enum doublet_status tell_fault(struct doublet_reader *reader,
                                      struct doublet_error *error)
{
	struct doublet_error fault = reader->source.unpack.fault;

	reader->source.unpack.fault = (struct doublet_error){0};
	return doublet_error_set(error, &fault);
}

/* What a call answers when the format's function answered with that. */
static enum doublet_status settle(struct doublet_reader *reader,
                                  enum doublet_status status,
                                  struct doublet_error *error)
{
	if (status == DOUBLET_END &&
	    reader->source.unpack.fault.status != DOUBLET_OK)
		return tell_fault(reader, error);
	if (status == DOUBLET_END || status == DOUBLET_IO ||
	    status == DOUBLET_NO_MEMORY)
		close_file(reader);
	return status;
}

enum doublet_status doublet_reader_next(struct doublet_reader *reader,
                                        const struct doublet_story **story,
                                        struct doublet_error *error)
{
	let_go(reader);
	if (reader->format == NULL)
		return doublet_error_end(error);
	return settle(reader, reader->format->next(reader, story, error),
	              error);
}

enum doublet_status doublet_reader_skip(struct doublet_reader *reader,
                                        struct doublet_error *error)
{
	let_go(reader);
	if (reader->format == NULL)
		return doublet_error_end(error);
	return settle(reader, reader->format->skip(reader, error), error);
}

struct doublet_view doublet_reader_line(const struct doublet_reader *reader)
{
	return reader->line;
}

uint64_t doublet_reader_taken(const struct doublet_reader *reader)
{
	return reader->source.file.taken;
}
