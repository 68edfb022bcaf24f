/* SPDX-License-Identifier: MIT */
/*
 * Options of a command, in one table: from it come the parsing, the help
 * text and the manual page. Values are stored into a struct of settings, each
 * at its row's offset.
 *
 *	{"format", 'f', DOUBLET_OPTION_CHOICE, offsetof(struct settings, form),
 *	 "FORMAT", form_name, "form of the report", "text"}
 */
#ifndef DOUBLET_CLI_OPTION_H
#define DOUBLET_CLI_OPTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* What an option takes, and what its offset points to. */
enum doublet_option_kind {
	DOUBLET_OPTION_FLAG,   /* nothing: bool, set to true */
	DOUBLET_OPTION_TEXT,   /* anything: const char *, the last one given */
	DOUBLET_OPTION_CHOICE, /* one of names(): int, its index */
	DOUBLET_OPTION_NUMBER, /* least to most: uint64_t */
	DOUBLET_OPTION_SIZE,   /* the same in bytes, or with K, M, G */
	DOUBLET_OPTION_SHARE,  /* above 0 and up to 1, or percents: double */
	DOUBLET_OPTION_LIST,   /* anything, repeatedly: a list of all given */
	DOUBLET_OPTION_NAMES,  /* names(), with commas or repeatedly: a list */
	DOUBLET_OPTION_TAG,    /* one of names(), or nothing: const char *; case
	                        * and what follows a - or _ make no difference */
};

struct doublet_option_list {
	const char **items;
	size_t count;
	size_t capacity;
};

/* The name at an index, or NULL behind the last. */
typedef const char *doublet_option_names(size_t index);

/* A row; the table ends with a row without a name. */
struct doublet_option {
	const char *name;
	char letter; /* 0 = it has none */
	enum doublet_option_kind kind;
	size_t offset;
	const char *value; /* what help calls its value */
	doublet_option_names *names;
	const char *help;
	const char *fallback; /* what holds when it is not given; or NULL */
	uint64_t least;
	uint64_t most;
};

/* A command of the program. */
struct doublet_command {
	const char *name;
	const char *operands; /* as help shows them */
	const char *summary;  /* a line */
	const char *description;
	const char *examples; /* lines of "command\tcomment" */
	const char *statuses; /* lines of "exit status\tmeaning" */
	const struct doublet_option *options;
	/* Those it has in common with others (cli/settings.h), or NULL. */
	const struct doublet_option *shared;
	/* argv[0] is the command's name. Returns the exit status. */
	int (*run)(const struct doublet_command *command, int argc,
	           char **argv);
};

/* Where a command line is taken apart to. */
struct doublet_arguments {
	const struct doublet_command *command;
	struct doublet_arena *arena; /* of all lists */
	void *settings;
	struct doublet_option_list operands;
};

/*
 * Takes a command line apart; false = it is wrong, which was told on standard
 * error. All texts point into argv or the arena.
 */
bool doublet_option_parse(struct doublet_arguments *arguments, int argc,
                          char **argv);

/* The options of a command, its own first, which take the place of shared ones
 * of their name; NULL behind the last. */
const struct doublet_option *doublet_option_at(
	const struct doublet_command *command, size_t index);

/* Whether an option's value is one of few names, which help then lists. */
bool doublet_option_is_listed(const struct doublet_option *option);

#endif
