/* SPDX-License-Identifier: MIT */
/* One intersection gives all three. */
#include "dedup/figures.h"

static double share(size_t part, size_t all)
{
	return all == 0 ? 0 : (double)part / (double)all;
}

void doublet_figures_fill(const struct doublet_sketcher *sketcher,
                          struct doublet_set a, struct doublet_set b,
                          struct doublet_pair *pair)
{
	size_t both = doublet_set_intersection(sketcher, a, b);

	pair->resemblance = share(both, a.count + b.count - both);
	pair->containment_a = share(both, a.count);
	pair->containment_b = share(both, b.count);
}

bool doublet_figures_reach(const struct doublet_dedup_options *options,
                           const struct doublet_pair *pair)
{
	if (options->threshold > 0 && pair->resemblance >= options->threshold)
		return true;
	return options->containment > 0 &&
	       (pair->containment_a >= options->containment ||
	        pair->containment_b >= options->containment);
}
