/* SPDX-License-Identifier: MIT */
/*
 * Command lines as GNU programs take them: short options in bundles, long
 * ones with '=', operands anywhere, "--" before those that begin with '-'.
 */
#include "cli/option.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "cli/message.h"
#include "cli/nearest.h"

enum { LISTED_MAX = 8 };

/* Whether a table of options has one of that name. */
static bool has_name(const struct doublet_option *table, const char *name)
{
	while (table != NULL && table->name != NULL)
		if (strcmp(table++->name, name) == 0)
			return true;
	return false;
}

const struct doublet_option *doublet_option_at(
	const struct doublet_command *command, size_t index)
{
	const struct doublet_option *const tables[] = {command->options,
	                                               command->shared};

	for (size_t i = 0; i < 2; i++) {
		const struct doublet_option *row = tables[i];
		for (; row != NULL && row->name != NULL; row++) {
			/* A command may say in its own words what one does. */
			if (i > 0 && has_name(tables[0], row->name))
				continue;
			if (index-- == 0)
				return row;
		}
	}
	return NULL;
}

static const struct doublet_option *find_option(
	const struct doublet_command *command, const char *name, size_t length)
{
	const struct doublet_option *row;

	for (size_t i = 0; (row = doublet_option_at(command, i)) != NULL; i++)
		if (strlen(row->name) == length &&
		    memcmp(row->name, name, length) == 0)
			break;
	return row;
}

static const struct doublet_option *find_letter(
	const struct doublet_command *command, char letter)
{
	const struct doublet_option *row;

	for (size_t i = 0; (row = doublet_option_at(command, i)) != NULL; i++)
		if (row->letter == letter)
			break;
	return row;
}

bool doublet_option_is_listed(const struct doublet_option *option)
{
	if (option->names == NULL)
		return false;
	for (size_t i = 0; i < LISTED_MAX; i++)
		if (option->names(i) == NULL)
			return true;
	return option->names(LISTED_MAX) == NULL;
}

static bool append(struct doublet_arguments *arguments,
                   struct doublet_option_list *list, const char *item)
{
	if (item == NULL ||
	    !doublet_arena_grow(arguments->arena, &list->items, &list->capacity,
	                        list->count + 1, sizeof(*list->items))) {
		doublet_message_print("out of memory");
		return false;
	}
	list->items[list->count++] = item;
	return true;
}

/* "unknown rule 'x': did you mean 'y'? (one of a, b, c)" */
static void refuse_name(const struct doublet_option *option, const char *given)
{
	struct doublet_nearest nearest = {.given = given};
	char meant[128] = "";
	char noun[32] = "";
	char all[1024] = "";
	size_t length = 0;

	for (size_t i = 0; option->value[i] != '\0' && i < sizeof(noun) - 1;
	     i++)
		noun[i] = (char)tolower((unsigned char)option->value[i]);
	for (size_t i = 0; option->names(i) != NULL; i++) {
		doublet_nearest_try(&nearest, option->names(i));
		if (length < sizeof(all))
			length += (size_t)snprintf(all + length,
			                           sizeof(all) - length, "%s%s",
			                           i == 0 ? "" : ", ",
			                           option->names(i));
	}
	if (nearest.name != NULL)
		snprintf(meant, sizeof(meant), "did you mean '%s'? (",
		         nearest.name);
	doublet_message_print("unknown %s '%s': %sone of %s%s", noun, given,
	                      meant, all, meant[0] != '\0' ? ")" : "");
}

/* The index of a name, or -1 after saying what is wrong. */
static int find_name(const struct doublet_option *option, const char *given)
{
	for (size_t i = 0; option->names(i) != NULL; i++)
		if (strcmp(option->names(i), given) == 0)
			return (int)i;
	refuse_name(option, given);
	return -1;
}

/* Whether what is given is a tag of that name: "pt", "PT", "pt-BR", "pt_br". */
static bool is_tag(const char *given, const char *name)
{
	size_t length = strcspn(given, "-_");

	return strlen(name) == length && strncasecmp(given, name, length) == 0;
}

