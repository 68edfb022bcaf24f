/* SPDX-License-Identifier: MIT */
/* Messages are plain words and one line, whatever bytes the story holds. */
#include "check/message.h"

#include "base/sequence.h"
#include "check/respelled.h"

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

/* Adds bytes on one line, in quotes. */
static void add_quoted(struct doublet_buffer *message, const char *text,
                       struct doublet_span span, bool is_cut)
{
	bool blank = false;

	doublet_buffer_add_byte(message, '"');
	for (uint32_t i = span.start; i < span.end;) {
		uint32_t plain = count_plain(text, i, span.end);
		if (plain > 0) {
			doublet_buffer_add(message, text + i, plain);
			blank = false;
			i += plain;
			continue;
		}
		bool is_blank = text[i] == ' ' || is_control(text[i]);
		bool valid;
		size_t size =
			doublet_sequence_size(text + i, span.end - i, &valid);
		if (is_blank && !blank)
			doublet_buffer_add_byte(message, ' ');
		else if (!is_blank && valid)
			doublet_buffer_add(message, text + i, size);
		else if (!is_blank)
			doublet_buffer_add_text(message, "\xEF\xBF\xBD");
		blank = is_blank;
		i += (uint32_t)size;
	}
	doublet_buffer_add_text(message, is_cut ? " ...\"" : "\"");
}

/* Adds the first words of a range; `end` is where what is told ends. */
static void add_excerpt(struct doublet_buffer *message,
                        const struct doublet_evidence *evidence,
                        struct doublet_word_range range, uint32_t end)
{
	struct doublet_word_range shown = {range.first, range.first + 1};

	struct doublet_span span = doublet_evidence_span(evidence, shown);
	while (shown.end < range.end &&
	       span.end - span.start < EXCERPT_ENOUGH) {
		shown.end++;
		span = doublet_evidence_span(evidence, shown);
	}
	uint32_t cut = cut_short(evidence->story->text, span);
	bool is_cut = shown.end < end || cut < span.end;
	span.end = cut;
	add_quoted(message, evidence->story->text, span, is_cut);
}

void doublet_message_excerpt(struct doublet_buffer *message,
                             const struct doublet_evidence *evidence,
                             struct doublet_word_range range)
{
	add_excerpt(message, evidence, range, range.end);
}

/* Words that stand at both places: enough for an excerpt, or the most. */
static struct doublet_word_range equal_run(
	const struct doublet_evidence *evidence,
	const struct doublet_candidate *candidate)
{
	struct doublet_word_range run = candidate->repeat;
	struct doublet_word_range longest = {run.first, run.first};

	for (size_t i = 0; i <= candidate->edit_count; i++) {
		bool is_last = i == candidate->edit_count;
		const struct doublet_edit *edit = &candidate->edits[i];
		run.end = is_last ? candidate->repeat.end : edit->again.first;
		if (doublet_range_length(run) > doublet_range_length(longest))
			longest = run;
		struct doublet_span span = {0, 0};
		if (run.end > run.first)
			span = doublet_evidence_span(evidence, run);
		if (span.end - span.start >= EXCERPT_ENOUGH)
			return run;
		run.first = is_last ? run.end : edit->again.end;
	}
	return longest.end > longest.first ? longest : candidate->repeat;
}

void doublet_message_end(struct doublet_buffer *message,
                         const struct doublet_telling *telling)
{
	const struct doublet_story *story = telling->evidence->story;
	const struct doublet_candidate *candidate = telling->candidate;
	struct doublet_word_range equal = candidate->repeat;

	if (candidate->edit_count > 0)
		equal = equal_run(telling->evidence, candidate);
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
	add_excerpt(message, telling->evidence, equal, candidate->repeat.end);
}

static void add_words(struct doublet_buffer *message, const char *before,
                      uint32_t count, const char *after)
{
	doublet_buffer_print(message, "%s%u word%s%s", before, count,
	                     count == 1 ? "" : "s", after);
}

/* Adds how the repeat differs: what was done to the words, if only that. */
static void add_difference(struct doublet_buffer *message,
                           const struct doublet_telling *telling)
{
	const struct doublet_candidate *candidate = telling->candidate;
	uint32_t left_out = 0;
	uint32_t put_in = 0;

	for (size_t i = 0; i < candidate->edit_count; i++) {
		const struct doublet_edit *edit = &candidate->edits[i];
		if (doublet_respelled(telling->evidence, edit))
			continue;
		left_out += doublet_range_length(edit->first);
		put_in += doublet_range_length(edit->again);
	}
	if (left_out > 0 && put_in > 0)
		doublet_buffer_print(message, ", %u of them the same,",
		                     candidate->equal_words);
	else if (left_out > 0)
		add_words(message, ", the same with ", left_out, " left out,");
	else if (put_in > 0)
		add_words(message, ", the same with ", put_in, " put in,");
	else
		doublet_buffer_add_text(message, ", the same but for hyphens,");
}

void doublet_message_stood_already(struct doublet_buffer *message,
                                   const struct doublet_telling *telling)
{
	const struct doublet_candidate *candidate = telling->candidate;
	uint32_t words = doublet_range_length(candidate->repeat);
	bool differs = candidate->edit_count > 0;

	if (candidate->units > 1)
		doublet_buffer_print(message, "%u %ss, %u words together%s",
		                     candidate->units, candidate->what, words,
		                     differs ? "" : ",");
	else
		doublet_buffer_print(message, "%s of %u words", candidate->what,
		                     words);
	if (differs)
		add_difference(message, telling);
	doublet_message_end(message, telling);
}
