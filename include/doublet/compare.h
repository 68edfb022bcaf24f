/* SPDX-License-Identifier: MIT */
/*
 * How two stories relate, and what shows it.
 *
 *	judge = doublet_judge_create()
 *	doublet_judge_compare(a, b) -> relation, figures, passages, differences
 *
 * The relation is said of b towards a, the earlier: "b is an update of a".
 *
 *	a   Five people died when ... [paragraph]
 *	b   Twelve people died when ... [paragraph] [paragraph]
 *	    passages: what stands in both; differences: 5 -> 12, one added
 *
 * Among many stories a story is read once, into a profile, and judged against
 * others from it; the text is no longer needed for the relation:
 *
 *	doublet_profile_create(judge, story, &profile)
 *	doublet_judge_profiles(judge, profile_a, profile_b, &comparison)
 */
#ifndef DOUBLET_COMPARE_H
#define DOUBLET_COMPARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doublet/allocator.h"
#include "doublet/boilerplate.h"
#include "doublet/status.h"
#include "doublet/story.h"

/* What b is to a. */
enum doublet_relation {
	/* Not related. */
	DOUBLET_NEW,
	/* The same body, word for word; the headline but for typography. */
	DOUBLET_IDENTICAL,
	/* Small edits, no new facts. */
	DOUBLET_NEAR,
	/* A few words, names or figures put right. */
	DOUBLET_CORRECTION,
	/* Another version: more, fewer or other facts. */
	DOUBLET_UPDATE,
	/* b is a part of a, of at most half its words. */
	DOUBLET_EXCERPT,
	/* b holds a, which has at most half its words. */
	DOUBLET_CONTAINS,
	/* Written apart, with quotations in common. */
	DOUBLET_SHARED_QUOTES,
	/* Other news with pasted background. */
	DOUBLET_SHARED_PASSAGES,
	/* The same form with other facts: both are new. */
	DOUBLET_TEMPLATE,
	/* It takes the other back. */
	DOUBLET_WITHDRAWAL
};

/* How many relations there are. */
#define DOUBLET_RELATIONS 11

/* "new", "identical", ... "withdrawal". Static. */
DOUBLET_API const char *doublet_relation_text(enum doublet_relation relation);

/* Whether it says that both are one story: identical to contains. */
DOUBLET_API bool doublet_relation_is_version(enum doublet_relation relation);

/* What ids, metadata and version words say besides: bits of a set. */
enum doublet_mark {
	/* The same id and version again, with the same text. */
	DOUBLET_MARK_RESEND = 1 << 0,
	/* The same id and version, with another text. */
	DOUBLET_MARK_SILENT_CHANGE = 1 << 1,
	/* The same text under another id. */
	DOUBLET_MARK_REPEAT = 1 << 2,
	/* b gathers what several stories say. */
	DOUBLET_MARK_ROUNDUP = 1 << 3,
	/* An add, insert or sub: no story by itself. */
	DOUBLET_MARK_FRAGMENT = 1 << 4,
	/* b says that it is an update, correction, repeat. */
	DOUBLET_MARK_SAYS_UPDATE = 1 << 5,
	DOUBLET_MARK_SAYS_CORRECTION = 1 << 6,
	DOUBLET_MARK_SAYS_REPEAT = 1 << 7
};

/* How many marks there are. */
#define DOUBLET_MARKS 8

/* "resend", ... "says-repeat" by the index of the bit; NULL past the end. */
DOUBLET_API const char *doublet_mark_text(size_t index);

/* Words that stand in both, one after the other, but for few changes. */
struct doublet_passage {
	/* Bytes of each story's text. */
	struct doublet_span a;
	struct doublet_span b;
	/* Equal words. */
	uint32_t words;
};

enum doublet_difference_kind {
	/* A figure for another. */
	DOUBLET_DIFFERENCE_NUMBER,
	/* A name for another. */
	DOUBLET_DIFFERENCE_NAME,
	/* Other words. */
	DOUBLET_DIFFERENCE_WORDS,
	/* Only in b. */
	DOUBLET_DIFFERENCE_ADDED,
	/* Only in a. */
	DOUBLET_DIFFERENCE_DROPPED
};

/* "number", "name", "words", "added", "dropped". Static. */
DOUBLET_API const char *doublet_difference_text(
	enum doublet_difference_kind kind);

struct doublet_difference {
	enum doublet_difference_kind kind;
	/* Bytes of each story's text; start == end: nothing stands there, but
	 * this is where it would. */
	struct doublet_span a;
	struct doublet_span b;
};

struct doublet_comparison {
	enum doublet_relation relation;
	/* A set of enum doublet_mark. */
	unsigned marks;
	/* Of the two sets of shingles (doublet/set.h), exact. */
	double resemblance;
	/* The share of a's shingles that stand in b, and of b's in a. */
	double containment_a;
	double containment_b;
	/* Words of the bodies. */
	uint32_t words_a;
	uint32_t words_b;
	/* By their place in b, and none overlaps another there. */
	const struct doublet_passage *passages;
	uint32_t passage_count;
	/* By their place in b. */
	const struct doublet_difference *differences;
	uint32_t difference_count;
	/* One sentence for people, in UTF-8. */
	const char *reason;
};

struct doublet_judge;

/* All zero is what most want. All pointers are borrowed. */
struct doublet_judge_options {
	/* NULL = the C library's. Has to outlive the judge. */
	const struct doublet_allocator *allocator;
	/* Sentences that recur (doublet/boilerplate.h): they relate no stories.
	 * NULL = none are known. Has to outlive the judge, and to be left alone
	 * while a profile is made. */
	const struct doublet_boilerplate *boilerplate;
};

/*
 * Creates a judge; the caller owns it and ends it with _destroy. `options`
 * may be NULL. DOUBLET_NO_MEMORY.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_judge_create(
	const struct doublet_judge_options *options,
	struct doublet_judge **judge);

/* Frees what _create made. NULL is fine. */
DOUBLET_API void doublet_judge_destroy(struct doublet_judge *judge);

/*
 * Judges b towards a. Both are borrowed for the call. *comparison is owned by
 * the judge and lives until its next call or its end. Linear in the length of
 * both on average, never quadratic.
 * DOUBLET_NO_MEMORY; DOUBLET_TOO_LARGE: longer than DOUBLET_STORY_MAX.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_judge_compare(
	struct doublet_judge *judge, const struct doublet_story *a,
	const struct doublet_story *b,
	const struct doublet_comparison **comparison);

/* What a story is judged by: its words as numbers, and what they are. */
struct doublet_profile;

/*
 * Reads a story into a profile, which holds no pointer into it. The caller
 * owns it and ends it with _destroy. DOUBLET_NO_MEMORY, DOUBLET_TOO_LARGE.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_profile_create(
	struct doublet_judge *judge, const struct doublet_story *story,
	struct doublet_profile **profile);

/* Frees what _create made. NULL is fine. */
DOUBLET_API void doublet_profile_destroy(struct doublet_profile *profile);

/*
 * Judges two stories from their profiles, as doublet_judge_compare does, but
 * for the reason: figures and names that changed are counted, not quoted.
 * DOUBLET_NO_MEMORY.
 */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_judge_profiles(
	struct doublet_judge *judge, const struct doublet_profile *a,
	const struct doublet_profile *b,
	const struct doublet_comparison **comparison);

#endif
