/* SPDX-License-Identifier: MIT */
/*
 * doublet dedup: all stories are read, candidates found, those in one read
 * again and judged, then told; and what is kept is read once more.
 */
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/dedup.h"
#include "cli/keep.h"
#include "cli/message.h"
#include "cli/run.h"
#include "cli/spool.h"
#include "cli/tell.h"
#include "doublet/doublet.h"

/* All that it needs. */
struct dedup {
	struct doublet_run run;
	const struct doublet_dedup_settings *settings;
	struct doublet_dedup *engine;
	/* Learned where relations are judged, and for --boilerplate. */
	struct doublet_boilerplate *boilerplate;
	struct doublet_roll roll;
	struct doublet_keep keep;
	struct doublet_progress progress;
	struct doublet_tell tell;
	/* Files that were read: each counts once. */
	struct doublet_seen files;
	/* Bytes of the files before the one in hand. */
	uint64_t taken;
};

static bool open_engine(struct dedup *dedup)
{
	const struct doublet_dedup_settings *settings = dedup->settings;
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	unsigned all = processors > 0 ? (unsigned)processors : 1;
	struct doublet_dedup_options options = {
		.threshold = settings->threshold,
		.containment = settings->containment,
		.exact = settings->exact,
		.relations = settings->relations,
		.max_common = (uint32_t)settings->max_common,
		.jobs = settings->jobs > 0 ? (unsigned)settings->jobs : all,
	};
	enum doublet_status status = DOUBLET_OK;

	if (settings->boilerplate || doublet_dedup_relates(settings))
		status = doublet_boilerplate_create(NULL, &dedup->boilerplate);
	options.boilerplate = dedup->boilerplate;
	if (status == DOUBLET_OK && !settings->boilerplate)
		status = doublet_dedup_create(&options, &dedup->engine);
	if (status != DOUBLET_OK)
		doublet_message_print("%s", doublet_status_text(status));
	return status == DOUBLET_OK;
}

/* Without a report where the stories take standard output. */
static bool is_told(const struct dedup *dedup)
{
	const struct doublet_dedup_settings *settings = dedup->settings;

	return settings->unique == NULL || strcmp(settings->unique, "-") != 0 ||
	       settings->shared.output != NULL;
}

static bool open_outputs(struct dedup *dedup)
{
	const struct doublet_dedup_settings *settings = dedup->settings;
	const struct doublet_report_options options = {
		.subject = DOUBLET_REPORT_DUPLICATES,
		.format = doublet_dedup_format_name(
			is_told(dedup) ? (size_t)settings->shared.format : 1),
		.relations = doublet_dedup_relates(settings),
	};

	if (!doublet_run_report(&dedup->run, options))
		return false;
	if (settings->unique == NULL)
		return true;
	if (doublet_output_open(&dedup->keep.output, settings->unique)) {
		/* Both may be standard output, and each closes its own. */
		if (dedup->keep.output.descriptor == STDOUT_FILENO)
			dedup->keep.output.descriptor =
				fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
		return true;
	}
	doublet_output_discard(&dedup->run.output);
	return false;
}

/* A file is its device and inode; what is none on disk is never the same. */
static bool was_read(struct dedup *dedup, const char *path)
{
	struct stat file;

	if (stat(path, &file) != 0 || !S_ISREG(file.st_mode))
		return false;
	const uint64_t identity[] = {(uint64_t)file.st_dev,
	                             (uint64_t)file.st_ino};
	return doublet_seen_add(&dedup->files,
	                        (struct doublet_view){(const char *)identity,
	                                              sizeof(identity)});
}

static enum doublet_status begin_file(void *context, const char *path,
                                      const char *name, const char **open)
{
	struct dedup *dedup = context;
	char buffer[DOUBLET_SPOOL_PATH];

	dedup->taken += doublet_reader_taken(dedup->run.reader);
	if (!doublet_spool_open(path, name, buffer, open))
		return DOUBLET_INVALID;
	if (doublet_output_is(&dedup->keep.output, *open)) {
		*open = "is the file of --unique";
		return DOUBLET_UNSUPPORTED;
	}
	if (was_read(dedup, *open)) {
		*open = "was read before";
		return DOUBLET_UNSUPPORTED;
	}
	const struct doublet_roll_file *file =
		doublet_roll_file(&dedup->roll, *open, name);
	if (file == NULL)
		return DOUBLET_INVALID;
	*open = file->path;
	return DOUBLET_OK;
}

static void note_bad(void *context)
{
	struct dedup *dedup = context;

	doublet_roll_bad(&dedup->roll);
}

static void before_message(void *context)
{
	struct dedup *dedup = context;

	doublet_progress_hide(&dedup->progress);
}

