/* SPDX-License-Identifier: MIT */
/* Which value of a JSON object stands for which part of a story. */
#ifndef DOUBLET_WIRE_FIELD_H
#define DOUBLET_WIRE_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/json.h"
#include "doublet/reader.h"

enum doublet_part {
	DOUBLET_PART_ID,
	DOUBLET_PART_TEXT,
	DOUBLET_PART_HEADLINE,
	DOUBLET_PART_SLUG,
	DOUBLET_PART_SOURCE,
	DOUBLET_PART_VERSION,
	DOUBLET_PART_STATUS,
	DOUBLET_PART_REPLACES,
	DOUBLET_PART_SIGNALS,
	DOUBLET_PART_NOTE,
	DOUBLET_PART_PUBLISHED,
	DOUBLET_PART_LANGUAGE,
	DOUBLET_PARTS
};

enum { DOUBLET_FIELD_LENGTHS = 32 };

struct doublet_fields {
	struct doublet_part_source {
		struct doublet_view member;
		bool is_pointer;
	} parts[DOUBLET_PARTS];
	bool has_pointer;
	/*
	 * The parts whose member has as many bytes, modulo
	 * DOUBLET_FIELD_LENGTHS: the first one, and for each the next one;
	 * numbers from 1, 0 = no more.
	 */
	uint8_t of_length[DOUBLET_FIELD_LENGTHS];
	uint8_t next[DOUBLET_PARTS];
	/* The JSON pointer of the text. */
	struct doublet_view pointer;
};

/*
 * Sets up the usual members, and those given instead; what is kept is copied
 * to the arena. DOUBLET_INVALID, DOUBLET_NO_MEMORY: *fields is undefined.
 */
DOUBLET_NODISCARD enum doublet_status doublet_fields_init(
	struct doublet_fields *fields, struct doublet_arena *arena,
	const struct doublet_reader_options *options,
	struct doublet_error *error);

/* The parts that are a member of that name, a bit each; no pointers. */
uint32_t doublet_fields_named(const struct doublet_fields *fields,
                              struct doublet_view name);

/*
 * Looks up every part in an object: values[part], NULL = it is not there.
 * Of members that come twice the last one counts.
 */
void doublet_fields_get(const struct doublet_fields *fields, yyjson_val *object,
                        yyjson_val *values[DOUBLET_PARTS]);

#endif
