/* SPDX-License-Identifier: MIT */
/*
 * Members are looked for in one walk over the object, so that an object of
 * many members costs linear time; only pointers (RFC 6901) walk by themselves.
 */
#include "wire/field.h"

#include <string.h>

#include "base/error.h"

static const char *const names[DOUBLET_PARTS] = {
	[DOUBLET_PART_ID] = "id",
	[DOUBLET_PART_TEXT] = "text",
	[DOUBLET_PART_HEADLINE] = "headline",
	[DOUBLET_PART_SLUG] = "slug",
	[DOUBLET_PART_SOURCE] = "source",
	[DOUBLET_PART_VERSION] = "version",
	[DOUBLET_PART_STATUS] = "status",
	[DOUBLET_PART_REPLACES] = "replaces",
	[DOUBLET_PART_SIGNALS] = "signals",
	[DOUBLET_PART_NOTE] = "note",
	[DOUBLET_PART_PUBLISHED] = "published",
	[DOUBLET_PART_LANGUAGE] = "language",
};

/* RFC 6901, section 3: a tilde is always followed by 0 or 1. */
static bool is_pointer(const char *text)
{
	for (; *text != '\0'; text++) {
		if (text[0] == '~' && text[1] != '0' && text[1] != '1')
			return false;
	}
	return true;
}

static enum doublet_status set_part(struct doublet_fields *fields,
                                    struct doublet_arena *arena,
                                    const struct doublet_field *field,
                                    struct doublet_error *error)
{
	struct doublet_part_source *part = NULL;

	for (size_t i = 0; i < DOUBLET_PARTS; i++) {
		if (field->name != NULL && strcmp(field->name, names[i]) == 0)
			part = &fields->parts[i];
	}
	if (part == NULL)
		return doublet_error_say(
			error, DOUBLET_INVALID, "unknown field name",
			"use id, text, headline, slug, source, "
			"version, status, replaces, signals, "
			"note, published or language");
	if (field->member == NULL)
		return doublet_error_say(error, DOUBLET_INVALID,
		                         "the field names no member", NULL);
	part->is_pointer = field->member[0] == '/';
	if (part->is_pointer && !is_pointer(field->member))
		return doublet_error_say(
			error, DOUBLET_INVALID,
			"the field is no valid JSON pointer",
			"write ~0 for a tilde and ~1 for a slash");
	part->member.length = strlen(field->member);
	part->member.data =
		doublet_arena_copy(arena, field->member, part->member.length);
	return DOUBLET_OK;
}

/* RFC 6901, section 3: the pointer to a member of the outermost object. */
static struct doublet_view point_to(struct doublet_arena *arena,
                                    struct doublet_view member)
{
	char *pointer = doublet_arena_array(arena, member.length + 1, 2);
	size_t length = 0;

	if (pointer == NULL)
		return (struct doublet_view){NULL, 0};
	pointer[length++] = '/';
	for (size_t i = 0; i < member.length; i++) {
		char byte = member.data[i];
		if (byte == '~' || byte == '/') {
			pointer[length++] = '~';
			byte = byte == '~' ? '0' : '1';
		}
		pointer[length++] = byte;
	}
	return (struct doublet_view){pointer, length};
}

static void chain_parts(struct doublet_fields *fields)
{
	fields->has_pointer = false;
	memset(fields->of_length, 0, sizeof(fields->of_length));
	for (size_t i = 0; i < DOUBLET_PARTS; i++) {
		const struct doublet_part_source *part = &fields->parts[i];
		uint8_t *first = &fields->of_length[part->member.length %
		                                    DOUBLET_FIELD_LENGTHS];
		fields->has_pointer |= part->is_pointer;
		if (part->is_pointer)
			continue;
		fields->next[i] = *first;
		*first = (uint8_t)(i + 1);
	}
}

