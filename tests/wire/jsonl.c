/* SPDX-License-Identifier: MIT */
/*
 * JSON Lines: stories written by a writer of the test's own come back equal,
 * wherever blocks end; bad and endless lines do no harm to the others.
 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buffer.h"
#include "doublet/reader.h"
#include "scratch.h"
#include "support.h"

static struct doublet_reader *open_reader(
	const struct doublet_reader_options *options, const char *path,
	const char *name)
{
	struct doublet_reader *reader;

	assert_int_equal(doublet_reader_create(options, &reader, NULL),
	                 DOUBLET_OK);
	assert_int_equal(doublet_reader_open(reader, path, name, false, NULL),
	                 DOUBLET_OK);
	return reader;
}

static void assert_view(struct doublet_view view, const char *text)
{
	assert_int_equal(view.length, strlen(text));
	assert_memory_equal(view.data, text, view.length);
}

static void assert_next(struct doublet_reader *reader, const char *id,
                        const char *text, uint64_t record)
{
	const struct doublet_story *story;
	struct doublet_error error = {0};

	assert_int_equal(doublet_reader_next(reader, &story, &error),
	                 DOUBLET_OK);
	assert_int_equal(error.status, DOUBLET_OK);
	assert_view(story->id, id);
	assert_view((struct doublet_view){story->text, story->length}, text);
	assert_int_equal(story->record, record);
}

static void assert_end(struct doublet_reader *reader)
{
	const struct doublet_story *story = NULL;

	assert_int_equal(doublet_reader_next(reader, &story, NULL),
	                 DOUBLET_END);
	assert_int_equal(doublet_reader_next(reader, &story, NULL),
	                 DOUBLET_END);
	assert_null(story);
	doublet_reader_destroy(reader);
}

static void members_fill_the_story(void **state)
{
	struct scratch *scratch = *state;
	const struct doublet_story *story;

	scratch_text(scratch, "full",
	             "{\"id\":\"a1\",\"headline\":\"Rain\",\"language\":\"fr\","
	             "\"text\":\"Il pleut.\\n\",\"more\":[{}]}\n");
	struct doublet_reader *reader =
		open_reader(&(struct doublet_reader_options){.language = "en"},
	                    scratch->path, "shown");
	assert_int_equal(doublet_reader_next(reader, &story, NULL), DOUBLET_OK);
	assert_string_equal(story->path, "shown");
	assert_view(story->id, "a1");
	assert_view(story->headline, "Rain");
	assert_view(story->language, "fr");
	assert_view(story->pointer, "/text");
	assert_int_equal(story->record, 1);
	assert_int_equal(story->length, 10);
	assert_end(reader);
}

static void ids_are_strings_numbers_or_places(void **state)
{
	struct scratch *scratch = *state;

	scratch_text(scratch, "ids",
	             "{\"id\":\"a\",\"text\":\"1\"}\n"
	             "{\"id\":7,\"text\":\"2\"}\n"
	             "{\"id\":-1.50e3,\"text\":\"3\"}\n"
	             "{\"id\":123456789012345678901234567890,\"text\":\"4\"}\n"
	             "{\"id\":\"\",\"text\":\"5\"}\n"
	             "{\"id\":null,\"text\":\"6\"}\n"
	             "{\"text\":\"7\"}\n");
	struct doublet_reader *reader =
		open_reader(NULL, scratch->path, "day.jsonl");
	assert_next(reader, "a", "1", 1);
	assert_next(reader, "7", "2", 2);
	assert_next(reader, "-1.50e3", "3", 3);
	assert_next(reader, "123456789012345678901234567890", "4", 4);
	assert_next(reader, "day.jsonl:5", "5", 5);
	assert_next(reader, "day.jsonl:6", "6", 6);
	assert_next(reader, "day.jsonl:7", "7", 7);
	assert_end(reader);
}

static void what_is_no_string_is_no_headline(void **state)
{
	static const char *const values[] = {"7", "[1,2,3]", "{\"a\":1}",
	                                     "true", "null"};
	struct scratch *scratch = *state;
	struct doublet_buffer json;

	doublet_buffer_init(&json, NULL);
	for (size_t i = 0; i < 5; i++)
		doublet_buffer_print(&json,
		                     "{\"text\":\"a\",\"headline\":%s,"
		                     "\"language\":%s,\"note\":%s,"
		                     "\"signals\":%s,\"published\":%s}\n",
		                     values[i], values[i], values[i], values[i],
		                     values[i]);
	scratch_write(scratch, "odd.jsonl", json.data, json.length);
	struct doublet_reader *reader =
		open_reader(&(struct doublet_reader_options){.language = "it"},
	                    scratch->path, NULL);
	for (size_t i = 0; i < 5; i++) {
		const struct doublet_story *story;
		assert_int_equal(doublet_reader_next(reader, &story, NULL),
		                 DOUBLET_OK);
		assert_null(story->headline.data);
		assert_int_equal(story->headline.length, 0);
		assert_view(story->language, "it");
		assert_int_equal(story->note.length, 0);
		assert_int_equal(story->signals.length, 0);
		assert_int_equal(story->published.length, 0);
		assert_int_equal(story->time, 0);
	}
	assert_end(reader);
	doublet_buffer_finish(&json);
}

static void what_wires_tell_of_a_story_is_kept(void **state)
{
	struct scratch *scratch = *state;
	const struct doublet_story *story;

	scratch_text(scratch, "told",
	             "{\"slug\":\"PORT-STORM\",\"source\":\"Wire\","
	             "\"version\":3,\"status\":\"usable\","
	             "\"replaces\":\"a0\",\"note\":\"Adds quote\","
	             "\"signals\":[\"sig:update\",7,\"\",\"x\"],"
	             "\"published\":\"1970-01-01T00:00:01Z\",\"text\":\"a\"}\n"
	             "{\"version\":\"1.10\",\"replaces\":12,"
	             "\"signals\":\"sig:correction\","
	             "\"published\":\"yesterday\",\"text\":\"b\"}\n");
	struct doublet_reader *reader =
		open_reader(NULL, scratch->path, "told.jsonl");
	assert_int_equal(doublet_reader_next(reader, &story, NULL), DOUBLET_OK);
	assert_view(story->slug, "PORT-STORM");
	assert_view(story->source, "Wire");
	assert_view(story->version, "3");
	assert_view(story->status, "usable");
	assert_view(story->replaces, "a0");
	assert_view(story->note, "Adds quote");
	assert_view(story->signals, "sig:update x");
	assert_view(story->published, "1970-01-01T00:00:01Z");
	assert_int_equal(story->time, 1000000);
	assert_int_equal(doublet_reader_next(reader, &story, NULL), DOUBLET_OK);
	assert_view(story->version, "1.10");
	assert_view(story->replaces, "12");
	assert_view(story->signals, "sig:correction");
	assert_view(story->published, "yesterday");
	assert_int_equal(story->time, 0);
	assert_int_equal(story->slug.length, 0);
	assert_end(reader);
}

static void half_an_emoji_is_a_replacement_character(void **state)
{
	struct scratch *scratch = *state;

	scratch_text(scratch, "halves",
	             "{\"text\":\"Rain \\ud83d fell\"}\n"
	             "{\"text\":\"\\ude00\"}\n"
	             "{\"text\":\"\\ud83d\\ude00\"}\n");
	struct doublet_reader *reader =
		open_reader(NULL, scratch->path, "a.jsonl");
	assert_next(reader, "a.jsonl:1", "Rain \xEF\xBF\xBD fell", 1);
	assert_next(reader, "a.jsonl:2", "\xEF\xBF\xBD", 2);
	assert_next(reader, "a.jsonl:3", "\xF0\x9F\x98\x80", 3);
	assert_end(reader);
}

static void members_may_have_other_names(void **state)
{
	struct scratch *scratch = *state;
	const struct doublet_story *story;
	struct doublet_field fields[] = {{"text", "/content/parts~1all/0"},
	                                 {"id", "uri"},
	                                 {"headline", "title"},
	                                 {"language", "/meta/lang"}};
	struct doublet_reader_options options = {
		.fields = fields,
		.field_count = 4,
	};

	scratch_text(
		scratch, "mapped",
		"{\"uri\":\"u\",\"title\":\"T\",\"meta\":{\"lang\":\"it\"},"
		"\"text\":\"not this\",\"id\":\"nor this\","
		"\"content\":{\"parts/all\":[\"this\"]}}\n");
	struct doublet_reader *reader =
		open_reader(&options, scratch->path, NULL);
	assert_int_equal(doublet_reader_next(reader, &story, NULL), DOUBLET_OK);
	assert_view((struct doublet_view){story->text, story->length}, "this");
	assert_view(story->id, "u");
	assert_view(story->headline, "T");
	assert_view(story->language, "it");
	assert_view(story->pointer, "/content/parts~1all/0");
	assert_end(reader);
}

static void blank_lines_are_counted_and_passed(void **state)
{
	struct scratch *scratch = *state;

	scratch_text(
		scratch, "blank",
		"\n \t\r\n{\"text\":\"a\"}\r\n\r\n  {\"text\":\"b\"}  \r\n\n"
		"{\"text\":\"c\"}");
	struct doublet_reader *reader =
		open_reader(NULL, scratch->path, "b.jsonl");
	assert_next(reader, "b.jsonl:3", "a", 3);
	assert_next(reader, "b.jsonl:5", "b", 5);
	assert_next(reader, "b.jsonl:7", "c", 7);
	assert_end(reader);
}

static void columns_count_in_the_line_without_the_mark(void **state)
{
	struct scratch *scratch = *state;
	const struct doublet_story *story;
	struct doublet_error error;

	scratch_text(scratch, "mark.jsonl",
	             "\xEF\xBB\xBF{\"text\":\"\xC3\xA9\" x}\n");
	struct doublet_reader *reader = open_reader(NULL, scratch->path, NULL);
	assert_int_equal(doublet_reader_next(reader, &story, &error),
	                 DOUBLET_SYNTAX);
	assert_int_equal(error.line, 1);
	assert_int_equal(error.column, 13);
	assert_int_equal(error.offset, 3 + 13);
	assert_end(reader);
}

/* Writes a string as JSON, in one of the ways there are for each byte. */
static void add_string(struct doublet_buffer *json, const char *bytes,
                       size_t length, struct support_random *random)
{
	static const char shorts[] = "\"\\/\b\f\n\r\t";
	static const char letters[] = "\"\\/bfnrt";

	doublet_buffer_add_byte(json, '"');
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)bytes[i];
		const char *found = strchr(shorts, byte);
		uint32_t way = support_random_below(random, 8);
		if (byte == 0 || (way == 0 && byte < 0x80) ||
		    (byte < ' ' && found == NULL))
			doublet_buffer_print(json, "\\u%04x", byte);
		else if (found != NULL && (byte != '/' || way < 4))
			doublet_buffer_print(json, "\\%c",
			                     letters[found - shorts]);
		else
			doublet_buffer_add_byte(json, bytes[i]);
	}
	doublet_buffer_add_byte(json, '"');
}

