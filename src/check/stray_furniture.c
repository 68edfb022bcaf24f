/* SPDX-License-Identifier: MIT */
/*
 * What frames a story stands in the middle of one: two takes were pasted
 * together, or a page break stayed in. The first dateline, byline and slug
 * are where they belong, and so is a sign-off with no prose behind it.
 */
#include "check/ruleset.h"

#include "check/exempt.h"
#include "check/occasion.h"

enum {
	/* Fewer words are no paragraph of prose. */
	PROSE_WORDS = 8,
	/* What may stand behind a sign-off: how to share, who we are. */
	AFTERWORDS = 1,
	/* So many that would be stray make a round-up. */
	ROUNDUP = 2,
	PAGE_BREAK = DOUBLET_FURNITURE_CONTINUATION,
	KINDS = DOUBLET_FURNITURE_END_MARK + 1
};

/* A walk through the furniture of a story, from its beginning. */
struct walk {
	const struct doublet_evidence *evidence;
	struct doublet_candidates *candidates;
	/* Paragraphs of prose in the story, and before the piece at hand. */
	uint32_t prose;
	uint32_t before;
	uint32_t next_paragraph;
	/* Of each kind: how many there are, how many of these are stray, and
	 * whether prose came since. */
	uint32_t count[KINDS];
	uint32_t stray[KINDS];
	bool prose_since[KINDS];
};

static bool is_prose(const struct doublet_evidence *evidence, uint32_t at)
{
	const struct doublet_segments *segments = evidence->segments;
	struct doublet_word_range body =
		doublet_segments_body(segments, segments->paragraphs[at].words);

	return doublet_range_length(body) >= PROSE_WORDS &&
	       doublet_evidence_is_prose(evidence, at);
}

/* Counts the prose before a paragraph. */
static void walk_to(struct walk *walk, uint32_t paragraph)
{
	for (; walk->next_paragraph < paragraph; walk->next_paragraph++) {
		if (!is_prose(walk->evidence, walk->next_paragraph))
			continue;
		walk->before++;
		for (size_t kind = 0; kind < KINDS; kind++)
			walk->prose_since[kind] = true;
	}
}

/* Whether a piece frames what stands before it, where more comes behind. */
static bool is_stray(const struct walk *walk,
                     const struct doublet_furniture *piece)
{
	bool ends_one = walk->prose_since[piece->kind];
	uint32_t behind = walk->prose - walk->before;

	switch (piece->kind) {
	case DOUBLET_FURNITURE_DATELINE:
	case DOUBLET_FURNITURE_BYLINE:
		/* The second one, and prose between the two. */
		return walk->count[piece->kind] > 0 && ends_one && behind > 0;
	case DOUBLET_FURNITURE_SLUG:
	case DOUBLET_FURNITURE_CONTINUATION:
		return walk->before > 0 && behind > 0;
	case DOUBLET_FURNITURE_TRAILER:
		return walk->before > 0 && behind > AFTERWORDS;
	case DOUBLET_FURNITURE_NOTE:
	case DOUBLET_FURNITURE_COPYRIGHT:
	case DOUBLET_FURNITURE_END_MARK:
		/* Notes explain, and rules of marks part sections. */
		break;
	}
	return false;
}

/* Whether a piece may turn out to be stray, by its kind and its place. */
static bool may_be_stray(const struct doublet_segments *segments,
                         const struct doublet_furniture *piece, bool is_first)
{
	uint32_t left = segments->paragraph_count - piece->paragraph;

	switch (piece->kind) {
	case DOUBLET_FURNITURE_DATELINE:
	case DOUBLET_FURNITURE_BYLINE:
		return !is_first;
	case DOUBLET_FURNITURE_SLUG:
	case DOUBLET_FURNITURE_CONTINUATION:
		return piece->paragraph > 0;
	case DOUBLET_FURNITURE_TRAILER:
		return left > AFTERWORDS;
	case DOUBLET_FURNITURE_NOTE:
	case DOUBLET_FURNITURE_COPYRIGHT:
	case DOUBLET_FURNITURE_END_MARK:
		break;
	}
	return false;
}

