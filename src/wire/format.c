/* SPDX-License-Identifier: MIT */
/*
 * A format is one file and a row in each of the two tables below: what users
 * see (an array, as it is public), and what it does.
 */
#include "wire/format.h"

#include <assert.h>
#include <string.h>

static const struct doublet_input_format shown[] = {
	{"text", "plain text, the whole file is one story"},
	{"jsonl", "JSON Lines, one object with a \"text\" a line"},
};

static const struct doublet_format formats[] = {
	{&shown[0], NULL, doublet_plain_next},
	{&shown[1], doublet_jsonl_detect, doublet_jsonl_next},
};

enum { COUNT = sizeof(formats) / sizeof(formats[0]) };

static_assert(sizeof(shown) / sizeof(shown[0]) == COUNT, "a row is missing");

const struct doublet_input_format *doublet_input_formats(size_t *count)
{
	*count = COUNT;
	return shown;
}

const struct doublet_format *doublet_format_find(const char *name)
{
	for (size_t i = 0; i < COUNT; i++) {
		if (strcmp(formats[i].shown->name, name) == 0)
			return &formats[i];
	}
	return NULL;
}

const struct doublet_format *doublet_format_guess(const char *name,
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
