/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as two lists of shingles: every kernel gives what plain C gives,
 * sets are sorted, and what is chosen or estimated lies in bounds.
 */
#include "doublet/sketch.h"

#include <string.h>

#include "doublet/band.h"
#include "doublet/set.h"
#include "fuzz.h"

enum { SIZE = 80, WINDOW = 8 };

struct list {
	uint32_t *shingles;
	size_t count;
	struct doublet_set set;
};

static struct list take(const uint8_t *bytes, size_t count)
{
	struct list list = {.count = count};

	list.shingles = malloc(count * sizeof(uint32_t) + 1);
	fuzz_require(list.shingles != NULL);
	if (count > 0)
		memcpy(list.shingles, bytes, count * sizeof(uint32_t));
	return list;
}

static void look_at_choice(const struct list *list)
{
	struct doublet_fingerprint *chosen =
		malloc(list->count * sizeof(*chosen) + 1);

	fuzz_require(chosen != NULL);
	size_t count =
		doublet_winnow(list->shingles, list->count, WINDOW, chosen);
	fuzz_require(count <= list->count &&
	             (count == 0) == (list->count == 0));
	for (size_t i = 0; i < count; i++) {
		fuzz_require(chosen[i].position < list->count);
		fuzz_require(chosen[i].shingle ==
		             list->shingles[chosen[i].position]);
		fuzz_require(i == 0 ||
		             chosen[i].position > chosen[i - 1].position);
	}
	free(chosen);
	(void)doublet_simhash_sign(list->shingles, list->count);
}

static void look_at_keys(const uint32_t *signature, size_t count)
{
	uint32_t keys[DOUBLET_BANDS_MAX];
	const struct doublet_banding *banding = doublet_banding_for(0.8);

	fuzz_require(doublet_band_keys(banding, signature, keys) ==
	             (count == 0 ? 0 : banding->bands));
}

static void make_set(struct doublet_sketcher *sketcher, struct list *list)
{
	fuzz_require(doublet_set_make(sketcher, list->shingles, list->count,
	                              &list->set) == DOUBLET_OK);
	for (size_t i = 1; i < list->set.count; i++)
		fuzz_require(list->set.shingles[i - 1] < list->set.shingles[i]);
}

static void compare(struct list *lists, const uint32_t *plain, size_t both)
{
	for (int k = DOUBLET_KERNEL_AVX2; k < DOUBLET_KERNEL_COUNT; k++) {
		struct doublet_sketcher_options options = {
			(enum doublet_kernel)k};
		struct doublet_sketcher *sketcher;
		uint32_t signature[SIZE];

		if (doublet_sketcher_create(NULL, &options, &sketcher) !=
		    DOUBLET_OK)
			continue;
		doublet_minhash_sign(sketcher, lists[0].set.shingles,
		                     lists[0].set.count, signature, SIZE);
		fuzz_require(memcmp(signature, plain, sizeof(signature)) == 0);
		fuzz_require(doublet_set_intersection(sketcher, lists[0].set,
		                                      lists[1].set) == both);
		doublet_sketcher_destroy(sketcher);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct doublet_sketcher_options options = {DOUBLET_KERNEL_SCALAR};
	struct doublet_sketcher *sketcher;
	uint32_t signature[SIZE];
	size_t count = size / sizeof(uint32_t);
	size_t first = size == 0 ? 0 : bytes[0] * count / 255;
	struct list lists[2] = {
		take(bytes, first),
		take(bytes + first * sizeof(uint32_t), count - first),
	};

	fuzz_require(doublet_sketcher_create(NULL, &options, &sketcher) ==
	             DOUBLET_OK);
	doublet_minhash_sign(sketcher, lists[0].shingles, first, signature,
	                     SIZE);
	look_at_keys(signature, first);
	for (int i = 0; i < 2; i++) {
		look_at_choice(&lists[i]);
		make_set(sketcher, &lists[i]);
	}
	size_t both =
		doublet_set_intersection(sketcher, lists[0].set, lists[1].set);
	fuzz_require(both <= lists[0].set.count && both <= lists[1].set.count);
	compare(lists, signature, both);
	doublet_sketcher_destroy(sketcher);
	free(lists[0].shingles);
	free(lists[1].shingles);
	return 0;
}