static enum doublet_status add_story(void *context,
                                     const struct doublet_story *story)
{
	struct dedup *dedup = context;
	enum doublet_status status = DOUBLET_OK;

	if (dedup->boilerplate != NULL)
		status = doublet_boilerplate_add(dedup->boilerplate, story);
	if (status == DOUBLET_OK && dedup->engine != NULL)
		status = doublet_dedup_add(dedup->engine, story);
	if (status == DOUBLET_OK)
		doublet_roll_story(&dedup->roll, story);
	else
		doublet_roll_bad(&dedup->roll);
	if (dedup->roll.failed || dedup->files.failed)
		return DOUBLET_IO;
	dedup->progress.stories = dedup->roll.stories;
	if (dedup->progress.total > 0)
		dedup->progress.done =
			dedup->taken + doublet_reader_taken(dedup->run.reader);
	doublet_progress_show(&dedup->progress);
	return status;
}

/* Bytes of all operands; 0 = not known, as of a folder or a pipe. */
static uint64_t count_bytes(const struct doublet_option_list *operands)
{
	uint64_t bytes = 0;

	for (size_t i = 0; i < operands->count; i++) {
		struct stat file;
		if (stat(operands->items[i], &file) != 0)
			continue;
		if (!S_ISREG(file.st_mode))
			return 0;
		bytes += (uint64_t)file.st_size;
	}
	return bytes;
}

/* What is kept must not take the place of what it is chosen from. */
static bool is_story_replaced(const struct dedup *dedup,
                              const struct doublet_option_list *operands)
{
	for (size_t i = 0; i < operands->count; i++) {
		if (!doublet_output_is(&dedup->keep.output, operands->items[i]))
			continue;
		doublet_message_print("%s: is read and would be written by "
		                      "--unique: name another file",
		                      operands->items[i]);
		return true;
	}
	return false;
}

static enum doublet_status read_all(struct dedup *dedup,
                                    const struct doublet_option_list *operands)
{
	if (is_story_replaced(dedup, operands))
		return DOUBLET_INVALID;
	dedup->run.hooks = (struct doublet_batch_hooks){begin_file, note_bad,
	                                                before_message};
	doublet_progress_begin(&dedup->progress, "reading",
	                       count_bytes(operands));
	enum doublet_status status =
		doublet_run_read(&dedup->run, operands, add_story, dedup);
	if (dedup->roll.failed || dedup->files.failed)
		return DOUBLET_NO_MEMORY;
	return status;
}

static bool is_wanted(void *context, uint32_t number)
{
	const struct dedup *dedup = context;

	return doublet_dedup_wants(dedup->engine, number) ||
	       doublet_dedup_has_copy(dedup->engine, number);
}

static enum doublet_status give_again(void *context, uint32_t number,
                                      const struct doublet_story *story)
{
	struct dedup *dedup = context;
	bool for_people = dedup->settings->shared.format == 0;

	doublet_roll_name(&dedup->roll, number, story, for_people);
	if (dedup->roll.failed)
		return DOUBLET_NO_MEMORY;
	return doublet_dedup_again(dedup->engine, number, story);
}

static enum doublet_status judge_all(struct dedup *dedup)
{
	const struct doublet_again again = {
		.roll = &dedup->roll,
		.reader = dedup->run.reader,
		.progress = &dedup->progress,
		.wants = is_wanted,
		.story = give_again,
		.context = dedup,
	};

	doublet_progress_begin(&dedup->progress, "looking for pairs", 0);
	enum doublet_status status = doublet_dedup_match(dedup->engine);
	if (status != DOUBLET_OK)
		return status;
	doublet_progress_begin(&dedup->progress, "judging",
	                       dedup->roll.stories);
	status = doublet_again_run(&again);
	return status == DOUBLET_OK ? doublet_dedup_finish(dedup->engine)
	                            : status;
}

static enum doublet_status tell_all(struct dedup *dedup)
{
	const struct doublet_dedup_settings *settings = dedup->settings;

	dedup->tell = (struct doublet_tell){
		.engine = dedup->engine,
		.roll = &dedup->roll,
		.report = dedup->run.report,
		.for_people = settings->shared.format == 0,
		.all = settings->shared.verbose,
		.only_groups = settings->groups,
		.is_silent = !is_told(dedup),
		.groups_wanted = settings->unique != NULL,
	};
	doublet_progress_hide(&dedup->progress);
	doublet_report_count(dedup->run.report, dedup->roll.stories);
	return doublet_tell_all(&dedup->tell);
}

static enum doublet_status tell_boilerplate(struct dedup *dedup)
{
	struct doublet_boilerplate_list list;
	enum doublet_status status =
		doublet_boilerplate_list(dedup->boilerplate, &list);

	doublet_progress_hide(&dedup->progress);
	doublet_report_count(dedup->run.report, dedup->roll.stories);
	for (size_t i = 0; status == DOUBLET_OK && i < list.count; i++)
		status = doublet_report_boilerplate(dedup->run.report,
		                                    &list.items[i]);
	return status;
}

