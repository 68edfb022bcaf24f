/* SPDX-License-Identifier: MIT */
/*
 * JSON Lines: a story a line. The source's window slides over the file; a
 * line that is too long is dropped piece by piece, without being held.
 */
#include <string.h>

#include "base/error.h"
#include "base/sequence.h"
#include "wire/reader.h"
#include "wire/record.h"
#include "wire/scan.h"
#include "wire/sniff.h"
#include "wire/surrogate.h"

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
bool doublet_jsonl_detect(struct doublet_view name, const char *bytes,
                          size_t length)
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
		if (source->ended)
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
		if (feed != NULL || source->ended || seen > source->limit)
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
	if (source->start == source->end && source->ended)
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
	reader->line = (struct doublet_view){line->data, length};
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

static enum doublet_status parse_line(struct doublet_reader *reader,
                                      const struct line *line,
                                      struct doublet_error *error)
{
	doublet_arena_reset(&reader->parsed);
	enum doublet_status status =
		doublet_json_parse(&reader->parsed, line->data, line->length,
	                           &reader->document, error);

	if (status == DOUBLET_SYNTAX &&
	    doublet_surrogates_mend(line->data, line->length))
		status = doublet_json_parse(&reader->parsed, line->data,
		                            line->length, &reader->document,
		                            error);
	if (status == DOUBLET_SYNTAX)
		error->remedy = "each line has to be one JSON object";
	return status == DOUBLET_OK ? doublet_record_read(reader, error)
	                            : status;
}

static enum doublet_status read_line(struct doublet_reader *reader,
                                     const struct line *line,
                                     struct doublet_error *error)
{
	const struct doublet_view view = {line->data, line->length};
	struct doublet_value values[DOUBLET_PARTS];
	struct doublet_error detail = {0};
	enum doublet_status status;

	if (doublet_scan_line(reader->kernel, &reader->fields, view,
	                      &reader->strings, values))
		status = doublet_record_make(reader, values, &detail);
	else
		status = parse_line(reader, line, &detail);
	if (status == DOUBLET_SYNTAX)
		return blame(reader, line, detail, error);
	return status == DOUBLET_OK ? status
	                            : doublet_error_set(error, &detail);
}

/* The next line that is not blank. */
static enum doublet_status find_item(struct doublet_reader *reader,
                                     struct line *line,
                                     struct doublet_error *error)
{
	struct doublet_source *source = &reader->source;
	enum doublet_status status;

	if (reader->items == 0)
		doublet_source_skip(source, doublet_sniff_mark(source->data,
		                                               source->end));
	do
		status = take_line(reader, line, error);
	while (status == DOUBLET_OK && is_blank(line));
	return status;
}

enum doublet_status doublet_jsonl_next(struct doublet_reader *reader,
                                       const struct doublet_story **story,
                                       struct doublet_error *error)
{
	struct line line = {0};
	enum doublet_status status = find_item(reader, &line, error);

	if (status != DOUBLET_OK)
		return status;
	status = read_line(reader, &line, error);
	if (status == DOUBLET_OK)
		*story = &reader->story;
	return status;
}

enum doublet_status doublet_jsonl_skip(struct doublet_reader *reader,
                                       struct doublet_error *error)
{
	struct line line = {0};

	return find_item(reader, &line, error);
}
