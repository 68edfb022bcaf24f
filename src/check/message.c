/* SPDX-License-Identifier: MIT */
/* Messages are plain words and one line, whatever bytes the story holds. */
#include "check/message.h"

#include "base/sequence.h"

/* As many words as take so many bytes, and never more than that. */
enum { EXCERPT_ENOUGH = 30, EXCERPT_BYTES = 80 };

static bool is_control(char byte)
{
	return (unsigned char)byte < 0x20 || byte == 0x7F;
}

/* How many bytes at `at` are ASCII that is neither blank nor a control. */
static uint32_t count_plain(const char *text, uint32_t at, uint32_t end)
{
	uint32_t start = at;

	while (at < end && text[at] > ' ' && text[at] < 0x7F)
		at++;
	return at - start;
}

/* The end of a piece of at most EXCERPT_BYTES that cuts no character. */
static uint32_t cut_short(const char *text, struct doublet_span span)
{
	return span.start +
	       (uint32_t)doublet_sequence_cut(text + span.start,
	                                      span.end - span.start,
	                                      EXCERPT_BYTES);
}

void doublet_message_excerpt(struct doublet_buffer *message,
                             const struct doublet_evidence *evidence,
                             struct doublet_word_range range)
{
	struct doublet_word_range shown = {range.first, range.first + 1};
	const char *text = evidence->story->text;
	bool blank = false;

	struct doublet_span span = doublet_evidence_span(evidence, shown);
	while (shown.end < range.end &&
	       span.end - span.start < EXCERPT_ENOUGH) {
		shown.end++;
		span = doublet_evidence_span(evidence, shown);
	}
	uint32_t end = cut_short(text, span);
	bool cut = shown.end < range.end || end < span.end;
	doublet_buffer_add_byte(message, '"');
	for (uint32_t i = span.start; i < end;) {
		uint32_t plain = count_plain(text, i, end);
		if (plain > 0) {
			doublet_buffer_add(message, text + i, plain);
			blank = false;
			i += plain;
			continue;
		}
		bool is_blank = text[i] == ' ' || is_control(text[i]);
		bool valid;
		size_t size = doublet_sequence_size(text + i, end - i, &valid);
		if (is_blank && !blank)
			doublet_buffer_add_byte(message, ' ');
		else if (!is_blank && valid)
			doublet_buffer_add(message, text + i, size);
		else if (!is_blank)
			doublet_buffer_add_text(message, "\xEF\xBF\xBD");
		blank = is_blank;
		i += (uint32_t)size;
	}
	doublet_buffer_add_text(message, cut ? " ...\"" : "\"");
}

void doublet_message_end(struct doublet_buffer *message,
                         const struct doublet_telling *telling)
{
	const struct doublet_story *story = telling->evidence->story;

	/* In JSON Lines a place is given by the line of the file. */
	doublet_buffer_print(message, " stood already at line %u%s",
	                     telling->first_line,
	                     story->record != 0 ? " of the text" : "");
	if (telling->repeats == 2)
		doublet_buffer_add_text(message, ", and once since");
	else if (telling->repeats > 2)
		doublet_buffer_print(message, ", and %u times since",
		                     telling->repeats - 1);
	doublet_buffer_add_text(message, ": ");
	doublet_message_excerpt(message, telling->evidence,
	                        telling->candidate->repeat);
}

void doublet_message_stood_already(struct doublet_buffer *message,
                                   const struct doublet_telling *telling)
{
	const struct doublet_candidate *candidate = telling->candidate;

	if (candidate->units > 1)
		doublet_buffer_print(message, "%u %ss", candidate->units,
		                     candidate->what);
	else
		doublet_buffer_add_text(message, candidate->what);
	doublet_buffer_print(message, " of %u words",
	                     doublet_range_length(candidate->repeat));
	if (candidate->edit_count > 0)
		doublet_buffer_print(message, ", %u of them the same,",
		                     candidate->equal_words);
	doublet_message_end(message, telling);
}