/* How many stories are kept. */
static uint64_t count_kept(const struct dedup *dedup)
{
	uint64_t kept = dedup->roll.stories;

	for (size_t i = 0; i < dedup->tell.groups.count; i++)
		kept -= dedup->tell.groups.items[i].member_count - 1;
	return kept;
}

static enum doublet_status write_kept(struct dedup *dedup)
{
	const struct doublet_dedup_settings *settings = dedup->settings;
	const struct doublet_again again = {
		.reader = dedup->run.reader,
		.progress = &dedup->progress,
	};
	int rule = settings->keep > 0 ? settings->keep : DOUBLET_KEEP_FIRST;

	if (settings->unique == NULL)
		return DOUBLET_OK;
	dedup->keep.roll = &dedup->roll;
	if (!doublet_keep_choose(&dedup->keep, rule, &dedup->tell.groups))
		return DOUBLET_INVALID;
	enum doublet_status status = doublet_keep_write(&dedup->keep, again);
	doublet_progress_hide(&dedup->progress);
	return status;
}

/*
 * Puts the file of what is kept in its place when all went well. Returns
 * whether it did, or nobody takes it any more.
 */
static bool end_kept(struct dedup *dedup, enum doublet_status status)
{
	const struct doublet_dedup_settings *settings = dedup->settings;

	if (settings->unique == NULL)
		return true;
	if (status == DOUBLET_NO_MEMORY)
		doublet_message_print("out of memory");
	if (status != DOUBLET_OK) {
		doublet_output_discard(&dedup->keep.output);
		return status == DOUBLET_CLOSED;
	}
	status = doublet_output_close(&dedup->keep.output);
	if (status != DOUBLET_OK)
		return status == DOUBLET_CLOSED;
	if (!settings->shared.quiet)
		doublet_message_print("%llu of %lu stories kept",
		                      (unsigned long long)count_kept(dedup),
		                      (unsigned long)dedup->roll.stories);
	return true;
}

static uint64_t work(struct dedup *dedup,
                     const struct doublet_option_list *operands)
{
	enum doublet_status status = read_all(dedup, operands);

	if (status == DOUBLET_OK && dedup->engine == NULL)
		return doublet_run_end(&dedup->run, tell_boilerplate(dedup));
	if (status == DOUBLET_OK)
		status = judge_all(dedup);
	bool judged = status == DOUBLET_OK;
	if (judged)
		status = tell_all(dedup);
	/* A report that nobody takes is no reason to keep nothing. */
	bool keeps = judged && (status == DOUBLET_OK || status == DOUBLET_IO ||
	                        status == DOUBLET_CLOSED);
	bool kept =
		end_kept(dedup, keeps ? write_kept(dedup) : DOUBLET_INVALID);
	doublet_progress_hide(&dedup->progress);
	return doublet_run_end(&dedup->run, status) + (keeps && !kept);
}

static void close_all(struct dedup *dedup)
{
	doublet_dedup_destroy(dedup->engine);
	doublet_boilerplate_destroy(dedup->boilerplate);
	doublet_run_close(&dedup->run);
	doublet_roll_finish(&dedup->roll);
	doublet_seen_finish(&dedup->files);
	doublet_tell_finish(&dedup->tell);
}

static int dedup_all(struct dedup *dedup,
                     const struct doublet_option_list *operands)
{
	uint64_t failed = 1;

	doublet_roll_init(&dedup->roll);
	doublet_progress_init(&dedup->progress, dedup->settings->progress);
	if (doublet_dedup_agree(dedup->settings) &&
	    doublet_run_open(&dedup->run) && open_engine(dedup) &&
	    open_outputs(dedup))
		failed = work(dedup, operands);
	close_all(dedup);
	if (failed > 0)
		return DOUBLET_EXIT_TROUBLE;
	return dedup->settings->fail && dedup->tell.found
	               ? DOUBLET_EXIT_FOUND
	               : DOUBLET_EXIT_NOTHING;
}

int doublet_dedup_run(const struct doublet_command *command, int argc,
                      char **argv)
{
	struct doublet_dedup_settings settings = {.keep = -1, .jobs = 1};
	struct doublet_buffer text;
	struct doublet_arena arena;
	struct doublet_arguments arguments = {.command = command,
	                                      .arena = &arena,
	                                      .settings = &settings};
	static struct dedup dedup;
	int status = DOUBLET_EXIT_TROUBLE;

	doublet_arena_init(&arena, NULL);
	doublet_buffer_init(&text, NULL);
	dedup = (struct dedup){.settings = &settings};
	dedup.run.settings = &settings.shared;
	dedup.run.arena = &arena;
	if (doublet_option_parse(&arguments, argc, argv)) {
		doublet_settings_answer(&settings.shared, command, &text);
		status = text.length > 0 || text.failed
		                 ? doublet_command_print(&text)
		                 : dedup_all(&dedup, &arguments.operands);
	}
	doublet_arena_finish(&arena);
	return status;
}
