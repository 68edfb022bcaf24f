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
 *	static enum doublet_status check(struct doublet_checker *checker,
 *	                                 const struct doublet_story *story)
 *	{
 *		const struct doublet_check_result *result;
 *		enum doublet_status status;
 *		uint32_t i;
 *
 *		status = doublet_checker_check(checker, story, &result);
 *		for (i = 0; !status && i < result->finding_count; i++) {
 *			const struct doublet_finding *f = &result->findings[i];
 *			unsigned line = f->places[f->place_count - 1].line;
 *
 *			printf("line %u: %s\n", line, f->message);
 *		}
 *		return status;
 *	}
 *
 *	int main(int argc, char **argv)
 *	{
 *		const struct doublet_story *story;
 *		struct doublet_reader *reader = NULL;
 *		struct doublet_checker *checker = NULL;
 *		const char *path = argc > 1 ? argv[1] : "-";
 *		enum doublet_status status = DOUBLET_IO;
 *
 *		if (doublet_reader_create(NULL, &reader, NULL) ||
 *		    doublet_checker_create(NULL, &checker) ||
 *		    doublet_reader_open(reader, path, NULL, false, NULL))
 *			goto out;
 *		while ((status = doublet_reader_next(reader, &story, NULL)) !=
 *		       DOUBLET_END) {
 *			if (!status)
 *				status = check(checker, story);
 *			if (status) // Bad stories are passed over: read on.
 *				puts(doublet_status_text(status));
 *		}
 *	out:
 *		doublet_checker_destroy(checker);
 *		doublet_reader_destroy(reader);
 *		return status != DOUBLET_END;
 *	}
 *
 * The way of the data, and the header of each step:
 *
 *	file -reader-> story -segment-> words -sketch-> shingles
 *	story -body-> words and shingles without the furniture, in one step
 *	shingles -sketch-> signature -band-> keys: stories to be compared
 *	shingles -set-> resemblance and containment, exact (doublet/set.h has
 *	                a complete program)
 *	story -check-> findings -report-> bytes
 *	two stories -compare-> relation, passages, differences -report-> bytes
 *	many stories -dedup-> pairs, groups -report-> bytes
 *	many stories -boilerplate-> sentences that make no stories alike
 */
#ifndef DOUBLET_H
#define DOUBLET_H

#include "doublet/allocator.h"
#include "doublet/band.h"
#include "doublet/body.h"
#include "doublet/boilerplate.h"
#include "doublet/check.h"
#include "doublet/compare.h"
#include "doublet/dedup.h"
#include "doublet/kernel.h"
#include "doublet/measure.h"
#include "doublet/reader.h"
#include "doublet/report.h"
#include "doublet/segment.h"
#include "doublet/set.h"
#include "doublet/sketch.h"
#include "doublet/status.h"
#include "doublet/story.h"

#endif
