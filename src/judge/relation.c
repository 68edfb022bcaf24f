/* SPDX-License-Identifier: MIT */
/*
 * A list of rows, each a question to the evidence and the relation it leads
 * to; the first that is answered with yes decides. Facts go first: a text with
 * other figures or another subject is never a copy, however few words differ.
 */
#include "judge/relation.h"

#include <stdbool.h>
#include <stddef.h>

#include "judge/claim.h"
#include "judge/share.h"
#include "judge/subject.h"

static uint32_t numbers_of(const struct doublet_overlap *o)
{
	return o->kinds[DOUBLET_DIFFERENCE_NUMBER];
}

static uint32_t facts_of(const struct doublet_overlap *o)
{
	return numbers_of(o) + o->kinds[DOUBLET_DIFFERENCE_NAME];
}

/* Whether both are known to be published so many hours apart. */
static bool are_apart(const struct doublet_overlap *o, int64_t hours)
{
	const int64_t hour = INT64_C(3600) * 1000 * 1000;
	int64_t first = o->a->time < o->b->time ? o->a->time : o->b->time;
	int64_t last = o->a->time < o->b->time ? o->b->time : o->a->time;

	return o->a->time != 0 && o->b->time != 0 &&
	       (uint64_t)last - (uint64_t)first >= (uint64_t)(hours * hour);
}

/* As routine items are: no more than a few paragraphs. */
static bool are_brief(const struct doublet_overlap *o)
{
	enum { LONGEST = 150 };

	return o->in_a.words <= LONGEST && o->in_b.words <= LONGEST;
}

/* Another day's news is likely. */
static bool are_days_apart(const struct doublet_overlap *o)
{
	return are_apart(o, 16);
}

/* Nobody updates a story any more. */
static bool are_weeks_apart(const struct doublet_overlap *o)
{
	return are_apart(o, INT64_C(6) * 24);
}

/* A table: every fifth word is a figure, or more. */
static bool are_tables(const struct doublet_overlap *o)
{
	return o->in_a.figures * 5 >= o->in_a.words &&
	       o->in_b.figures * 5 >= o->in_b.words;
}

/* "Please read ...", of a story that is not weeks old. */
static bool is_notice(const struct doublet_overlap *o)
{
	return doublet_claim_is_notice(o) && !are_weeks_apart(o);
}

/* "Same body, two firms". */
static bool is_same_of_other(const struct doublet_overlap *o)
{
	return o->same_words && doublet_subject_is_other(o);
}

/* "RPT-", but with a figure or name put right. */
static bool is_repeat_put_right(const struct doublet_overlap *o)
{
	return doublet_claim_is_repeat(o) && facts_of(o) > 0 &&
	       doublet_share_kept_both(o) >= 0.8;
}

static bool is_same(const struct doublet_overlap *o)
{
	return o->same_words;
}

static bool is_same_with_headline(const struct doublet_overlap *o)
{
	return o->same_words && doublet_subject_is_same(o);
}

/* The form of another subject's story. */
static bool is_form_of_other(const struct doublet_overlap *o)
{
	double most = doublet_share_form_most(o);

	return doublet_subject_is_other(o) &&
	       (most >= 0.6 || doublet_share_kept_both(o) >= 0.6 ||
	        (most >= 0.4 && doublet_share_form_both(o) >= 0.28));
}

/* The same form on another day, in which most figures are other ones. */
static bool has_other_figures_days_later(const struct doublet_overlap *o)
{
	double form = doublet_share_form_both(o);
	double kept = doublet_share_figures_kept_most(o);

	if (!are_days_apart(o))
		return false;
	return (numbers_of(o) >= 2 && kept <= 0.6 &&
	        form >= (are_brief(o) ? 0.4 : 0.6)) ||
	       (numbers_of(o) >= 1 && kept <= 0.7 && form >= 0.85);
}

/*
 * The same form, in which most figures are other ones. In a story of the same
 * hours these may be an update's: then there are many, or names (the day's,
 * too) are other ones as well, or the headlines say what is not in the bodies.
 */
