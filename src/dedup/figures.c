/* SPDX-License-Identifier: MIT */
/*
 * One intersection gives all figures; none is needed when the lengths alone
 * say that it will not do.
 */
#include "dedup/figures.h"

struct doublet_pair doublet_figures_pair(const struct doublet_figures *figures,
                                         uint32_t x, uint32_t y)
{
	bool in_order = doublet_scan_is_earlier(figures->scan, x, y);

	return (struct doublet_pair){
		.a = in_order ? x : y,
		.b = in_order ? y : x,
	};
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

static double share(size_t part, size_t all)
{
	return all == 0 ? 0 : (double)part / (double)all;
}

/* The figures of x as a and y as b, when so many shingles are in both. */
static struct doublet_pair pair_of(struct doublet_side x, struct doublet_side y,
                                   size_t both)
{
	return (struct doublet_pair){
		.resemblance = share(both, x.set.count + y.set.count - both),
		.containment_a = share(both, x.set.count),
		.containment_b = share(both, y.set.count),
	};
}

bool doublet_figures_compare(const struct doublet_figures *figures,
                             struct doublet_side x, struct doublet_side y,
                             struct doublet_pair *pair)
{
	const struct doublet_dedup_options *options = figures->options;
	size_t most = x.set.count < y.set.count ? x.set.count : y.set.count;
	struct doublet_pair made = pair_of(x, y, most);

	if (!doublet_figures_reach(options, &made))
		return false;
	made = pair_of(x, y,
	               doublet_set_intersection(figures->scan->team->workers[0]
	                                                .sketcher,
	                                        x.set, y.set));
	if (!doublet_figures_reach(options, &made))
		return false;
	*pair = doublet_figures_pair(figures, x.number, y.number);
	pair->resemblance = made.resemblance;
	pair->containment_a = made.containment_a;
	pair->containment_b = made.containment_b;
	if (pair->a != x.number) {
		pair->containment_a = made.containment_b;
		pair->containment_b = made.containment_a;
	}
	return true;
}