static size_t random_text(char *bytes, size_t most,
                          struct support_random *random)
{
	static const char *const pieces[] = {"rain ",
	                                     "snow ",
	                                     "\"",
	                                     "\\",
	                                     "\n",
	                                     "\t",
	                                     "/",
	                                     "\xC3\xA9",
	                                     "\xE2\x82\xAC",
	                                     "\xF0\x9F\x98\x80",
	                                     "{",
	                                     "}",
	                                     "\x01",
	                                     "\x7F",
	                                     "\xE2\x82",
	                                     "\xFF",
	                                     ",",
	                                     ":"};
	size_t length = 0;
	size_t wanted = support_random_below(random, (uint32_t)most - 5);

	while (length < wanted) {
		const char *piece = pieces[support_random_below(random, 18)];
		memcpy(bytes + length, piece, strlen(piece));
		length += strlen(piece);
		if (support_random_below(random, 30) == 0)
			bytes[length++] = '\0';
	}
	return length;
}

struct written {
	struct doublet_view text;
	struct doublet_view headline;
	uint64_t line;
};

enum { STORIES = 300, MOST = 2000 };

/* A file of random stories, blank lines between them; what is in them. */
static void write_stories(struct doublet_buffer *json,
                          struct written stories[STORIES],
                          struct support_random *random)
{
	static char memory[STORIES][2][MOST];
	uint64_t line = 0;

