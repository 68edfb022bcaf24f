/* SPDX-License-Identifier: MIT */
/*
 * A parser builds a tree of what it reads and copies it twice; here, a string
 * is looked through many bytes at a time for its end, and stays where it is
 * unless something in it is escaped. All that is not understood is left to
 * the parser, mistakes included, so that there is one to tell them.
 */
#include "wire/scan.h"

#include <stdint.h>
#include <string.h>

struct scan {
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

enum { BLOCK = 64, LANE = 16 };

typedef uint8_t lane __attribute__((vector_size(LANE)));

/* A bit for each byte of a block that ends a string or begins an escape. */
static inline uint64_t find_specials(const char *block)
{
	static const lane bits = {1, 2, 4, 8, 16, 32, 64, 128,
	                          1, 2, 4, 8, 16, 32, 64, 128};
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t found = 0;

	for (unsigned i = 0; i < BLOCK; i += LANE) {
		lane bytes;
		uint64_t halves[2];
		memcpy(&bytes, block + i, LANE);
		bytes = ((lane)(bytes == '"') | (lane)(bytes == '\\')) & bits;
		memcpy(halves, &bytes, LANE);
		/* The sum of eight bytes is in the highest of the product. */
		found |= (halves[0] * ones >> 56) << i |
		         (halves[1] * ones >> 56) << (i + 8);
	}
	return found;
}

/* The same of a block that the line ends in, after `left` bytes. */
static uint64_t find_last_specials(const char *block, size_t left)
{
	char filled[BLOCK] = {0};

	memcpy(filled, block, left);
	return find_specials(filled);
}

/* The end of a string, or an escape in it; the line's end = neither. */
static const char *find_special(const struct scan *scan, const char *at)
{
	uint64_t found = 0;

	for (; scan->end - at >= BLOCK; at += BLOCK) {
		found = find_specials(at);
		if (found != 0)
			return at + __builtin_ctzll(found);
	}
	found = find_last_specials(at, (size_t)(scan->end - at));
	return found != 0 ? at + __builtin_ctzll(found) : scan->end;
}

/* Moves to it, and copies what stands before it. */
static inline void copy_plain(struct scan *scan)
{
	const char *in = scan->at;
	char *out = scan->out;
	uint64_t found = 0;
	size_t size = BLOCK;

	while (found == 0 && scan->end - in >= BLOCK) {
		found = find_specials(in);
		size = found != 0 ? (size_t)__builtin_ctzll(found) : BLOCK;
		memcpy(out, in, BLOCK);
		in += size;
		out += size;
	}
	if (found == 0) {
		size = (size_t)(scan->end - in);
		found = find_last_specials(in, size);
		if (found != 0)
			size = (size_t)__builtin_ctzll(found);
		memcpy(out, in, size);
		in += size;
		out += size;
	}
	scan->at = in;
	scan->out = out;
}

/* The number that the four digits at `at` are, or -1. */
static int read_unit(const struct scan *scan, const char *at)
{
	int unit = 0;

	if (scan->end - at < 4)
		return -1;
	for (int i = 0; i < 4; i++) {
		char digit = at[i];
		if (digit >= '0' && digit <= '9')
			unit = unit * 16 + digit - '0';
		else if ((digit | 0x20) >= 'a' && (digit | 0x20) <= 'f')
			unit = unit * 16 + (digit | 0x20) - 'a' + 10;
		else
			return -1;
	}
	return unit;
}

static void put_code_point(struct scan *scan, uint32_t code_point)
{
	char *out = scan->out;

	if (code_point < 0x80) {
		*out++ = (char)code_point;
	} else if (code_point < 0x800) {
		*out++ = (char)(0xC0 | code_point >> 6);
		*out++ = (char)(0x80 | (code_point & 0x3F));
	} else if (code_point < 0x10000) {
		*out++ = (char)(0xE0 | code_point >> 12);
		*out++ = (char)(0x80 | (code_point >> 6 & 0x3F));
		*out++ = (char)(0x80 | (code_point & 0x3F));
	} else {
		*out++ = (char)(0xF0 | code_point >> 18);
		*out++ = (char)(0x80 | (code_point >> 12 & 0x3F));
		*out++ = (char)(0x80 | (code_point >> 6 & 0x3F));
		*out++ = (char)(0x80 | (code_point & 0x3F));
	}
	scan->out = out;
}

/* "\u" and its digits: a code point, of two units when it is a high one. */
static bool read_code_point(struct scan *scan)
{
	int unit = read_unit(scan, scan->at + 2);
	int low;

	if (unit < 0 || (unit >= 0xDC00 && unit < 0xE000))
		return false;
	scan->at += 6;
	if (unit < 0xD800 || unit >= 0xE000) {
		put_code_point(scan, (uint32_t)unit);
		return true;
	}
	if (scan->end - scan->at < 6 || scan->at[0] != '\\' ||
	    scan->at[1] != 'u')
		return false;
	low = read_unit(scan, scan->at + 2);
	if (low < 0xDC00 || low >= 0xE000)
		return false;
	scan->at += 6;
	put_code_point(scan, 0x10000 + ((uint32_t)(unit - 0xD800) << 10) +
	                             (uint32_t)(low - 0xDC00));
	return true;
}

/* Reads the escape that the backslash here begins. */
static inline bool read_escape(struct scan *scan)
{
	static const char meant[128] = {
		['"'] = '"',  ['\\'] = '\\', ['/'] = '/',  ['b'] = '\b',
		['f'] = '\f', ['n'] = '\n',  ['r'] = '\r', ['t'] = '\t',
	};

	if (scan->end - scan->at < 2)
		return false;
	unsigned char escaped = (unsigned char)scan->at[1];
	if (escaped == 'u') {
		/* In a copy, or else all of it would be kept in memory. */
		struct scan behind = *scan;
		bool read = read_code_point(&behind);
		*scan = behind;
		return read;
	}
	if (escaped >= sizeof(meant) || meant[escaped] == '\0')
		return false;
	scan->at += 2;
	*scan->out++ = meant[escaped];
	return true;
}

/* Reads on from the first escape of a string that began at `start`. */
static bool read_escaped(struct scan *scan, const char *start,
                         struct doublet_view *string)
{
	if (scan->out == NULL) {
		doublet_buffer_clear(scan->buffer);
		if (!doublet_buffer_reserve(scan->buffer, scan->length))
			return false;
		scan->out = scan->buffer->data;
	}
	/* A copy, so that its members stay in registers. */
	struct scan here = *scan;
	string->data = here.out;
	memcpy(here.out, start, (size_t)(here.at - start));
	here.out += here.at - start;
	do {
		if (!read_escape(&here))
			return false;
		copy_plain(&here);
		if (here.at == here.end)
			return false;
	} while (*here.at != '"');
	scan->at = here.at;
	scan->out = here.out;
	string->length = (size_t)(here.out - string->data);
	return true;
}

/* Reads a string, behind its opening mark; closes it. */
static bool read_string(struct scan *scan, struct doublet_view *string)
{
	const char *start = scan->at;

	scan->at = find_special(scan, start);
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

bool doublet_scan_line(const struct doublet_fields *fields,
                       struct doublet_view line, struct doublet_buffer *buffer,
                       struct doublet_value values[DOUBLET_PARTS])
{
	struct scan scan = {
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
