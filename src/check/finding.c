/* SPDX-License-Identifier: MIT */
/*
 * Merged candidates become findings: word ranges become bytes, lines and
 * columns, and each gets its message.
 */
#include "check/finding.h"

#include "base/sort.h"
#include "check/exempt.h"
#include "check/ruleset.h"

struct making {
	const struct doublet_evidence *evidence;
	const struct doublet_merged *merged;
	/* Where the next ones go. */
	struct doublet_place *places;
	struct doublet_change *changes;
};

static uint32_t add_place(const struct doublet_evidence *evidence,
                          struct doublet_word_range range,
                          struct doublet_place *place)
{
	if (range.first == range.end)
		return 0;
	*place = (struct doublet_place){
		.span = doublet_evidence_span(evidence, range),
		.paragraph =
			doublet_evidence_paragraph(evidence, range.first) + 1,
	};
	return 1;
}

/* Finds lines and columns of all places in one pass over the text. */
static bool locate(const struct doublet_evidence *evidence,
                   struct doublet_place *places, size_t count)
{
	struct doublet_position position = {0};
	struct doublet_sort_key *order =
		doublet_arena_array(evidence->arena, count, sizeof(*order));

	if (order == NULL)
		return false;
	for (uint32_t i = 0; i < count; i++)
		order[i] = (struct doublet_sort_key){places[i].span.start, i};
	if (!doublet_sort(evidence->arena, order, count))
		return false;
	for (size_t i = 0; i < count; i++) {
		struct doublet_place *place = &places[order[i].index];
		doublet_story_place(evidence->story, place->span.start,
		                    &position);
		place->line = position.lines + 1;
		place->column = position.columns + 1;
	}
	return true;
}

/* The message of a finding, in the arena; NULL = no memory. */
static const char *describe(const struct doublet_evidence *evidence,
                            const struct doublet_candidate *candidate,
                            const struct doublet_finding *finding,
                            struct doublet_buffer *scratch)
{
	struct doublet_telling telling = {
		.evidence = evidence,
		.candidate = candidate,
		.first_line = finding->places[0].line,
		.repeats = finding->place_count - 1,
	};

	doublet_buffer_clear(scratch);
	doublet_ruleset[candidate->rule]->describe(scratch, &telling);
	if (scratch->failed)
		return NULL;
	return doublet_arena_copy(evidence->arena, scratch->data,
	                          scratch->length);
}

/* The bytes of words that differ, in a place that holds them. */
static struct doublet_span span_of_edit(const struct doublet_evidence *evidence,
                                        struct doublet_word_range place,
                                        struct doublet_word_range range)
{
	if (range.end > range.first)
		return doublet_evidence_span(evidence, range);
	/* Nothing: behind the word before, or before all. */
	const struct doublet_span *words = evidence->segments->words;
	uint32_t at = range.first > place.first ? words[range.first - 1].end
	                                        : words[range.first].start;
	return (struct doublet_span){at, at};
}

static void add_changes(const struct making *making,
                        const struct doublet_candidate *candidate,
                        struct doublet_finding *finding)
{
	for (size_t i = 0; i < candidate->edit_count; i++) {
		const struct doublet_edit *edit = &candidate->edits[i];
		making->changes[finding->change_count++] =
			(struct doublet_change){
				.place = finding->place_count,
				.first = span_of_edit(making->evidence,
		                                      candidate->first,
		                                      edit->first),
				.other = span_of_edit(making->evidence,
		                                      candidate->repeat,
		                                      edit->again),
			};
	}
}

static double score_of(const struct doublet_candidate *candidate)
{
	uint32_t words = doublet_range_length(candidate->repeat);
	uint32_t first = doublet_range_length(candidate->first);

	words = first > words ? first : words;
	return words > 0 ? (double)candidate->equal_words / words : 1.0;
}

/* Takes its places and changes from the fronts of those of `making`. */
static struct doublet_finding make_finding(struct making *making,
                                           struct doublet_group group)
{
	const struct doublet_candidate *all = making->merged->candidates;
	const struct doublet_candidate *head = &all[group.from];
	struct doublet_finding finding = {
		.rule = &doublet_ruleset[head->rule]->rule,
		.level = head->level,
		.score = 1.0,
		.words = doublet_range_length(head->repeat),
		.exempt = head->exemption != NULL ? head->exemption->id : NULL,
		.exempt_reason = head->exemption != NULL
	                                 ? head->exemption->reason
	                                 : NULL,
		.places = making->places,
		.changes = making->changes,
	};

	finding.place_count =
		add_place(making->evidence, head->first, making->places);
	for (uint32_t i = group.from; i < group.to; i++) {
		double score = score_of(&all[i]);
		if (score < finding.score)
			finding.score = score;
		add_changes(making, &all[i], &finding);
		finding.place_count +=
			add_place(making->evidence, all[i].repeat,
		                  making->places + finding.place_count);
	}
	making->places += finding.place_count;
	making->changes += finding.change_count;
	return finding;
}

/* Room for all places and changes. */
static bool take_room(struct making *making, size_t *place_count)
{
	struct doublet_arena *arena = making->evidence->arena;
	const struct doublet_merged *merged = making->merged;
	size_t changes = 0;

	*place_count = 0;
	for (uint32_t i = 0; i < merged->group_count; i++) {
		const struct doublet_group *group = &merged->groups[i];
		*place_count += group->to - group->from + 1;
		for (uint32_t c = group->from; c < group->to; c++)
			changes += merged->candidates[c].edit_count;
	}
	making->places = doublet_arena_array(arena, *place_count,
	                                     sizeof(*making->places));
	making->changes =
		doublet_arena_array(arena, changes, sizeof(*making->changes));
	return !arena->failed;
}

enum doublet_status doublet_findings_make(
	const struct doublet_evidence *evidence,
	const struct doublet_merged *merged, struct doublet_buffer *scratch,
	struct doublet_check_result *result)
{
	uint32_t count = merged->group_count;
	struct making making = {.evidence = evidence, .merged = merged};
	size_t place_count;

	if (count == 0)
		return DOUBLET_OK;
	struct doublet_finding *findings =
		doublet_arena_array(evidence->arena, count, sizeof(*findings));
	if (findings == NULL || !take_room(&making, &place_count))
		return DOUBLET_NO_MEMORY;
	struct doublet_place *places = making.places;
	for (uint32_t i = 0; i < count; i++)
		findings[i] = make_finding(&making, merged->groups[i]);
	place_count = (size_t)(making.places - places);
	if (!locate(evidence, places, place_count))
		return DOUBLET_NO_MEMORY;
	for (uint32_t i = 0; i < count; i++) {
		findings[i].message =
			describe(evidence,
		                 &merged->candidates[merged->groups[i].from],
		                 &findings[i], scratch);
		if (findings[i].message == NULL)
			return DOUBLET_NO_MEMORY;
	}
	result->findings = findings;
	result->finding_count = count;
	return DOUBLET_OK;
}