	for (size_t i = 0; i < STORIES; i++) {
		char *text = memory[i][0];
		char *headline = memory[i][1];
		for (line++; support_random_below(random, 5) == 0; line++)
			doublet_buffer_add_text(json, "  \n");
		stories[i] =
			(struct written){{text,
		                          random_text(text, MOST, random)},
		                         {headline,
		                          random_text(headline, 50, random)},
		                         line};
		doublet_buffer_add_text(json, "{\"headline\": ");
		add_string(json, headline, stories[i].headline.length, random);
		doublet_buffer_add_text(json, ", \"text\" :");
		add_string(json, text, stories[i].text.length, random);
		doublet_buffer_add_text(json, support_random_below(random, 2)
		                                      ? "}\n"
		                                      : "}\r\n");
	}
	assert_false(json->failed);
}

static void assert_stories(struct doublet_reader *reader,
                           const struct written *stories)
{
	for (size_t i = 0; i < STORIES; i++) {
		const struct doublet_story *story;
		assert_int_equal(doublet_reader_next(reader, &story, NULL),
		                 DOUBLET_OK);
		assert_int_equal(story->record, stories[i].line);
		assert_int_equal(story->length, stories[i].text.length);
		assert_memory_equal(story->text, stories[i].text.data,
		                    story->length);
		assert_int_equal(story->headline.length,
		                 stories[i].headline.length);
		assert_memory_equal(story->headline.data,
		                    stories[i].headline.data,
		                    story->headline.length);
	}
	assert_end(reader);
}

