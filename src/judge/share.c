/* SPDX-License-Identifier: MIT */
/* Quotients, and which of both stories they are told of. */
#include "judge/share.h"

/* Fewer figures or names say nothing of all. */
enum { FEWEST_FIGURES = 2, FEWEST_NAMES = 3 };

double doublet_share(uint32_t part, uint32_t all)
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

double doublet_share_kept_most(const struct doublet_overlap *o)
{
	return greater(doublet_share(o->in_a.kept, o->in_a.words),
	               doublet_share(o->in_b.kept, o->in_b.words));
}

double doublet_share_kept_both(const struct doublet_overlap *o)
{
	return lesser(doublet_share(o->in_a.kept, o->in_a.words),
	              doublet_share(o->in_b.kept, o->in_b.words));
}

static double own_kept(const struct doublet_side *side)
{
	return doublet_share(side->kept - side->quoted_kept,
	                     side->words - side->quoted);
}

double doublet_share_own_kept_most(const struct doublet_overlap *o)
{
	return greater(own_kept(&o->in_a), own_kept(&o->in_b));
}

double doublet_share_form_most(const struct doublet_overlap *o)
{
	return greater(doublet_share(o->in_a.form_kept, o->in_a.form),
	               doublet_share(o->in_b.form_kept, o->in_b.form));
}

double doublet_share_form_both(const struct doublet_overlap *o)
{
	return lesser(doublet_share(o->in_a.form_kept, o->in_a.form),
	              doublet_share(o->in_b.form_kept, o->in_b.form));
}

double doublet_share_figures_kept_most(const struct doublet_overlap *o)
{
	if (o->in_a.figures < FEWEST_FIGURES ||
	    o->in_b.figures < FEWEST_FIGURES)
		return 1;
	return greater(doublet_share(o->in_a.figures_kept, o->in_a.figures),
	               doublet_share(o->in_b.figures_kept, o->in_b.figures));
}

double doublet_share_figures_known_most(const struct doublet_overlap *o)
{
	if (o->in_a.figures < FEWEST_FIGURES ||
	    o->in_b.figures < FEWEST_FIGURES)
		return 1;
	return greater(doublet_share(o->in_a.figures_known, o->in_a.figures),
	               doublet_share(o->in_b.figures_known, o->in_b.figures));
}

double doublet_share_names_known_most(const struct doublet_overlap *o)
{
	if (o->in_a.names < FEWEST_NAMES || o->in_b.names < FEWEST_NAMES)
		return 1;
	return greater(doublet_share(o->in_a.names_known, o->in_a.names),
	               doublet_share(o->in_b.names_known, o->in_b.names));
}

double doublet_share_names_known_both(const struct doublet_overlap *o)
{
	if (o->in_a.names == 0 || o->in_b.names == 0)
		return 1;
	return lesser(doublet_share(o->in_a.names_known, o->in_a.names),
	              doublet_share(o->in_b.names_known, o->in_b.names));
}

double doublet_share_lead_most(const struct doublet_overlap *o)
{
	return greater(doublet_share(o->in_a.lead_kept, o->in_a.lead),
	               doublet_share(o->in_b.lead_kept, o->in_b.lead));
}

double doublet_share_headline_both(const struct doublet_overlap *o)
{
	return lesser(doublet_share(o->in_a.headline_kept, o->in_a.headline),
	              doublet_share(o->in_b.headline_kept, o->in_b.headline));
}

double doublet_share_contained_most(const struct doublet_overlap *o)
{
	return greater(o->containment_a, o->containment_b);
}