static bool has_other_figures(const struct doublet_overlap *o)
{
	enum { FEW = 2, MANY = 4 };

	return numbers_of(o) >= FEW &&
	       doublet_share_figures_kept_most(o) <= 0.55 &&
	       doublet_share_form_both(o) >= 0.75 &&
	       (doublet_subject_is_outside(o) || facts_of(o) > numbers_of(o) ||
	        (o->in_a.figures >= MANY && o->in_b.figures >= MANY));
}

/* A routine item, weeks later, that differs a little. */
static bool is_routine(const struct doublet_overlap *o)
{
	return are_weeks_apart(o) && are_brief(o) &&
	       doublet_share_form_both(o) >= 0.7;
}

/* Each has figures, and not one of them is in the other. */
static bool are_all_figures_other(const struct doublet_overlap *o)
{
	return o->in_a.figures > 0 && o->in_b.figures > 0 &&
	       o->in_a.figures_known == 0 && o->in_b.figures_known == 0;
}

/* One headline again, days later, over other figures. */
static bool is_next_of_series(const struct doublet_overlap *o)
{
	return are_days_apart(o) && doublet_subject_is_told(o) &&
	       doublet_share_headline_both(o) >= 0.7 &&
	       (doublet_share_figures_known_most(o) <= 0.5 ||
	        (are_all_figures_other(o) &&
	         doublet_share_form_most(o) >= 0.5)) &&
	       doublet_share_kept_most(o) < 0.9;
}

/* The table of another day, with some rows as they were. */
static bool is_next_table(const struct doublet_overlap *o)
{
	return are_tables(o) && are_days_apart(o) && numbers_of(o) > 0 &&
	       doublet_share_kept_both(o) >= 0.4 &&
	       doublet_share_kept_both(o) < 0.93;
}

/* Nothing is added or dropped that a sentence could be made of. */
static bool are_edits_small(const struct doublet_overlap *o)
{
	enum { LONGEST = 14 };

	return o->in_a.longest_only <= LONGEST &&
	       o->in_b.longest_only <= LONGEST && o->in_a.sentences_only <= 1 &&
	       o->in_b.sentences_only <= 1;
}

/* One or two edits, and one of a figure or name. */
static bool is_put_right(const struct doublet_overlap *o)
{
	return facts_of(o) > 0 && o->edit_count <= 2 && !are_days_apart(o) &&
	       doublet_share_kept_both(o) >= 0.9 && are_edits_small(o);
}

/* Of ten figures hardly one is in one story only. */
static bool are_figures_known(const struct doublet_side *side)
{
	return (side->figures - side->figures_known) * 10 <= side->figures + 10;
}

/* Small edits, none of which puts a figure for another, nor many names. */
static bool is_edited(const struct doublet_overlap *o)
{
	enum { MOST_NAMES = 2 };

	return o->kinds[DOUBLET_DIFFERENCE_NAME] <= MOST_NAMES &&
	       doublet_share_kept_both(o) >= 0.8 && are_edits_small(o) &&
	       numbers_of(o) == 0 && are_figures_known(&o->in_a) &&
	       are_figures_known(&o->in_b);
}

/* Nearly all of one stands in the other, and who is named there. */
static bool is_part(const struct doublet_overlap *o)
{
	return doublet_share_kept_most(o) >= 0.75 &&
	       doublet_share_contained_most(o) >= 0.5 &&
	       doublet_share_names_known_most(o) >= 0.65 &&
	       !doublet_subject_is_other(o);
}

static bool is_excerpt(const struct doublet_overlap *o)
{
	return is_part(o) && o->in_a.words >= 2 * o->in_b.words;
}

static bool is_containing(const struct doublet_overlap *o)
{
	return is_part(o) && o->in_b.words >= 2 * o->in_a.words;
}

