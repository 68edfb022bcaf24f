/* SPDX-License-Identifier: MIT */
/* Stands in for version.c until that is there: English headlines only. */
#include <string.h>
#include <strings.h>

#include "judge/version.h"

struct word {
	const char *text;
	unsigned claims;
};

static const struct word words[] = {
	{"CORRECTED", DOUBLET_CLAIM_CORRECTION},
	{"CORRECTION", DOUBLET_CLAIM_CORRECTION},
	{"CORRECTING", DOUBLET_CLAIM_CORRECTION},
	{"RPT", DOUBLET_CLAIM_REPEAT},
	{"REPEAT", DOUBLET_CLAIM_REPEAT},
	{"REFILE", DOUBLET_CLAIM_REPEAT},
	{"UPDATE", DOUBLET_CLAIM_UPDATE},
};

static unsigned claim_at(const char *text, size_t length, size_t *end)
{
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		size_t size = strlen(words[i].text);
		if (length < size ||
		    strncasecmp(text, words[i].text, size) != 0)
			continue;
		size_t at = size;
		while (at < length && strchr(" )-", text[at]) != NULL)
			at++;
		if (at == size)
			continue;
		if (memchr(text + size, '-', at - size) == NULL &&
		    memchr(text + size, ')', at - size) == NULL)
			continue;
		*end = at;
		return words[i].claims;
	}
	return 0;
}

static void read_notice(const struct doublet_story *story,
                        struct doublet_version *version)
{
	const char *text = story->text;
	size_t length = story->length < 400 ? story->length : 400;
	size_t at = 0;
	size_t end = 0;

	while (at < length && strchr(" (\n\t", text[at]) != NULL)
		at++;
	if ((claim_at(text + at, length - at, &end) &
	     DOUBLET_CLAIM_CORRECTION) == 0)
		return;
	version->claims |= DOUBLET_CLAIM_CORRECTION;
	bool reads = memmem(text, length, "read", 4) != NULL ||
	             memmem(text, length, "READ", 4) != NULL;
	if (!reads)
		return;
	version->claims |= DOUBLET_CLAIM_NOTICE;
	const char *open = memchr(text, '"', length);
	if (open == NULL)
		return;
	open++;
	const char *close = memchr(open, '"', (size_t)(text + length - open));
	if (close != NULL)
		version->about =
			(struct doublet_span){(uint32_t)(open - text),
		                              (uint32_t)(close - text)};
}

void doublet_version_read(const struct doublet_story *story,
                          const struct doublet_segments *segments,
                          struct doublet_version *version)
{
	const char *text = story->headline.data;
	size_t at = 0;
	size_t end = 0;

	(void)segments;
	*version = (struct doublet_version){0};
	while (at < story->headline.length && strchr(" (", text[at]) != NULL)
		at++;
	unsigned claims =
		at < story->headline.length
			? claim_at(text + at, story->headline.length - at, &end)
			: 0;
	version->claims = claims;
	version->headline =
		(struct doublet_span){claims != 0 ? (uint32_t)(at + end) : 0,
	                              (uint32_t)story->headline.length};
	if (story->length > 0)
		read_notice(story, version);
}
