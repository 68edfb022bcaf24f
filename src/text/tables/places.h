/* SPDX-License-Identifier: MIT */
/* Which bits a byte has; places.py writes the table. */
#ifndef DOUBLET_TEXT_TABLES_PLACES_H
#define DOUBLET_TEXT_TABLES_PLACES_H

#include <stdint.h>

/* The numbers of the bits set in a byte, the lowest first. */
extern const uint32_t doublet_places[256][8];

#endif
