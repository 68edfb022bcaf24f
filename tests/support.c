/* SPDX-License-Identifier: MIT */
#include "support.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

struct support_random support_random_begin(uint64_t seed)
{
	const char *given = getenv("DOUBLET_SEED");

	if (given != NULL)
		seed = strtoull(given, NULL, 0);
	return (struct support_random){seed};
}

/* Source: Steele, Lea, Flood, SplitMix64, OOPSLA 2014. */
uint64_t support_random_next(struct support_random *random)
{
	uint64_t z = random->state += 0x9E3779B97F4A7C15u;

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return z ^ (z >> 31);
}

uint32_t support_random_below(struct support_random *random, uint32_t bound)
{
	return (uint32_t)(((support_random_next(random) >> 32) * bound) >> 32);
}

static void *count_and_resize(void *context, void *block, size_t old_size,
                              size_t new_size)
{
	struct support_allocator *counting = context;

	if (new_size == 0) {
		counting->held_bytes -= old_size;
		free(block);
		return NULL;
	}
	counting->calls++;
	if (counting->fail_at != 0 && counting->calls >= counting->fail_at)
		return NULL;
	void *resized = realloc(block, new_size);
	if (resized != NULL)
		counting->held_bytes += new_size - old_size;
	return resized;
}

void support_allocator_init(struct support_allocator *allocator)
{
	*allocator = (struct support_allocator){0};
	allocator->allocator.resize = count_and_resize;
	allocator->allocator.context = allocator;
}

unsigned support_rounds(unsigned usual)
{
	const char *given = getenv("DOUBLET_ROUNDS");
	char *end;

	if (given == NULL)
		return usual;
	unsigned long times = strtoul(given, &end, 10);
	/* No rounds would be a test that tests nothing, and passes. */
	if (*end != '\0' || times == 0 || times > UINT_MAX / usual ||
	    given[0] < '0' || given[0] > '9') {
		fprintf(stderr, "DOUBLET_ROUNDS=%s: give a number from 1\n",
		        given);
		abort();
	}
	return usual * (unsigned)times;
}

bool support_updating(void)
{
	const char *update = getenv("DOUBLET_UPDATE");

	return update != NULL && strcmp(update, "1") == 0;
}

void support_file_read(const char *path, struct doublet_buffer *text)
{
	FILE *file = fopen(path, "rb");

	assert_non_null(file);
	doublet_buffer_init(text, NULL);
	while (doublet_buffer_reserve(text, 4096)) {
		size_t got = fread(text->data + text->length, 1, 4096, file);
		if (got == 0)
			break;
		text->length += got;
	}
	assert_int_equal(fclose(file), 0);
	doublet_buffer_add_byte(text, '\0');
	assert_false(text->failed);
}

void support_file_write(const char *path, const char *bytes, size_t length)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
}
