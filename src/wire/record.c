/* SPDX-License-Identifier: MIT */
/*
 * A text there has to be, and what is given as the id has to be one. All else
 * only tells more of the story: what is not of its kind counts as not given.
 */
#include "wire/record.h"

#include <inttypes.h>

#include "base/error.h"
#include "wire/reader.h"

static struct doublet_view string_or_nothing(yyjson_val *value)
{
	if (!yyjson_is_str(value))
		return (struct doublet_view){NULL, 0};
	return (struct doublet_view){yyjson_get_str(value),
	                             yyjson_get_len(value)};
}

/* A number is what was written for it. */
static struct doublet_view string_or_number(yyjson_val *value)
{
	if (yyjson_is_raw(value))
		return (struct doublet_view){yyjson_get_raw(value),
		                             yyjson_get_len(value)};
	return string_or_nothing(value);
}

/* The id as it is given, else NAME:LINE. False = no memory. */
static bool set_id(struct doublet_reader *reader, yyjson_val *id)
{
	struct doublet_view *given = &reader->story.id;

	*given = string_or_number(id);
	if (given->length > 0)
		return true;
	doublet_buffer_clear(&reader->id);
	doublet_buffer_add_text(&reader->id, reader->name);
	doublet_buffer_print(&reader->id, ":%" PRIu64, reader->items);
	*given = (struct doublet_view){reader->id.data, reader->id.length};
	return !reader->id.failed;
}

/* A string as it is, a list of them with blanks between. False = no memory. */
static bool set_signals(struct doublet_reader *reader, yyjson_val *value)
{
	struct doublet_buffer *joined = &reader->signals;
	yyjson_arr_iter items = yyjson_arr_iter_with(value);
	yyjson_val *item;

	reader->story.signals = string_or_nothing(value);
	if (!yyjson_is_arr(value))
		return true;
	doublet_buffer_clear(joined);
	while ((item = yyjson_arr_iter_next(&items)) != NULL) {
		struct doublet_view signal = string_or_nothing(item);
		if (joined->length > 0 && signal.length > 0)
			doublet_buffer_add_byte(joined, ' ');
		doublet_buffer_add(joined, signal.data, signal.length);
	}
	if (joined->length > 0)
		reader->story.signals =
			(struct doublet_view){joined->data, joined->length};
	return !joined->failed;
}

/* Why the values make no story, or NULL. */
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

static void set_strings(struct doublet_story *story,
                        yyjson_val *const values[DOUBLET_PARTS])
{
	struct doublet_view text = string_or_nothing(values[DOUBLET_PART_TEXT]);

	story->text = text.data;
	story->length = text.length;
	story->headline = string_or_nothing(values[DOUBLET_PART_HEADLINE]);
	story->slug = string_or_nothing(values[DOUBLET_PART_SLUG]);
	story->source = string_or_nothing(values[DOUBLET_PART_SOURCE]);
	story->version = string_or_number(values[DOUBLET_PART_VERSION]);
	story->status = string_or_nothing(values[DOUBLET_PART_STATUS]);
	story->replaces = string_or_number(values[DOUBLET_PART_REPLACES]);
	story->note = string_or_nothing(values[DOUBLET_PART_NOTE]);
	story->published = string_or_nothing(values[DOUBLET_PART_PUBLISHED]);
	story->language = string_or_nothing(values[DOUBLET_PART_LANGUAGE]);
}

enum doublet_status doublet_record_read(struct doublet_reader *reader,
                                        struct doublet_error *error)
{
	yyjson_val *values[DOUBLET_PARTS];
	yyjson_val *object = yyjson_doc_get_root(reader->document);
	struct doublet_story *story = &reader->story;
	const char *remedy;

	if (!yyjson_is_obj(object))
		return doublet_error_say(error, DOUBLET_SYNTAX,
		                         "the line is not a JSON object",
		                         "each line has to be one JSON object");
	doublet_fields_get(&reader->fields, object, values);
	const char *fault = fault_of(values, &remedy);
	if (fault != NULL)
		return doublet_error_say(error, DOUBLET_SYNTAX, fault, remedy);

	*story = (struct doublet_story){
		.path = reader->name,
		.record = reader->items,
		.pointer = reader->fields.pointer,
	};
	set_strings(story, values);
	/* What is no time stays as it is given, and is none. */
	if (!doublet_time_parse(story->published, &story->time))
		story->time = 0;
	if (story->language.length == 0)
		story->language = reader->language;
	if (!set_id(reader, values[DOUBLET_PART_ID]) ||
	    !set_signals(reader, values[DOUBLET_PART_SIGNALS]))
		return doublet_error_memory(error);
	return DOUBLET_OK;
}
