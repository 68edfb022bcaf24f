/* SPDX-License-Identifier: MIT */
/*
 * Stories come from anywhere: an escape sequence in one must not reach the
 * terminal, nor may an override of the writing direction make a line show
 * other words than it holds.
 */
#include "report/glyph.h"

#include <string.h>

#include "text/fold.h"
#include "text/utf8.h"

/* More on one letter is not writing but an attempt to soil other lines. */
enum { STACK_MAX = 4 };

/* What separates words, and all controls (Cc, Zl, Zp). */
static bool is_blank(uint32_t code_point)
{
	return code_point <= ' ' ||
	       (code_point >= 0x7F && code_point <= 0xA0) ||
	       code_point == 0x1680 ||
	       (code_point >= 0x2000 && code_point <= 0x200A) ||
	       code_point == 0x2028 || code_point == 0x2029 ||
	       code_point == 0x202F || code_point == 0x205F;
}

/*
 * Characters without a shape of their own on which terminals disagree, or
 * which reorder the line: soft hyphen, zero-width space, bidirectional
 * embeddings, overrides and isolates, word joiner and invisible operators,
 * byte order mark, annotation and tag characters. The joiners U+200C and
 * U+200D and the marks U+200E and U+200F stay: scripts need them.
 */
static bool is_hidden(uint32_t code_point)
{
	return code_point == 0xAD || code_point == 0x200B ||
	       (code_point >= 0x202A && code_point <= 0x202E) ||
	       (code_point >= 0x2060 && code_point <= 0x206F) ||
	       code_point == 0xFEFF ||
	       (code_point >= 0xFFF9 && code_point <= 0xFFFB) ||
	       (code_point >= 0xE0000 && code_point <= 0xE007F);
}

static void set_glyph(struct doublet_glyph *glyph, const char *bytes,
                      size_t length, int width)
{
	memcpy(glyph->bytes, bytes, length);
	glyph->length = (uint8_t)length;
	glyph->width = (uint8_t)width;
}

/* One blank for the run of blanks at the pen, whose first is `code_point`. */
static void fold_blanks(struct doublet_pen *pen, uint32_t code_point,
                        struct doublet_glyph *glyph)
{
	unsigned lines = code_point == '\n';

	while (pen->at < pen->end) {
		size_t size;
		code_point = doublet_utf8_decode(pen->text + pen->at,
		                                 pen->end - pen->at, &size);
		if (!is_blank(code_point) && !is_hidden(code_point))
			break;
		lines += code_point == '\n';
		pen->at += size;
	}
	if (lines > 1)
		set_glyph(glyph, " \u00B6 ", 4, 3);
}

/* Most glyphs: a letter of ASCII at the pen, which is within its text. */
static bool take_ascii(struct doublet_pen *pen, struct doublet_glyph *glyph)
{
	char byte = pen->text[pen->at];

	if (byte <= ' ' || byte >= 0x7F)
		return false;
	*glyph = (struct doublet_glyph){pen->at++, 1, 1, {byte}};
	pen->stacked = 0;
	return true;
}

bool doublet_pen_next(struct doublet_pen *pen, struct doublet_glyph *glyph)
{
	while (pen->at < pen->end) {
		if (take_ascii(pen, glyph))
			return true;
		size_t size;
		uint32_t code_point =
			doublet_utf8_decode(pen->text + pen->at,
		                            pen->end - pen->at, &size);

		glyph->offset = pen->at;
		pen->at += size;
		if (is_blank(code_point)) {
			pen->stacked = 0;
			set_glyph(glyph, " ", 1, 1);
			if (pen->fold_blanks)
				fold_blanks(pen, code_point, glyph);
			return true;
		}
		if (is_hidden(code_point))
			continue;
		int width = doublet_fold_width(code_point);
		pen->stacked = width > 0 ? 0 : pen->stacked + 1;
		if (pen->stacked > STACK_MAX)
			continue;
		glyph->length =
			(uint8_t)doublet_utf8_encode(code_point, glyph->bytes);
		glyph->width = (uint8_t)width;
		return true;
	}
	return false;
}

size_t doublet_glyph_add(struct doublet_buffer *buffer, const char *text,
                         size_t length)
{
	struct doublet_pen pen = {.text = text, .end = length};
	struct doublet_glyph glyph;
	size_t columns = 0;

	while (doublet_pen_next(&pen, &glyph)) {
		doublet_buffer_add(buffer, glyph.bytes, glyph.length);
		columns += glyph.width;
	}
	return columns;
}
