/* SPDX-License-Identifier: MIT */
/* Buffers: bytes come out as they went in, and a failure sticks. */
#include "base/buffer.h"

#include "support.h"

static void assert_holds(const struct doublet_buffer *buffer, const char *text)
{
	assert_false(buffer->failed);
	assert_int_equal(buffer->length, strlen(text));
	assert_memory_equal(buffer->data, text, buffer->length);
}

static void pieces_are_joined(void **state)
{
	struct doublet_buffer buffer;

	(void)state;
	doublet_buffer_init(&buffer, NULL);
	doublet_buffer_add(&buffer, "abc", 2);
	doublet_buffer_add_text(&buffer, "-c-");
	doublet_buffer_add_byte(&buffer, 'd');
	doublet_buffer_repeat(&buffer, '=', 3);
	doublet_buffer_add(&buffer, NULL, 0);
	doublet_buffer_repeat(&buffer, 'x', 0);
	doublet_buffer_print(&buffer, "%d:%s", 12, "e");
	assert_holds(&buffer, "ab-c-d===12:e");
	doublet_buffer_finish(&buffer);
}

static void long_prints_are_not_cut(void **state)
{
	struct doublet_buffer buffer;
	char text[1000];

	(void)state;
	memset(text, 'x', sizeof(text));
	text[sizeof(text) - 1] = '\0';
	for (size_t length = 100; length < sizeof(text); length += 7) {
		doublet_buffer_init(&buffer, NULL);
		doublet_buffer_print(&buffer, "%.*s", (int)length, text);
		assert_int_equal(buffer.length, length);
		doublet_buffer_finish(&buffer);
	}
}

static void bytes_survive_growth(void **state)
{
	struct support_random random = support_random_begin(2);
	struct support_allocator counting;
	struct doublet_buffer buffer;

	(void)state;
	support_allocator_init(&counting);
	doublet_buffer_init(&buffer, &counting.allocator);
	for (int i = 0; i < 100000; i++)
		doublet_buffer_add_byte(&buffer,
		                        (char)support_random_next(&random));
	random = support_random_begin(2);
	for (int i = 0; i < 100000; i++)
		assert_int_equal(buffer.data[i],
		                 (char)support_random_next(&random));
	assert_in_range(counting.calls, 1, 20);
	doublet_buffer_finish(&buffer);
	assert_int_equal(counting.held_bytes, 0);
}

static void a_failure_sticks_until_cleared(void **state)
{
	struct support_allocator counting;
	struct doublet_buffer buffer;

	(void)state;
	support_allocator_init(&counting);
	counting.fail_at = 2;
	doublet_buffer_init(&buffer, &counting.allocator);
	doublet_buffer_add_text(&buffer, "kept");
	doublet_buffer_repeat(&buffer, 'x', 100000);
	assert_true(buffer.failed);
	doublet_buffer_add_text(&buffer, "not added");
	doublet_buffer_print(&buffer, "%d", 1);
	assert_int_equal(buffer.length, 4);
	doublet_buffer_clear(&buffer);
	doublet_buffer_add_text(&buffer, "again");
	assert_holds(&buffer, "again");
	doublet_buffer_finish(&buffer);
	assert_int_equal(counting.held_bytes, 0);
}

static void impossible_sizes_fail(void **state)
{
	struct doublet_buffer buffer;

	(void)state;
	doublet_buffer_init(&buffer, NULL);
	doublet_buffer_add_byte(&buffer, 'a');
	assert_false(doublet_buffer_reserve(&buffer, SIZE_MAX));
	assert_true(buffer.failed);
	doublet_buffer_clear(&buffer);
	assert_false(doublet_buffer_reserve(&buffer, SIZE_MAX / 2 + 1));
	doublet_buffer_finish(&buffer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_are_joined),
		cmocka_unit_test(long_prints_are_not_cut),
		cmocka_unit_test(bytes_survive_growth),
		cmocka_unit_test(a_failure_sticks_until_cleared),
		cmocka_unit_test(impossible_sizes_fail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
