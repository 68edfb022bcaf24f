/* SPDX-License-Identifier: MIT */
/* A measurement has all rows, in order, with figures that fit together. */
#include "doublet/measure.h"

#include <math.h>

#include "doublet/doublet.h"
#include "support.h"

static const char line[] =
	"The harbour board will rebuild the old fish pier before the winter. ";

static struct doublet_measure *create(struct doublet_measure_options options)
{
	struct doublet_measure *measure;

	options.seconds = 0.001;
	assert_int_equal(doublet_measure_create(&options, &measure), 0);
	return measure;
}

static void add(struct doublet_measure *measure, const char *text)
{
	const struct doublet_story story = {.text = text,
	                                    .length = strlen(text)};

	assert_int_equal(doublet_measure_add(measure, &story), 0);
}

static void rows_fit_together(void **state)
{
	struct doublet_measure *measure =
		create((struct doublet_measure_options){0});
	const struct doublet_measures *measures;

	(void)state;
	add(measure, line);
	add(measure, line);
	add(measure, "");
	assert_int_equal(doublet_measure_run(measure, &measures), 0);
	assert_false(measures->copy.made_up);
	assert_int_equal(measures->copy.stories, 3);
	assert_int_equal(measures->copy.bytes, 2 * strlen(line));
	assert_int_equal(measures->copy.words, 24);
	assert_int_equal(measures->copy.shingles, 16);
	assert_true(measures->machine.hertz > 1e8);
	assert_true(measures->machine.hertz < 1e10);
	assert_string_equal(measures->rows[0].name, "memcpy");
	for (size_t i = 0; i < measures->row_count; i++) {
		const struct doublet_measure_row *row = &measures->rows[i];

		assert_true(row->nanoseconds > 0);
		assert_true(row->turns > 0);
		assert_true(fabs(row->bytes_per_second *
		                         row->story_microseconds * 3 -
		                 (double)measures->copy.bytes * 1e6) < 1);
		assert_true((row->kernel == NULL) == (row->speedup == 0));
		if (row->kernel != NULL && strcmp(row->kernel, "scalar") == 0)
			assert_true(row->speedup == 1);
	}
	doublet_measure_destroy(measure);
}

/* Rows of a name, one for each kernel that is usable. */
static void every_kernel_has_a_row(void **state)
{
	struct doublet_measure *measure =
		create((struct doublet_measure_options){0});
	const struct doublet_measures *measures;

	(void)state;
	add(measure, line);
	assert_int_equal(doublet_measure_run(measure, &measures), 0);
	const struct doublet_measure_machine *machine = &measures->machine;
	size_t at = 0;
	while (strcmp(measures->rows[at].name, "words") != 0)
		at++;
	assert_int_equal(machine->kernels[0], doublet_kernel_best());
	for (size_t i = 0; i < machine->kernel_count; i++)
		assert_string_equal(measures->rows[at + i].kernel,
		                    doublet_kernel_name(machine->kernels[i]));
	assert_int_equal(machine->kernels[machine->kernel_count - 1],
	                 DOUBLET_KERNEL_SCALAR);
	doublet_measure_destroy(measure);
}

static void copy_without_words_is_made_up(void **state)
{
	struct doublet_measure *measure =
		create((struct doublet_measure_options){0});
	const struct doublet_measures *measures;

	(void)state;
	add(measure, " \n - ");
	assert_int_equal(doublet_measure_run(measure, &measures), 0);
	assert_true(measures->copy.made_up);
	assert_in_range(measures->copy.bytes, 2 << 20, (2 << 20) + 4096);
	add(measure, line);
	assert_int_equal(doublet_measure_run(measure, &measures), 0);
	assert_false(measures->copy.made_up);
	assert_int_equal(measures->copy.stories, 1);
	doublet_measure_destroy(measure);
}

