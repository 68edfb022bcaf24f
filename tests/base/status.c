/* SPDX-License-Identifier: MIT */
/* Every status has a name; versions are there; errors are optional. */
#include "doublet/status.h"

#include <errno.h>

#include "base/error.h"
#include "support.h"

static void every_status_has_a_name_of_its_own(void **state)
{
	(void)state;
	for (int i = DOUBLET_OK; i <= DOUBLET_CLOSED; i++) {
		const char *name = doublet_status_text((enum doublet_status)i);
		assert_non_null(name);
		for (int j = DOUBLET_OK; j < i; j++)
			assert_string_not_equal(name,
			                        doublet_status_text((
							enum doublet_status)j));
	}
	assert_string_equal(doublet_status_text(DOUBLET_NO_MEMORY),
	                    "out of memory");
	assert_string_equal(doublet_status_text((enum doublet_status)1000),
	                    "unknown status");
}

static void versions_are_numbers(void **state)
{
	int parts = 1;

	(void)state;
	for (const char *at = doublet_version(); *at != '\0'; at++) {
		assert_true(*at == '.' || (*at >= '0' && *at <= '9'));
		parts += *at == '.';
	}
	assert_int_equal(parts, 3);
	assert_string_equal(doublet_engine_version(), "1");
}

static void system_errors_are_told_in_plain_words(void **state)
{
	struct doublet_error error;

	(void)state;
	assert_int_equal(doublet_error_system(&error, ENOENT), DOUBLET_IO);
	assert_int_equal(error.system, ENOENT);
	assert_string_equal(error.reason, "no such file or directory");
	assert_int_equal(doublet_error_system(&error, 9999), DOUBLET_IO);
	assert_string_equal(error.reason, "cannot be read");
	assert_int_equal(doublet_error_system(NULL, ENOENT), DOUBLET_IO);
	assert_int_equal(doublet_error_memory(NULL), DOUBLET_NO_MEMORY);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_status_has_a_name_of_its_own),
		cmocka_unit_test(versions_are_numbers),
		cmocka_unit_test(system_errors_are_told_in_plain_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