/* Results and the like, keyed a second time in the same hours. */
static bool is_restated(const struct doublet_overlap *o)
{
	return are_tables(o) && !are_days_apart(o) &&
	       (o->same_tickers || doublet_share_headline_both(o) >= 0.7) &&
	       o->in_a.words * 3 >= o->in_b.words * 2 &&
	       o->in_b.words * 3 >= o->in_a.words * 2 &&
	       doublet_share_kept_both(o) >= 0.4 &&
	       doublet_share_figures_known_most(o) >= 0.5;
}

/* The same, and no more than a few figures are other ones. */
static bool is_keyed_again(const struct doublet_overlap *o)
{
	return is_restated(o) && doublet_share_figures_known_most(o) >= 0.6;
}

/* What speaks against a version: others are named; on another day there is
 * another lead, or there are other figures; weeks later not most is kept. */
static bool is_other_news(const struct doublet_overlap *o)
{
	if (doublet_subject_is_other(o) ||
	    doublet_share_names_known_most(o) < 0.75)
		return true;
	if (are_weeks_apart(o) && doublet_share_kept_both(o) < 0.6)
		return true;
	return are_days_apart(o) &&
	       (doublet_share_figures_known_most(o) < 0.35 ||
	        (doublet_share_lead_most(o) < 0.3 &&
	         doublet_share_kept_both(o) < 0.6));
}

/* Most of one is kept, and not only its quotations; or about half of both; or
 * less, under the same lead. */
static bool is_update(const struct doublet_overlap *o)
{
	double both = doublet_share_kept_both(o);
	double contained = doublet_share_contained_most(o);

	if (is_other_news(o))
		return false;
	return (doublet_share_kept_most(o) >= 0.6 &&
	        doublet_share_own_kept_most(o) >= 0.55 && contained >= 0.28) ||
	       (both >= 0.46 && contained >= 0.42) ||
	       (both >= 0.36 && contained >= 0.28 &&
	        doublet_share_lead_most(o) >= 0.8);
}

/* The same form with other names: more is equal when names are left out. */
static bool has_other_names(const struct doublet_overlap *o)
{
	double form = doublet_share_form_both(o);

	return doublet_share_names_known_most(o) < 0.75 && form >= 0.5 &&
	       form >= doublet_share_kept_both(o) + 0.05;
}

/* Both of one day, under headlines that share words, and naming the same. */
static bool are_tied(const struct doublet_overlap *o)
{
	return o->a->time != 0 && o->b->time != 0 && !are_days_apart(o) &&
	       doublet_share_headline_both(o) >= 0.3 &&
	       doublet_share_names_known_most(o) >= 0.5;
}

/* What was said, rather than an idiom: five words in a row are one easily, of
 * stories that nothing else ties. */
static bool is_saying(const struct doublet_side *side)
{
	enum { LONG = 8, FEW = 2 };

	return side->quote_row >= LONG || side->quotes_long >= FEW;
}

/* Half of what stands in both in runs is quoted in one of them. */
static bool shares_quotes(const struct doublet_overlap *o)
{
	uint32_t quoted = o->in_a.quoted_kept > o->in_b.quoted_kept
	                          ? o->in_a.quoted_kept
	                          : o->in_b.quoted_kept;

	return o->in_a.quotes + o->in_b.quotes > 0 &&
	       quoted * 2 >= o->in_b.in_runs &&
	       (is_saying(&o->in_a) || is_saying(&o->in_b) || are_tied(o));
}

/* A passage, and somebody or something that both name: a form of words alone,
 * as a newsletter has it, is none. */
static bool shares_passages(const struct doublet_overlap *o)
{
	enum { SHORTEST = 12, FEWEST = 20 };

	return o->longest >= SHORTEST && o->in_b.in_runs >= FEWEST &&
	       doublet_share_names_known_most(o) >= 0.3;
}

/* A form in which hardly a figure stays: what is kept is no passage, but how
 * such items are worded. */