static void random_stories_come_back_equal(void **state)
{
	struct scratch *scratch = *state;
	static struct written stories[STORIES];
	struct support_random random = support_random_begin(6);
	struct doublet_buffer json;

	doublet_buffer_init(&json, NULL);
	for (unsigned round = 0; round < support_rounds(10); round++) {
		doublet_buffer_clear(&json);
		write_stories(&json, stories, &random);
		scratch_write(scratch, "r.jsonl", json.data, json.length);
		assert_stories(open_reader(NULL, scratch->path, NULL), stories);
	}
	doublet_buffer_finish(&json);
}

/* Whatever bytes a story holds, a reader reports or reads each line. */
static void random_damage_stays_in_its_lines(void **state)
{
	struct scratch *scratch = *state;
	static struct written stories[STORIES];
	struct support_random random = support_random_begin(7);
	struct doublet_buffer json;

	doublet_buffer_init(&json, NULL);
	write_stories(&json, stories, &random);
	for (int i = 0; i < 400; i++)
		json.data[support_random_below(&random,
		                               (uint32_t)json.length)] =
			(char)support_random_next(&random);
	scratch_write(scratch, "damaged.jsonl", json.data, json.length);
	struct doublet_reader *reader = open_reader(NULL, scratch->path, NULL);
	const struct doublet_story *story;
	struct doublet_error error = {0};
	enum doublet_status status;
	uint64_t line = 0;
	unsigned read = 0;
	while ((status = doublet_reader_next(reader, &story, &error)) !=
	       DOUBLET_END) {
		uint64_t now = error.line;
		if (status == DOUBLET_OK)
			now = story->record;
		else
			assert_int_equal(status, DOUBLET_SYNTAX);
		assert_true(now > line);
		line = now;
		read += status == DOUBLET_OK;
	}
	assert_in_range(read, 10, STORIES);
	doublet_reader_destroy(reader);
	doublet_buffer_finish(&json);
}

/* Lines whose ends fall on, before and behind the ends of blocks. */
static void lines_end_anywhere_in_a_block(void **state)
{
	enum { BLOCK = 256 * 1024, AROUND = 4, HEAD = 11 };
	static char line[2 * BLOCK + 100];
	static const size_t lengths[] = {BLOCK / 4, BLOCK / 2, BLOCK,
	                                 2 * BLOCK};
	struct scratch *scratch = *state;

	for (size_t i = 0; i < 4 * (2 * AROUND + 1); i++) {
		size_t length = lengths[i % 4] + i / 4 - AROUND;
		FILE *file = fopen(scratch_path(scratch, "edge.jsonl"), "w");
		memset(line, 'a' + (int)(i % 26), length);
		memcpy(line, "{\"text\": \"", HEAD - 1);
		memcpy(line + length - 3, "\"}\n", 3);
		for (int k = 0; k < 3; k++)
			fwrite(line, 1, length, file);
		assert_int_equal(fclose(file), 0);
		struct doublet_reader *reader =
			open_reader(NULL, scratch->path, NULL);
		const struct doublet_story *story;
		for (int k = 0; k < 3; k++) {
			assert_int_equal(doublet_reader_next(reader, &story,
			                                     NULL),
			                 DOUBLET_OK);
			assert_int_equal(story->length, length - HEAD - 2);
			assert_memory_equal(story->text, line + HEAD - 1,
			                    story->length);
		}
		assert_end(reader);
	}
}

static void assert_too_large(struct doublet_reader *reader, uint64_t line,
                             uint64_t offset)
{
	const struct doublet_story *story;
	struct doublet_error error = {0};

	assert_int_equal(doublet_reader_next(reader, &story, &error),
	                 DOUBLET_TOO_LARGE);
	assert_int_equal(error.status, DOUBLET_TOO_LARGE);
	assert_int_equal(error.line, line);
	assert_int_equal(error.column, 1);
	assert_int_equal(error.offset, offset);
	assert_string_equal(error.reason, "the story is longer than the limit");
}

