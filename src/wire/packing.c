/* SPDX-License-Identifier: MIT */
/* A kind is one file, the door to its library, and a row in this table. */
#include "wire/packing.h"

static const struct doublet_packing *const packings[] = {
	&doublet_packing_gzip,
	&doublet_packing_zstd,
};

const struct doublet_packing *doublet_packing_find(const char *bytes,
                                                   size_t length)
{
	for (size_t i = 0; i < sizeof(packings) / sizeof(packings[0]); i++) {
		if (packings[i]->detect(bytes, length))
			return packings[i];
	}
	return NULL;
}
