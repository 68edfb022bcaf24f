/* SPDX-License-Identifier: MIT */
/*
 * A parser builds a tree of what it reads and copies it twice; here, a string
 * is looked through many bytes at a time for its end, and stays where it is
 * unless something in it is escaped. All that is not understood is left to
 * the parser, mistakes included, so that there is one to tell them.
 */
#include "wire/scan.h"

#include <string.h>

struct scan {
	const struct doublet_string_kernel *kernel;
	const char *at;
	const char *end;
	struct doublet_buffer *buffer;
	/* Where the next string is written; NULL = none was yet. */
	char *out;
	size_t length; /* of the line, which no strings of it exceed */
};

static void skip_blanks(struct scan *scan)
{
	while (scan->at < scan->end && (*scan->at == ' ' || *scan->at == '\t' ||
	                                *scan->at == '\r' || *scan->at == '\n'))
		scan->at++;
}

/* Takes a character that has to be there, and the blanks behind it. */
static bool take(struct scan *scan, char wanted)
{
	if (scan->at == scan->end || *scan->at != wanted)
		return false;
	scan->at++;
	skip_blanks(scan);
	return true;
}

/* Reads on from the first escape of a string that began at `start`. */
static bool read_escaped(struct scan *scan, const char *start,
                         struct doublet_view *string)
{
	const size_t plain = (size_t)(scan->at - start);

	if (scan->out == NULL) {
		doublet_buffer_clear(scan->buffer);
		if (!doublet_buffer_reserve(scan->buffer, scan->length))
			return false;
		scan->out = scan->buffer->data;
	}
	memcpy(scan->out, start, plain);
	struct doublet_string here = {scan->at, scan->end, scan->out + plain};
	if (!scan->kernel->unescape(&here))
		return false;
	*string = (struct doublet_view){scan->out,
	                                (size_t)(here.out - scan->out)};
	scan->at = here.at;
	scan->out = here.out;
	return true;
}

/* Reads a string, behind its opening mark; closes it. */
static bool read_string(struct scan *scan, struct doublet_view *string)
{
	const char *start = scan->at;

	scan->at = scan->kernel->find(start, scan->end);
	if (scan->at == scan->end)
		return false;
	if (*scan->at == '"')
		*string = (struct doublet_view){start,
		                                (size_t)(scan->at - start)};
	else if (!read_escaped(scan, start, string))
		return false;
	scan->at++;
	return true;
}

static bool skip_digits(struct scan *scan)
{
	const char *start = scan->at;

	while (scan->at < scan->end && *scan->at >= '0' && *scan->at <= '9')
		scan->at++;
	return scan->at > start;
}

static bool skip_one_of(struct scan *scan, char one, char other)
{
	if (scan->at == scan->end || (*scan->at != one && *scan->at != other))
		return false;
	scan->at++;
	return true;
}

/* RFC 8259, section 6 */
static bool read_number(struct scan *scan, struct doublet_view *number)
{
	const char *start = scan->at;

	skip_one_of(scan, '-', '-');
	if (!skip_one_of(scan, '0', '0') && !skip_digits(scan))
		return false;
	if (skip_one_of(scan, '.', '.') && !skip_digits(scan))
		return false;
	if (skip_one_of(scan, 'e', 'E')) {
		skip_one_of(scan, '+', '-');
		if (!skip_digits(scan))
			return false;
	}
	*number = (struct doublet_view){start, (size_t)(scan->at - start)};
	return true;
}

static bool skip_word(struct scan *scan, const char *word)
{
	size_t length = strlen(word);

	if ((size_t)(scan->end - scan->at) < length ||
	    memcmp(scan->at, word, length) != 0)
		return false;
	scan->at += length;
	return true;
}

/* A value that holds no others. */
static bool read_simple(struct scan *scan, struct doublet_value *value)
{
	if (scan->at == scan->end)
		return false;
	switch (*scan->at) {
	case '"':
		scan->at++;
		value->kind = DOUBLET_VALUE_STRING;
		return read_string(scan, &value->view);
	case 'n':
		value->kind = DOUBLET_VALUE_NONE;
		return skip_word(scan, "null");
	case 't':
		value->kind = DOUBLET_VALUE_OTHER;
		return skip_word(scan, "true");
	case 'f':
		value->kind = DOUBLET_VALUE_OTHER;
		return skip_word(scan, "false");
	default:
		value->kind = DOUBLET_VALUE_NUMBER;
		return read_number(scan, &value->view);
	}
}

/* Passes over a list of such values, behind its opening bracket. */
static bool skip_list(struct scan *scan)
{
	struct doublet_value ignored;

	skip_blanks(scan);
	if (take(scan, ']'))
		return true;
	do {
		if (!read_simple(scan, &ignored))
			return false;
		skip_blanks(scan);
	} while (take(scan, ','));
	return take(scan, ']');
}

static bool read_value(struct scan *scan, struct doublet_value *value,
                       bool *is_list)
{
	*value = (struct doublet_value){.kind = DOUBLET_VALUE_OTHER};
	*is_list = scan->at < scan->end && *scan->at == '[';
	if (!*is_list)
		return read_simple(scan, value);
	scan->at++;
	return skip_list(scan);
}

static bool read_member(struct scan *scan, const struct doublet_fields *fields,
                        struct doublet_value values[DOUBLET_PARTS])
{
	struct doublet_view name;
	struct doublet_value value;
	bool is_list;

	if (scan->at == scan->end || *scan->at != '"')
		return false;
	scan->at++;
	if (!read_string(scan, &name))
		return false;
	skip_blanks(scan);
	if (!take(scan, ':') || !read_value(scan, &value, &is_list))
		return false;
	for (uint32_t parts = doublet_fields_named(fields, name); parts != 0;
	     parts &= parts - 1) {
		unsigned part = (unsigned)__builtin_ctz(parts);
		/* Its items are wanted. */
		if (is_list && part == DOUBLET_PART_SIGNALS)
			return false;
		values[part] = value;
	}
	skip_blanks(scan);
	return true;
}

bool doublet_scan_line(const struct doublet_string_kernel *kernel,
                       const struct doublet_fields *fields,
                       struct doublet_view line, struct doublet_buffer *buffer,
                       struct doublet_value values[DOUBLET_PARTS])
{
	struct scan scan = {
		.kernel = kernel,
		.at = line.data,
		.end = line.data + line.length,
		.buffer = buffer,
		.length = line.length,
	};

	if (fields->has_pointer)
		return false;
	memset(values, 0, DOUBLET_PARTS * sizeof(*values));
	skip_blanks(&scan);
	if (!take(&scan, '{'))
		return false;
	if (!take(&scan, '}')) {
		do {
			if (!read_member(&scan, fields, values))
				return false;
		} while (take(&scan, ','));
		if (!take(&scan, '}'))
			return false;
	}
	return scan.at == scan.end;
}
