/* SPDX-License-Identifier: MIT */
/* Words alone prove nothing: the stories have to be related besides. */
#include "judge/claim.h"

#include <stddef.h>

#include "judge/share.h"
#include "judge/subject.h"
#include "judge/version.h"

static bool claims(const struct doublet_profile *profile, unsigned claim)
{
	return (profile->claims & claim) != 0;
}

/* Whether a story's notice quotes the other's headline, or has its words. */
static bool quotes_headline(const struct doublet_side *side,
                            const struct doublet_side *other)
{
	enum { FEWEST = 3 };

	if (side->about > 0)
		return side->about_kept * 3 >= side->about * 2;
	return other->headline >= FEWEST &&
	       other->headline_other * 8 >= other->headline * 7;
}

bool doublet_claim_is_notice(const struct doublet_overlap *overlap)
{
	return (claims(overlap->a, DOUBLET_CLAIM_NOTICE) &&
	        quotes_headline(&overlap->in_a, &overlap->in_b)) ||
	       (claims(overlap->b, DOUBLET_CLAIM_NOTICE) &&
	        quotes_headline(&overlap->in_b, &overlap->in_a));
}

/* Much of the bodies, or of the headlines, is the same, and the subject. */
static bool are_related(const struct doublet_overlap *o)
{
	return (doublet_share_kept_most(o) >= 0.5 ||
	        doublet_share_headline_both(o) >= 0.6) &&
	       !doublet_subject_is_other(o);
}

static bool is_same_id(uint64_t a, uint64_t b)
{
	return a != 0 && a == b;
}

bool doublet_claim_is_withdrawal(const struct doublet_overlap *overlap)
{
	const struct doublet_profile *a = overlap->a;
	const struct doublet_profile *b = overlap->b;

	if (claims(b, DOUBLET_CLAIM_WITHDRAWAL))
		return is_same_id(a->id, b->replaces) ||
		       is_same_id(a->id, b->id) || are_related(overlap) ||
		       quotes_headline(&overlap->in_b, &overlap->in_a);
	return claims(a, DOUBLET_CLAIM_WITHDRAWAL) &&
	       (is_same_id(b->id, a->replaces) ||
	        quotes_headline(&overlap->in_a, &overlap->in_b));
}

/* Whether one says that it corrects, and the other does not. */
static bool corrects(const struct doublet_profile *profile,
                     const struct doublet_profile *other)
{
	return claims(profile, DOUBLET_CLAIM_CORRECTION) &&
	       !claims(other, DOUBLET_CLAIM_CORRECTION);
}

bool doublet_claim_is_correction(const struct doublet_overlap *overlap)
{
	const struct doublet_profile *a = overlap->a;
	const struct doublet_profile *b = overlap->b;
	/* Which one is the earlier is a guess then. */
	bool is_unordered = a->time == 0 || b->time == 0;

	return (corrects(b, a) || (is_unordered && corrects(a, b))) &&
	       are_related(overlap);
}

bool doublet_claim_is_version(const struct doublet_overlap *overlap)
{
	const struct doublet_profile *a = overlap->a;
	const struct doublet_profile *b = overlap->b;

	return a->words.count > 0 && b->words.count > 0 &&
	       (is_same_id(a->id, b->id) || is_same_id(a->id, b->replaces) ||
	        is_same_id(b->id, a->replaces));
}

bool doublet_claim_is_update(const struct doublet_overlap *overlap)
{
	return claims(overlap->b, DOUBLET_CLAIM_UPDATE) &&
	       are_related(overlap) &&
	       doublet_share_names_known_most(overlap) >= 0.75;
}

bool doublet_claim_is_repeat(const struct doublet_overlap *overlap)
{
	return claims(overlap->b, DOUBLET_CLAIM_REPEAT) && are_related(overlap);
}

/* Marks of words that b says. */
static unsigned said_marks(unsigned said)
{
	static const struct {
		unsigned claim;
		unsigned mark;
	} table[] = {
		{DOUBLET_CLAIM_ROUNDUP, DOUBLET_MARK_ROUNDUP},
		{DOUBLET_CLAIM_FRAGMENT, DOUBLET_MARK_FRAGMENT},
		{DOUBLET_CLAIM_UPDATE, DOUBLET_MARK_SAYS_UPDATE},
		{DOUBLET_CLAIM_CORRECTION, DOUBLET_MARK_SAYS_CORRECTION},
		{DOUBLET_CLAIM_REPEAT, DOUBLET_MARK_SAYS_REPEAT},
	};
	unsigned marks = 0;

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		marks |= (said & table[i].claim) != 0 ? table[i].mark : 0;
	return marks;
}

unsigned doublet_claim_marks(const struct doublet_overlap *overlap)
{
	const struct doublet_profile *a = overlap->a;
	const struct doublet_profile *b = overlap->b;
	unsigned marks = said_marks(b->claims);
	bool same_text =
		overlap->same_words && !doublet_subject_is_other(overlap);

	if (a->id == 0 || b->id == 0)
		return marks;
	if (a->id != b->id)
		return marks | (same_text ? DOUBLET_MARK_REPEAT : 0);
	if (a->version != b->version)
		return marks;
	if (same_text && doublet_subject_is_same(overlap))
		return marks | DOUBLET_MARK_RESEND;
	/* Without versions a new text under an old id is what one expects. */
	return marks | (a->version != 0 ? DOUBLET_MARK_SILENT_CHANGE : 0);
}
