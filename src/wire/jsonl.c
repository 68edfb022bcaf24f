/* SPDX-License-Identifier: MIT */
/*
 * JSON Lines: a story a line. The source's window slides over the file; a
 * line that is too long is dropped piece by piece, without being held.
 */
#include <inttypes.h>
#include <string.h>

#include "base/error.h"
#include "base/sequence.h"
#include "wire/reader.h"
#include "wire/sniff.h"
#include "wire/surrogate.h"

static const char one_object[] = "each line has to be one JSON object";

struct line {
	char *data;
	size_t length;   /* without its line end */
	uint64_t offset; /* of its first byte, in the file */
};

/* The last byte of a line that is no blank. */
static char last_of_line(const char *line, const char *feed)
{
	while (feed > line + 1 && (feed[-1] == ' ' || feed[-1] == '\r'))
		feed--;
	return feed[-1];
}

/* By name; else the first line begins and ends as an object does. */
bool doublet_jsonl_detect(const char *name, const char *bytes, size_t length)
{
	struct doublet_view start = doublet_sniff_start(bytes, length);
	size_t at = 1;

	if (doublet_sniff_ending(name, ".jsonl") ||
	    doublet_sniff_ending(name, ".ndjson"))
		return true;
	if (start.length == 0 || start.data[0] != '{')
		return false;
	const char *feed = memchr(start.data, '\n', start.length);
	if (feed != NULL && last_of_line(start.data, feed) != '}')
		return false;
	while (at < start.length &&
	       (start.data[at] == ' ' || start.data[at] == '\t'))
		at++;
	return at < start.length &&
	       (start.data[at] == '"' || start.data[at] == '}');
}

/* The line feed at or after `from` in the window, or NULL. */
static const char *find_end(const struct doublet_source *source, size_t from)
{
	return memchr(source->data + source->start + from, '\n',
	              source->end - source->start - from);
}

/* Drops everything up to and with the next line feed. */
static enum doublet_status drop_line(struct doublet_source *source,
                                     struct doublet_error *error)
{
	const char *feed;

	while ((feed = find_end(source, 0)) == NULL) {
		doublet_source_skip(source, source->end - source->start);
		if (source->file.ended)
			return DOUBLET_OK;
		enum doublet_status status = doublet_source_more(source, error);
		if (status != DOUBLET_OK)
			return status;
	}
	doublet_source_skip(source,
	                    (size_t)(feed + 1 - source->data) - source->start);
	return DOUBLET_OK;
}

/*
 * Makes the window longer until a line stands in it whole, and sets *length
 * to it, also when it is over the limit: then only the start may be there.
 */
static enum doublet_status find_line(struct doublet_source *source,
                                     size_t *length,
                                     struct doublet_error *error)
{
	size_t seen = 0;

	for (;;) {
		const char *feed = find_end(source, seen);
		seen = source->end - source->start;
		if (feed != NULL)
			seen = (size_t)(feed - source->data) - source->start;
		if (feed != NULL || source->file.ended || seen > source->limit)
			break;
		enum doublet_status status = doublet_source_more(source, error);
		if (status != DOUBLET_OK)
			return status;
	}
	*length = seen;
	return DOUBLET_OK;
}

static enum doublet_status take_line(struct doublet_reader *reader,
                                     struct line *line,
                                     struct doublet_error *error)
{
	struct doublet_source *source = &reader->source;
	size_t length;

	enum doublet_status status = find_line(source, &length, error);
	if (status != DOUBLET_OK)
		return status;
	if (source->start == source->end && source->file.ended)
		return doublet_error_end(error);

	reader->items++;
	*line = (struct line){source->data + source->start, length,
	                      source->offset};
	if (length > source->limit) {
		status = drop_line(source, error);
		if (status != DOUBLET_OK)
			return status;
		return doublet_reader_too_large(error, reader->items,
		                                line->offset);
	}
	bool has_feed = source->start + length < source->end;
	doublet_source_skip(source, length + has_feed);
	if (length > 0 && line->data[length - 1] == '\r')
		line->length--;
	return DOUBLET_OK;
}

static bool is_blank(const struct line *line)
{
	size_t at = 0;

	while (at < line->length &&
	       (line->data[at] == ' ' || line->data[at] == '\t' ||
	        line->data[at] == '\r'))
		at++;
	return at == line->length;
}

/* Makes `detail`, whose offset counts in the line, an error of the file. */
static enum doublet_status blame(const struct doublet_reader *reader,
                                 const struct line *line,
                                 struct doublet_error detail,
                                 struct doublet_error *error)
{
	detail.line = reader->items;
	detail.column =
		doublet_sequence_count(line->data, (size_t)detail.offset) + 1;
	detail.offset += line->offset;
	return doublet_error_set(error, &detail);
}

