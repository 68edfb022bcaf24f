/* SPDX-License-Identifier: MIT */
/*
 * Signs of shares tell most; then names of one headline that the other story
 * has nowhere. A short body may leave its subject to the headline: then words
 * that are in neither body are looked at.
 */
#include "judge/subject.h"

#include "judge/share.h"

/* So many words for itself make a headline another one. */
enum { FEWEST = 3 };

bool doublet_subject_is_told(const struct doublet_overlap *overlap)
{
	return overlap->in_a.headline > 0 && overlap->in_b.headline > 0;
}

bool doublet_subject_is_outside(const struct doublet_overlap *overlap)
{
	return overlap->in_a.headline_outside > 0 &&
	       overlap->in_b.headline_outside > 0;
}

bool doublet_subject_is_same(const struct doublet_overlap *overlap)
{
	const struct doublet_side *a = &overlap->in_a;
	const struct doublet_side *b = &overlap->in_b;

	return !doublet_subject_is_told(overlap) ||
	       (a->headline == a->headline_kept + a->headline_figures &&
	        b->headline == b->headline_kept + b->headline_figures);
}

/* A body too short to say what it is about: the headline does. */
static bool are_short(const struct doublet_overlap *o)
{
	enum { SHORT = 40 };

	return o->in_a.words <= SHORT && o->in_b.words <= SHORT;
}

/* What the headlines say for themselves is in no body, nor is much else. */
static bool are_unanchored(const struct doublet_overlap *o)
{
	return are_short(o) && doublet_subject_is_outside(o) &&
	       o->in_a.headline_own * 4 <= o->in_a.headline &&
	       o->in_b.headline_own * 4 <= o->in_b.headline;
}

/* Hardly any other word than a name of a headline that only it has. */
static bool differ_by_name(const struct doublet_overlap *o)
{
	return are_short(o) && doublet_share_kept_both(o) >= 0.85 &&
	       o->in_a.headline_names + o->in_b.headline_names > 0;
}

/* One tells hardly a figure or name that the other has not: then they are
 * about the same, whatever the headlines pick out of it. */
static bool have_same_facts(const struct doublet_overlap *o)
{
	return o->in_a.figures >= FEWEST && o->in_b.figures >= FEWEST &&
	       doublet_share_figures_known_most(o) >= 0.9 &&
	       o->in_a.names >= FEWEST && o->in_b.names >= FEWEST &&
	       doublet_share_names_known_most(o) >= 0.85;
}

/* Each headline has a name that the other story has nowhere. */
static bool have_other_names(const struct doublet_overlap *o)
{
	return o->in_a.headline_names > 0 && o->in_b.headline_names > 0 &&
	       doublet_share_headline_both(o) <= 0.75 &&
	       doublet_share_names_known_both(o) < 0.9;
}

/* The headlines have little in common, and the bodies other names. */
static bool have_other_words(const struct doublet_overlap *o)
{
	if (o->in_a.headline_only < FEWEST || o->in_b.headline_only < FEWEST ||
	    doublet_share_headline_both(o) > 0.5)
		return false;
	return doublet_share_names_known_both(o) < 0.7;
}

bool doublet_subject_is_other(const struct doublet_overlap *overlap)
{
	if (!doublet_subject_is_told(overlap) || overlap->same_tickers ||
	    overlap->same_headline)
		return false;
	if (overlap->other_tickers || are_unanchored(overlap) ||
	    differ_by_name(overlap))
		return true;
	return !have_same_facts(overlap) &&
	       (have_other_names(overlap) || have_other_words(overlap));
}
