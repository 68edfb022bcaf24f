/* SPDX-License-Identifier: MIT */
/*
 * A line between paragraphs that reads like the headline of another story: no
 * mark closes it, prose stands before and behind, and it is no crosshead
 * (those are short, or come several to a story).
 */
#include "check/ruleset.h"

#include <string.h>

#include "check/phrasebook.h"
#include "check/worth.h"
#include "text/character.h"

enum {
	FEWEST_WORDS = 6,
	MOST_WORDS = 20,
	/* Neighbours of fewer words are no paragraphs of prose. */
	PROSE_WORDS = 8,
	/* So many names that a neighbour has, too: a sentence of the story. */
	SHARED_NAMES = 2,
	/* A name may stand so far from the line. */
	NEIGHBOUR_WORDS = 200
};

/* A paragraph that says where another story is: "Read more: ...". */
static bool is_pointer(const struct doublet_evidence *evidence,
                       const struct doublet_paragraph *paragraph)
{
	struct doublet_word_range words = paragraph->words;
	uint32_t i = words.first;

	while (i < words.end && evidence->phrase_of[i] & DOUBLET_PHRASE_RELATED)
		i++;
	if (i == words.first || i == words.end)
		return false;
	/* A colon, dash or arrow parts it from the headline it points to. */
	struct doublet_span gap = {evidence->segments->words[i - 1].end,
	                           evidence->segments->words[i].start};
	for (uint32_t at = gap.start; at < gap.end; at++) {
		if (strchr(" \t\r\n", evidence->story->text[at]) == NULL)
			return true;
	}
	return false;
}

static bool is_prose_of(const struct doublet_evidence *evidence, uint32_t at)
{
	const struct doublet_paragraph *paragraph =
		&evidence->segments->paragraphs[at];

	return doublet_range_length(paragraph->words) >= PROSE_WORDS &&
	       doublet_evidence_is_prose(evidence, at);
}

/*
 * Whether it begins as headlines do: with no small letter, nor with the dash
 * of a credit, a bullet, or the double mark of a quotation set apart.
 */
static bool begins_so(const struct doublet_evidence *evidence,
                      const struct doublet_paragraph *paragraph)
{
	static const char curly[] = "\xE2\x80\x98";
	const char *text = evidence->story->text;
	uint32_t word = evidence->segments->words[paragraph->words.first].start;
	uint32_t before = word - paragraph->span.start;
	const char *opening = text + paragraph->span.start;

	return !(text[word] >= 'a' && text[word] <= 'z') &&
	       (before == 0 || (before == 1 && opening[0] == '\'') ||
	        (before == 3 && memcmp(opening, curly, 3) == 0));
}

static bool is_closed(const struct doublet_evidence *evidence,
                      const struct doublet_paragraph *paragraph)
{
	uint32_t end = evidence->segments->words[paragraph->words.end - 1].end;

	for (uint32_t i = end; i < paragraph->span.end; i++) {
		char byte = evidence->story->text[i];
		if (byte != '\'' && byte != ' ' && byte != '\r')
			return true;
	}
	return false;
}

/* Posts of a network, with their tags. */
static bool has_tag(const struct doublet_evidence *evidence,
                    const struct doublet_paragraph *paragraph)
{
	struct doublet_span span = paragraph->span;

	return memchr(evidence->story->text + span.start, '#',
	              span.end - span.start) != NULL;
}

/* Lines that were wrapped belong to a sentence that lost its stop. */
static bool is_one_line(const struct doublet_evidence *evidence,
                        const struct doublet_paragraph *paragraph)
{
	struct doublet_span span = paragraph->span;

	return memchr(evidence->story->text + span.start, '\n',
	              span.end - span.start) == NULL;
}

/* Whether a line is furniture, wholly or with a dateline in it. */
static bool is_furniture(const struct doublet_evidence *evidence,
                         const struct doublet_paragraph *paragraph)
{
	struct doublet_word_range body =
		doublet_segments_body(evidence->segments, paragraph->words);

	return doublet_range_length(body) <
	       doublet_range_length(paragraph->words);
}

/* Whether it has as many words as headlines have. */
static bool is_as_long(const struct doublet_evidence *evidence,
                       struct doublet_word_range range)
{
	uint32_t words = doublet_worth_words(evidence, range);

	return words >= FEWEST_WORDS && words <= MOST_WORDS;
}

/* Whether a word of meaning begins with a capital, and is not all of them. */
static bool is_name(const struct doublet_evidence *evidence, uint32_t word)
{
	const char *text = evidence->story->text;
	struct doublet_span span = evidence->segments->words[word];
	struct doublet_character first =
		doublet_character_at(text, span.start, span.end);
	uint32_t second = span.start + first.size;

	return first.upper && second < span.end &&
	       doublet_character_at(text, second, span.end).lower &&
	       doublet_evidence_is_meaning(evidence, word);
}

static bool stands_in(const struct doublet_evidence *evidence, uint32_t name,
                      struct doublet_word_range range)
{
	for (uint32_t i = range.first; i < range.end; i++) {
		if (evidence->hashes[i] == evidence->hashes[name] &&
		    is_name(evidence, i))
			return true;
	}
	return false;
}

/* How many names of a line a range has, each counted once. */
static uint32_t count_shared(const struct doublet_evidence *evidence,
                             struct doublet_word_range line,
                             struct doublet_word_range range)
{
	uint32_t shared = 0;

	for (uint32_t i = line.first; i < line.end; i++) {
		struct doublet_word_range before = {line.first, i};
		shared += is_name(evidence, i) &&
		          !stands_in(evidence, i, before) &&
		          stands_in(evidence, i, range);
	}
	return shared;
}

