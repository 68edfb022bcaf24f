/* SPDX-License-Identifier: MIT */
/* The example of doublet/set.h, to the letter (tests/style/manual.py). */
#include <doublet/doublet.h>
#include <stdio.h>
#include <stdlib.h>

// Words to hashes to shingles; returns how many there are.
static size_t list_shingles(const struct doublet_story *story,
                            const struct doublet_segments *words,
                            uint64_t *hashes, uint32_t *shingles)
{
	const unsigned width = DOUBLET_SHINGLE_WORDS;
	size_t count;

	doublet_hash_words(story, words, hashes);
	count = doublet_hash_body(words, hashes);
	doublet_shingle_words(hashes, count, width, shingles);
	return doublet_shingle_count(count, width);
}

// The caller frees *shingles, of which the set is made.
static enum doublet_status make_set(struct doublet_sketcher *maker,
                                    const struct doublet_story *story,
                                    uint32_t **shingles,
                                    struct doublet_set *set)
{
	struct doublet_segments *words;
	enum doublet_status status;
	uint64_t *hashes;
	size_t count;

	status = doublet_segments_create(NULL, story, &words);
	if (status)
		return status;
	count = words->word_count + (size_t)1; // Never none.
	hashes = calloc(count, sizeof(*hashes));
	*shingles = calloc(count, sizeof(**shingles));
	status = DOUBLET_NO_MEMORY;
	if (hashes && *shingles) {
		count = list_shingles(story, words, hashes, *shingles);
		status = doublet_set_make(maker, *shingles, count, set);
	}
	free(hashes);
	doublet_segments_destroy(words);
	return status;
}

static enum doublet_status read_set(struct doublet_sketcher *maker,
                                    const char *path,
                                    struct doublet_reader *reader,
                                    uint32_t **shingles,
                                    struct doublet_set *set)
{
	const struct doublet_story *story;
	enum doublet_status status;

	status = doublet_reader_open(reader, path, NULL, false, NULL);
	if (!status)
		status = doublet_reader_next(reader, &story, NULL);
	if (!status)
		status = make_set(maker, story, shingles, set);
	return status;
}

int main(int argc, char **argv)
{
	struct doublet_reader *reader = NULL;
	struct doublet_sketcher *maker = NULL;
	uint32_t *shingles[2] = {NULL, NULL};
	struct doublet_set set[2];
	enum doublet_status status = DOUBLET_INVALID;
	char **paths = argv + 1;
	int i;

	if (argc == 3)
		status = doublet_reader_create(NULL, &reader, NULL);
	if (!status)
		status = doublet_sketcher_create(NULL, NULL, &maker);
	for (i = 0; i < 2 && !status; i++)
		status = read_set(maker, paths[i], reader, &shingles[i],
		                  &set[i]);
	if (status)
		puts(doublet_status_text(status));
	else
		printf("resemblance %.2f\n",
		       doublet_set_resemblance(maker, set[0], set[1]));
	free(shingles[0]);
	free(shingles[1]);
	doublet_sketcher_destroy(maker);
	doublet_reader_destroy(reader);
	return status != DOUBLET_OK;
}
