/* SPDX-License-Identifier: MIT */
/* The options of doublet check, and those that are questions. */
#include "cli/check.h"

#include "cli/command.h"
#include "doublet/doublet.h"

const char *doublet_check_format_name(size_t index)
{
	const struct doublet_report_format *format =
		doublet_report_format_at(DOUBLET_REPORT_FINDINGS, index);

	return format != NULL ? format->name : NULL;
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

_Static_assert(offsetof(struct doublet_check_settings, shared) == 0,
               "the shared table of options counts from here");

#define AT(member) .offset = offsetof(struct doublet_check_settings, member)

const struct doublet_option doublet_check_table[] = {
	{.name = "format",
         .letter = 'f',
         .kind = DOUBLET_OPTION_CHOICE,
         AT(shared.format),
         .value = "FORMAT",
         .names = doublet_check_format_name,
         .help = "form of the report",
         .fallback = "text"},
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
	{.name = "list-rules",
         .kind = DOUBLET_OPTION_FLAG,
         AT(list_rules),
         .help = "list all rules with their levels"},
	{.name = "explain",
         .kind = DOUBLET_OPTION_CHOICE,
         AT(explain),
         .value = "RULE",
         .names = rule_name,
         .help = "show what a rule finds and what it lets through"},
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
	if (settings->list_rules && !settings->shared.help)
		list_rules(&text);
	else if (settings->explain >= 0 && !settings->shared.help)
		explain(&text, (size_t)settings->explain);
	else
		doublet_settings_answer(&settings->shared, command, &text);
	if (text.length == 0 && !text.failed)
		return false;
	*status = doublet_command_print(&text);
	return true;
}
