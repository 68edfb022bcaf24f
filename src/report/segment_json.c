/* SPDX-License-Identifier: MIT */
/*
 * How a story was cut up, for programs: "doublet-segment/1", a line a story.
 * Nearly all of it is numbers, two for each word, so these are written here
 * rather than handed to yyjson one by one.
 */
#include <inttypes.h>
#include <stddef.h>
#include <string.h>

#include "report/object.h"

enum {
	/* "[4294967295,4294967295,4294967295]," */
	ITEM_MAX = 40,
	/* Items for which room is made at once. */
	BATCH = 256,
};

/* Spans inside the items of an array. */
struct list {
	const char *name;
	const void *items; /* at the span of the first */
	size_t stride;
	uint32_t count;
};

static size_t count_digits(uint32_t number)
{
	size_t digits = 1;

	for (; number >= 10000; number /= 10000)
		digits += 4;
	return digits + (number >= 10) + (number >= 100) + (number >= 1000);
}

/* From the last digit to the first, in place, two at a time. */
static char *write_number(char *at, uint32_t number)
{
	static const char pairs[] = "00010203040506070809"
				    "10111213141516171819"
				    "20212223242526272829"
				    "30313233343536373839"
				    "40414243444546474849"
				    "50515253545556575859"
				    "60616263646566676869"
				    "70717273747576777879"
				    "80818283848586878889"
				    "90919293949596979899";
	char *end = at + count_digits(number);
	char *first = end;

	for (; number >= 100; number /= 100)
		memcpy(first -= 2, pairs + number % 100 * 2, 2);
	if (number >= 10)
		memcpy(first - 2, pairs + number * 2, 2);
	else
		first[-1] = (char)('0' + number);
	return end;
}

/* "start,end]," */
static char *write_span(char *at, struct doublet_span span)
{
	at = write_number(at, span.start);
	*at++ = ',';
	at = write_number(at, span.end);
	*at++ = ']';
	*at++ = ',';
	return at;
}

static void begin_list(struct doublet_buffer *buffer, const char *name)
{
	doublet_buffer_add_text(buffer, ",\"");
	doublet_buffer_add_text(buffer, name);
	doublet_buffer_add_text(buffer, "\":[");
}

/* The comma behind the last item becomes the bracket. */
static void end_list(struct doublet_buffer *buffer)
{
	if (buffer->failed)
		return;
	if (buffer->data[buffer->length - 1] == ',')
		buffer->data[buffer->length - 1] = ']';
	else
		doublet_buffer_add_byte(buffer, ']');
}

/* Where an item may be written; NULL = no memory. */
static char *make_room(struct doublet_buffer *buffer, uint32_t items)
{
	size_t size = (size_t)(items < BATCH ? items : BATCH) * ITEM_MAX;

	return doublet_buffer_reserve(buffer, size)
	               ? buffer->data + buffer->length
	               : NULL;
}

static void add_list(struct doublet_buffer *buffer, const struct list *list)
{
	const char *item = list->items;

	begin_list(buffer, list->name);
	for (uint32_t i = 0; i < list->count;) {
		char *at = make_room(buffer, list->count - i);
		if (at == NULL)
			return;
		for (uint32_t n = 0; n < BATCH && i < list->count; n++, i++) {
			struct doublet_span span;
			memcpy(&span, item, sizeof(span));
			item += list->stride;
			*at++ = '[';
			at = write_span(at, span);
		}
		buffer->length = (size_t)(at - buffer->data);
	}
	end_list(buffer);
}

/* Bytes of some words of each quote that has them: [quote, start, end]. */
static void add_ranges(struct doublet_buffer *buffer, const char *name,
                       const struct doublet_segments *segments, size_t member)
{
	begin_list(buffer, name);
	for (uint32_t i = 0; i < segments->quote_count; i++) {
		struct doublet_word_range range;
		const char *quote = (const char *)&segments->quotes[i];
		memcpy(&range, quote + member, sizeof(range));
		if (range.first >= range.end)
			continue;
		char *at = make_room(buffer, 1);
		if (at == NULL)
			return;
		*at++ = '[';
		at = write_number(at, i);
		*at++ = ',';
		at = write_span(at,
		                (struct doublet_span){
					segments->words[range.first].start,
					segments->words[range.end - 1].end});
		buffer->length = (size_t)(at - buffer->data);
	}
	end_list(buffer);
}

/* Indices of the quotes without a closing mark. */
static void add_unclosed(struct doublet_buffer *buffer,
                         const struct doublet_segments *segments)
{
	begin_list(buffer, "unclosed");
	for (uint32_t i = 0; i < segments->quote_count; i++) {
		if (!segments->quotes[i].unclosed)
			continue;
		char *at = make_room(buffer, 1);
		if (at == NULL)
			return;
		at = write_number(at, i);
		*at++ = ',';
		buffer->length = (size_t)(at - buffer->data);
	}
	end_list(buffer);
}

/* {"kind":"dateline","start":0,"end":25} */
static void add_furniture(struct doublet_buffer *buffer,
                          const struct doublet_segments *segments)
{
	begin_list(buffer, "furniture");
	for (uint32_t i = 0; i < segments->furniture_count; i++) {
		const struct doublet_furniture *piece = &segments->furniture[i];
		doublet_buffer_print(buffer,
		                     "{\"kind\":\"%s\",\"start\":%" PRIu32
		                     ",\"end\":%" PRIu32 "},",
		                     doublet_furniture_text(piece->kind),
		                     piece->span.start, piece->span.end);
	}
	end_list(buffer);
}

static void add_lists(struct doublet_buffer *buffer,
                      const struct doublet_segments *segments)
{
	const struct list lists[] = {
		{"paragraphs", segments->paragraphs,
	         sizeof(*segments->paragraphs), segments->paragraph_count},
		{"sentences", segments->sentences, sizeof(*segments->sentences),
	         segments->sentence_count},
		{"quotes", segments->quotes, sizeof(*segments->quotes),
	         segments->quote_count},
		{"words", segments->words, sizeof(*segments->words),
	         segments->word_count},
	};

	for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
		add_list(buffer, &lists[i]);
	add_ranges(buffer, "speakers", segments,
	           offsetof(struct doublet_quote, speaker));
	add_ranges(buffer, "attributions", segments,
	           offsetof(struct doublet_quote, attribution));
	add_unclosed(buffer, segments);
	add_furniture(buffer, segments);
}

/* An item begins with its span. */
_Static_assert(offsetof(struct doublet_paragraph, span) == 0 &&
                       offsetof(struct doublet_sentence, span) == 0 &&
                       offsetof(struct doublet_quote, span) == 0,
               "add_lists() relies on it");

static void add_story(struct doublet_report *report,
                      const struct doublet_story *story,
                      const struct doublet_segments *segments)
{
	struct doublet_buffer *buffer = &report->buffer;
	yyjson_mut_doc *document = doublet_object_begin(report);
	if (document == NULL)
		return;
	yyjson_mut_val *object = yyjson_mut_doc_get_root(document);

	doublet_object_add(document, object, "schema",
	                   yyjson_mut_str(document, "doublet-segment/1"));
	doublet_object_identity(document, object, story);
	doublet_object_string(document, object, "language", segments->language,
	                      strlen(segments->language));
	doublet_object_end(report, document);
	if (report->arena.failed || buffer->failed)
		return;
	/* The object is opened again for the lists. */
	buffer->length--;
	add_lists(buffer, segments);
	doublet_buffer_add_text(buffer, "}\n");
}

const struct doublet_report_writer doublet_report_segment_jsonl = {
	.segments = add_story,
};
