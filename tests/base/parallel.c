/* SPDX-License-Identifier: MIT */
/* Each piece is done once, whatever the number of workers. */
#include "base/parallel.h"

#include <stdatomic.h>

#include "support.h"

enum { PIECES = 1000, WORKERS = 5 };

struct work {
	atomic_uint done[PIECES];
	unsigned workers;
	atomic_bool wrong;
};

static void do_piece(void *context, unsigned worker, size_t piece)
{
	struct work *work = context;

	atomic_fetch_add(&work->done[piece], 1);
	if (worker >= work->workers)
		atomic_store(&work->wrong, true);
}

static void each_piece_is_done_once(void **state)
{
	static struct work work;

	(void)state;
	for (unsigned workers = 0; workers <= WORKERS; workers++) {
		struct doublet_parallel *parallel =
			doublet_parallel_create(NULL, workers);

		assert_non_null(parallel);
		work.workers = doublet_parallel_count(parallel);
		assert_true(work.workers >= 1);
		for (size_t pieces = 0; pieces <= PIECES;
		     pieces += 1 + pieces / 3) {
			for (size_t i = 0; i < PIECES; i++)
				atomic_store(&work.done[i], 0);
			doublet_parallel_run(parallel, pieces, do_piece, &work);
			for (size_t i = 0; i < PIECES; i++)
				assert_int_equal(atomic_load(&work.done[i]),
				                 i < pieces);
		}
		doublet_parallel_destroy(parallel);
	}
	assert_false(atomic_load(&work.wrong));
}

static void without_memory(void **state)
{
	struct support_allocator counting;

	(void)state;
	support_allocator_init(&counting);
	counting.fail_at = 1;
	assert_null(doublet_parallel_create(&counting.allocator, 2));
	counting.fail_at = 0;
	struct doublet_parallel *parallel =
		doublet_parallel_create(&counting.allocator, 2);
	assert_non_null(parallel);
	doublet_parallel_destroy(parallel);
	doublet_parallel_destroy(NULL);
	assert_int_equal(counting.held_bytes, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_piece_is_done_once),
		cmocka_unit_test(without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
