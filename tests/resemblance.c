/* SPDX-License-Identifier: MIT */
/* The example of doublet/set.h, to the letter (tests/style/manual.py). */
#include <doublet/doublet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A set in memory of its own, *kept, which the caller frees.
static enum doublet_status make_set(struct doublet_sketcher *maker,
                                    const struct doublet_story *story,
                                    uint32_t **kept, struct doublet_set *set)
{
	struct doublet_body body;
	enum doublet_status status;
	size_t size;

	status = doublet_body_read(maker, story, &body);
	if (status)
		return status;
	size = body.shingle_count * sizeof(**kept);
	*kept = malloc(size + 1); // Never none.
	if (!*kept)
		return DOUBLET_NO_MEMORY;
	memcpy(*kept, body.shingles, size);
	return doublet_set_make(maker, *kept, body.shingle_count, set);
}

static enum doublet_status read_set(struct doublet_sketcher *maker,
                                    const char *path,
                                    struct doublet_reader *reader,
                                    uint32_t **kept, struct doublet_set *set)
{
	const struct doublet_story *story;
	enum doublet_status status;

	status = doublet_reader_open(reader, path, NULL, false, NULL);
	if (!status)
		status = doublet_reader_next(reader, &story, NULL);
	if (!status)
		status = make_set(maker, story, kept, set);
	return status;
}

int main(int argc, char **argv)
{
	struct doublet_reader *reader = NULL;
	struct doublet_sketcher *maker = NULL;
	uint32_t *kept[2] = {NULL, NULL};
	struct doublet_set set[2];
	enum doublet_status status = DOUBLET_INVALID;
	int i;

	if (argc == 3)
		status = doublet_reader_create(NULL, &reader, NULL);
	if (!status)
		status = doublet_sketcher_create(NULL, NULL, &maker);
	for (i = 0; i < 2 && !status; i++)
		status =
			read_set(maker, argv[i + 1], reader, &kept[i], &set[i]);
	if (status)
		puts(doublet_status_text(status));
	else
		printf("resemblance %.2f\n",
		       doublet_set_resemblance(maker, set[0], set[1]));
	free(kept[0]);
	free(kept[1]);
	doublet_sketcher_destroy(maker);
	doublet_reader_destroy(reader);
	return status != DOUBLET_OK;
}
