/* SPDX-License-Identifier: MIT */
/*
 * A list of rows, each a question to the evidence and the relation it leads
 * to; the first that is answered with yes decides.
 */
#include "judge/relation.h"

#include <stdbool.h>
#include <stddef.h>

static double share(uint32_t part, uint32_t all)
{
	return all == 0 ? 0 : (double)part / (double)all;
}

static double greater(double a, double b)
{
	return a > b ? a : b;
}

static double lesser(double a, double b)
{
	return a < b ? a : b;
}

/* The share of words that are kept: of the longer, and of the shorter. */
static double kept_most(const struct doublet_overlap *o)
{
	return greater(share(o->in_a.kept, o->in_a.words),
	               share(o->in_b.kept, o->in_b.words));
}

static double kept_least(const struct doublet_overlap *o)
{
	return lesser(share(o->in_a.kept, o->in_a.words),
	              share(o->in_b.kept, o->in_b.words));
}

static bool is_identical(const struct doublet_overlap *o)
{
	return o->same_words;
}

static bool is_other_form(const struct doublet_overlap *o)
{
	return lesser(share(o->in_a.form_kept, o->in_a.form),
	              share(o->in_b.form_kept, o->in_b.form)) > 0.5 &&
	       share(o->in_b.figures_kept, o->in_b.figures) < 0.5 &&
	       kept_least(o) < 0.8;
}

static bool is_near(const struct doublet_overlap *o)
{
	return kept_least(o) >= 0.9 && o->numbers == 0;
}

static bool is_correction(const struct doublet_overlap *o)
{
	return kept_least(o) >= 0.97 && o->numbers + o->names > 0 &&
	       o->edit_count <= 2;
}

static bool is_longer_twice(const struct doublet_overlap *o)
{
	return o->in_b.words >= 2 * o->in_a.words;
}

static bool is_shorter_twice(const struct doublet_overlap *o)
{
	return o->in_a.words >= 2 * o->in_b.words;
}

static bool is_part(const struct doublet_overlap *o)
{
	return kept_most(o) >= 0.75 &&
	       greater(o->containment_a, o->containment_b) >= 0.5;
}

static bool is_excerpt(const struct doublet_overlap *o)
{
	return is_part(o) && is_shorter_twice(o);
}

static bool is_containing(const struct doublet_overlap *o)
{
	return is_part(o) && is_longer_twice(o);
}

static bool is_update(const struct doublet_overlap *o)
{
	return kept_most(o) >= 0.6 &&
	       greater(o->containment_a, o->containment_b) >= 0.35;
}

static bool shares_quotes(const struct doublet_overlap *o)
{
	return o->quotes > 0 && o->in_b.quoted_kept * 2 >= o->in_b.in_runs;
}

static bool shares_passages(const struct doublet_overlap *o)
{
	return o->longest >= 12 && o->in_b.in_runs >= 20;
}

struct row {
	bool (*applies)(const struct doublet_overlap *overlap);
	enum doublet_relation relation;
};

static const struct row table[] = {
	{is_identical, DOUBLET_IDENTICAL},
	{is_other_form, DOUBLET_TEMPLATE},
	{is_correction, DOUBLET_CORRECTION},
	{is_near, DOUBLET_NEAR},
	{is_excerpt, DOUBLET_EXCERPT},
	{is_containing, DOUBLET_CONTAINS},
	{is_update, DOUBLET_UPDATE},
	{shares_quotes, DOUBLET_SHARED_QUOTES},
	{shares_passages, DOUBLET_SHARED_PASSAGES},
};

enum doublet_relation doublet_relation_of(const struct doublet_overlap *overlap)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		if (table[i].applies(overlap))
			return table[i].relation;
	}
	return DOUBLET_NEW;
}

/* By enum doublet_relation. */
static const char *const texts[DOUBLET_RELATIONS] = {
	"new",        "identical",     "near",
	"correction", "update",        "excerpt",
	"contains",   "shared-quotes", "shared-passages",
	"template",   "withdrawal",
};

const char *doublet_relation_text(enum doublet_relation relation)
{
	return texts[relation];
}

bool doublet_relation_is_version(enum doublet_relation relation)
{
	return relation >= DOUBLET_IDENTICAL && relation <= DOUBLET_CONTAINS;
}

/* By the index of the bit. */
static const char *const marks[DOUBLET_MARKS] = {
	"resend",   "silent-change", "repeat",          "roundup",
	"fragment", "says-update",   "says-correction", "says-repeat",
};

const char *doublet_mark_text(size_t index)
{
	return index < DOUBLET_MARKS ? marks[index] : NULL;
}

/* By enum doublet_difference_kind. */
static const char *const differences[] = {
	"number", "name", "words", "added", "dropped",
};

const char *doublet_difference_text(enum doublet_difference_kind kind)
{
	return differences[kind];
}
