/* SPDX-License-Identifier: MIT */
/* What is refused by how it begins, or by its name. */
#include "wire/sniff.h"

#include "support.h"

static void assert_markup(const char *name, const char *bytes,
                          const char *reason)
{
	struct doublet_error error = {0};
	enum doublet_status status =
		doublet_sniff_markup((struct doublet_view){name, strlen(name)},
	                             bytes, strlen(bytes), &error);

	if (reason == NULL) {
		assert_int_equal(status, DOUBLET_OK);
		return;
	}
	assert_int_equal(status, DOUBLET_UNSUPPORTED);
	assert_string_equal(error.reason, reason);
	assert_non_null(error.remedy);
}

static void markup_is_known_by_its_name(void **state)
{
	static const char json[] = "is JSON, but not JSON Lines";

	(void)state;
	assert_markup("a.xml", "", "is XML, which is not read yet");
	assert_markup("a.HTML", "Rain.", "is HTML, which is not read yet");
	assert_markup("a.json", "[]", json);
	assert_markup("xml", "Rain.", NULL);
	assert_markup("a.json.txt", "Rain.", NULL);
}

static void markup_is_known_by_its_beginning(void **state)
{
	(void)state;
	assert_markup("-", "<?xml version=\"1.0\"?>",
	              "is XML, which is not read yet");
	assert_markup("-", "\xEF\xBB\xBF\r\n<!DOCTYPE html>",
	              "is HTML, which is not read yet");
	assert_markup("-", "<html", "is HTML, which is not read yet");
	assert_markup("-", "<htm", NULL);
	assert_markup("-", "<b>Rain</b> fell.", NULL);
	assert_markup("-", "", NULL);
}

static void json_is_known_by_its_beginning(void **state)
{
	static const char json[] = "is JSON, but not JSON Lines";

	(void)state;
	assert_markup("-", "[{\"text\":\"a\"}]", json);
	assert_markup("-", "\xEF\xBB\xBF \r\n[\n  {\n", json);
	assert_markup("-", "[\"a\", \"b\"]", json);
	assert_markup("-", "[ \"a \\\" ]b\" ]", json);
	assert_markup("-", "{\n  \"text\": \"a\"\n}\n", json);
	assert_markup("-", "{\"stories\" : [\n{\"text\":\"a\"}]}", json);
	/* All that a slow pipe has given so far. */
	assert_markup("-", "{\n", json);
	assert_markup("-", "[\r\n", json);
}

static void copy_may_begin_with_a_bracket(void **state)
{
	(void)state;
	assert_markup("-", "[CORRECTED] The board met.", NULL);
	assert_markup("-", "[1] The board met.", NULL);
	assert_markup("-", "[\"No,\" he said.]", NULL);
	assert_markup("-", "[\"No, it \n\", ", NULL);
	assert_markup("-", "[[Board]]", NULL);
	assert_markup("-", "[", NULL);
	assert_markup("-", "[\"", NULL);
	assert_markup("-", "[\"\\", NULL);
	assert_markup("-", "{\"No,\" he said.}", NULL);
	assert_markup("-", "{Board} met.", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markup_is_known_by_its_name),
		cmocka_unit_test(markup_is_known_by_its_beginning),
		cmocka_unit_test(json_is_known_by_its_beginning),
		cmocka_unit_test(copy_may_begin_with_a_bracket),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