static void lines_over_the_limit_are_passed(void **state)
{
	struct scratch *scratch = *state;
	struct doublet_reader_options options = {.max_bytes = 12};

	/* 12 bytes, 13, 12, and 13 at the end. */
	scratch_text(scratch, "limit.jsonl",
	             "{\"text\":\"a\"}\n{\"text\":\"bb\"}\n{\"text\":\"c\"}\n"
	             "{\"text\":\"dd\"}");
	struct doublet_reader *reader =
		open_reader(&options, scratch->path, "l");
	assert_next(reader, "l:1", "a", 1);
	assert_too_large(reader, 2, 13);
	assert_next(reader, "l:3", "c", 3);
	assert_too_large(reader, 4, 40);
	assert_end(reader);
}

static void write_endless(int output, size_t megabytes)
{
	static char block[1 << 20];

	memset(block, 'x', sizeof(block));
	dprintf(output, "{\"text\":\"a\"}\n{\"text\":\"");
	for (size_t i = 0; i < megabytes; i++) {
		for (size_t done = 0; done < sizeof(block);) {
			ssize_t written = write(output, block + done,
			                        sizeof(block) - done);
			if (written <= 0)
				_exit(1);
			done += (size_t)written;
		}
	}
	dprintf(output, "\"}\n{\"text\":\"b\"}\n");
	_exit(0);
}

static void a_line_of_a_gigabyte_is_passed_without_holding_it(void **state)
{
	enum { LIMIT = 1 << 20, MEGABYTES = 1024 };
	struct support_allocator counting;

	(void)state;
	support_allocator_init(&counting);
	struct doublet_reader_options options = {
		.allocator = &counting.allocator,
		.max_bytes = LIMIT,
	};
	int input = scratch_feed();
	pid_t child = fork();
	if (child == 0) {
		close(STDIN_FILENO);
		write_endless(input, MEGABYTES);
	}
	close(input);
	struct doublet_reader *reader = open_reader(&options, "-", NULL);
	assert_next(reader, "<stdin>:1", "a", 1);
	assert_too_large(reader, 2, 13);
	assert_in_range(counting.held_bytes, 0, 2 * LIMIT);
	assert_next(reader, "<stdin>:3", "b", 3);
	assert_end(reader);
	waitpid(child, NULL, 0);
}

/* A live feed: each story is there as soon as its line is. */
static void a_slow_pipe_gives_each_line_at_once(void **state)
{
	int input = scratch_feed();

	(void)state;
	dprintf(input, "{\"text\":\"a\"}\n");
	struct doublet_reader *reader = open_reader(NULL, "-", "wire");
	assert_next(reader, "wire:1", "a", 1);
	dprintf(input, "{\"text\":\"b\"}\n{\"te");
	assert_next(reader, "wire:2", "b", 2);
	dprintf(input, "xt\":\"c\"}\n");
	assert_next(reader, "wire:3", "c", 3);
	close(input);
	assert_end(reader);
}

static void deep_nesting_does_no_harm(void **state)
{
	enum { DEPTH = 300000 };
	struct scratch *scratch = *state;
	struct doublet_buffer json;

	doublet_buffer_init(&json, NULL);
	doublet_buffer_add_text(&json, "{\"deep\":");
	doublet_buffer_repeat(&json, '[', DEPTH);
	doublet_buffer_repeat(&json, ']', DEPTH);
	doublet_buffer_add_text(&json, ",\"text\":\"a\"}\n");
	scratch_write(scratch, "deep.jsonl", json.data, json.length);
	struct doublet_reader *reader = open_reader(NULL, scratch->path, "d");
	assert_next(reader, "d:1", "a", 1);
	assert_end(reader);
	doublet_buffer_finish(&json);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(members_fill_the_story),
		cmocka_unit_test(ids_are_strings_numbers_or_places),
		cmocka_unit_test(what_is_no_string_is_no_headline),
		cmocka_unit_test(what_wires_tell_of_a_story_is_kept),
		cmocka_unit_test(half_an_emoji_is_a_replacement_character),
		cmocka_unit_test(members_may_have_other_names),
		cmocka_unit_test(blank_lines_are_counted_and_passed),
		cmocka_unit_test(columns_count_in_the_line_without_the_mark),
		cmocka_unit_test(random_stories_come_back_equal),
		cmocka_unit_test(random_damage_stays_in_its_lines),
		cmocka_unit_test(lines_end_anywhere_in_a_block),
		cmocka_unit_test(lines_over_the_limit_are_passed),
		cmocka_unit_test(
			a_line_of_a_gigabyte_is_passed_without_holding_it),
		cmocka_unit_test(a_slow_pipe_gives_each_line_at_once),
		cmocka_unit_test(deep_nesting_does_no_harm),
	};

	return cmocka_run_group_tests(tests, scratch_begin, scratch_end);
}
