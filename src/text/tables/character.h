/* SPDX-License-Identifier: MIT */
/* The two-stage table behind text/character.h; generate.py writes it. */
#ifndef DOUBLET_TEXT_TABLES_CHARACTER_H
#define DOUBLET_TEXT_TABLES_CHARACTER_H

#include <stddef.h>
#include <stdint.h>

extern const char doublet_character_version[];
/* The values of the ASCII bytes; DOUBLET_CHARACTER_CLASS for the others. */
extern const uint8_t doublet_character_bytes[];
/* The block of each 128 code points; blocks of 128 values. */
extern const uint8_t doublet_character_index[];
extern const uint8_t doublet_character_blocks[];

/* A code point new in 15.0 that is mapped in NFKC or has a combining class. */
struct doublet_character_addition {
	uint32_t code_point;
	uint32_t mapped;
	uint8_t combining;
};

/* In ascending order. */
extern const struct doublet_character_addition doublet_character_added[];
extern const size_t doublet_character_added_count;

#endif
