/* SPDX-License-Identifier: MIT */
/*
 * A list of rows, each a question to the evidence and the relation it leads
 * to; the first that is answered with yes decides. Shares are of words, and
 * "both" means that the lesser of both stories' shares is asked for.
 */
#include "judge/relation.h"

#include <stdbool.h>
#include <stddef.h>

#include "judge/version.h"

static double share(uint32_t part, uint32_t all)
{
	return all == 0 ? 0 : (double)part / (double)all;
}

static double greater(double a, double b)
{
	return a > b ? a : b;
}

static double lesser(double a, double b)
{
	return a < b ? a : b;
}

/* Words that are kept, of the story of which more is, and of the other. */
static double kept_most(const struct doublet_overlap *o)
{
	return greater(share(o->in_a.kept, o->in_a.words),
	               share(o->in_b.kept, o->in_b.words));
}

static double kept_both(const struct doublet_overlap *o)
{
	return lesser(share(o->in_a.kept, o->in_a.words),
	              share(o->in_b.kept, o->in_b.words));
}

static double form_most(const struct doublet_overlap *o)
{
	return greater(share(o->in_a.form_kept, o->in_a.form),
	               share(o->in_b.form_kept, o->in_b.form));
}

static double form_both(const struct doublet_overlap *o)
{
	return lesser(share(o->in_a.form_kept, o->in_a.form),
	              share(o->in_b.form_kept, o->in_b.form));
}

/* Figures that stand in the other at the same place, of the story of which
 * more do; all, when one has hardly any. */
static double figures_kept_most(const struct doublet_overlap *o)
{
	enum { FEWEST = 2 };

	if (o->in_a.figures < FEWEST || o->in_b.figures < FEWEST)
		return 1;
	return greater(share(o->in_a.figures_kept, o->in_a.figures),
	               share(o->in_b.figures_kept, o->in_b.figures));
}

/* Figures that stand in the other anywhere, of the story of which more do. */
static double figures_known_most(const struct doublet_overlap *o)
{
	enum { FEWEST = 2 };

	if (o->in_a.figures < FEWEST || o->in_b.figures < FEWEST)
		return 1;
	return greater(share(o->in_a.figures_known, o->in_a.figures),
	               share(o->in_b.figures_known, o->in_b.figures));
}

/* Names that stand in the other anywhere; all, when there are none. */
static double names_known_most(const struct doublet_overlap *o)
{
	if (o->in_a.names == 0 || o->in_b.names == 0)
		return 1;
	return greater(share(o->in_a.names_known, o->in_a.names),
	               share(o->in_b.names_known, o->in_b.names));
}

static double names_known_both(const struct doublet_overlap *o)
{
	if (o->in_a.names == 0 || o->in_b.names == 0)
		return 1;
	return lesser(share(o->in_a.names_known, o->in_a.names),
	              share(o->in_b.names_known, o->in_b.names));
}

static bool have_headlines(const struct doublet_overlap *o)
{
	return o->in_a.headline > 0 && o->in_b.headline > 0;
}

/* Words of the headlines that both have, of the longer one. */
static double headline_both(const struct doublet_overlap *o)
{
	return lesser(share(o->in_a.headline_kept, o->in_a.headline),
	              share(o->in_b.headline_kept, o->in_b.headline));
}

/* Published so long after each other that another day's news is likely. */
static bool are_days_apart(const struct doublet_overlap *o)
{
	const int64_t hours = INT64_C(3600000000);
	int64_t apart = o->b->time - o->a->time;

	if (o->a->time == 0 || o->b->time == 0)
		return false;
	apart = apart < 0 ? -apart : apart;
	return apart >= 16 * hours;
}

/* A table: every fifth word is a figure, or more. */
static bool are_tables(const struct doublet_overlap *o)
{
	return o->in_a.figures * 5 >= o->in_a.words &&
	       o->in_b.figures * 5 >= o->in_b.words;
}

/* A body too short to say what it is about: the headline does. */
static bool are_short(const struct doublet_overlap *o)
{
	enum { SHORT = 40 };

	return o->in_a.words <= SHORT && o->in_b.words <= SHORT;
}

/* Words that each headline has for itself and nothing in the other story, nor
 * in the own: what they say is not in the bodies. */
static bool have_other_headlines(const struct doublet_overlap *o)
{
	return o->in_a.headline_outside > 0 && o->in_b.headline_outside > 0;
}

/*
 * What one of them says in its headline is not what the other is about: the
 * signs of shares differ, or names of either headline are nowhere in the other
 * story.
 */
