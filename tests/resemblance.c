/* SPDX-License-Identifier: MIT */
/* The example of doublet/set.h, to the letter (tests/style/manual.py). */
#include <doublet/doublet.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct kept {
	uint32_t *copy; // Of the shingles; the caller frees it.
	struct doublet_set set;
};

static enum doublet_status make_set(struct doublet_sketcher *maker,
                                    const struct doublet_story *story,
                                    struct kept *kept)
{
	struct doublet_body body;
	enum doublet_status status;
	size_t size;

	status = doublet_body_read(maker, story, &body);
	if (status)
		return status;
	size = body.shingle_count * sizeof(*kept->copy);
	kept->copy = malloc(size + 1); // Never none.
	if (!kept->copy)
		return DOUBLET_NO_MEMORY;
	memcpy(kept->copy, body.shingles, size);
	return doublet_set_make(maker, kept->copy, body.shingle_count,
	                        &kept->set);
}

static enum doublet_status read_set(struct doublet_sketcher *maker,
                                    struct doublet_reader *reader,
                                    const char *path, struct kept *kept)
{
	const struct doublet_story *story;
	enum doublet_status status;

	status = doublet_reader_open(reader, path, NULL, false, NULL);
	if (!status)
		status = doublet_reader_next(reader, &story, NULL);
	if (!status)
		status = make_set(maker, story, kept);
	return status;
}

int main(int argc, char **argv)
{
	struct doublet_reader *reader = NULL;
	struct doublet_sketcher *maker = NULL;
	struct kept kept[2] = {{0}};
	enum doublet_status status = DOUBLET_INVALID;
	int i;

	if (argc == 3)
		status = doublet_reader_create(NULL, &reader, NULL);
	if (!status)
		status = doublet_sketcher_create(NULL, NULL, &maker);
	for (i = 0; i < 2 && !status; i++)
		status = read_set(maker, reader, argv[i + 1], &kept[i]);
	if (status)
		puts(doublet_status_text(status));
	else
		printf("resemblance %.2f\n",
		       doublet_set_resemblance(maker, kept[0].set,
		                               kept[1].set));
	free(kept[0].copy);
	free(kept[1].copy);
	doublet_sketcher_destroy(maker);
	doublet_reader_destroy(reader);
	return status != DOUBLET_OK;
}