static bool is_known_tag(const struct doublet_option *option, const char *given)
{
	if (given[0] == '\0')
		return true;
	for (size_t i = 0; option->names(i) != NULL; i++)
		if (is_tag(given, option->names(i)))
			return true;
	refuse_name(option, given);
	return false;
}

/* The factor of "", "K", "KB", "KiB" and so on; 0 = it is none. */
static uint64_t find_factor(const char *unit)
{
	static const char letters[] = "KMG";
	const char *letter;

	if (unit[0] == '\0' || strcmp(unit, "B") == 0)
		return 1;
	letter = strchr(letters, toupper((unsigned char)unit[0]));
	if (letter == NULL)
		return 0;
	if (unit[1] != '\0' && strcasecmp(unit + 1, "b") != 0 &&
	    strcasecmp(unit + 1, "ib") != 0)
		return 0;
	return (uint64_t)1024 << (10 * (letter - letters));
}

static bool read_number(const struct doublet_option *option, const char *given,
                        uint64_t *number)
{
	const char *at = given;
	uint64_t value = 0;
	bool fits = true;

	for (; *at >= '0' && *at <= '9'; at++)
		fits = fits && !__builtin_mul_overflow(value, 10, &value) &&
		       !__builtin_add_overflow(value, (uint64_t)(*at - '0'),
		                               &value);
	uint64_t factor = *at == '\0';
	if (option->kind == DOUBLET_OPTION_SIZE)
		factor = find_factor(at);
	if (at != given && factor != 0 && fits &&
	    !__builtin_mul_overflow(value, factor, &value) &&
	    value >= option->least && value <= option->most) {
		*number = value;
		return true;
	}
	doublet_message_print("--%s: invalid value '%s': a %s from %" PRIu64
	                      " to %" PRIu64,
	                      option->name, given,
	                      option->kind == DOUBLET_OPTION_SIZE
	                              ? "size (such as 512K, 16M, 1G)"
	                              : "whole number",
	                      option->least, option->most);
	return false;
}

/*
 * "0.8", ".8", "1", "80%". By hand: the C library's function asks the locale
 * for the comma.
 */
static bool read_share(const struct doublet_option *option, const char *given,
                       double *share)
{
	const char *at = given;
	double value = 0;
	double unit = 1;
	int digits = 0;

	for (; *at >= '0' && *at <= '9' && digits < 4; at++, digits++)
		value = value * 10 + (*at - '0');
	if (*at == '.')
		for (at++; *at >= '0' && *at <= '9' && digits < 18;
		     at++, digits++) {
			unit *= 10;
			value = value * 10 + (*at - '0');
		}
	if (*at == '%') {
		unit *= 100;
		at++;
	}
	value /= unit;
	if (digits > 0 && *at == '\0' && value > 0 && value <= 1) {
		*share = value;
		return true;
	}
	doublet_message_print("--%s: invalid value '%s': a number above 0 and "
	                      "up to 1, such as 0.8 or 80%%",
	                      option->name, given);
	return false;
}

static bool add_names(struct doublet_arguments *arguments,
                      const struct doublet_option *option, const char *given,
                      struct doublet_option_list *list)
{
	for (;;) {
		size_t length = strcspn(given, ",");
		char *name =
			doublet_arena_copy(arguments->arena, given, length);
		if (name != NULL && find_name(option, name) < 0)
			return false;
		if (!append(arguments, list, name))
			return false;
		if (given[length] == '\0')
			return true;
		given += length + 1;
	}
}

