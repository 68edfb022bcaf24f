/* SPDX-License-Identifier: MIT */
/*
 * yyjson with our memory and our words for errors. What it allocates for a
 * document is taken from an arena; what it writes, it writes where the buffer
 * ends.
 */
#include "base/json.h"

#include <string.h>

#include "base/error.h"
#include "base/sequence.h"

static void *take(void *arena, size_t size)
{
	return doublet_arena_take(arena, size);
}

static void *take_again(void *arena, void *old, size_t old_size, size_t size)
{
	void *block = doublet_arena_take(arena, size);

	if (block != NULL && old_size > 0)
		memcpy(block, old, old_size < size ? old_size : size);
	return block;
}

/* Freeing is left to the owner of the memory. */
static void leave(void *owner, void *block)
{
	(void)owner;
	(void)block;
}

yyjson_alc doublet_json_memory(struct doublet_arena *arena)
{
	return (yyjson_alc){take, take_again, leave, arena};
}

/* What is wrong in words for people who see one line. */
static const char *reason_of(yyjson_read_code code)
{
	const struct {
		yyjson_read_code code;
		const char *reason;
	} reasons[] = {
		{YYJSON_READ_ERROR_EMPTY_CONTENT,
	         "invalid JSON (nothing is there)"},
		{YYJSON_READ_ERROR_UNEXPECTED_END,
	         "invalid JSON (it ends too early)"},
		{YYJSON_READ_ERROR_UNEXPECTED_CONTENT,
	         "invalid JSON (something follows after its end)"},
		{YYJSON_READ_ERROR_JSON_STRUCTURE,
	         "invalid JSON (a comma before a closing bracket)"},
		{YYJSON_READ_ERROR_INVALID_NUMBER,
	         "invalid JSON (a malformed number)"},
		{YYJSON_READ_ERROR_INVALID_STRING,
	         "invalid JSON (a bad escape in a string)"},
	};

	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++) {
		if (reasons[i].code == code)
			return reasons[i].reason;
	}
	return "invalid JSON (a character that does not belong here)";
}

enum doublet_status doublet_json_parse(struct doublet_arena *arena, char *bytes,
                                       size_t length, yyjson_doc **document,
                                       struct doublet_error *error)
{
	const yyjson_read_flag flags =
		YYJSON_READ_NUMBER_AS_RAW | YYJSON_READ_ALLOW_INVALID_UNICODE;
	yyjson_alc alc = doublet_json_memory(arena);
	yyjson_read_err failure;
	/* yyjson takes no bytes for a mistake of its caller. */
	char blank[] = " ";
	char *given = length == 0 ? blank : bytes;

	/* Not YYJSON_READ_INSITU: a place of an error is found in the bytes. */
	yyjson_doc *parsed = yyjson_read_opts(given, length == 0 ? 1 : length,
	                                      flags, &alc, &failure);
	if (parsed != NULL) {
		*document = parsed;
		return DOUBLET_OK;
	}
	if (failure.code == YYJSON_READ_ERROR_MEMORY_ALLOCATION)
		return doublet_error_memory(error);
	return doublet_error_set(error,
	                         &(struct doublet_error){
					 .status = DOUBLET_SYNTAX,
					 .offset = failure.pos < length
	                                                   ? failure.pos
	                                                   : length,
					 .reason = reason_of(failure.code),
				 });
}

/* How long the bytes are once each ill-formed sequence became U+FFFD. */
static size_t mended_length(const char *bytes, size_t length, bool *whole)
{
	size_t mended = 0;
	bool valid;

	*whole = true;
	for (size_t i = 0; i < length;) {
		size_t size = doublet_sequence_ascii(bytes + i, length - i);
		mended += size;
		i += size;
		if (i == length)
			break;
		size = doublet_sequence_size(bytes + i, length - i, &valid);
		mended += valid ? size : 3;
		i += size;
		*whole = *whole && valid;
	}
	return mended;
}

static void mend(const char *bytes, size_t length, char *mended)
{
	bool valid;

	for (size_t i = 0; i < length;) {
		size_t size =
			doublet_sequence_size(bytes + i, length - i, &valid);
		const char *source = valid ? bytes + i : "\xEF\xBF\xBD";
		size_t written = valid ? size : 3;
		memcpy(mended, source, written);
		mended += written;
		i += size;
	}
}

/* Whether bytes are written as they stand, and are ASCII. */
static bool is_plain(const char *bytes, size_t length)
{
	unsigned char other = 0;

	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)bytes[i];
		other |= (unsigned char)((unsigned char)(byte - ' ') >
		                         '~' - ' ') |
		         (byte == '"') | (byte == '\\');
	}
	return other == 0;
}

yyjson_mut_val *doublet_json_literal(yyjson_mut_doc *document,
                                     const char *bytes, size_t length)
{
	yyjson_mut_val *value = yyjson_mut_strn(document, bytes, length);

	if (value != NULL)
		value->tag |= YYJSON_SUBTYPE_NOESC;
	return value;
}

yyjson_mut_val *doublet_json_string(yyjson_mut_doc *document, const char *bytes,
                                    size_t length)
{
	bool whole;

	if (length == 0)
		return yyjson_mut_strn(document, "", 0);
	if (is_plain(bytes, length))
		return doublet_json_literal(document, bytes, length);
	size_t room = mended_length(bytes, length, &whole);
	if (whole)
		return yyjson_mut_strn(document, bytes, length);

	yyjson_alc *alc = &document->alc;
	char *mended = alc->malloc(alc->ctx, room);
	if (mended == NULL)
		return NULL;
	mend(bytes, length, mended);
	yyjson_mut_val *value = yyjson_mut_strncpy(document, mended, room);
	alc->free(alc->ctx, mended);
	return value;
}

yyjson_mut_val *doublet_json_share(yyjson_mut_doc *document, double share)
{
	if (!(share > 0))
		share = 0;
	if (share > 1)
		share = 1;
	return yyjson_mut_real(document,
	                       (unsigned)(share * 1000 + 0.5) / 1000.0);
}

/* The room behind a buffer's end, as the one block that yyjson writes to. */
static void *reserve(void *buffer, size_t size)
{
	struct doublet_buffer *end = buffer;

	return doublet_buffer_reserve(end, size) ? end->data + end->length
	                                         : NULL;
}

static void *reserve_more(void *buffer, void *old, size_t old_size, size_t size)
{
	(void)old;
	(void)old_size;
	return reserve(buffer, size);
}

void doublet_json_write(const yyjson_mut_doc *document,
                        struct doublet_buffer *buffer)
{
	const yyjson_alc alc = {reserve, reserve_more, leave, buffer};
	size_t length;

	if (buffer->failed)
		return;
	if (yyjson_mut_write_opts(document, YYJSON_WRITE_NOFLAG, &alc, &length,
	                          NULL) == NULL)
		buffer->failed = true;
	else
		buffer->length += length;
}