enum doublet_status doublet_fields_init(
	struct doublet_fields *fields, struct doublet_arena *arena,
	const struct doublet_reader_options *options,
	struct doublet_error *error)
{
	for (size_t i = 0; i < DOUBLET_PARTS; i++)
		fields->parts[i] =
			(struct doublet_part_source){{names[i],
		                                      strlen(names[i])},
		                                     false};
	for (size_t i = 0; i < options->field_count; i++) {
		enum doublet_status status =
			set_part(fields, arena, &options->fields[i], error);
		if (status != DOUBLET_OK)
			return status;
	}
	chain_parts(fields);
	struct doublet_part_source *text = &fields->parts[DOUBLET_PART_TEXT];
	if (!arena->failed)
		fields->pointer = text->is_pointer
		                          ? text->member
		                          : point_to(arena, text->member);
	return arena->failed ? doublet_error_memory(error) : DOUBLET_OK;
}

uint32_t doublet_fields_named(const struct doublet_fields *fields,
                              struct doublet_view name)
{
	uint32_t found = 0;
	unsigned number =
		fields->of_length[name.length % DOUBLET_FIELD_LENGTHS];

	for (; number != 0; number = fields->next[number - 1]) {
		struct doublet_view member = fields->parts[number - 1].member;
		/* The first bytes tell most apart. */
		if (member.length == name.length &&
		    (name.length == 0 ||
		     (member.data[0] == name.data[0] &&
		      memcmp(member.data, name.data, name.length) == 0)))
			found |= UINT32_C(1) << (number - 1);
	}
	return found;
}

/* Whether a token of a pointer, with its ~0 and ~1, is that member. */
static bool is_named(yyjson_val *key, struct doublet_view token)
{
	const char *name = yyjson_get_str(key);
	size_t length = yyjson_get_len(key);
	size_t at = 0;

	for (size_t i = 0; i < token.length; i++) {
		char byte = token.data[i];
		if (byte == '~')
			byte = token.data[++i] == '0' ? '~' : '/';
		if (at == length || name[at++] != byte)
			return false;
	}
	return at == length;
}

/* RFC 6901, section 4: digits without a leading zero. */
static yyjson_val *find_element(yyjson_val *array, struct doublet_view token)
{
	size_t index = 0;

	if (token.length == 0 || (token.length > 1 && token.data[0] == '0'))
		return NULL;
	for (size_t i = 0; i < token.length; i++) {
		if (token.data[i] < '0' || token.data[i] > '9' ||
		    index >= yyjson_arr_size(array))
			return NULL;
		index = index * 10 + (size_t)(token.data[i] - '0');
	}
	return yyjson_arr_get(array, index);
}

static yyjson_val *find_value(yyjson_val *value, struct doublet_view token)
{
	yyjson_obj_iter members;
	yyjson_val *key;
	yyjson_val *found = NULL;

	if (yyjson_is_arr(value))
		return find_element(value, token);
	members = yyjson_obj_iter_with(value);
	while ((key = yyjson_obj_iter_next(&members)) != NULL) {
		if (is_named(key, token))
			found = yyjson_obj_iter_get_val(key);
	}
	return found;
}

/* Not yyjson's own, for which the first of equal members counts. */
static yyjson_val *follow(yyjson_val *value, struct doublet_view pointer)
{
	size_t at = 0;

	while (value != NULL && at < pointer.length) {
		size_t start = ++at;
		while (at < pointer.length && pointer.data[at] != '/')
			at++;
		value = find_value(value,
		                   (struct doublet_view){pointer.data + start,
		                                         at - start});
	}
	return value;
}

void doublet_fields_get(const struct doublet_fields *fields, yyjson_val *object,
                        yyjson_val *values[DOUBLET_PARTS])
{
	yyjson_obj_iter members = yyjson_obj_iter_with(object);
	yyjson_val *key;

	for (size_t i = 0; i < DOUBLET_PARTS; i++) {
		const struct doublet_part_source *part = &fields->parts[i];
		values[i] = NULL;
		if (part->is_pointer)
			values[i] = follow(object, part->member);
	}
	while ((key = yyjson_obj_iter_next(&members)) != NULL) {
		uint32_t parts = doublet_fields_named(
			fields, (struct doublet_view){yyjson_get_str(key),
		                                      yyjson_get_len(key)});
		for (; parts != 0; parts &= parts - 1)
			values[__builtin_ctz(parts)] =
				yyjson_obj_iter_get_val(key);
	}
}