static bool store(struct doublet_arguments *arguments,
                  const struct doublet_option *option, const char *value)
{
	void *place = (char *)arguments->settings + option->offset;
	int index;

	switch (option->kind) {
	case DOUBLET_OPTION_FLAG:
		*(bool *)place = true;
		return true;
	case DOUBLET_OPTION_TEXT:
		*(const char **)place = value;
		return true;
	case DOUBLET_OPTION_CHOICE:
		index = find_name(option, value);
		if (index >= 0)
			*(int *)place = index;
		return index >= 0;
	case DOUBLET_OPTION_NUMBER:
	case DOUBLET_OPTION_SIZE:
		return read_number(option, value, place);
	case DOUBLET_OPTION_SHARE:
		return read_share(option, value, place);
	case DOUBLET_OPTION_LIST:
		return append(arguments, place, value);
	case DOUBLET_OPTION_NAMES:
		return add_names(arguments, option, value, place);
	case DOUBLET_OPTION_TAG:
		*(const char **)place = value;
		return is_known_tag(option, value);
	}
	return false;
}

static void refuse_option(const struct doublet_command *command,
                          const char *given, size_t length)
{
	char name[64];
	struct doublet_nearest nearest = {.given = name};

	snprintf(name, sizeof(name), "%.*s", (int)(length > 63 ? 63 : length),
	         given);
	const struct doublet_option *row;
	for (size_t i = 0; (row = doublet_option_at(command, i)) != NULL; i++)
		doublet_nearest_try(&nearest, row->name);
	if (nearest.name != NULL)
		doublet_message_print(
			"unknown option '--%s': did you mean '--%s'?", name,
			nearest.name);
	else
		doublet_message_print("unknown option '--%s': "
		                      "see 'doublet %s --help'",
		                      name, command->name);
}

/* What is left of a command line. */
struct rest {
	int argc;
	char **argv;
	int next;
};

static bool take_value(const struct doublet_option *option, struct rest *rest,
                       const char **value)
{
	if (rest->next < rest->argc) {
		*value = rest->argv[rest->next++];
		return true;
	}
	doublet_message_print("--%s: a value is missing: --%s %s", option->name,
	                      option->name, option->value);
	return false;
}

/* "format=json" or "format", of "--format". */
static bool parse_long(struct doublet_arguments *arguments, const char *given,
                       struct rest *rest)
{
	size_t length = strcspn(given, "=");
	const struct doublet_option *option =
		find_option(arguments->command, given, length);
	const char *value = NULL;

	if (option == NULL) {
		refuse_option(arguments->command, given, length);
		return false;
	}
	if (given[length] == '=')
		value = given + length + 1;
	if (option->kind == DOUBLET_OPTION_FLAG && value != NULL) {
		doublet_message_print("--%s: takes no value: leave '%s' out",
		                      option->name, given + length);
		return false;
	}
	if (option->kind != DOUBLET_OPTION_FLAG && value == NULL &&
	    !take_value(option, rest, &value))
		return false;
	return store(arguments, option, value);
}

/* "qfjson" or "qf", of "-qf". */
static bool parse_short(struct doublet_arguments *arguments, const char *given,
                        struct rest *rest)
{
	for (; *given != '\0'; given++) {
		const struct doublet_option *option =
			find_letter(arguments->command, *given);
		if (option == NULL) {
			doublet_message_print("unknown option '-%c': "
			                      "see 'doublet %s --help'",
			                      *given, arguments->command->name);
			return false;
		}
		if (option->kind == DOUBLET_OPTION_FLAG) {
			if (!store(arguments, option, NULL))
				return false;
			continue;
		}
		const char *value = given + 1;
		if (*value == '\0' && !take_value(option, rest, &value))
			return false;
		return store(arguments, option, value);
	}
	return true;
}

bool doublet_option_parse(struct doublet_arguments *arguments, int argc,
                          char **argv)
{
	struct rest rest = {argc, argv, 1};
	bool only_operands = false;
	bool fine = true;

	while (fine && rest.next < argc) {
		const char *given = argv[rest.next++];
		if (only_operands || given[0] != '-' || given[1] == '\0')
			fine = append(arguments, &arguments->operands, given);
		else if (strcmp(given, "--") == 0)
			only_operands = true;
		else if (given[1] == '-')
			fine = parse_long(arguments, given + 2, &rest);
		else
			fine = parse_short(arguments, given + 1, &rest);
	}
	return fine;
}