static bool is_form_filled_anew(const struct doublet_overlap *o)
{
	enum { MANY = 4 };

	return shares_passages(o) && o->in_a.figures >= MANY &&
	       o->in_b.figures >= MANY &&
	       doublet_share_figures_known_most(o) <= 0.25 &&
	       doublet_share_form_most(o) >= 0.5 &&
	       (numbers_of(o) >= MANY || are_days_apart(o));
}

/* "UPDATE 1-" of a story of the same day, however little of it is kept. */
static bool is_said_update(const struct doublet_overlap *o)
{
	return doublet_claim_is_update(o) && !are_days_apart(o);
}

struct row {
	bool (*applies)(const struct doublet_overlap *overlap);
	enum doublet_relation relation;
	/* Not of stories that are versions by their ids. */
	bool of_others;
};

static const struct row table[] = {
	{doublet_claim_is_withdrawal, DOUBLET_WITHDRAWAL, false},
	{is_same_of_other, DOUBLET_TEMPLATE, true},
	{is_notice, DOUBLET_CORRECTION, false},
	{doublet_claim_is_correction, DOUBLET_CORRECTION, false},
	{is_repeat_put_right, DOUBLET_CORRECTION, false},
	{is_same_with_headline, DOUBLET_IDENTICAL, false},
	{is_same, DOUBLET_NEAR, false},
	{is_form_of_other, DOUBLET_TEMPLATE, true},
	{has_other_figures_days_later, DOUBLET_TEMPLATE, true},
	{has_other_figures, DOUBLET_TEMPLATE, true},
	{is_next_of_series, DOUBLET_TEMPLATE, true},
	{is_next_table, DOUBLET_TEMPLATE, true},
	{is_routine, DOUBLET_TEMPLATE, true},
	{is_put_right, DOUBLET_CORRECTION, false},
	{is_edited, DOUBLET_NEAR, false},
	{is_excerpt, DOUBLET_EXCERPT, false},
	{is_containing, DOUBLET_CONTAINS, false},
	{is_keyed_again, DOUBLET_NEAR, false},
	{is_restated, DOUBLET_UPDATE, false},
	{is_update, DOUBLET_UPDATE, false},
	{doublet_claim_is_version, DOUBLET_UPDATE, false},
	{is_said_update, DOUBLET_UPDATE, false},
	{has_other_names, DOUBLET_TEMPLATE, true},
	{is_form_filled_anew, DOUBLET_TEMPLATE, true},
	{shares_quotes, DOUBLET_SHARED_QUOTES, true},
	{shares_passages, DOUBLET_SHARED_PASSAGES, true},
};

enum doublet_relation doublet_relation_of(const struct doublet_overlap *overlap)
{
	bool is_version = doublet_claim_is_version(overlap);

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		if (table[i].of_others && is_version)
			continue;
		if (table[i].applies(overlap))
			return table[i].relation;
	}
	return DOUBLET_NEW;
}

/* By enum doublet_relation. */
static const char *const texts[DOUBLET_RELATIONS] = {
	"new",        "identical",     "near",
	"correction", "update",        "excerpt",
	"contains",   "shared-quotes", "shared-passages",
	"template",   "withdrawal",
};

const char *doublet_relation_text(enum doublet_relation relation)
{
	return texts[relation];
}

bool doublet_relation_is_version(enum doublet_relation relation)
{
	return relation >= DOUBLET_IDENTICAL && relation <= DOUBLET_CONTAINS;
}

/* By the index of the bit. */
static const char *const marks[DOUBLET_MARKS] = {
	"resend",   "silent-change", "repeat",          "roundup",
	"fragment", "says-update",   "says-correction", "says-repeat",
};

const char *doublet_mark_text(size_t index)
{
	return index < DOUBLET_MARKS ? marks[index] : NULL;
}

/* By enum doublet_difference_kind. */
static const char *const differences[] = {
	"number", "name", "words", "added", "dropped",
};

const char *doublet_difference_text(enum doublet_difference_kind kind)
{
	return differences[kind];
}
