/* SPDX-License-Identifier: MIT */
/*
 * libdoublet: duplicates and repetition in news copy.
 *
 * A complete program (tests/example.c is this one, built and run by the
 * tests). Compile with `cc example.c $(pkg-config --cflags --libs doublet)`.
 *
 *	#include <doublet/doublet.h>
 *	#include <stdio.h>
 *
 *	int main(int argc, char **argv)
 *	{
 *		const struct doublet_check_result *result;
 *		const struct doublet_story *story;
 *		struct doublet_reader *reader = NULL;
 *		struct doublet_checker *checker = NULL;
 *		struct doublet_error error = {.reason = "no file or no memory"};
 *		bool failed = true;
 *
 *		if (argc != 2 || doublet_reader_create(NULL, &reader, &error) ||
 *		    doublet_checker_create(NULL, &checker) ||
 *		    doublet_reader_open(reader, argv[1], NULL, false, &error))
 *			goto out;
 *		while (!doublet_reader_next(reader, &story, &error)) {
 *			if (doublet_checker_check(checker, story, &result))
 *				goto out;
 *			for (uint32_t i = 0; i < result->finding_count; i++)
 *				printf("line %u: %s\n",
 *				       result->findings[i].places[0].line,
 *				       result->findings[i].message);
 *		}
 *		failed = error.status > DOUBLET_END;
 *	out:
 *		if (failed)
 *			fprintf(stderr, "%s\n", error.reason);
 *		doublet_checker_destroy(checker);
 *		doublet_reader_destroy(reader);
 *		return failed;
 *	}
 *
 * The way of the data, and the header of each step:
 *
 *	file -reader-> story -segment-> words -sketch-> hashes
 *	story -check-> findings -report-> bytes
 */
#ifndef DOUBLET_H
#define DOUBLET_H

#include "doublet/allocator.h"
#include "doublet/check.h"
#include "doublet/reader.h"
#include "doublet/report.h"
#include "doublet/segment.h"
#include "doublet/sketch.h"
#include "doublet/status.h"
#include "doublet/story.h"

#endif
