/* SPDX-License-Identifier: MIT */
/* Slugs by their signs: capitals and slashes, the marks of a cycle. */
#include "text/slug.h"

#include <string.h>

#include "text/character.h"

/* "USA-WEATHER/ (UPDATE 1, PIX)": capitals up to a slash, then no more. */
static bool is_desk_slug(const struct doublet_line *line)
{
	const char *text = line->text;
	const char *slash = memchr(text, '/', line->length);

	if (slash == NULL || slash < text + 3)
		return false;
	for (size_t at = 0; at < (size_t)(slash - text);) {
		struct doublet_character found =
			doublet_character_at(text, at, line->length);
		if (!found.upper && found.class != DOUBLET_CHARACTER_DIGIT &&
		    text[at] != '-')
			return false;
		at += found.size;
	}
	size_t left = line->length - (size_t)(slash + 1 - text);
	return left == 0 || (left > 1 && memcmp(slash + 1, " (", 2) == 0);
}

/* "BC-US--Harbour Strike", "/politics/Britain/": a keyword line. */
bool doublet_slug_is_keyword(const struct doublet_line *line)
{
	static const char cycles[][4] = {"BC-", "AP-", "AM-", "PM-"};
	enum { SHORTEST = 6 };
	const char *text = line->text;
	size_t length = line->length;

	if (length < SHORTEST || doublet_line_is_closed(line))
		return false;
	for (size_t i = 0; i < sizeof(cycles) / sizeof(*cycles); i++)
		if (memcmp(text, cycles[i], 3) == 0)
			return text[3] >= 'A' && text[3] <= 'Z';
	if (text[0] == '/' && text[length - 1] == '/')
		return memchr(text + 1, '/', length - 2) != NULL;
	return is_desk_slug(line);
}
