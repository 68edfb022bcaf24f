/* SPDX-License-Identifier: MIT */
/*
 * What one story says twice.
 *
 *	checker = doublet_checker_create()
 *	doublet_checker_check(story) -> result: counts and findings
 *
 * A finding has two or more places: places[0] is where the words stood first,
 * the others repeat them. Findings come in the order of their first repeat.
 * Where several rules fire on the same words, only the strongest is told.
 */
#ifndef DOUBLET_CHECK_H
#define DOUBLET_CHECK_H

#include <stddef.h>
#include <stdint.h>

#include "doublet/allocator.h"
#include "doublet/status.h"
#include "doublet/story.h"

enum doublet_level {
	/* An editor may want to know. */
	DOUBLET_LEVEL_NOTE = 1,
	/* An editor would mend it. */
	DOUBLET_LEVEL_WARNING = 2,
	/* It must not be published like this. */
	DOUBLET_LEVEL_ERROR = 3
};

/* "note", "warning", "error". Static. */
DOUBLET_API const char *doublet_level_text(enum doublet_level level);

/* A rule, as users see it. All strings are static. */
struct doublet_rule {
	/* Stable name, as "doubled-quote". */
	const char *id;
	/* The level of its findings when nothing speaks for another. */
	enum doublet_level level;
	/* One line. */
	const char *summary;
	/* A page: what it finds, an example, what is let through, options. */
	const char *explanation;
};

/* The rules, strongest first, by index from 0; NULL past the last. */
DOUBLET_API const struct doublet_rule *doublet_rule_at(size_t index);

/* The rule of that id, or NULL. */
DOUBLET_API const struct doublet_rule *doublet_rule_find(const char *id);

/* How to check. Zero it for the defaults. All pointers are borrowed. */
struct doublet_check_options {
	/* NULL = the C library's. Has to outlive the checker. */
	const struct doublet_allocator *allocator;
	/* Shortest repeated run that is told, in words; 0 = 6. At least 2. */
	uint32_t min_words;
	/* Ids of the rules to apply; count 0 = all. */
	const char *const *rules;
	size_t rule_count;
	/* Ids of rules to leave out. */
	const char *const *left_out;
	size_t left_out_count;
};

/* Where words of a finding stand. */
struct doublet_place {
	/* Bytes of the story's text. */
	struct doublet_span span;
	/* Of the first byte, from 1; columns count code points. */
	uint32_t line;
	uint32_t column;
	/* From 1. */
	uint32_t paragraph;
};

/* How a place differs from places[0]: its words for those of the first. */
struct doublet_change {
	/* Index of the place. */
	uint32_t place;
	/* Bytes of the text; start == end: nothing stands there. */
	struct doublet_span first;
	struct doublet_span other;
};

struct doublet_finding {
	const struct doublet_rule *rule;
	enum doublet_level level;
	/* Share of equal words: 1 = word for word. */
	double score;
	/* Words repeated, at the longest place. */
	uint32_t words;
	/* One sentence for people, in UTF-8. */
	const char *message;
	/*
	 * What it was let through for and is a note at most ("parallel"), and
	 * why, in words; both NULL when nothing speaks for it. Static.
	 */
	const char *exempt;
	const char *exempt_reason;
	/* In the order of the text; place_count >= 1 (stray lines have one). */
	const struct doublet_place *places;
	uint32_t place_count;
	/* By place, then in the order of the text; none = word for word. */
	const struct doublet_change *changes;
	uint32_t change_count;
};

/* The outcome for one story. */
struct doublet_check_result {
	uint32_t words;
	uint32_t sentences;
	uint32_t paragraphs;
	uint32_t quotes;
	/*
	 * Words inside places[1..] of findings at warning or above, each
	 * counted once; repeated_words / words is the redundancy.
	 */
	uint32_t repeated_words;
	const struct doublet_finding *findings;
	uint32_t finding_count;
};

struct doublet_checker;

/*
 * Creates a checker; the caller owns it and ends it with _destroy. `options`
 * may be NULL. DOUBLET_INVALID: an unknown rule, min_words of 1;
 * DOUBLET_NO_MEMORY.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_checker_create(
	const struct doublet_check_options *options,
	struct doublet_checker **checker);

DOUBLET_API void doublet_checker_destroy(struct doublet_checker *checker);

/*
 * Checks a story, which is borrowed for the call. *result is owned by the
 * checker and lives until the next check or destroy; its places are offsets in
 * the story's text. Time and memory are linear in the length of the story;
 * the memory is kept for the next one.
 *
 * DOUBLET_NO_MEMORY; DOUBLET_TOO_LARGE: longer than DOUBLET_STORY_MAX.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_checker_check(
	struct doublet_checker *checker, const struct doublet_story *story,
	const struct doublet_check_result **result);

#endif
