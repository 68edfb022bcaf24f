/* SPDX-License-Identifier: MIT */
/* The options of doublet check, and those that are questions. */
#include "cli/check.h"

#include "cli/command.h"
#include "cli/help.h"
#include "doublet/doublet.h"

const char *doublet_check_format_name(size_t index)
{
	size_t count;
	const struct doublet_report_format *all =
		doublet_report_formats(&count);

	return index < count ? all[index].name : NULL;
}

const char *doublet_check_input_name(size_t index)
{
	static const char *const own[] = {"auto", "list"};
	size_t count;
	const struct doublet_input_format *all = doublet_input_formats(&count);

	if (index < DOUBLET_INPUT_FIRST)
		return own[index];
	index -= DOUBLET_INPUT_FIRST;
	return index < count ? all[index].name : NULL;
}

static const char *color_name(size_t index)
{
	static const char *const names[] = {"auto", "always", "never"};

	return index < 3 ? names[index] : NULL;
}

static const char *level_name(size_t index)
{
	return index < DOUBLET_LEVEL_ERROR
	               ? doublet_level_text((enum doublet_level)(index + 1))
	               : NULL;
}

static const char *fail_name(size_t index)
{
	return index == DOUBLET_FAIL_NEVER ? "never" : level_name(index);
}

static const char *rule_name(size_t index)
{
	const struct doublet_rule *rule = doublet_rule_at(index);

	return rule != NULL ? rule->id : NULL;
}

#define AT(member) .offset = offsetof(struct doublet_check_settings, member)

const struct doublet_option doublet_check_table[] = {
	{.name = "format",
         .letter = 'f',
         .kind = DOUBLET_OPTION_CHOICE,
         AT(format),
         .value = "FORMAT",
         .names = doublet_check_format_name,
         .help = "form of the report",
         .fallback = "text"},
	{.name = "output",
         .letter = 'o',
         .kind = DOUBLET_OPTION_TEXT,
         AT(output),
         .value = "FILE",
         .help = "write the report to a file, which appears when all is "
                 "done",
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
         .help = "tell which files of a folder were skipped"},
	{.name = "color",
         .kind = DOUBLET_OPTION_CHOICE,
         AT(color),
         .value = "MODE",
         .names = color_name,
         .help = "mark words by colour",
         .fallback = "auto, that is on a terminal"},
	{.name = "rule",
         .kind = DOUBLET_OPTION_NAMES,
         AT(rules),
         .value = "RULE",
         .names = rule_name,
         .help = "apply this rule; with commas or repeated: these",
         .fallback = "all"},
	{.name = "no-rule",
         .kind = DOUBLET_OPTION_NAMES,
         AT(no_rules),
         .value = "RULE",
         .names = rule_name,
         .help = "leave this rule out; with commas or repeated: these"},
	{.name = "min-words",
         .kind = DOUBLET_OPTION_NUMBER,
         AT(min_words),
         .value = "N",
         .help = "shortest run of words that counts as repeated",
         .fallback = "6",
         .least = 2,
         .most = 1000000},
	{.name = "level",
         .kind = DOUBLET_OPTION_CHOICE,
         AT(level),
         .value = "LEVEL",
         .names = level_name,
         .help = "show findings from this level up",
         .fallback = "note"},
	{.name = "fail-on",
         .kind = DOUBLET_OPTION_CHOICE,
         AT(fail_on),
         .value = "LEVEL",
         .names = fail_name,
         .help = "end with status 1 when something of this level or above "
                 "was found",
         .fallback = "warning"},
	{.name = "input-format",
         .kind = DOUBLET_OPTION_CHOICE,
         AT(input_format),
         .value = "FORMAT",
         .names = doublet_check_input_name,
         .help = "format of the files; 'list' describes them",
         .fallback = "auto, that is by a look at the file"},
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
                 "id, text, headline or language; repeatable",
         .fallback = "the member of that name"},
	{.name = "language",
         .kind = DOUBLET_OPTION_TEXT,
         AT(language),
         .value = "TAG",
         .help = "language of stories that do not say theirs, as 'en'",
         .fallback = "a guess"},
	{.name = "max-size",
         .kind = DOUBLET_OPTION_SIZE,
         AT(max_size),
         .value = "BYTES",
         .help = "pass over longer stories; K, M and G may follow",
         .fallback = "256M",
         .least = 1,
         .most = DOUBLET_STORY_MAX},
	{.name = "list-rules",
         .kind = DOUBLET_OPTION_FLAG,
         AT(list_rules),
         .help = "list all rules with their levels"},
	{.name = "explain",
         .kind = DOUBLET_OPTION_CHOICE,
         AT(explain),
         .value = "RULE",
         .names = rule_name,
         .help = "tell what a rule finds and what it lets through"},
	{.name = "help",
         .letter = 'h',
         .kind = DOUBLET_OPTION_FLAG,
         AT(help),
         .help = "show this text"},
	{.name = "version",
         .kind = DOUBLET_OPTION_FLAG,
         AT(version),
         .help = "show which version this is"},
	{0},
};

static void list_rules(struct doublet_buffer *text)
{
	const struct doublet_rule *rule;

	for (size_t i = 0; (rule = doublet_rule_at(i)) != NULL; i++)
		doublet_buffer_print(text, "%-22s %-8s %s\n", rule->id,
		                     doublet_level_text(rule->level),
		                     rule->summary);
}

static void list_inputs(struct doublet_buffer *text)
{
	size_t count;
	const struct doublet_input_format *formats =
		doublet_input_formats(&count);

	for (size_t i = 0; i < count; i++)
		doublet_buffer_print(text, "%-12s %s\n", formats[i].name,
		                     formats[i].summary);
}

static void explain(struct doublet_buffer *text, size_t index)
{
	const struct doublet_rule *rule = doublet_rule_at(index);

	doublet_buffer_print(text, "%s (%s): %s\n\n", rule->id,
	                     doublet_level_text(rule->level), rule->summary);
	doublet_buffer_add_text(text, rule->explanation);
	if (text->length > 0 && text->data[text->length - 1] != '\n')
		doublet_buffer_add_byte(text, '\n');
}

bool doublet_check_answer(const struct doublet_command *command,
                          const struct doublet_check_settings *settings,
                          int *status)
{
	struct doublet_buffer text;

	doublet_buffer_init(&text, NULL);
	if (settings->help)
		doublet_help_command(&text, command);
	else if (settings->list_rules)
		list_rules(&text);
	else if (settings->explain >= 0)
		explain(&text, (size_t)settings->explain);
	else if (settings->input_format == DOUBLET_INPUT_LIST)
		list_inputs(&text);
	else if (settings->version)
		*status = doublet_command_version();
	else
		return false;
	if (text.length > 0 || text.failed)
		*status = doublet_command_print(&text);
	return true;
}
