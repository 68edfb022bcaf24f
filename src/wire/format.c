/* SPDX-License-Identifier: MIT */
/* A format is one file and a row in this table. */
#include "wire/format.h"

#include <string.h>

static const struct doublet_format formats[] = {
	{{"text", "plain text, the whole file is one story"},
         NULL,
         doublet_plain_next,
         doublet_plain_skip},
	{{"jsonl", "JSON Lines, one object with a \"text\" a line"},
         doublet_jsonl_detect,
         doublet_jsonl_next,
         doublet_jsonl_skip},
};

enum { COUNT = sizeof(formats) / sizeof(formats[0]) };

const struct doublet_input_format *doublet_input_format_at(size_t index)
{
	return index < COUNT ? &formats[index].shown : NULL;
}

const struct doublet_format *doublet_format_find(const char *name)
{
	for (size_t i = 0; i < COUNT; i++) {
		if (strcmp(formats[i].shown.name, name) == 0)
			return &formats[i];
	}
	return NULL;
}

const struct doublet_format *doublet_format_guess(struct doublet_view name,
                                                  const char *bytes,
                                                  size_t length)
{
	for (size_t i = 0; i < COUNT; i++) {
		if (formats[i].detect != NULL &&
		    formats[i].detect(name, bytes, length))
			return &formats[i];
	}
	return &formats[0];
}
