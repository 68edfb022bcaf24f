/* SPDX-License-Identifier: MIT */
/*
 * A text there has to be, and what is given as the id has to be one. All else
 * only tells more of the story: what is not of its kind counts as not given.
 */
#include "wire/record.h"

#include <inttypes.h>

#include "base/error.h"
#include "wire/reader.h"

static struct doublet_view string_or_nothing(const struct doublet_value *value)
{
	if (value->kind != DOUBLET_VALUE_STRING)
		return (struct doublet_view){NULL, 0};
	return value->view;
}

/* A number is what was written for it. */
static struct doublet_view string_or_number(const struct doublet_value *value)
{
	return value->kind == DOUBLET_VALUE_NUMBER ? value->view
	                                           : string_or_nothing(value);
}

/* The id as it is given, else NAME:LINE. False = no memory. */
static bool set_id(struct doublet_reader *reader,
                   const struct doublet_value *id)
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

/* Why the values make no story, or NULL. */
static const char *fault_of(const struct doublet_value values[DOUBLET_PARTS],
                            const char **remedy)
{
	enum doublet_value_kind text = values[DOUBLET_PART_TEXT].kind;

	*remedy = "--field text=MEMBER names another member";
	if (text == DOUBLET_VALUE_NONE)
		return "the object has no text";
	if (text != DOUBLET_VALUE_STRING)
		return "the text is not a string";
	*remedy = "--field id=MEMBER names another member";
	if (values[DOUBLET_PART_ID].kind == DOUBLET_VALUE_OTHER)
		return "the id is neither a string nor a number";
	return NULL;
}

static void set_strings(struct doublet_story *story,
                        const struct doublet_value values[DOUBLET_PARTS])
{
	struct doublet_view text = values[DOUBLET_PART_TEXT].view;

	story->text = text.data;
	story->length = text.length;
	story->headline = string_or_nothing(&values[DOUBLET_PART_HEADLINE]);
	story->slug = string_or_nothing(&values[DOUBLET_PART_SLUG]);
	story->source = string_or_nothing(&values[DOUBLET_PART_SOURCE]);
	story->version = string_or_number(&values[DOUBLET_PART_VERSION]);
	story->status = string_or_nothing(&values[DOUBLET_PART_STATUS]);
	story->replaces = string_or_number(&values[DOUBLET_PART_REPLACES]);
	story->signals = string_or_nothing(&values[DOUBLET_PART_SIGNALS]);
	story->note = string_or_nothing(&values[DOUBLET_PART_NOTE]);
	story->published = string_or_nothing(&values[DOUBLET_PART_PUBLISHED]);
	story->language = string_or_nothing(&values[DOUBLET_PART_LANGUAGE]);
}

enum doublet_status doublet_record_make(
	struct doublet_reader *reader,
	const struct doublet_value values[DOUBLET_PARTS],
	struct doublet_error *error)
{
	struct doublet_story *story = &reader->story;
	const char *remedy;
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
	return set_id(reader, &values[DOUBLET_PART_ID])
	               ? DOUBLET_OK
	               : doublet_error_memory(error);
}

static struct doublet_value value_of(yyjson_val *value)
{
	struct doublet_value made = {.kind = DOUBLET_VALUE_OTHER};

	if (value == NULL || yyjson_is_null(value)) {
		made.kind = DOUBLET_VALUE_NONE;
	} else if (yyjson_is_str(value)) {
		made.kind = DOUBLET_VALUE_STRING;
		made.view = (struct doublet_view){yyjson_get_str(value),
		                                  yyjson_get_len(value)};
	} else if (yyjson_is_raw(value)) {
		made.kind = DOUBLET_VALUE_NUMBER;
		made.view = (struct doublet_view){yyjson_get_raw(value),
		                                  yyjson_get_len(value)};
	}
	return made;
}

/* The strings of a list with blanks between. False = no memory. */
static bool join(struct doublet_buffer *joined, yyjson_val *list,
                 struct doublet_value *value)
{
	yyjson_arr_iter items = yyjson_arr_iter_with(list);
	yyjson_val *item;

	doublet_buffer_clear(joined);
	while ((item = yyjson_arr_iter_next(&items)) != NULL) {
		struct doublet_value signal = value_of(item);
		struct doublet_view view = string_or_nothing(&signal);
		if (joined->length > 0 && view.length > 0)
			doublet_buffer_add_byte(joined, ' ');
		doublet_buffer_add(joined, view.data, view.length);
	}
	value->kind =
		joined->length > 0 ? DOUBLET_VALUE_STRING : DOUBLET_VALUE_NONE;
	value->view = (struct doublet_view){joined->data, joined->length};
	return !joined->failed;
}

enum doublet_status doublet_record_read(struct doublet_reader *reader,
                                        struct doublet_error *error)
{
	yyjson_val *found[DOUBLET_PARTS];
	struct doublet_value values[DOUBLET_PARTS];
	yyjson_val *object = yyjson_doc_get_root(reader->document);

	if (!yyjson_is_obj(object))
		return doublet_error_say(error, DOUBLET_SYNTAX,
		                         "the line is not a JSON object",
		                         "each line has to be one JSON object");
	doublet_fields_get(&reader->fields, object, found);
	for (size_t i = 0; i < DOUBLET_PARTS; i++)
		values[i] = value_of(found[i]);
	if (yyjson_is_arr(found[DOUBLET_PART_SIGNALS]) &&
	    !join(&reader->signals, found[DOUBLET_PART_SIGNALS],
	          &values[DOUBLET_PART_SIGNALS]))
		return doublet_error_memory(error);
	return doublet_record_make(reader, values, error);
}
