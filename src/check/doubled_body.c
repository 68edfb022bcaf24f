/* SPDX-License-Identifier: MIT */
/* The whole story stands twice: one finding, not one for each paragraph. */
#include "check/ruleset.h"

enum {
	/* Shorter doubles are a repeated paragraph. */
	SHORTEST_BODY = 40,
	FEWEST_SENTENCES = 3
};

/* Repeats at about one distance: what lies between them was edited. */
struct take {
	struct doublet_word_range first;
	struct doublet_word_range repeat;
	/* Words of the repeats. */
	uint32_t equal_words;
	/* In the list of all edits. */
	size_t first_edit;
};

struct search {
	const struct doublet_evidence *evidence;
	struct doublet_candidates *candidates;
	struct take take;
	struct doublet_edit *edits;
	size_t edit_count;
	size_t edit_capacity;
	/* The words from a body to the next; 0 = none is found yet. */
	uint32_t body_words;
};

static uint32_t count_sentences(const struct doublet_evidence *evidence,
                                struct doublet_word_range range)
{
	return evidence->sentence_of[range.end - 1] -
	       evidence->sentence_of[range.first] + 1;
}

/*
 * Whether the take at hand is the body again: it begins near the top, and
 * what lies between the two beginnings is nearly all repeated.
 */
static bool is_body(const struct search *search)
{
	const struct take *take = &search->take;
	uint32_t story = search->evidence->segments->word_count;
	uint32_t body = take->repeat.first - take->first.first;

	if (search->body_words > 0 && search->body_words < body)
		body = search->body_words;
	return take->equal_words >= SHORTEST_BODY &&
	       take->first.end <= take->repeat.first &&
	       take->equal_words >= body - body / 5 &&
	       take->first.first <= story / 10 &&
	       count_sentences(search->evidence, take->repeat) >=
	               FEWEST_SENTENCES;
}

static void begin_take(struct search *search,
                       const struct doublet_repeat *repeat)
{
	search->take = (struct take){
		.first = repeat->first,
		.repeat = repeat->repeat,
		.equal_words = doublet_range_length(repeat->repeat),
		.first_edit = search->edit_count,
	};
}

/*
 * Whether a repeat goes on with the take: not much lies between, with a few
 * words more at one place than at the other.
 */
static bool goes_on(const struct take *take,
                    const struct doublet_repeat *repeat)
{
	uint32_t before = take->repeat.first - take->first.first;
	uint32_t distance = repeat->repeat.first - repeat->first.first;
	uint32_t slack = before / 20 + 1;
	uint32_t gap = take->equal_words / 2 + slack;

	return take->equal_words > 0 &&
	       repeat->first.first <= take->first.end + gap &&
	       repeat->repeat.first <= take->repeat.end + gap &&
	       repeat->first.first >= take->first.end &&
	       repeat->repeat.first >= take->repeat.end &&
	       distance + slack >= before && distance <= before + slack;
}

/* Takes equal words off both ends of an edit; returns how many. */
static uint32_t trim_edit(const uint64_t *hashes, struct doublet_edit *edit)
{
	uint32_t equal = 0;

	while (edit->first.first < edit->first.end &&
	       edit->again.first < edit->again.end &&
	       hashes[edit->first.first] == hashes[edit->again.first]) {
		edit->first.first++;
		edit->again.first++;
		equal++;
	}
	while (edit->first.first < edit->first.end &&
	       edit->again.first < edit->again.end &&
	       hashes[edit->first.end - 1] == hashes[edit->again.end - 1]) {
		edit->first.end--;
		edit->again.end--;
		equal++;
	}
	return equal;
}

static void go_on(struct search *search, const struct doublet_repeat *repeat)
{
	struct take *take = &search->take;
	struct doublet_edit edit = {
		.first = {take->first.end, repeat->first.first},
		.again = {take->repeat.end, repeat->repeat.first},
	};

	take->equal_words += trim_edit(search->evidence->hashes, &edit);
	take->equal_words += doublet_range_length(repeat->repeat);
	take->first.end = repeat->first.end;
	take->repeat.end = repeat->repeat.end;
	if (edit.first.first == edit.first.end &&
	    edit.again.first == edit.again.end)
		return;
	if (doublet_arena_grow(search->evidence->arena, &search->edits,
	                       &search->edit_capacity, search->edit_count + 1,
	                       sizeof(*search->edits)))
		search->edits[search->edit_count++] = edit;
}

static void end_take(struct search *search)
{
	const struct take *take = &search->take;

	if (!is_body(search))
		return;
	struct doublet_candidate *added =
		doublet_candidates_add(search->candidates, take->first,
	                               take->repeat);
	added->equal_words = take->equal_words;
	added->first_edit = take->first_edit;
	added->edit_count = search->edit_count - take->first_edit;
	if (search->body_words == 0)
		search->body_words = take->repeat.first - take->first.first;
}

/*
 * Repeats come in the order of the text. One from near the top begins a take
 * when the take at hand is a whole body, or shorter.
 */
static void look_at(struct search *search, const struct doublet_repeat *repeat)
{
	struct take *take = &search->take;
	uint32_t story = search->evidence->segments->word_count;

	if (goes_on(take, repeat)) {
		go_on(search, repeat);
		return;
	}
	if (repeat->first.first > story / 10 ||
	    repeat->repeat.first < take->repeat.end)
		return;
	if (take->equal_words < doublet_range_length(repeat->repeat) ||
	    is_body(search)) {
		end_take(search);
		begin_take(search, repeat);
	}
}

static void find(const struct doublet_evidence *evidence,
                 struct doublet_candidates *candidates)
{
	struct search search = {.evidence = evidence, .candidates = candidates};

	for (uint32_t i = 0; i < evidence->repeats.count; i++)
		look_at(&search, &evidence->repeats.items[i]);
	end_take(&search);
	candidates->edits = search.edits;
}

static void describe(struct doublet_buffer *message,
                     const struct doublet_telling *telling)
{
	const struct doublet_candidate *candidate = telling->candidate;

	if (telling->repeats == 1)
		doublet_buffer_add_text(message, "the story stands twice");
	else
		doublet_buffer_print(message, "the story stands %u times",
		                     telling->repeats + 1);
	doublet_buffer_print(message, ": %u words from line %u on come again",
	                     candidate->equal_words, telling->first_line);
	if (candidate->edit_count > 0)
		doublet_buffer_print(message, ", with changes at %u place%s",
		                     (unsigned)candidate->edit_count,
		                     candidate->edit_count == 1 ? "" : "s");
	doublet_buffer_add_text(message, ": ");
	doublet_message_excerpt(message, telling->evidence, candidate->repeat);
}

static const char explanation[] =
	"From the top of the story on, all or nearly all of it comes a\n"
	"second time: at least 40 words and 3 sentences, four fifths of\n"
	"what lies between the two beginnings word for word.\n"
	"\n"
	"Usual cause: two versions of the story were filed into one text.\n"
	"Cut the older one. The places are the first body and each\n"
	"further one; nothing inside them is told again. Where one of\n"
	"them was edited, the changes are told with it.\n";

const struct doublet_ruleset_row doublet_rule_doubled_body = {
	.rule =
		{
			.id = "doubled-body",
			.level = DOUBLET_LEVEL_ERROR,
			.summary = "the second half of the story is the first "
				   "half again",
			.explanation = explanation,
		},
	.find = find,
	.describe = describe,
};