/* Whether to look at all: most stories have each piece where it belongs. */
static bool may_be_any(const struct doublet_segments *segments)
{
	bool is_seen[KINDS] = {false};

	for (uint32_t i = 0; i < segments->furniture_count; i++) {
		const struct doublet_furniture *piece = &segments->furniture[i];
		if (may_be_stray(segments, piece, !is_seen[piece->kind]))
			return true;
		is_seen[piece->kind] = true;
	}
	return false;
}

static void look_at(struct walk *walk, const struct doublet_furniture *piece)
{
	struct doublet_word_range words = piece->words;
	struct doublet_word_range none = {words.first, words.first};

	walk_to(walk, piece->paragraph);
	/* A sign-off at the end of a paragraph has that one before it. */
	bool at_end = piece->kind == DOUBLET_FURNITURE_TRAILER &&
	              is_prose(walk->evidence, piece->paragraph);
	if (at_end)
		walk_to(walk, piece->paragraph + 1);
	if (words.end > words.first && is_stray(walk, piece)) {
		struct doublet_candidate *added =
			doublet_candidates_add(walk->candidates, none, words);
		added->what = doublet_furniture_text(piece->kind);
		added->units = piece->kind;
		walk->stray[piece->kind]++;
	}
	walk->count[piece->kind]++;
	walk->prose_since[piece->kind] = false;
}

static void find(const struct doublet_evidence *evidence,
                 struct doublet_candidates *candidates)
{
	const struct doublet_segments *segments = evidence->segments;
	struct walk walk = {.evidence = evidence, .candidates = candidates};
	size_t first = candidates->count;

	if (!may_be_any(segments))
		return;
	for (uint32_t p = 0; p < segments->paragraph_count; p++)
		walk.prose += is_prose(evidence, p);
	for (uint32_t i = 0; i < segments->furniture_count; i++)
		look_at(&walk, &segments->furniture[i]);
	if (candidates->count == first)
		return;
	bool interview = doublet_occasion_of(evidence).interview !=
	                 DOUBLET_OCCASION_NONE;
	for (size_t i = first; i < candidates->count; i++) {
		struct doublet_candidate *added = &candidates->items[i];
		if (!interview && (added->units == PAGE_BREAK ||
		                   walk.stray[added->units] < ROUNDUP))
			continue;
		added->level = DOUBLET_LEVEL_NOTE;
		added->exemption = &doublet_exemption_roundup;
	}
}

static void describe(struct doublet_buffer *message,
                     const struct doublet_telling *telling)
{
	doublet_buffer_print(message,
	                     "%s in the middle of the story, as where two "
	                     "takes meet: ",
	                     telling->candidate->what);
	doublet_message_excerpt(message, telling->evidence,
	                        telling->candidate->repeat);
}

static const char explanation[] =
	"A second dateline or byline, a slug, a sign-off or \"(MORE)\" stands\n"
	"between paragraphs of prose.\n"
	"\n"
	"    The crews vote again on Friday.\n"
	"    (MORE)\n"
	"    VIGO, Jan 5 (Reuters) - The ferry crews of Vigo ...\n"
	"\n"
	"Usual cause: two takes were pasted one behind the other. Cut what\n"
	"the second says again, and the line. It has one place only.\n"
	"\n"
	"Let through: the first dateline and byline, a sign-off with no\n"
	"more than one paragraph behind it, editors' notes, rules of marks\n"
	"(\"* * *\"). Two and more datelines, bylines or sign-offs that would\n"
	"be stray are told as notes: the story is a round-up of several.\n";

const struct doublet_ruleset_row doublet_rule_stray_furniture = {
	.rule =
		{
			.id = "stray-furniture",
			.level = DOUBLET_LEVEL_WARNING,
			.summary =
				"a dateline, byline, slug, sign-off or (MORE) in the body",
			.explanation = explanation,
		},
	.find = find,
	.describe = describe,
};
