/* SPDX-License-Identifier: MIT */
/*
 * Folding, by the door to utf8proc. Code points that fold to one, whatever
 * stands beside them, are looked up in a table of our own: nearly all letters.
 * A word with any other (a mark, a ligature) is mapped code point by code point
 * (compatible form, case folded, ignorable ones dropped), put in canonical
 * order and composed. Order and composition are done here, with what Unicode
 * 15.0 says: so every utf8proc from 2.8 (Unicode 14.0) gives the same bytes.
 */
#include "text/fold.h"

#include <utf8proc.h>

#include "text/character.h"
#include "text/pair.h"
#include "text/short.h"
#include "text/tables/character.h"
#include "text/utf8.h"

enum { EN_DASH = 0x2013 };

/* What 15.0 added and an older library does not know, or NULL. */
static const struct doublet_character_addition *addition(uint32_t code_point)
{
	size_t low = 0;
	size_t high = doublet_character_added_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (doublet_character_added[middle].code_point < code_point)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < doublet_character_added_count &&
	    doublet_character_added[low].code_point == code_point)
		return &doublet_character_added[low];
	return NULL;
}

static unsigned class_of(uint32_t code_point)
{
	return doublet_character_value(code_point) & DOUBLET_CHARACTER_CLASS;
}

/* The combining class; what is not assigned has none. */
static unsigned combining_class(utf8proc_int32_t point)
{
	/* No mark comes before this one. */
	if (point < 0x300)
		return 0;
	const struct doublet_character_addition *added =
		addition((uint32_t)point);
	if (added != NULL)
		return added->combining;
	if (class_of((uint32_t)point) != DOUBLET_CHARACTER_EXTEND)
		return 0;
	return (unsigned)utf8proc_get_property(point)->combining_class;
}

/* A code point as readers take it: one apostrophe, one hyphen. */
static uint32_t plain(uint32_t code_point)
{
	/* In words it stands for a hyphen, between figures. */
	if (code_point == EN_DASH)
		return '-';
	switch (class_of(code_point)) {
	case DOUBLET_CHARACTER_APOSTROPHE:
		return '\'';
	case DOUBLET_CHARACTER_HYPHEN:
		return '-';
	default:
		return code_point;
	}
}

/* Writes what a code point is mapped to; returns how many code points. */
static size_t map(uint32_t code_point, utf8proc_option_t options,
                  utf8proc_int32_t *out, size_t room)
{
	const struct doublet_character_addition *added = addition(code_point);
	int boundary = 0;

	if (added != NULL ||
	    class_of(code_point) == DOUBLET_CHARACTER_UNASSIGNED) {
		out[0] = (utf8proc_int32_t)(added == NULL ? code_point
		                                          : added->mapped);
		return 1;
	}
	utf8proc_ssize_t count =
		utf8proc_decompose_char((utf8proc_int32_t)code_point, out,
	                                (utf8proc_ssize_t)room, options,
	                                &boundary);
	return count > 0 ? (size_t)count : 0;
}

/* The canonical order of marks (Unicode 15.0, section 3.11, D109). */
static void order_marks(utf8proc_int32_t *points, size_t count)
{
	enum { SHIFT = 21, POINT = (1 << SHIFT) - 1 };

	/* A code point has 21 bits: its class stands above them. */
	for (size_t i = 0; i < count; i++) {
		utf8proc_int32_t point = points[i];
		int class = (int)combining_class(point);
		size_t j = i;
		for (; class != 0 && j > 0 && points[j - 1] >> SHIFT > class;
		     j--)
			points[j] = points[j - 1];
		points[j] = point | class << SHIFT;
	}
	for (size_t i = 0; i < count; i++)
		points[i] &= POINT;
}