static struct doublet_error syntax_error(const char *reason, const char *remedy)
{
	return (struct doublet_error){
		.status = DOUBLET_SYNTAX,
		.reason = reason,
		.remedy = remedy,
	};
}

static struct doublet_view string_or_nothing(yyjson_val *value)
{
	if (!yyjson_is_str(value))
		return (struct doublet_view){NULL, 0};
	return (struct doublet_view){yyjson_get_str(value),
	                             yyjson_get_len(value)};
}

/* The id as it is given, else NAME:LINE. False = no memory. */
static bool set_id(struct doublet_reader *reader, yyjson_val *id)
{
	struct doublet_view *given = &reader->story.id;

	if (yyjson_is_raw(id))
		*given = (struct doublet_view){yyjson_get_raw(id),
		                               yyjson_get_len(id)};
	else
		*given = string_or_nothing(id);
	if (given->length > 0)
		return true;
	doublet_buffer_clear(&reader->id);
	doublet_buffer_add_text(&reader->id, reader->name);
	doublet_buffer_print(&reader->id, ":%" PRIu64, reader->items);
	*given = (struct doublet_view){reader->id.data, reader->id.length};
	return !reader->id.failed;
}

static const char *fault_of(yyjson_val *const values[DOUBLET_PARTS],
                            const char **remedy)
{
	yyjson_val *text = values[DOUBLET_PART_TEXT];
	yyjson_val *id = values[DOUBLET_PART_ID];

	*remedy = "--field text=MEMBER names another member";
	if (text == NULL || yyjson_is_null(text))
		return "the object has no text";
	if (!yyjson_is_str(text))
		return "the text is not a string";
	*remedy = "--field id=MEMBER names another member";
	if (id != NULL && !yyjson_is_null(id) && !yyjson_is_str(id) &&
	    !yyjson_is_raw(id))
		return "the id is neither a string nor a number";
	return NULL;
}

static enum doublet_status make_story(struct doublet_reader *reader,
                                      const struct line *line,
                                      struct doublet_error *error)
{
	yyjson_val *values[DOUBLET_PARTS];
	yyjson_val *object = yyjson_doc_get_root(reader->document);
	const char *remedy;

	if (!yyjson_is_obj(object))
		return blame(reader, line,
		             syntax_error("the line is not a JSON object",
		                          one_object),
		             error);
	doublet_fields_get(&reader->fields, object, values);
	const char *fault = fault_of(values, &remedy);
	if (fault != NULL)
		return blame(reader, line, syntax_error(fault, remedy), error);

	struct doublet_view text = string_or_nothing(values[DOUBLET_PART_TEXT]);
	reader->story = (struct doublet_story){
		.text = text.data,
		.length = text.length,
		.path = reader->name,
		.language = string_or_nothing(values[DOUBLET_PART_LANGUAGE]),
		.headline = string_or_nothing(values[DOUBLET_PART_HEADLINE]),
		.record = reader->items,
		.pointer = reader->fields.pointer,
	};
	if (reader->story.language.length == 0)
		reader->story.language = reader->language;
	return set_id(reader, values[DOUBLET_PART_ID])
	               ? DOUBLET_OK
	               : doublet_error_memory(error);
}

static enum doublet_status read_line(struct doublet_reader *reader,
                                     const struct line *line,
                                     struct doublet_error *error)
{
	struct doublet_error detail = {0};

	doublet_arena_reset(&reader->parsed);
	enum doublet_status status =
		doublet_json_parse(&reader->parsed, line->data, line->length,
	                           &reader->document, &detail);

	if (status == DOUBLET_SYNTAX &&
	    doublet_surrogates_mend(line->data, line->length))
		status = doublet_json_parse(&reader->parsed, line->data,
		                            line->length, &reader->document,
		                            &detail);
	if (status == DOUBLET_OK)
		return make_story(reader, line, error);
	if (status != DOUBLET_SYNTAX)
		return doublet_error_set(error, &detail);
	detail.remedy = one_object;
	return blame(reader, line, detail, error);
}

enum doublet_status doublet_jsonl_next(struct doublet_reader *reader,
                                       const struct doublet_story **story,
                                       struct doublet_error *error)
{
	struct doublet_source *source = &reader->source;
	enum doublet_status status;
	struct line line = {0};

	if (reader->items == 0)
		doublet_source_skip(source, doublet_sniff_mark(source->data,
		                                               source->end));
	do {
		status = take_line(reader, &line, error);
		if (status != DOUBLET_OK)
			return status;
	} while (is_blank(&line));
	status = read_line(reader, &line, error);
	if (status == DOUBLET_OK)
		*story = &reader->story;
	return status;
}
