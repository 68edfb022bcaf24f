/* SPDX-License-Identifier: MIT */
/* The options of doublet dedup. */
#include "cli/dedup.h"

#include <string.h>

#include "cli/command.h"
#include "cli/message.h"
#include "doublet/dedup.h"
#include "doublet/report.h"

const char *doublet_dedup_format_name(size_t index)
{
	const struct doublet_report_format *format =
		doublet_report_format_at(DOUBLET_REPORT_DUPLICATES, index);

	return format != NULL ? format->name : NULL;
}

static const char *keep_name(size_t index)
{
	static const char *const names[] = {"first", "longest", "newest"};

	return index < 3 ? names[index] : NULL;
}

static const char *progress_name(size_t index)
{
	static const char *const names[] = {"auto", "always", "never"};

	return index < 3 ? names[index] : NULL;
}

enum { JOBS_MAX = 1024 };

#define AT(member) .offset = offsetof(struct doublet_dedup_settings, member)

const struct doublet_option doublet_dedup_table[] = {
	{.name = "format",
         .letter = 'f',
         .kind = DOUBLET_OPTION_CHOICE,
         AT(shared.format),
         .value = "FORMAT",
         .names = doublet_dedup_format_name,
         .help = "form of the report",
         .fallback = "text"},
	{.name = "threshold",
         .kind = DOUBLET_OPTION_SHARE,
         AT(threshold),
         .value = "J",
         .help = "only pairs that resemble each other by J or more: of all "
                 "runs of five words in either, the share that is in both; "
                 "relations are not judged"},
	{.name = "containment",
         .kind = DOUBLET_OPTION_SHARE,
         AT(containment),
         .value = "C",
         .help = "only pairs of which one is contained in the other by C or "
                 "more; with --threshold, either will do"},
	{.name = "exact",
         .kind = DOUBLET_OPTION_FLAG,
         AT(exact),
         .help = "miss no pair at or above the threshold (0.8 when none is "
                 "given), in more time"},
	{.name = "relations",
         .kind = DOUBLET_OPTION_FLAG,
         AT(relations),
         .help = "judge the relation of pairs also with --threshold or "
                 "--containment"},
	{.name = "groups",
         .kind = DOUBLET_OPTION_FLAG,
         AT(groups),
         .help = "show groups only: of jsonl a line a group, of text without "
                 "the pairs outside them"},
	{.name = "unique",
         .kind = DOUBLET_OPTION_TEXT,
         AT(unique),
         .value = "FILE",
         .help = "write there one story of each group and all that are in "
                 "none: lines of JSON Lines as they are, of files their "
                 "names; '-' writes them to standard output and no report"},
	{.name = "keep",
         .kind = DOUBLET_OPTION_CHOICE,
         AT(keep),
         .value = "STORY",
         .names = keep_name,
         .help = "which of a group --unique keeps",
         .fallback = "first"},
	{.name = "fail",
         .kind = DOUBLET_OPTION_FLAG,
         AT(fail),
         .help = "exit with 1 when a pair was found"},
	{.name = "max-common",
         .kind = DOUBLET_OPTION_NUMBER,
         AT(max_common),
         .value = "N",
         .help = "of stories with a run of words that is in more than N "
                 "compare the nearest only",
         .fallback = "100",
         .least = 2,
         .most = UINT32_MAX},
	{.name = "boilerplate",
         .kind = DOUBLET_OPTION_FLAG,
         AT(boilerplate),
         .help = "look for no pairs, but list sentences that recur over many "
                 "stories of a source, with their number"},
	{.name = "jobs",
         .letter = 'j',
         .kind = DOUBLET_OPTION_NUMBER,
         AT(jobs),
         .value = "N",
         .help = "use N threads; 0 = one for each processor",
         .fallback = "1",
         .least = 0,
         .most = JOBS_MAX},
	{.name = "progress",
         .kind = DOUBLET_OPTION_CHOICE,
         AT(progress),
         .value = "MODE",
         .names = progress_name,
         .help = "say on standard error how far it is",
         .fallback = "auto, that is on a terminal"},
	{.name = "quiet",
         .letter = 'q',
         .kind = DOUBLET_OPTION_FLAG,
         AT(shared.quiet),
         .help = "leave the summary out"},
	{.name = "verbose",
         .letter = 'v',
         .kind = DOUBLET_OPTION_FLAG,
         AT(shared.verbose),
         .help = "show all of long groups and the pairs of the same form, "
                 "and name the files that were skipped"},
	{0},
};

bool doublet_dedup_relates(const struct doublet_dedup_settings *settings)
{
	return settings->relations ||
	       (settings->threshold == 0 && settings->containment == 0);
}

bool doublet_dedup_agree(const struct doublet_dedup_settings *settings)
{
	const char *output = settings->shared.output;

	if (settings->boilerplate && settings->unique != NULL) {
		doublet_message_print("--boilerplate: finds no duplicates that "
		                      "--unique could leave out: give one of "
		                      "them");
		return false;
	}
	if (settings->keep >= 0 && settings->unique == NULL) {
		doublet_message_print("--keep: chooses what --unique writes: "
		                      "give --unique FILE, too");
		return false;
	}
	if (settings->unique != NULL && output != NULL &&
	    strcmp(settings->unique, output) == 0) {
		doublet_message_print("%s: is the report and the file of "
		                      "--unique: give each one of its own",
		                      output);
		return false;
	}
	return true;
}
