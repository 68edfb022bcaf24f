/* SPDX-License-Identifier: MIT */
/*
 * What doublet knows of a language: lists of words and phrases, compiled in
 * from lang/xx.txt (a section a list) by lang/generate.py.
 */
#ifndef DOUBLET_TEXT_LANGUAGE_H
#define DOUBLET_TEXT_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doublet/segment.h"
#include "doublet/story.h"
#include "text/list.h"

/* The lists, by the name of their section in lang/xx.txt. */
enum doublet_list_kind {
	/* abbreviation: its stop never ends a sentence ("Gov") */
	DOUBLET_LIST_ABBREVIATION,
	/* abbreviation-before-number: nor does it before a figure ("No") */
	DOUBLET_LIST_ABBREVIATION_BEFORE_NUMBER,
	/* abbreviation-maybe: may end one; the next word decides ("Inc") */
	DOUBLET_LIST_ABBREVIATION_MAYBE,
	/* abbreviation-ending: ends one before any capital ("etc") */
	DOUBLET_LIST_ABBREVIATION_ENDING,
	/* abbreviation-place: of those, states, as in "Boston, Mass." */
	DOUBLET_LIST_ABBREVIATION_PLACE,
	/* abbreviation-firm: of those, what ends the name of a firm ("Inc") */
	DOUBLET_LIST_ABBREVIATION_FIRM,
	/* after-firm: goes on behind a firm: "Bolt Co. Chairman Ed Low" */
	DOUBLET_LIST_AFTER_FIRM,
	/* after-hour: goes on after "5 p.m." ("Tuesday", "EST") */
	DOUBLET_LIST_AFTER_HOUR,
	/* end-mark: what ends a sentence in this language only (";") */
	DOUBLET_LIST_END_MARK,
	/* starter: words that, with a capital, open a sentence ("The") */
	DOUBLET_LIST_STARTER,
	/* starter-in-capitals: of those, what says so in copy without small
	 * letters ("He", not "In") */
	DOUBLET_LIST_STARTER_IN_CAPITALS,
	/* name: starters that are names, too: "John L. May" */
	DOUBLET_LIST_NAME,
	/* function: words by which the language is known, in small letters */
	DOUBLET_LIST_FUNCTION,
	/* saying: verbs of saying, in small letters ("said") */
	DOUBLET_LIST_SAYING,
	/* telling: of those, what has the hearer for its object ("asked") */
	DOUBLET_LIST_TELLING,
	/* object: what begins the object of others ("that", "the") */
	DOUBLET_LIST_OBJECT,
	/* auxiliary: no verb of saying is sought behind these ("had") */
	DOUBLET_LIST_AUXILIARY,
	/* according: of those, what has who speaks behind it */
	DOUBLET_LIST_ACCORDING,
	/* filler: no part of a name beside a verb of saying ("also") */
	DOUBLET_LIST_FILLER,
	/* ender: behind which no name goes on ("on", "Monday") */
	DOUBLET_LIST_ENDER,
	/* pronoun: who speaks, when it stands right before the verb ("he") */
	DOUBLET_LIST_PRONOUN,
	/* clause: what has one of these before the verb is no name ("was") */
	DOUBLET_LIST_CLAUSE,
	/* joining: behind which another clause begins ("while") */
	DOUBLET_LIST_JOINING,
	/* seeming: nouns that end as adverbs do ("family") */
	DOUBLET_LIST_SEEMING,
	/* attribution: formulas ("speaking on condition of anonymity") */
	DOUBLET_LIST_ATTRIBUTION,
	/* stock: phrases that any story may use twice ("on the other hand") */
	DOUBLET_LIST_STOCK,
	/* twice: words that may stand twice in a row ("had") */
	DOUBLET_LIST_TWICE,
	/* cleft: opens a clause that may end with "is" before another "is":
	 * "what it is is a tax" */
	DOUBLET_LIST_CLEFT,
	/* seen-as: verbs that "as" belongs to: "strikes me as as big" */
	DOUBLET_LIST_SEEN_AS,
	/* related: how lines that point to another story begin ("read more") */
	DOUBLET_LIST_RELATED,
	/* announced: how a text given in full is announced ("full text") */
	DOUBLET_LIST_ANNOUNCED,
	/* again: how one says that one says it again ("we repeat") */
	DOUBLET_LIST_AGAIN,
	/* other-case: what says the same of another thing ("also"); with a
	 * comma, where a mark stands behind it ("too,") */
	DOUBLET_LIST_OTHER_CASE,
	/* preposition: what opens words of time and place ("in") */
	DOUBLET_LIST_PREPOSITION,
	/* number: numbers that are spelled out ("nine") */
	DOUBLET_LIST_NUMBER,
	/* office: what somebody is ("minister", "spokesman") */
	DOUBLET_LIST_OFFICE,
	/* chant: what tells that words are a slogan ("chanted", "banner") */
	DOUBLET_LIST_CHANT,
	/* prayer: words of petitions and responses ("Lord", "pray") */
	DOUBLET_LIST_PRAYER,
	/* leaning: what says nothing without the next word ("the", "and"),
	 * beside prepositions */
	DOUBLET_LIST_LEANING,
	DOUBLET_LIST_COUNT
};

/* The words of several lists, and of each those that hold it: bit masks. */
struct doublet_word_union {
	struct doublet_list words;
	const uint32_t *kinds;
};

struct doublet_language {
	/* As "en"; "und" has what several languages agree on. */
	const char *tag;
	struct doublet_list lists[DOUBLET_LIST_COUNT];
	/* Of the lists before DOUBLET_LIST_FUNCTION; bit i: of kind i. */
	struct doublet_word_union written;
};

/* The language of a tag ("pt-BR" is "pt"); "und" when it is not known. */
const struct doublet_language *doublet_language_find(struct doublet_view tag);

/*
 * Guesses from the function words among the first words of a text; "und"
 * when too few are seen. Source: Ingle's short-word method, as in Grefenstette,
 * "Comparing two language identification schemes", JADT 1995.
 */
const struct doublet_language *doublet_language_guess(
	const char *text, const struct doublet_span *words, size_t word_count);

/*
 * The lists that hold a word as it is written, bit i: of kind i, for the kinds
 * before DOUBLET_LIST_FUNCTION. One look-up for all of them.
 */
unsigned doublet_language_lists(const struct doublet_language *language,
                                const char *word, size_t length);

#endif
