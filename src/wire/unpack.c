/* SPDX-License-Identifier: MIT */
/*
 * Between members zeros may stand, as tapes leave them; what else is no
 * member is a fault, and so is a member that breaks off.
 */
#include "wire/unpack.h"

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"

void doublet_unpack_init(struct doublet_unpack *unpack,
                         const struct doublet_allocator *allocator)
{
	*unpack = (struct doublet_unpack){
		.allocator = doublet_allocator_or_default(allocator),
		.ended = true,
	};
}

static void drop_state(struct doublet_unpack *unpack)
{
	if (unpack->state != NULL)
		unpack->made_for->destroy(unpack->state);
	unpack->state = NULL;
	unpack->made_for = NULL;
}

void doublet_unpack_finish(struct doublet_unpack *unpack)
{
	doublet_unpack_close(unpack);
	drop_state(unpack);
	if (unpack->data != NULL)
		unpack->allocator.resize(unpack->allocator.context,
		                         unpack->data, DOUBLET_UNPACK_BLOCK, 0);
	unpack->data = NULL;
}

void doublet_unpack_close(struct doublet_unpack *unpack)
{
	unpack->packing = NULL;
	unpack->file = NULL;
	unpack->start = unpack->end = 0;
	unpack->inside = false;
	unpack->ended = true;
	unpack->fault = (struct doublet_error){0};
}

static bool prepare(struct doublet_unpack *unpack,
                    const struct doublet_packing *packing)
{
	if (unpack->data == NULL)
		unpack->data =
			unpack->allocator.resize(unpack->allocator.context,
		                                 NULL, 0, DOUBLET_UNPACK_BLOCK);
	if (unpack->made_for != packing) {
		drop_state(unpack);
		unpack->state = packing->create(&unpack->allocator);
		if (unpack->state != NULL)
			unpack->made_for = packing;
	}
	return unpack->data != NULL && unpack->state != NULL;
}

enum doublet_status doublet_unpack_open(struct doublet_unpack *unpack,
                                        const struct doublet_packing *packing,
                                        struct doublet_file *file,
                                        struct doublet_view first,
                                        struct doublet_error *error)
{
	assert(first.length <= DOUBLET_UNPACK_BLOCK);
	doublet_unpack_close(unpack);
	if (!prepare(unpack, packing))
		return doublet_error_memory(error);
	memcpy(unpack->data, first.data, first.length);
	unpack->end = first.length;
	unpack->packing = packing;
	unpack->file = file;
	unpack->ended = false;
	return DOUBLET_OK;
}

/* Reads the next block behind what is left of the one before. */
static enum doublet_status refill(struct doublet_unpack *unpack,
                                  struct doublet_error *error)
{
	size_t got = 0;

	unpack->end -= unpack->start;
	memmove(unpack->data, unpack->data + unpack->start, unpack->end);
	unpack->start = 0;
	enum doublet_status status =
		doublet_file_read(unpack->file, unpack->data + unpack->end,
	                          DOUBLET_UNPACK_BLOCK - unpack->end, &got,
	                          error);
	unpack->end += got;
	return status;
}

/* Ends it at the first byte that was not taken. */
static void break_off(struct doublet_unpack *unpack, struct doublet_error fault)
{
	fault.offset = unpack->file->taken - (unpack->end - unpack->start);
	unpack->fault = fault;
	unpack->ended = true;
}

/* Finds the next member, or that there is none. */
static enum doublet_status enter_member(struct doublet_unpack *unpack,
                                        struct doublet_error *error)
{
	for (;;) {
		while (unpack->start < unpack->end &&
		       unpack->data[unpack->start] == '\0')
			unpack->start++;
		if (unpack->end - unpack->start >= DOUBLET_PACKING_HEAD ||
		    unpack->file->ended)
			break;
		enum doublet_status status = refill(unpack, error);
		if (status != DOUBLET_OK)
			return status;
	}
	if (unpack->start == unpack->end) {
		unpack->ended = true;
	} else if (unpack->packing->detect(unpack->data + unpack->start,
	                                   unpack->end - unpack->start)) {
		unpack->packing->begin(unpack->state);
		unpack->inside = true;
	} else {
		const struct doublet_error fault = {
			.status = DOUBLET_SYNTAX,
			.reason = unpack->packing->followed,
			.remedy = "what came before was read",
		};
		break_off(unpack, fault);
	}
	return DOUBLET_OK;
}

/* Unpacks what is in the block, or as much as there is room for. */
static enum doublet_status step(struct doublet_unpack *unpack,
                                struct doublet_pour *pour,
                                struct doublet_error *error)
{
	struct doublet_error fault = {0};
	bool ended = false;

	pour->in = unpack->data + unpack->start;
	pour->in_length = unpack->end - unpack->start;
	enum doublet_status status =
		unpack->packing->step(unpack->state, pour, &ended, &fault);
	unpack->start = unpack->end - pour->in_length;
	if (status == DOUBLET_NO_MEMORY)
		return doublet_error_set(error, &fault);
	if (status != DOUBLET_OK)
		break_off(unpack, fault);
	else if (ended)
		unpack->inside = false;
	return DOUBLET_OK;
}

/* More bytes for a member that needs them. */
static enum doublet_status feed(struct doublet_unpack *unpack,
                                struct doublet_error *error)
{
	const struct doublet_error fault = {
		.status = DOUBLET_SYNTAX,
		.reason = unpack->packing->truncated,
		.remedy = "what is there was read",
	};

	if (!unpack->file->ended)
		return refill(unpack, error);
	break_off(unpack, fault);
	return DOUBLET_OK;
}

enum doublet_status doublet_unpack_read(struct doublet_unpack *unpack,
                                        char *bytes, size_t size, size_t *got,
                                        struct doublet_error *error)
{
	struct doublet_pour pour = {.out = bytes, .out_length = size};
	enum doublet_status status = DOUBLET_OK;

	while (status == DOUBLET_OK && !unpack->ended &&
	       pour.out_length == size) {
		if (!unpack->inside)
			status = enter_member(unpack, error);
		else
			status = step(unpack, &pour, error);
		if (status == DOUBLET_OK && unpack->inside && !unpack->ended &&
		    unpack->start == unpack->end && pour.out_length == size)
			status = feed(unpack, error);
	}
	if (status == DOUBLET_OK)
		*got = size - pour.out_length;
	return status;
}
