/* SPDX-License-Identifier: MIT */
/*
 * The program: a table of commands. Adding one is a row here and a file
 * cmd_NAME.c with its options; all else (help, manual page, suggestions)
 * follows from the table.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/help.h"
#include "cli/message.h"
#include "cli/nearest.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "doublet/status.h"

const struct doublet_command doublet_commands[] = {
	{
		.name = "check",
		.operands = "[FILE|DIR|-]...",
		.summary = "report what each story says twice",
		.description =
			"Reports what each story says twice: words, phrases, "
			"sentences, paragraphs, quotations and attributions, "
			"with both places. Reads plain text and JSON Lines, "
			"folders with all below them, and standard input when "
			"nothing is named.",
		.examples =
			"doublet check story.txt\tone story\n"
			"doublet check -f json wire/ > report.json\ta folder, "
			"for a program\n"
			"doublet check --level warning -\tstandard input, no "
			"notes\n"
			"doublet check --explain doubled-quote\twhat a rule "
			"means\n",
		.statuses = "0\tnothing was found at or above --fail-on\n"
			    "1\tsomething was found\n"
			    "2\twrong usage, or something could not be read or "
			    "written; the rest is done\n"
			    "130\tinterrupted\n",
		.options = doublet_check_table,
		.shared = doublet_settings_table,
		.run = doublet_check_run,
	},
	{
		.name = "compare",
		.operands = "A B",
		.summary = "tell how two stories relate, and what changed",
		.description =
			"Tells what story B is to story A: the same, a "
			"correction, an update, a part of it, other news with "
			"words in common, or not related; what was added, "
			"dropped and changed, and both side by side where they "
			"agree. A story is a file, or '-' for standard input. "
			"Of a JSON Lines file with many, FILE:LINE is the one "
			"on a line, FILE#ID the one of an id. With -v nothing "
			"is left out; with -q only the answer is given.",
		.examples =
			"doublet compare old.txt new.txt\twhat is new?\n"
			"doublet compare -f json old.txt -\tfor a program\n"
			"doublet compare day.jsonl:3 day.jsonl:9\ttwo lines of "
			"a file\n"
			"doublet compare day.jsonl#a7 new.txt\tan id and a "
			"file\n",
		.statuses = "0\tthey are not related\n"
			    "1\tthey are related\n"
			    "2\twrong usage, or something could not be read or "
			    "written\n"
			    "130\tinterrupted\n",
		.options = doublet_compare_table,
		.shared = doublet_settings_table,
		.run = doublet_compare_run,
	},
	{
		.name = "dedup",
		.operands = "[FILE|DIR|-]...",
		.summary = "find duplicates among many stories",
		.description =
			"Finds which of many stories are the same, newer "
			"versions, corrections or parts of others, or have "
			"quotations and passages in common, and judges every "
			"pair exactly. Stories with figures and names of their "
			"own in the same form are told as 'template'. The form "
			"for people shows groups around a lead, then the pairs "
			"outside them. The input is read two times; what "
			"cannot be, as a pipe, is kept in TMPDIR meanwhile.",
		.examples =
			"doublet dedup wire.jsonl\tfor people\n"
			"doublet dedup -f jsonl wire.jsonl day/\ta line a "
			"pair\n"
			"doublet dedup --threshold 0.8 a.jsonl.gz\tonly near "
			"duplicates\n"
			"doublet dedup --unique new.jsonl a.jsonl\tone of "
			"each\n",
		.statuses = "0\tall was read\n"
			    "1\twith --fail: a pair was found\n"
			    "2\twrong usage, or something could not be read or "
			    "written; the rest is done\n"
			    "130\tinterrupted\n",
		.options = doublet_dedup_table,
		.shared = doublet_settings_table,
		.run = doublet_dedup_run,
	},
	{
		.name = "segment",
		.operands = "[FILE|DIR|-]...",
		.summary = "show each story's paragraphs, sentences and quotes",
		.description =
			"Shows how each story was cut up: its language, "
			"paragraphs, sentences, quotations with their "
			"speakers, and words. The form for people numbers the "
			"sentences and puts the quotations in numbered "
			"brackets; the form for programs gives the bytes of "
			"each. Datelines, bylines, credits and other furniture "
			"are named, for the rules pass over them.",
		.examples =
			"doublet segment story.txt\twhy did a rule speak?\n"
			"doublet segment -f jsonl wire.jsonl\ta line in, a line "
			"out\n",
		.statuses = "0\tall was read\n"
			    "2\twrong usage, or something could not be read or "
			    "written; the rest is done\n"
			    "130\tinterrupted\n",
		.options = doublet_segment_table,
		.shared = doublet_settings_table,
		.run = doublet_segment_run,
	},
	{
		.name = "bench",
		.operands = "[FILE|DIR|-]...",
		.summary = "measure the speed of the engine on this machine",
		.description =
			"Measures every step of the engine, with every kernel "
			"that this machine can run: words, hashes, shingles, "
			"sketches, sets, and the whole of a check, beside "
			"memcpy and XXH3 of the same bytes. On made-up copy, "
			"or on the first 4 MiB of the copy given. All rows "
			"take turns, so their ratios hold whatever else runs; "
			"times are of this machine at this moment.",
		.examples =
			"doublet bench\ta table in a few seconds\n"
			"doublet bench -f json wire/ > old.json\tof your copy, "
			"for a program\n",
		.statuses = "0\tall was measured\n"
			    "2\twrong usage, or something could not be read or "
			    "written\n"
			    "130\tinterrupted\n",
		.options = doublet_bench_table,
		.shared = doublet_settings_table,
		.run = doublet_bench_run,
	},
	{
		.name = "help",
		.operands = "[COMMAND]",
		.summary = "show the help of a command",
		.description = "Shows the help of a command, or the list of "
			       "commands.",
		.options = doublet_help_table,
		.run = doublet_help_run,
	},
	{0},
};

int doublet_command_print(struct doublet_buffer *text)
{
	static struct doublet_output output;
	enum doublet_status status = DOUBLET_OK;

	if (text->failed) {
		doublet_message_print("out of memory");
		return DOUBLET_EXIT_TROUBLE;
	}
	if (doublet_output_open(&output, NULL)) {
		struct doublet_sink sink = doublet_output_sink(&output);
		status = sink.write(sink.context, text->data, text->length);
		status = doublet_output_close(&output);
	}
	doublet_buffer_finish(text);
	return status == DOUBLET_IO ? DOUBLET_EXIT_TROUBLE
	                            : DOUBLET_EXIT_NOTHING;
}

void doublet_command_version(struct doublet_buffer *text)
{
	doublet_buffer_print(text,
	                     "doublet %s (engine %s, Unicode %s, kernels %s)\n",
	                     doublet_version(), doublet_engine_version(),
	                     doublet_unicode_version(), doublet_kernels());
}

static const struct doublet_command *find_command(const char *name)
{
	const struct doublet_command *row = doublet_commands;

	while (row->name != NULL && strcmp(row->name, name) != 0)
		row++;
	return row->name != NULL ? row : NULL;
}

static int refuse_command(const char *name)
{
	struct doublet_nearest nearest = {.given = name};

	for (const struct doublet_command *row = doublet_commands;
	     row->name != NULL; row++)
		doublet_nearest_try(&nearest, row->name);
	if (name[0] == '-' && name[1] != '\0')
		doublet_message_print("unknown option '%s': put options after "
		                      "the command",
		                      name);
	else if (access(name, F_OK) == 0 || strcmp(name, "-") == 0)
		doublet_message_print("unknown command '%s': to check that "
		                      "story type 'doublet check %s'",
		                      name, name);
	else if (nearest.name != NULL)
		doublet_message_print(
			"unknown command '%s': did you mean '%s'?", name,
			nearest.name);
	else
		doublet_message_print("unknown command '%s': 'doublet help' "
		                      "lists them",
		                      name);
	return DOUBLET_EXIT_TROUBLE;
}

struct help_settings {
	bool manual;
	bool help;
};

const struct doublet_option doublet_help_table[] = {
	{.name = "man",
         .kind = DOUBLET_OPTION_FLAG,
         .offset = offsetof(struct help_settings, manual),
         .help = "write the manual page, for man(1)"},
	{.name = "help",
         .letter = 'h',
         .kind = DOUBLET_OPTION_FLAG,
         .offset = offsetof(struct help_settings, help),
         .help = "show this text"},
	{0},
};

static int help_with(const struct doublet_command *command,
                     const struct help_settings *settings,
                     const struct doublet_option_list *names)
{
	struct doublet_buffer text;

	if (names->count > 1) {
		doublet_message_print("help: too many names: give one command");
		return DOUBLET_EXIT_TROUBLE;
	}
	if (names->count == 1)
		command = find_command(names->items[0]);
	if (command == NULL)
		return refuse_command(names->items[0]);
	doublet_buffer_init(&text, NULL);
	if (settings->manual)
		doublet_help_manual(&text, doublet_commands);
	else if (names->count == 1 || settings->help)
		doublet_help_command(&text, command);
	else
		doublet_help_program(&text, doublet_commands);
	return doublet_command_print(&text);
}

int doublet_help_run(const struct doublet_command *command, int argc,
                     char **argv)
{
	struct help_settings settings = {0};
	struct doublet_arena arena;
	struct doublet_arguments arguments = {.command = command,
	                                      .arena = &arena,
	                                      .settings = &settings};
	int status = DOUBLET_EXIT_TROUBLE;

	doublet_arena_init(&arena, NULL);
	if (doublet_option_parse(&arguments, argc, argv))
		status = help_with(command, &settings, &arguments.operands);
	doublet_arena_finish(&arena);
	return status;
}

/* Without a question, the help is a complaint. */
static int answer(const char *question)
{
	struct doublet_buffer text;

	doublet_buffer_init(&text, NULL);
	if (question != NULL && strcmp(question, "--version") == 0)
		doublet_command_version(&text);
	else
		doublet_help_program(&text, doublet_commands);
	if (question != NULL)
		return doublet_command_print(&text);
	doublet_message_text(&text);
	doublet_buffer_finish(&text);
	return DOUBLET_EXIT_TROUBLE;
}

int main(int argc, char **argv)
{
	doublet_output_prepare();
	if (argc < 2)
		return answer(NULL);
	if (strcmp(argv[1], "--version") == 0 ||
	    strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
		return answer(argv[1]);

	const struct doublet_command *command = find_command(argv[1]);
	if (command == NULL)
		return refuse_command(argv[1]);
	return command->run(command, argc - 1, argv + 1);
}
