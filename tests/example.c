/* SPDX-License-Identifier: MIT */
/* The example of doublet/doublet.h, to the letter (tests/style/manual.py). */
#include <doublet/doublet.h>
#include <stdio.h>

int main(int argc, char **argv)
{
	const struct doublet_check_result *result;
	const struct doublet_story *story;
	struct doublet_reader *reader = NULL;
	struct doublet_checker *checker = NULL;
	const char *path = argc > 1 ? argv[1] : "-";
	enum doublet_status status;
	int failed = 1;

	if (doublet_reader_create(NULL, &reader, NULL) ||
	    doublet_checker_create(NULL, &checker) ||
	    doublet_reader_open(reader, path, NULL, false, NULL))
		goto out;
	failed = 0;
	while ((status = doublet_reader_next(reader, &story, NULL)) !=
	       DOUBLET_END) {
		if (!status)
			status = doublet_checker_check(checker, story, &result);
		if (status) { // told, and passed over
			fprintf(stderr, "%s\n", doublet_status_text(status));
			failed = 1;
			continue;
		}
		for (uint32_t i = 0; i < result->finding_count; i++) {
			const struct doublet_finding *f = &result->findings[i];
			printf("line %u: %s\n",
			       f->places[f->place_count - 1].line, f->message);
		}
	}
out:
	doublet_checker_destroy(checker);
	doublet_reader_destroy(reader);
	return failed;
}
