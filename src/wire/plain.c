/* SPDX-License-Identifier: MIT */
/* Plain text: the whole file is one story, as it stands on disk. */
#include "base/error.h"
#include "wire/reader.h"

/* Reads until the end, or until it is clear that the limit is passed. */
static enum doublet_status read_all(struct doublet_source *source,
                                    struct doublet_error *error)
{
	enum doublet_status status = DOUBLET_OK;

	if (source->size > source->limit)
		return doublet_reader_too_large(error, 0, 0);
	/* One byte more, so that the last read knows that it is the last. */
	if (!source->ended)
		status =
			doublet_source_reserve(source, source->size + 1, error);
	while (status == DOUBLET_OK && !source->ended &&
	       source->end <= source->limit)
		status = doublet_source_more(source, error);
	if (status == DOUBLET_OK && source->end > source->limit)
		return doublet_reader_too_large(error, 0, 0);
	return status;
}

enum doublet_status doublet_plain_next(struct doublet_reader *reader,
                                       const struct doublet_story **story,
                                       struct doublet_error *error)
{
	struct doublet_source *source = &reader->source;

	if (reader->items++ > 0)
		return doublet_error_end(error);
	enum doublet_status status = read_all(source, error);
	doublet_source_close(source);
	if (status != DOUBLET_OK)
		return status;
	if (source->end == 0 && source->unpack.fault.status != DOUBLET_OK)
		return doublet_error_end(error);
	reader->story = (struct doublet_story){
		.text = source->data,
		.length = source->end,
		.path = reader->name,
		.language = reader->language,
	};
	*story = &reader->story;
	return DOUBLET_OK;
}

/* Unread, when the system knows how long it is. */
enum doublet_status doublet_plain_skip(struct doublet_reader *reader,
                                       struct doublet_error *error)
{
	const struct doublet_source *source = &reader->source;
	const struct doublet_story *story;

	if (reader->items > 0 || source->size == 0 ||
	    source->size > source->limit)
		return doublet_plain_next(reader, &story, error);
	reader->items++;
	doublet_source_close(&reader->source);
	return DOUBLET_OK;
}
