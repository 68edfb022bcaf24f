/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>

#include "text/fold.h"
#include "text/utf8.h"

void fixture_begin(struct fixture *fixture, const char *path, const char *text,
                   size_t length)
{
	*fixture = (struct fixture){0};
	fixture->story.path = path;
	fixture->story.text = text;
	fixture->story.length = length;
	fixture->result.words = 100;
	fixture->result.sentences = 9;
	fixture->result.paragraphs = 4;
	fixture->result.quotes = 2;
	fixture->result.repeated_words = 13;
}

void fixture_add(struct fixture *fixture, const char *rule,
                 enum doublet_level level, const char *message)
{
	uint32_t at = fixture->result.finding_count++;

	assert_true(at < FIXTURE_FINDINGS);
	fixture->rules[at] = (struct doublet_rule){.id = rule, .level = level};
	fixture->findings[at] = (struct doublet_finding){
		.rule = &fixture->rules[at],
		.level = level,
		.score = 1.0,
		.words = 13,
		.message = message,
		.places = fixture->places + fixture->place_count,
	};
	fixture->result.findings = fixture->findings;
}

/* By the plainest count there is; lines end with LF here. */
static void locate(const struct doublet_story *story,
                   struct doublet_place *place)
{
	place->line = place->column = place->paragraph = 1;
	for (uint32_t i = 0; i < place->span.start && i < story->length; i++) {
		unsigned char byte = (unsigned char)story->text[i];
		if (byte == '\n') {
			place->line++;
			place->column = 1;
		} else if ((byte & 0xC0) != 0x80) {
			place->column++;
		}
	}
}

void fixture_place(struct fixture *fixture, uint32_t start, uint32_t end)
{
	struct doublet_finding *last =
		&fixture->findings[fixture->result.finding_count - 1];
	struct doublet_place *place = &fixture->places[fixture->place_count++];

	assert_true(fixture->place_count <= FIXTURE_PLACES);
	place->span = (struct doublet_span){start, end};
	locate(&fixture->story, place);
	last->place_count++;
}

void fixture_words(struct fixture *fixture, const char *words)
{
	const struct doublet_finding *last =
		&fixture->findings[fixture->result.finding_count - 1];
	const char *from = fixture->story.text;

	if (last->place_count > 0)
		from += last->places[last->place_count - 1].span.end;
	const char *at = strstr(from, words);
	assert_non_null(at);
	uint32_t start = (uint32_t)(at - fixture->story.text);
	fixture_place(fixture, start, start + (uint32_t)strlen(words));
}

static enum doublet_status keep(void *context, const void *bytes, size_t length)
{
	struct fixture_sink *sink = context;

	sink->calls++;
	if (sink->room > 0 && sink->kept.length + length > sink->room)
		return DOUBLET_CLOSED;
	doublet_buffer_add(&sink->kept, bytes, length);
	return DOUBLET_OK;
}

void fixture_sink_init(struct fixture_sink *sink)
{
	*sink = (struct fixture_sink){.sink = {keep, sink}};
	doublet_buffer_init(&sink->kept, NULL);
}

void fixture_sink_finish(struct fixture_sink *sink)
{
	doublet_buffer_finish(&sink->kept);
}

void fixture_report(const struct doublet_report_options *options,
                    const struct fixture *fixtures, size_t count,
                    uint64_t failed, struct fixture_sink *sink)
{
	struct doublet_report *report;

	assert_int_equal(doublet_report_create(options, &sink->sink, &report),
	                 DOUBLET_OK);
	for (size_t i = 0; i < count; i++)
		assert_int_equal(doublet_report_story(report,
		                                      &fixtures[i].story,
		                                      &fixtures[i].result),
		                 DOUBLET_OK);
	assert_int_equal(doublet_report_finish(report, failed), DOUBLET_OK);
	doublet_report_destroy(report);
	doublet_buffer_add_byte(&sink->kept, '\0');
	sink->kept.length--;
}

void fixture_segments(const struct doublet_report_options *options,
                      const struct doublet_story *stories, size_t count,
                      struct fixture_sink *sink)
{
	struct doublet_report *report;

	assert_int_equal(doublet_report_create(options, &sink->sink, &report),
	                 DOUBLET_OK);
	for (size_t i = 0; i < count; i++) {
		struct doublet_segments *segments;
		assert_int_equal(doublet_segments_create(NULL, &stories[i],
		                                         &segments),
		                 DOUBLET_OK);
		assert_int_equal(doublet_report_segments(report, &stories[i],
		                                         segments),
		                 DOUBLET_OK);
		doublet_segments_destroy(segments);
	}
	assert_int_equal(doublet_report_finish(report, 0), DOUBLET_OK);
	doublet_report_destroy(report);
	doublet_buffer_add_byte(&sink->kept, '\0');
	sink->kept.length--;
}

static void write_file(const char *path, const struct doublet_buffer *got)
{
	FILE *file = fopen(path, "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(got->data, 1, got->length, file), got->length);
	assert_int_equal(fclose(file), 0);
}

void fixture_golden(const char *name, const struct doublet_buffer *got)
{
	char path[4096];
	static char expected[1 << 16];

	snprintf(path, sizeof(path), "%s/%s", GOLDEN_DIR, name);
	if (support_updating())
		write_file(path, got);
	FILE *file = fopen(path, "rb");
	assert_non_null(file);
	size_t length = fread(expected, 1, sizeof(expected) - 1, file);
	fclose(file);
	expected[length] = '\0';
	assert_string_equal(got->data, expected);
}

size_t fixture_columns(const char *line, size_t length)
{
	size_t columns = 0;

	for (size_t i = 0; i < length;) {
		size_t size;
		uint32_t code_point =
			doublet_utf8_decode(line + i, length - i, &size);
		assert_true(code_point >= ' ' && code_point != 0x7F);
		assert_false(code_point >= 0x80 && code_point < 0xA0);
		columns += (size_t)doublet_fold_width(code_point);
		i += size;
	}
	return columns;
}

size_t fixture_noise(struct support_random *random, char *text, size_t size)
{
	static const char *const pieces[] =
		{"word ",        "a ",      "\n",           "\n\n",
	         "\t",           "東京",    "e\xCC\x81",    "🚢",
	         "\xE2\x80\x8D", "\x1b[1m", "\xE2\x80\xAE", "\xAD",
	         "  ",           "\r\n",    "\"",           "“",
	         "” ",           ". ",      "Pier. ",       "\" he said, ",
	         "「東。」",     "⟧"};
	enum { PIECES = sizeof(pieces) / sizeof(*pieces) };
	size_t wanted = support_random_below(random, (uint32_t)size - 16);
	uint32_t kinds = 1 + support_random_below(random, PIECES);
	size_t length = 0;

	while (length < wanted) {
		if (support_random_below(random, 8) == 0) {
			text[length++] =
				(char)support_random_below(random, 256);
			continue;
		}
		const char *piece = pieces[support_random_below(random, kinds)];
		memcpy(text + length, piece, strlen(piece));
		length += strlen(piece);
	}
	return length;
}
