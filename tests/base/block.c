/* SPDX-License-Identifier: MIT */
/* Blocks that know their size, on an allocator that counts. */
#include "base/block.h"

#include <stdalign.h>

#include "support.h"

static void blocks_grow_shrink_and_go(void **state)
{
	struct support_allocator counting;

	(void)state;
	support_allocator_init(&counting);
	char *block = doublet_block_resize(&counting.allocator, NULL, 3);
	assert_non_null(block);
	assert_int_equal((uintptr_t)block % alignof(max_align_t), 0);
	memcpy(block, "abc", 3);
	block = doublet_block_resize(&counting.allocator, block, 10000);
	assert_non_null(block);
	assert_memory_equal(block, "abc", 3);
	assert_in_range(counting.held_bytes, 10000, 10100);
	block = doublet_block_resize(&counting.allocator, block, 1);
	assert_in_range(counting.held_bytes, 1, 100);
	assert_null(doublet_block_resize(&counting.allocator, block, 0));
	assert_int_equal(counting.held_bytes, 0);
}

static void a_block_that_cannot_grow_stays(void **state)
{
	struct support_allocator counting;

	(void)state;
	support_allocator_init(&counting);
	char *block = doublet_block_resize(&counting.allocator, NULL, 3);
	counting.fail_at = 2;
	assert_null(doublet_block_resize(&counting.allocator, block, 100));
	assert_null(doublet_block_resize(&counting.allocator, block, SIZE_MAX));
	assert_null(doublet_block_resize(&counting.allocator, NULL, 1));
	assert_true(counting.held_bytes > 3);
	doublet_block_resize(&counting.allocator, block, 0);
	assert_int_equal(counting.held_bytes, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_grow_shrink_and_go),
		cmocka_unit_test(a_block_that_cannot_grow_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