/* Composes a pair into points[0]; false = there is no such composite. */
static bool compose_pair(utf8proc_int32_t *first, utf8proc_int32_t second)
{
	utf8proc_int32_t pair[2] = {*first, second};

	if (utf8proc_normalize_utf32(pair, 2,
	                             UTF8PROC_STABLE | UTF8PROC_COMPOSE) != 1 ||
	    class_of((uint32_t)pair[0]) == DOUBLET_CHARACTER_UNASSIGNED)
		return false;
	*first = pair[0];
	return true;
}

/* The canonical composition (Unicode 15.0, section 3.11, D117). */
static size_t compose(utf8proc_int32_t *points, size_t count)
{
	size_t kept = 0;
	size_t starter = SIZE_MAX;
	unsigned last = 0;

	for (size_t i = 0; i < count; i++) {
		unsigned class = combining_class(points[i]);
		bool next_to = starter != SIZE_MAX && starter + 1 == kept;
		bool blocked = !next_to && last >= class;
		if (starter != SIZE_MAX && !blocked &&
		    compose_pair(&points[starter], points[i]))
			continue;
		if (class == 0)
			starter = kept;
		last = class;
		points[kept++] = points[i];
	}
	return kept;
}

/*
 * Reads the code points of a word. Marks are put in canonical order before
 * anything is mapped, since U+0345 is a mark but its mapping is a letter.
 */
static size_t read_points(const char *word, size_t length,
                          utf8proc_int32_t *points, size_t room)
{
	size_t count = 0;
	bool marks = false;

	for (size_t at = 0; at < length && !marks;) {
		size_t size;
		uint32_t point =
			doublet_utf8_decode(word + at, length - at, &size);
		at += size;
		marks = class_of(point) == DOUBLET_CHARACTER_EXTEND;
		points[count++] = (utf8proc_int32_t)point;
	}
	if (!marks)
		return count;
	count = 0;
	for (size_t at = 0; at < length;) {
		size_t size;
		uint32_t point =
			doublet_utf8_decode(word + at, length - at, &size);
		at += size;
		count += map(point, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE,
		             points + count, room - count);
	}
	order_marks(points, count);
	return count;
}

/* Maps the code points of a word by the options, orders and composes them. */
static size_t transform(const char *word, size_t length,
                        utf8proc_option_t options, bool as_readers, char *out)
{
	/* Canonically, U+0390 makes the most: 2 bytes, 3 code points. */
	utf8proc_int32_t points[DOUBLET_WORD_MAX * 2];
	/* In compatible form U+FDFA: 3 bytes, 18 code points of 2 or 1. */
	utf8proc_int32_t mapped[DOUBLET_WORD_MAX * 6];
	const size_t room = sizeof(mapped) / sizeof(mapped[0]);
	size_t read = read_points(word, length, points,
	                          sizeof(points) / sizeof(points[0]));
	size_t count = 0;
	size_t written = 0;

	for (size_t i = 0; i < read; i++) {
		uint32_t point = (uint32_t)points[i];
		count += map(as_readers ? plain(point) : point, options,
		             mapped + count, room - count);
	}
	order_marks(mapped, count);
	count = compose(mapped, count);
	for (size_t i = 0; i < count; i++) {
		uint32_t point = (uint32_t)mapped[i];
		written +=
			doublet_utf8_encode(as_readers ? plain(point) : point,
		                            out + written);
	}
	return written;
}

size_t doublet_fold_normalise(const char *word, size_t length, char *normal)
{
	return transform(word, length,
	                 UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE,
	                 false, normal);
}

size_t doublet_fold_slowly(const char *word, size_t length, char *folded)
{
	return transform(word, length,
	                 UTF8PROC_STABLE | UTF8PROC_COMPAT |
	                         UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
	                         UTF8PROC_IGNORE,
	                 true, folded);
}

static char lower_ascii(unsigned char byte)
{
	unsigned is_upper = byte - (unsigned)'A' < 26u;

	return (char)(byte | is_upper << 5);
}

