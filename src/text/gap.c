/* SPDX-License-Identifier: MIT */
/* Reads end marks, closing marks and blanks between two words. */
#include "text/gap.h"

#include <string.h>

struct reader {
	const struct doublet_draft *draft;
	const struct doublet_paragraph *paragraph;
};

struct doublet_character doublet_gap_look(
	const struct doublet_draft *draft,
	const struct doublet_paragraph *paragraph, size_t at)
{
	size_t end = paragraph->span.end;

	if (at >= end)
		return (struct doublet_character){
			.class = DOUBLET_CHARACTER_BLANK};
	return doublet_character_at(draft->text, at, end);
}

static struct doublet_character look(const struct reader *reader, size_t at)
{
	return doublet_gap_look(reader->draft, reader->paragraph, at);
}

static bool is_quote(struct doublet_character character)
{
	return character.class == DOUBLET_CHARACTER_QUOTE ||
	       character.class == DOUBLET_CHARACTER_APOSTROPHE;
}

static size_t skip_blanks(const struct reader *reader, size_t at)
{
	while (at < reader->paragraph->span.end) {
		struct doublet_character found = look(reader, at);
		if (!doublet_character_is_blank(found))
			break;
		at += found.size;
	}
	return at;
}

/* The length of a footnote mark as "[12]" at `at`, or 0. */
static size_t footnote(const struct reader *reader, size_t at)
{
	const char *text = reader->draft->text;
	size_t end = reader->paragraph->span.end;
	size_t i = at + 1;

	while (i < end && i < at + 4 && text[i] >= '0' && text[i] <= '9')
		i++;
	return i > at + 1 && i < end && text[i] == ']' ? i + 1 - at : 0;
}

/* Whether a mark behind a blank still closes: `. »`, `. "` or `. )`. */
static bool is_late_closer(const struct reader *reader, size_t at)
{
	struct doublet_character mark = look(reader, at);

	if (mark.code_point == 0xBB || mark.code_point == 0x203A ||
	    mark.code_point == 0x201D || mark.code_point == '"' ||
	    mark.code_point == '\'' || mark.code_point == 0x2019 ||
	    mark.class == DOUBLET_CHARACTER_CLOSE)
		return doublet_character_is_blank(look(reader, at + mark.size));
	return false;
}

/* Whether a quotation mark right behind an end mark opens all the same. */
static bool is_opener(const struct reader *reader, size_t at)
{
	struct doublet_character mark = look(reader, at);

	switch (mark.code_point) {
	case 0x300C:
	case 0x300E:
	case 0x201E:
		return true;
	case 0x201C:
	case 0x2018:
		return doublet_character_is_word(look(reader, at + mark.size));
	default:
		return false;
	}
}

/* Whether an end mark of a script of India, Burma or Ethiopia: no blank. */
static bool is_full(struct doublet_character mark)
{
	return mark.class == DOUBLET_CHARACTER_FULL_END ||
	       (mark.code_point >= 0x0900 && mark.code_point < 0x2000);
}

/* Whether "``" closes, as where it stands for both marks: "why? ``.". */
static bool is_closing_grave(const struct reader *reader, size_t at)
{
	return look(reader, at).code_point == '`' &&
	       look(reader, at + 1).code_point == '`' &&
	       doublet_character_is_end(look(reader, at + 2));
}

/* Reads end marks and closing marks. */
static void read_closers(const struct reader *reader, struct doublet_gap *gap,
                         size_t at)
{
	for (;;) {
		struct doublet_character found = look(reader, at);
		/* The first may be one in this language only. */
		if (at == gap->mark || doublet_character_is_end(found)) {
			if (found.code_point == 0x2026)
				gap->stops += 3;
			else if (found.class == DOUBLET_CHARACTER_STOP)
				gap->stops++;
			else
				gap->hard = true;
			gap->full |= is_full(found);
			gap->outer |= gap->bracket;
		} else if (is_quote(found) && !is_opener(reader, at)) {
			gap->quote = true;
			gap->corner |= found.code_point == 0x300D ||
			               found.code_point == 0x300F;
		} else if (found.code_point == '[' && footnote(reader, at)) {
			found.size = (uint8_t)footnote(reader, at);
		} else if (is_closing_grave(reader, at)) {
			gap->quote = true;
			found.size = 2;
		} else if (found.class == DOUBLET_CHARACTER_CLOSE) {
			gap->bracket = true;
		} else if (found.class != DOUBLET_CHARACTER_EXTEND) {
			/* Else an emoji's variant, a direction: SB5. */
			break;
		}
		at += found.size;
	}
	gap->end = at;
	gap->resume = skip_blanks(reader, at);
}