static bool has_other_subject(const struct doublet_overlap *o)
{
	enum { FEWEST = 3 };

	if (!have_headlines(o) || o->same_tickers || o->same_headline)
		return false;
	if (o->other_tickers)
		return true;
	if (are_short(o) && kept_both(o) >= 0.85 &&
	    o->in_a.headline_names + o->in_b.headline_names > 0)
		return true;
	if (o->in_a.headline_names > 0 && o->in_b.headline_names > 0 &&
	    headline_both(o) <= 0.75 && names_known_both(o) < 0.9)
		return true;
	if (o->in_a.headline_only < FEWEST || o->in_b.headline_only < FEWEST ||
	    headline_both(o) > 0.5)
		return false;
	return names_known_both(o) < 0.7 ||
	       (are_short(o) && o->in_a.headline_outside >= FEWEST &&
	        o->in_b.headline_outside >= FEWEST);
}

static bool claims(const struct doublet_profile *profile, unsigned claim)
{
	return (profile->claims & claim) != 0;
}

/* A notice that quotes the other's headline, or has all of its words. */
static bool is_notice_of_other(const struct doublet_profile *profile,
                               const struct doublet_side *side,
                               const struct doublet_side *other)
{
	enum { FEWEST = 3 };

	if (!claims(profile, DOUBLET_CLAIM_NOTICE))
		return false;
	if (side->about > 0)
		return side->about_kept * 3 >= side->about * 2;
	return other->headline >= FEWEST &&
	       other->headline_other * 8 >= other->headline * 7;
}

static bool is_same_with_other_subject(const struct doublet_overlap *o)
{
	return o->same_words && has_other_subject(o);
}

static bool is_notice(const struct doublet_overlap *o)
{
	return is_notice_of_other(o->a, &o->in_a, &o->in_b) ||
	       is_notice_of_other(o->b, &o->in_b, &o->in_a);
}

/* b says that it corrects, and a does not; both tell the same. */
static bool says_correction(const struct doublet_overlap *o)
{
	return claims(o->b, DOUBLET_CLAIM_CORRECTION) &&
	       !claims(o->a, DOUBLET_CLAIM_CORRECTION) &&
	       (kept_most(o) >= 0.5 ||
	        (have_headlines(o) && headline_both(o) >= 0.6)) &&
	       !has_other_subject(o);
}

/* b says that it is sent again, but figures or names are other ones. */
static bool says_repeat_but_differs(const struct doublet_overlap *o)
{
	return claims(o->b, DOUBLET_CLAIM_REPEAT) && kept_both(o) >= 0.8 &&
	       o->numbers + o->names > 0 && !has_other_subject(o);
}

/* The words of the headlines are the same but for those that bind them, and
 * but for how figures are written. */
static bool are_headlines_alike(const struct doublet_overlap *o)
{
	const struct doublet_side *a = &o->in_a;
	const struct doublet_side *b = &o->in_b;

	return a->headline == a->headline_kept + a->headline_figures &&
	       b->headline == b->headline_kept + b->headline_figures;
}

static bool is_identical(const struct doublet_overlap *o)
{
	return o->same_words && (!have_headlines(o) || are_headlines_alike(o));
}

static bool is_same(const struct doublet_overlap *o)
{
	return o->same_words;
}

static bool is_about_other(const struct doublet_overlap *o)
{
	return has_other_subject(o) && form_both(o) >= 0.28 &&
	       (form_most(o) >= 0.4 || kept_both(o) >= 0.6);
}

/* The same form, in which most figures are other ones. */
static bool has_other_figures(const struct doublet_overlap *o)
{
	uint32_t least = o->in_a.figures < o->in_b.figures ? o->in_a.figures
	                                                   : o->in_b.figures;
	bool apart = are_days_apart(o);

	return o->numbers >= 2 && figures_kept_most(o) <= 0.55 &&
	       form_both(o) >= (apart ? 0.4 : 0.75) &&
	       (apart || least >= 4 || have_other_headlines(o));
}

/* One headline again, days later, over other figures. */
static bool is_series(const struct doublet_overlap *o)
{
	return are_days_apart(o) && have_headlines(o) &&
	       headline_both(o) >= 0.7 && figures_known_most(o) <= 0.5 &&
	       kept_most(o) < 0.9;
}

/* The table of another day. */
static bool is_other_table(const struct doublet_overlap *o)
{
	return are_tables(o) && are_days_apart(o) && o->numbers > 0 &&
	       kept_both(o) < 0.93 && kept_both(o) >= 0.4;
}