static size_t encode(uint32_t code_point, char *bytes)
{
	if (code_point - 0x800 < 0xF800) {
		bytes[0] = (char)(0xE0 | code_point >> 12);
		bytes[1] = (char)(0x80 | (code_point >> 6 & 0x3F));
		bytes[2] = (char)(0x80 | (code_point & 0x3F));
		return 3;
	}
	if (code_point < 0x80 || code_point >= 0x800)
		return doublet_utf8_encode(code_point, bytes);
	bytes[0] = (char)(0xC0 | code_point >> 6);
	bytes[1] = (char)(0x80 | (code_point & 0x3F));
	return 2;
}

/* Which of doublet_character_deltas a code point is folded by. */
static unsigned delta_of(uint32_t code_point)
{
	size_t block = doublet_character_index[code_point / 256];

	return doublet_character_folds[block * 256 + code_point % 256];
}

/*
 * Folds the characters of two bytes at the start that stay so and are neither
 * marks nor anything special, as most of Greek and Cyrillic; returns their
 * bytes.
 */
static size_t fold_pairs(const char *word, size_t length, char *folded)
{
	size_t at = 0;
	uint64_t change;

	for (; length - at >= 8; at += 8) {
		uint64_t four = doublet_short_load_64(word + at);
		if (!doublet_pair_change_64(four, &change))
			break;
		doublet_short_store_64(four ^ change, folded + at);
	}
	for (; length - at >= 2; at += 2) {
		unsigned char lead = (unsigned char)word[at];
		unsigned char trail = (unsigned char)word[at + 1];
		if (lead - 0xC2u >= 0x1E || (trail & 0xC0) != 0x80)
			break;
		unsigned one = doublet_character_pairs[(lead & 0x1Fu) << 6 |
		                                       (trail & 0x3Fu)];
		if (one == DOUBLET_CHARACTER_NO_PAIR)
			break;
		folded[at] = (char)(lead ^ (one & 0xFF));
		folded[at + 1] = (char)(trail ^ one >> 8);
	}
	return at;
}

bool doublet_fold_is_same(const char *word, size_t length)
{
	unsigned before = 0;
	size_t size;

	for (size_t at = 0; at < length; at += size) {
		if ((unsigned char)word[at] - 0xE0u >= 0x10)
			return false;
		unsigned number = delta_of(
			doublet_utf8_read(word + at, length - at, &size));
		if (size != 3 || (number != DOUBLET_CHARACTER_SAME &&
		                  (number != DOUBLET_CHARACTER_LONE_MARK ||
		                   before == number)))
			return false;
		before = number;
	}
	return true;
}

size_t doublet_fold_word(const char *word, size_t length, char *folded)
{
	size_t written = 0;
	unsigned before = 0;
	size_t size;

	for (size_t at = 0; at < length; at += size) {
		unsigned char byte = (unsigned char)word[at];
		if (byte < 0x80) {
			size = 1;
			before = 0;
			folded[written++] = lower_ascii(byte);
			continue;
		}
		if (byte < 0xE0) {
			size = fold_pairs(word + at, length - at,
			                  folded + written);
			if (size > 0) {
				before = 0;
				written += size;
				continue;
			}
		}
		uint32_t point =
			doublet_utf8_read(word + at, length - at, &size);
		unsigned number = delta_of(point);
		/* Of two marks the order would have to be looked at. */
		if (number == DOUBLET_CHARACTER_NOT_SIMPLE ||
		    (number == DOUBLET_CHARACTER_LONE_MARK && before == number))
			return doublet_fold_slowly(word, length, folded);
		before = number;
		point += (uint32_t)doublet_character_deltas[number];
		written += encode(point, folded + written);
	}
	return written;
}

int doublet_fold_width(uint32_t code_point)
{
	if (code_point < 0x80)
		return code_point >= 0x20 && code_point < 0x7F;
	if (code_point > 0x10FFFF)
		return 1;
	return utf8proc_charwidth((utf8proc_int32_t)code_point);
}
