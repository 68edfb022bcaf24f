/* SPDX-License-Identifier: MIT */
/*
 * bench-wire [SEED] [STORIES] [--truth FILE]
 *
 * Writes a made-up wire as JSON Lines to standard output, and what is known of
 * it, a line for each derived story: {"a":"s1","b":"s3","relation":"update"}.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "wire.h"

enum { STORIES = 1000 };

static void write_truth(FILE *file, const struct wire *wire, uint32_t story)
{
	const struct wire_origin origin = wire_origin(wire, story);

	if (origin.relation != WIRE_NEW)
		fprintf(file,
		        "{\"a\":\"s%" PRIu32 "\",\"b\":\"s%" PRIu32
		        "\",\"relation\":\"%s\"}\n",
		        origin.story, story,
		        wire_relation_name(origin.relation));
}

static int write_wire(const struct wire *wire, uint32_t stories, FILE *truth)
{
	struct doublet_buffer line;

	doublet_buffer_init(&line, NULL);
	for (uint32_t i = 0; i < stories && !line.failed; i++) {
		doublet_buffer_clear(&line);
		wire_line(wire, i, &line);
		if (!line.failed)
			fwrite(line.data, 1, line.length, stdout);
		if (truth != NULL)
			write_truth(truth, wire, i);
	}
	int failed = line.failed;
	doublet_buffer_finish(&line);
	if (truth != NULL)
		failed |= fclose(truth) != 0;
	return fflush(stdout) != 0 || ferror(stdout) || failed ? 2 : 0;
}

int main(int argc, char **argv)
{
	uint64_t numbers[2] = {1, STORIES};
	const char *path = NULL;
	int count = 0;

	for (int i = 1; i < argc; i++) {
		if (strcmp(argv[i], "--truth") == 0 && i + 1 < argc)
			path = argv[++i];
		else if (count < 2 && argv[i][0] >= '0' && argv[i][0] <= '9')
			numbers[count++] = strtoull(argv[i], NULL, 10);
		else
			count = 3;
	}
	if (count > 2 || numbers[1] > UINT32_MAX) {
		fprintf(stderr,
		        "usage: bench-wire [SEED] [STORIES] [--truth FILE]\n");
		return 2;
	}
	FILE *truth = path != NULL ? fopen(path, "w") : NULL;
	if (path != NULL && truth == NULL) {
		perror(path);
		return 2;
	}
	return write_wire(&(struct wire){numbers[0]}, (uint32_t)numbers[1],
	                  truth);
}