/* Nothing is added or dropped that a sentence could be made of. */
static bool are_edits_small(const struct doublet_overlap *o)
{
	enum { LONGEST = 14 };

	return o->in_a.longest_only <= LONGEST &&
	       o->in_b.longest_only <= LONGEST && o->in_a.sentences_only <= 1 &&
	       o->in_b.sentences_only <= 1;
}

static bool is_correction(const struct doublet_overlap *o)
{
	return kept_both(o) >= 0.9 && o->numbers + o->names > 0 &&
	       o->edit_count <= 2 && are_edits_small(o);
}

/* Hardly a figure is in one only. */
static bool are_figures_known(const struct doublet_overlap *o)
{
	return (o->in_a.figures - o->in_a.figures_known) * 10 <=
	               o->in_a.figures + 10 &&
	       (o->in_b.figures - o->in_b.figures_known) * 10 <=
	               o->in_b.figures + 10;
}

static bool is_near(const struct doublet_overlap *o)
{
	return kept_both(o) >= 0.8 && are_edits_small(o) &&
	       are_figures_known(o);
}

/* Results and the like, keyed a second time in the same hours. */
static bool is_keyed_again(const struct doublet_overlap *o)
{
	return are_tables(o) && have_headlines(o) &&
	       (o->same_tickers || headline_both(o) >= 0.7) &&
	       !are_days_apart(o) && kept_both(o) >= 0.4 &&
	       o->in_a.words * 3 >= o->in_b.words * 2 &&
	       o->in_b.words * 3 >= o->in_a.words * 2 &&
	       figures_known_most(o) >= 0.5;
}

static bool is_part(const struct doublet_overlap *o)
{
	return kept_most(o) >= 0.75 &&
	       greater(o->containment_a, o->containment_b) >= 0.5;
}

static bool is_excerpt(const struct doublet_overlap *o)
{
	return is_part(o) && o->in_a.words >= 2 * o->in_b.words;
}

static bool is_containing(const struct doublet_overlap *o)
{
	return is_part(o) && o->in_b.words >= 2 * o->in_a.words;
}

/* Words outside of quotations that are kept, of the story with more. */
static double own_kept_most(const struct doublet_overlap *o)
{
	return greater(share(o->in_a.kept - o->in_a.quoted_kept,
	                     o->in_a.words - o->in_a.quoted),
	               share(o->in_b.kept - o->in_b.quoted_kept,
	                     o->in_b.words - o->in_b.quoted));
}

static bool is_update(const struct doublet_overlap *o)
{
	double containment = greater(o->containment_a, o->containment_b);

	return (kept_most(o) >= 0.6 && own_kept_most(o) >= 0.55 &&
	        containment >= 0.28) ||
	       (kept_both(o) >= 0.46 && containment >= 0.42);
}

static bool shares_quotes(const struct doublet_overlap *o)
{
	uint32_t quoted = o->in_a.quoted_kept > o->in_b.quoted_kept
	                          ? o->in_a.quoted_kept
	                          : o->in_b.quoted_kept;

	return o->quotes > 0 && quoted * 2 >= o->in_b.in_runs;
}

/* A passage in common, and somebody or something that both name. */
static bool shares_passages(const struct doublet_overlap *o)
{
	return o->longest >= 12 && o->in_b.in_runs >= 20 &&
	       names_known_most(o) >= 0.3;
}

struct row {
	bool (*applies)(const struct doublet_overlap *overlap);
	enum doublet_relation relation;
};

static const struct row table[] = {
	{is_same_with_other_subject, DOUBLET_TEMPLATE},
	{is_notice, DOUBLET_CORRECTION},
	{says_correction, DOUBLET_CORRECTION},
	{says_repeat_but_differs, DOUBLET_CORRECTION},
	{is_identical, DOUBLET_IDENTICAL},
	{is_same, DOUBLET_NEAR},
	{is_about_other, DOUBLET_TEMPLATE},
	{has_other_figures, DOUBLET_TEMPLATE},
	{is_series, DOUBLET_TEMPLATE},
	{is_other_table, DOUBLET_TEMPLATE},
	{is_correction, DOUBLET_CORRECTION},
	{is_near, DOUBLET_NEAR},
	{is_excerpt, DOUBLET_EXCERPT},
	{is_containing, DOUBLET_CONTAINS},
	{is_keyed_again, DOUBLET_NEAR},
	{is_update, DOUBLET_UPDATE},
	{shares_quotes, DOUBLET_SHARED_QUOTES},
	{shares_passages, DOUBLET_SHARED_PASSAGES},
};

enum doublet_relation doublet_relation_of(const struct doublet_overlap *overlap)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
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
