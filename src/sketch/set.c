/* SPDX-License-Identifier: MIT */
/* Sets of shingles: made by sorting, compared by kernels. */
#include "doublet/set.h"

#include "base/sort.h"
#include "sketch/sketcher.h"

static const struct doublet_intersect_kernel *const kernels[] = {
	&doublet_intersect_vp2intersect, &doublet_intersect_avx512,
	&doublet_intersect_avx2,         &doublet_intersect_neon,
	&doublet_intersect_scalar,
};

const struct doublet_intersect_kernel *doublet_intersect_kernel_choose(
	unsigned features)
{
	size_t row = 0;

	while ((kernels[row]->needs & ~features) != 0)
		row++;
	return kernels[row];
}

static size_t drop_repeats(uint32_t *numbers, size_t count)
{
	size_t kept = 1;

	if (count == 0)
		return 0;
	for (size_t i = 1; i < count; i++) {
		uint32_t number = numbers[i];
		bool is_new = number != numbers[kept - 1];

		numbers[kept] = number;
		kept += is_new;
	}
	return kept;
}

enum doublet_status doublet_set_make(struct doublet_sketcher *sketcher,
                                     uint32_t *shingles, size_t count,
                                     struct doublet_set *set)
{
	uint32_t *spare = doublet_sketcher_spare(sketcher, count);

	if (spare == NULL)
		return DOUBLET_NO_MEMORY;
	doublet_sort_numbers(shingles, spare, count);
	*set = (struct doublet_set){shingles, drop_repeats(shingles, count)};
	return DOUBLET_OK;
}

size_t doublet_set_intersection(const struct doublet_sketcher *sketcher,
                                struct doublet_set a, struct doublet_set b)
{
	/* An empty set may have no list at all. */
	if (a.count == 0 || b.count == 0)
		return 0;
	return sketcher->intersect->count(a, b);
}

double doublet_set_resemblance(const struct doublet_sketcher *sketcher,
                               struct doublet_set a, struct doublet_set b)
{
	size_t both = doublet_set_intersection(sketcher, a, b);
	size_t either = a.count + b.count - both;

	return either == 0 ? 0 : (double)both / (double)either;
}

double doublet_set_containment(const struct doublet_sketcher *sketcher,
                               struct doublet_set a, struct doublet_set b)
{
	size_t both = doublet_set_intersection(sketcher, a, b);

	return a.count == 0 ? 0 : (double)both / (double)a.count;
}

struct doublet_set doublet_bottom_sketch(struct doublet_set set, size_t size)
{
	if (set.count > size)
		set.count = size;
	return set;
}

double doublet_bottom_resemblance(struct doublet_set a, struct doublet_set b,
                                  size_t size)
{
	size_t i = 0;
	size_t j = 0;
	size_t both = 0;
	size_t either = 0;

	for (; either < size && (i < a.count || j < b.count); either++) {
		bool in_a = j == b.count ||
		            (i < a.count && a.shingles[i] <= b.shingles[j]);
		bool in_b = i == a.count ||
		            (j < b.count && b.shingles[j] <= a.shingles[i]);

		both += in_a && in_b;
		i += in_a;
		j += in_b;
	}
	return either == 0 ? 0 : (double)both / (double)either;
}
