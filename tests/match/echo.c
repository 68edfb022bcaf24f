/* SPDX-License-Identifier: MIT */
/* Words that stand again a few words on, against the definition. */
#include "match/echo.h"

#include <stdlib.h>
#include <string.h>

#include "support.h"

enum { LONGEST = 80, FARTHEST = 6 };

static bool stands_again(const uint64_t *hashes, uint32_t count, uint32_t at,
                         struct doublet_echo sought)
{
	for (uint32_t words = sought.least; words <= sought.most; words++) {
		if (at + words + sought.together <= count &&
		    memcmp(hashes + at, hashes + at + words,
		           sought.together * sizeof(*hashes)) == 0)
			return true;
	}
	return false;
}

/* Few words or many; and some that agree in one half with the one before. */
static void fill(struct support_random *random, uint64_t *hashes,
                 uint32_t count)
{
	uint32_t letters = 2 + support_random_below(random, 60);

	for (uint32_t i = 0; i < count; i++) {
		uint64_t half = support_random_below(random, letters);
		uint64_t other = support_random_below(random, 4);
		hashes[i] = support_random_below(random, 2) == 0
		                    ? half << 32 | other
		                    : other << 32 | half;
	}
}

static void all_are_found_and_no_others(void **state)
{
	struct support_random random = support_random_begin(1);
	uint64_t hashes[LONGEST];

	(void)state;
	for (unsigned round = support_rounds(2000); round > 0; round--) {
		uint32_t count = support_random_below(&random, LONGEST + 1);
		uint32_t least = 1 + support_random_below(&random, FARTHEST);
		uint32_t rest =
			support_random_below(&random, FARTHEST - least + 1);
		struct doublet_echo sought = {
			1 + support_random_below(&random, 2),
			least,
			least + rest,
		};
		uint32_t next = 0;
		fill(&random, hashes, count);
		for (uint32_t i = 0; i < count; i++) {
			if (!stands_again(hashes, count, i, sought))
				continue;
			assert_int_equal(doublet_echo_next(hashes, next, count,
			                                   sought),
			                 i);
			next = i + 1;
		}
		assert_int_equal(doublet_echo_next(hashes, next, count, sought),
		                 count);
	}
}

/* Nothing behind the last word is read: sanitizers would tell. */
static void nothing_is_read_behind_the_end(void **state)
{
	(void)state;
	for (uint32_t count = 1; count <= LONGEST; count++) {
		uint64_t *hashes = calloc(count, sizeof(*hashes));
		assert_non_null(hashes);
		for (uint32_t i = 0; i < count; i++)
			hashes[i] = (uint64_t)(i + 1) * UINT64_C(0x100000001);
		for (uint32_t together = 1; together <= 2; together++) {
			struct doublet_echo sought = {together, 1, FARTHEST};
			assert_int_equal(doublet_echo_next(hashes, 0, count,
			                                   sought),
			                 count);
		}
		free(hashes);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_are_found_and_no_others),
		cmocka_unit_test(nothing_is_read_behind_the_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
