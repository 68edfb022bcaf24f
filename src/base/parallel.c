/* SPDX-License-Identifier: MIT */
/* One piece of work at a time; whoever is free takes the next piece. */
#include "base/parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "base/arena.h"

struct worker {
	struct doublet_parallel *parallel;
	unsigned number;
	pthread_t thread;
};

struct doublet_parallel {
	struct doublet_allocator allocator;
	size_t size;
	/* The caller is number 0 and has no thread. */
	unsigned count;
	/* Guards all below but next. */
	pthread_mutex_t mutex;
	pthread_cond_t begins;
	pthread_cond_t ends;
	bool finished;
	/* Counts the runs; who has not seen this one has not worked on it. */
	unsigned long run;
	unsigned working;
	size_t pieces;
	doublet_parallel_work *work;
	void *context;
	atomic_size_t next;
	struct worker workers[];
};

static void do_pieces(struct doublet_parallel *parallel, unsigned worker)
{
	size_t piece;

	while ((piece = atomic_fetch_add(&parallel->next, 1)) <
	       parallel->pieces)
		parallel->work(parallel->context, worker, piece);
}

static void *wait_and_work(void *argument)
{
	struct worker *worker = argument;
	struct doublet_parallel *parallel = worker->parallel;
	unsigned long seen = 0;

	pthread_mutex_lock(&parallel->mutex);
	for (;;) {
		while (parallel->run == seen && !parallel->finished)
			pthread_cond_wait(&parallel->begins, &parallel->mutex);
		if (parallel->finished)
			break;
		seen = parallel->run;
		pthread_mutex_unlock(&parallel->mutex);
		do_pieces(parallel, worker->number);
		pthread_mutex_lock(&parallel->mutex);
		if (--parallel->working == 0)
			pthread_cond_signal(&parallel->ends);
	}
	pthread_mutex_unlock(&parallel->mutex);
	return NULL;
}

/* Starts threads until one cannot be. */
static void start(struct doublet_parallel *parallel, unsigned count)
{
	while (parallel->count < count) {
		struct worker *worker = &parallel->workers[parallel->count];

		*worker = (struct worker){.parallel = parallel,
		                          .number = parallel->count};
		if (pthread_create(&worker->thread, NULL, wait_and_work,
		                   worker) != 0)
			break;
		parallel->count++;
	}
}

struct doublet_parallel *doublet_parallel_create(
	const struct doublet_allocator *allocator, unsigned count)
{
	struct doublet_allocator memory =
		doublet_allocator_or_default(allocator);
	struct doublet_parallel *made;
	size_t size = sizeof(*made) + count * sizeof(made->workers[0]);

	made = memory.resize(memory.context, NULL, 0, size);
	if (made == NULL)
		return NULL;
	*made = (struct doublet_parallel){
		.allocator = memory,
		.size = size,
		.count = 1,
	};
	pthread_mutex_init(&made->mutex, NULL);
	pthread_cond_init(&made->begins, NULL);
	pthread_cond_init(&made->ends, NULL);
	atomic_init(&made->next, 0);
	start(made, count);
	return made;
}

void doublet_parallel_destroy(struct doublet_parallel *parallel)
{
	if (parallel == NULL)
		return;
	struct doublet_allocator memory = parallel->allocator;
	pthread_mutex_lock(&parallel->mutex);
	parallel->finished = true;
	pthread_cond_broadcast(&parallel->begins);
	pthread_mutex_unlock(&parallel->mutex);
	for (unsigned i = 1; i < parallel->count; i++)
		pthread_join(parallel->workers[i].thread, NULL);
	pthread_cond_destroy(&parallel->ends);
	pthread_cond_destroy(&parallel->begins);
	pthread_mutex_destroy(&parallel->mutex);
	memory.resize(memory.context, parallel, parallel->size, 0);
}

unsigned doublet_parallel_count(const struct doublet_parallel *parallel)
{
	return parallel->count;
}

void doublet_parallel_run(struct doublet_parallel *parallel, size_t pieces,
                          doublet_parallel_work *work, void *context)
{
	pthread_mutex_lock(&parallel->mutex);
	parallel->work = work;
	parallel->context = context;
	parallel->pieces = pieces;
	atomic_store(&parallel->next, 0);
	if (pieces > 1 && parallel->count > 1) {
		parallel->run++;
		parallel->working = parallel->count - 1;
		pthread_cond_broadcast(&parallel->begins);
	}
	pthread_mutex_unlock(&parallel->mutex);
	do_pieces(parallel, 0);
	pthread_mutex_lock(&parallel->mutex);
	while (parallel->working > 0)
		pthread_cond_wait(&parallel->ends, &parallel->mutex);
	pthread_mutex_unlock(&parallel->mutex);
}