static void no_more_copy_than_is_enough(void **state)
{
	struct doublet_measure *measure =
		create((struct doublet_measure_options){0});
	static char text[3 << 20];
	const struct doublet_story story = {.text = text,
	                                    .length = sizeof(text)};

	(void)state;
	memset(text, 'a', sizeof(text));
	assert_int_equal(doublet_measure_add(measure, &story), 0);
	assert_int_equal(doublet_measure_add(measure, &story), 0);
	assert_int_equal(doublet_measure_add(measure, &story), DOUBLET_END);
	doublet_measure_destroy(measure);
}

static void note_progress(void *context, double share)
{
	double *last = context;

	assert_true(share >= *last && share <= 1);
	*last = share;
}

static void progress_only_grows(void **state)
{
	double last = 0;
	struct doublet_measure *measure =
		create((struct doublet_measure_options){
			.progress = note_progress,
			.context = &last,
		});
	const struct doublet_measures *measures;

	(void)state;
	add(measure, line);
	assert_int_equal(doublet_measure_run(measure, &measures), 0);
	assert_true(last == 1);
	doublet_measure_destroy(measure);
}

static void wrong_options_are_refused(void **state)
{
	struct doublet_measure_options options = {.seconds = -1};
	struct doublet_measure *measure = NULL;

	(void)state;
	assert_int_equal(doublet_measure_create(&options, &measure),
	                 DOUBLET_INVALID);
	options.seconds = NAN;
	assert_int_equal(doublet_measure_create(&options, &measure),
	                 DOUBLET_INVALID);
	assert_null(measure);
	doublet_measure_destroy(NULL);
}

/* Whether it came through with so much memory. */
static bool try_with(struct support_allocator *memory)
{
	const struct doublet_measure_options options = {
		.allocator = &memory->allocator,
		.seconds = 1e-6,
	};
	const struct doublet_story story = {.text = line,
	                                    .length = strlen(line)};
	const struct doublet_measures *measures;
	struct doublet_measure *measure = NULL;
	enum doublet_status status = doublet_measure_create(&options, &measure);

	if (status == DOUBLET_OK)
		status = doublet_measure_add(measure, &story);
	if (status == DOUBLET_OK)
		status = doublet_measure_run(measure, &measures);
	doublet_measure_destroy(measure);
	assert_true(status == DOUBLET_OK || status == DOUBLET_NO_MEMORY);
	return status == DOUBLET_OK;
}

static void without_memory_nothing_is_held(void **state)
{
	struct support_allocator memory;
	bool done = false;

	(void)state;
	for (size_t at = 1; !done; at++) {
		support_allocator_init(&memory);
		memory.fail_at = at;
		done = try_with(&memory);
		assert_int_equal(memory.held_bytes, 0);
	}
}

/* What a run took is taken over by the next. */
static void runs_hold_no_more_and_more(void **state)
{
	struct support_allocator memory;
	const struct doublet_measures *measures;
	size_t held = 0;

	(void)state;
	support_allocator_init(&memory);
	struct doublet_measure *measure =
		create((struct doublet_measure_options){
			.allocator = &memory.allocator});
	for (int i = 0; i < 2000; i++)
		add(measure, line);
	for (int run = 0; run < 10; run++) {
		assert_int_equal(doublet_measure_run(measure, &measures), 0);
		assert_int_equal(measures->copy.stories, 2000);
		if (run == 1)
			held = memory.held_bytes;
	}
	assert_in_range(memory.held_bytes, 1, held);
	doublet_measure_destroy(measure);
	assert_int_equal(memory.held_bytes, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_fit_together),
		cmocka_unit_test(every_kernel_has_a_row),
		cmocka_unit_test(copy_without_words_is_made_up),
		cmocka_unit_test(no_more_copy_than_is_enough),
		cmocka_unit_test(progress_only_grows),
		cmocka_unit_test(wrong_options_are_refused),
		cmocka_unit_test(without_memory_nothing_is_held),
		cmocka_unit_test(runs_hold_no_more_and_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