/*
 * Whether a line goes on with what its neighbours are about, and says nothing
 * of reading on: a sentence that lost its stop.
 */
static bool is_sentence(const struct doublet_evidence *evidence, uint32_t at)
{
	const struct doublet_paragraph *paragraphs =
		evidence->segments->paragraphs;
	struct doublet_word_range line = paragraphs[at].words;
	struct doublet_word_range before = paragraphs[at - 1].words;
	struct doublet_word_range behind = paragraphs[at + 1].words;

	if ((evidence->phrase_of[line.first] & DOUBLET_PHRASE_RELATED) != 0)
		return false;
	if (doublet_range_length(before) > NEIGHBOUR_WORDS)
		before.first = before.end - NEIGHBOUR_WORDS;
	if (doublet_range_length(behind) > NEIGHBOUR_WORDS)
		behind.end = behind.first + NEIGHBOUR_WORDS;
	return count_shared(evidence, line, before) >= SHARED_NAMES ||
	       count_shared(evidence, line, behind) >= SHARED_NAMES;
}

static bool is_headline(const struct doublet_evidence *evidence, uint32_t at)
{
	const struct doublet_segments *segments = evidence->segments;
	const struct doublet_paragraph *paragraph = &segments->paragraphs[at];

	if (doublet_range_length(paragraph->words) == 0 ||
	    is_closed(evidence, paragraph))
		return false;
	/* A headline is one sentence; a caption may be more. */
	return at > 0 && at + 1 < segments->paragraph_count &&
	       evidence->sentence_of[paragraph->words.first] ==
	               evidence->sentence_of[paragraph->words.end - 1] &&
	       is_as_long(evidence, paragraph->words) &&
	       !is_furniture(evidence, paragraph) &&
	       !has_tag(evidence, paragraph) &&
	       begins_so(evidence, paragraph) &&
	       is_one_line(evidence, paragraph) &&
	       !doublet_evidence_is_tabular(evidence, paragraph->words) &&
	       is_prose_of(evidence, at - 1) && is_prose_of(evidence, at + 1) &&
	       !is_sentence(evidence, at);
}

/* Lines without a closing mark: several of them are the story's crossheads. */
static uint32_t count_open_lines(const struct doublet_evidence *evidence)
{
	uint32_t lines = 0;

	for (uint32_t p = 1; p + 1 < evidence->segments->paragraph_count; p++)
		lines += !doublet_evidence_is_prose(evidence, p) &&
		         !is_furniture(evidence,
		                       &evidence->segments->paragraphs[p]);
	return lines;
}

static void find(const struct doublet_evidence *evidence,
                 struct doublet_candidates *candidates)
{
	enum { MOST_OPEN_LINES = 2 };
	const uint32_t not_counted = UINT32_MAX;
	const struct doublet_segments *segments = evidence->segments;
	uint32_t open_lines = not_counted;

	for (uint32_t p = 0; p < segments->paragraph_count; p++) {
		const struct doublet_paragraph *paragraph =
			&segments->paragraphs[p];
		bool is_told = is_pointer(evidence, paragraph);
		if (!is_told && is_headline(evidence, p)) {
			if (open_lines == not_counted)
				open_lines = count_open_lines(evidence);
			is_told = open_lines <= MOST_OPEN_LINES;
		}
		if (!is_told)
			continue;
		struct doublet_word_range none = {paragraph->words.first,
		                                  paragraph->words.first};
		doublet_candidates_add(candidates, none, paragraph->words);
	}
}

/* Whether a line begins with "Read more", or so with a word before it. */
static bool points(const struct doublet_evidence *evidence,
                   struct doublet_word_range line)
{
	enum { MOST_BEFORE = 1, FEWEST = 2 };
	uint32_t marked = 0;

	for (uint32_t i = line.first;
	     i < line.end && i < line.first + MOST_BEFORE + FEWEST; i++) {
		bool is_marked =
			(evidence->phrase_of[i] & DOUBLET_PHRASE_RELATED) != 0;
		marked = is_marked ? marked + 1 : 0;
		if (marked == FEWEST)
			return true;
	}
	return is_pointer(evidence,
	                  &evidence->segments
	                           ->paragraphs[doublet_evidence_paragraph(
					   evidence, line.first)]);
}

static void describe(struct doublet_buffer *message,
                     const struct doublet_telling *telling)
{
	const struct doublet_evidence *evidence = telling->evidence;
	struct doublet_word_range line = telling->candidate->repeat;

	doublet_buffer_print(message, "line of %u words %s another story: ",
	                     doublet_range_length(line),
	                     points(evidence, line)
	                             ? "links to"
	                             : "reads like the headline of");
	doublet_message_excerpt(message, evidence, line);
}

static const char explanation[] =
	"A line of 6 to 20 words stands between two paragraphs of prose,\n"
	"and no mark closes it; or a line begins with words such as \"Read\n"
	"more:\" that point to another story.\n"
	"\n"
	"    The council meets again on Friday.\n"
	"    Ferry workers say strike may last until summer\n"
	"    The mayor did not answer questions.\n"
	"\n"
	"Usual cause: a related story's headline was copied with the text\n"
	"of a web page. Cut it. It has one place only.\n"
	"\n"
	"Let through: shorter lines, lines of two sentences (captions),\n"
	"lines that share two names with a neighbour (a sentence that lost\n"
	"its full stop), and stories with several such lines (crossheads,\n"
	"lists, tables).\n";

const struct doublet_ruleset_row doublet_rule_stray_headline = {
	.rule =
		{
			.id = "stray-headline",
			.level = DOUBLET_LEVEL_WARNING,
			.summary =
				"a headline or \"read more\" line of another story in the body",
			.explanation = explanation,
		},
	.find = find,
	.describe = describe,
};