/*
 * Reads the rest of ". . .". A stop at a word before three others ends its
 * sentence, and they open the next one: "compounds. . . . The".
 */
static void read_spaced_stops(const struct reader *reader,
                              struct doublet_gap *gap)
{
	const char *text = reader->draft->text;
	size_t limit = reader->paragraph->span.end;
	struct doublet_gap first = *gap;
	unsigned spaced = 0;

	while (gap->resume < limit && gap->resume > gap->end &&
	       text[gap->resume] == '.' &&
	       doublet_character_is_blank(look(reader, gap->resume + 1))) {
		spaced++;
		gap->end = gap->resume + 1;
		gap->resume = skip_blanks(reader, gap->end);
	}
	gap->stops += spaced;
	gap->spaced = spaced > 1;
	if (spaced == 3 && first.stops == 1 && first.previous > 0 &&
	    reader->draft->words[first.previous - 1].end == first.mark) {
		*gap = first;
		gap->leader = true;
	}
}

/* Whether "..." stands right before a word. */
static bool is_leader(const struct reader *reader, size_t at)
{
	struct doublet_character found = look(reader, at);
	size_t end = at;

	while (found.code_point == '.' || found.code_point == 0x2026) {
		end += found.size;
		if (end > at + 4)
			return false;
		found = look(reader, end);
	}
	return end >= at + 3 && doublet_character_is_word(found);
}

/* Whether an end mark behind a blank goes with those before: "... !". */
static bool is_late_end(const struct reader *reader,
                        const struct doublet_gap *gap,
                        struct doublet_character mark)
{
	return mark.class == DOUBLET_CHARACTER_END &&
	       (gap->stops > 1 ||
	        strcmp(reader->draft->language->tag, "fr") == 0);
}

/* Reads marks that a blank parts from those before: `. »`, `... !`. */
static void read_late_closers(const struct reader *reader,
                              struct doublet_gap *gap)
{
	size_t limit = reader->paragraph->span.end;

	while (gap->resume < limit && gap->resume > gap->end) {
		struct doublet_character mark = look(reader, gap->resume);
		if (!is_late_end(reader, gap, mark) &&
		    !is_closing_grave(reader, gap->resume) &&
		    !is_late_closer(reader, gap->resume))
			break;
		read_closers(reader, gap, gap->resume);
	}
}

/* Reads a gap that is a stop and, behind blanks of ASCII, a word of ASCII. */
static bool read_plain(const struct reader *reader, struct doublet_gap *gap)
{
	const char *text = reader->draft->text;
	size_t limit = reader->paragraph->span.end;
	size_t at = gap->mark + 1;

	if (text[gap->mark] != '.')
		return false;
	while (at < limit && (text[at] == ' ' || text[at] == '\n'))
		at++;
	if (at == limit || (doublet_character_bytes[(unsigned char)text[at]] &
	                    DOUBLET_CHARACTER_ALPHANUMERIC) == 0)
		return false;
	gap->stops = 1;
	gap->end = gap->mark + 1;
	gap->resume = at;
	gap->blank = gap->resume > gap->end;
	gap->next = gap->previous;
	return true;
}

struct doublet_gap doublet_gap_read(const struct doublet_draft *draft,
                                    const struct doublet_paragraph *paragraph,
                                    const struct doublet_mark *mark)
{
	const struct reader here = {draft, paragraph};
	const struct reader *reader = &here;
	struct doublet_gap gap = {.mark = mark->offset, .previous = mark->word};

	/* Most gaps are. */
	if (read_plain(reader, &gap))
		return gap;
	read_closers(reader, &gap, gap.mark);
	read_spaced_stops(reader, &gap);
	read_late_closers(reader, &gap);
	gap.blank = gap.resume > gap.end;
	gap.leader |= gap.blank && is_leader(reader, gap.resume);
	gap.next = mark->word;
	while (gap.next < reader->paragraph->words.end &&
	       draft->words[gap.next].start < gap.end)
		gap.next++;
	return gap;
}
