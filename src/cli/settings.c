/* SPDX-License-Identifier: MIT */
/* The options that commands share, and those of them that are questions. */
#include "cli/settings.h"

#include "cli/command.h"
#include "cli/help.h"
#include "doublet/reader.h"
#include "doublet/segment.h"

const char *doublet_settings_input_name(size_t index)
{
	static const char *const own[] = {"auto", "list"};

	if (index < DOUBLET_INPUT_FIRST)
		return own[index];
	const struct doublet_input_format *format =
		doublet_input_format_at(index - DOUBLET_INPUT_FIRST);
	return format != NULL ? format->name : NULL;
}

static const char *color_name(size_t index)
{
	static const char *const names[] = {"auto", "always", "never"};

	return index < 3 ? names[index] : NULL;
}

/*
 * Those that have rules of their own, Norwegian by its other tags as well; then
 * those whose script has no blanks, for their words are cut and compared all
 * the same, and what stands for all others.
 */
static const char *language_name(size_t index)
{
	static const char *const others[] = {"nb", "nn", "zh", "th",
	                                     "lo", "km", "und"};
	size_t own = 0;

	while (own <= index && doublet_language_at(own) != NULL)
		own++;
	if (own > index)
		return doublet_language_at(index);
	index -= own;
	return index < sizeof(others) / sizeof(others[0]) ? others[index]
	                                                  : NULL;
}

#define AT(member) .offset = offsetof(struct doublet_settings, member)

const struct doublet_option doublet_settings_table[] = {
	{.name = "output",
         .letter = 'o',
         .kind = DOUBLET_OPTION_TEXT,
         AT(output),
         .value = "FILE",
         .help = "write the report to a file, which appears when it is "
                 "complete",
         .fallback = "standard output"},
	{.name = "quiet",
         .letter = 'q',
         .kind = DOUBLET_OPTION_FLAG,
         AT(quiet),
         .help = "leave the summary out"},
	{.name = "verbose",
         .letter = 'v',
         .kind = DOUBLET_OPTION_FLAG,
         AT(verbose),
         .help = "say why findings were let through as notes, and name "
                 "the files of a folder that were skipped"},
	{.name = "color",
         .kind = DOUBLET_OPTION_CHOICE,
         AT(color),
         .value = "MODE",
         .names = color_name,
         .help = "mark by colour what matters in the report",
         .fallback = "auto, that is on a terminal"},
	{.name = "input-format",
         .kind = DOUBLET_OPTION_CHOICE,
         AT(input_format),
         .value = "FORMAT",
         .names = doublet_settings_input_name,
         .help = "format of the files; 'list' describes them",
         .fallback = "auto, that is detected"},
	{.name = "stdin-filename",
         .kind = DOUBLET_OPTION_TEXT,
         AT(stdin_name),
         .value = "NAME",
         .help = "what standard input is called in the report",
         .fallback = "<stdin>"},
	{.name = "field",
         .kind = DOUBLET_OPTION_LIST,
         AT(fields),
         .value = "NAME=MEMBER",
         .help = "JSON Lines: the member (or JSON pointer) that holds the "
                 "id, text, headline, slug, source, version, status, replaces, "
                 "signals, note, published or language; repeatable",
         .fallback = "the member of that name"},
	{.name = "language",
         .kind = DOUBLET_OPTION_TAG,
         AT(language),
         .value = "LANGUAGE",
         .names = language_name,
         .help = "language of stories that do not name theirs, as 'en' or "
                 "'pt-BR'; 'und' for one without rules of its own",
         .fallback = "detected"},
	{.name = "max-size",
         .kind = DOUBLET_OPTION_SIZE,
         AT(max_size),
         .value = "BYTES",
         .help = "skip longer stories; K, M and G may follow",
         .fallback = "256M",
         .least = 1,
         .most = DOUBLET_STORY_MAX},
	{.name = "help",
         .letter = 'h',
         .kind = DOUBLET_OPTION_FLAG,
         AT(help),
         .help = "show this text"},
	{.name = "version",
         .kind = DOUBLET_OPTION_FLAG,
         AT(version),
         .help = "show the version"},
	{0},
};

static void list_inputs(struct doublet_buffer *text)
{
	const struct doublet_input_format *format;

	for (size_t i = 0; (format = doublet_input_format_at(i)) != NULL; i++)
		doublet_buffer_print(text, "%-12s %s\n", format->name,
		                     format->summary);
}

void doublet_settings_answer(const struct doublet_settings *settings,
                             const struct doublet_command *command,
                             struct doublet_buffer *text)
{
	if (settings->help)
		doublet_help_command(text, command);
	else if (settings->input_format == DOUBLET_INPUT_LIST)
		list_inputs(text);
	else if (settings->version)
		doublet_command_version(text);
}
