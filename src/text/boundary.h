/* SPDX-License-Identifier: MIT */
/*
 * Boundaries of words and sentences by Unicode Standard Annex #29 for Unicode
 * 15.0, untailored: what the standard's tests ask for, and the base that the
 * wire's own rules are measured against.
 *
 * word.c departs from it where news copy does. It joins what the base parts:
 * hyphenated words, "AT&T", "$5", "5%", "10:30", @names, #tags, URLs and
 * e-mail addresses. It parts what the base joins: letters at a missing blank
 * ("end.Next"; not initials), at a colon, at quotation marks of Hebrew, and
 * Katakana, which are looked at in pairs like all scripts without blanks. What
 * is no word is left out, and _ where it begins or ends one.
 * sentence.c adds abbreviations and quotations by language, and cuts within
 * paragraphs, where the base takes each line for one.
 */
#ifndef DOUBLET_TEXT_BOUNDARY_H
#define DOUBLET_TEXT_BOUNDARY_H

#include <stddef.h>

/*
 * The first boundary behind `at`, which is one itself (0 at first), at <
 * length; the last is `length`. Going through a text so is linear.
 */
size_t doublet_boundary_word(const char *text, size_t length, size_t at);
size_t doublet_boundary_sentence(const char *text, size_t length, size_t at);

#endif
