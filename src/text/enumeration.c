/* SPDX-License-Identifier: MIT */
/* Finds the items of a list by their marks. */
#include "text/enumeration.h"

#include <string.h>

#include "text/gap.h"

static struct doublet_character look(const struct doublet_enumeration *list,
                                     size_t at)
{
	return doublet_gap_look(list->draft, list->paragraph, at);
}

/* The character before `at`; a blank at the start of the paragraph. */
static struct doublet_character look_back(
	const struct doublet_enumeration *list, size_t at)
{
	size_t start = list->paragraph->span.start;

	if (at <= start)
		return (struct doublet_character){
			.class = DOUBLET_CHARACTER_BLANK};
	return doublet_character_before(list->draft->text, start, at);
}

/* The number of "12" or "b" (2), or 0. */
static unsigned number_of(const struct doublet_enumeration *list, size_t word,
                          bool *letters)
{
	struct doublet_span span = list->draft->words[word];
	const char *bytes = list->draft->text + span.start;
	size_t length = span.end - span.start;
	unsigned number = 0;

	*letters = length == 1 && *bytes >= 'a' && *bytes <= 'z';
	if (*letters)
		return (unsigned)(*bytes - 'a') + 1;
	for (size_t i = 0; i < length; i++) {
		if (length > 3 || bytes[i] < '0' || bytes[i] > '9')
			return 0;
		number = number * 10 + (unsigned)(bytes[i] - '0');
	}
	return number;
}

/* Reads ".", ")" or ".)" and a blank behind a word. */
static bool read_marks(const struct doublet_enumeration *list, size_t word,
                       char marks[3])
{
	size_t at = list->draft->words[word].end;
	size_t count = 0;

	if (look(list, at).code_point == '.')
		marks[count++] = '.';
	if (look(list, at + count).code_point == ')')
		marks[count++] = ')';
	marks[count] = '\0';
	return count > 0 && doublet_character_is_blank(look(list, at + count));
}

static bool is_sign(uint32_t code_point)
{
	return code_point == 0x2022 || code_point == 0x2043 ||
	       code_point == 0x25CF || code_point == 0x25AA;
}

/* The sign before a word ("• 9", "•9") and where it stands, or 0. */
static uint32_t sign_before(const struct doublet_enumeration *list, size_t word,
                            size_t *start)
{
	size_t first = list->paragraph->span.start;
	size_t at = list->draft->words[word].start;

	struct doublet_character found = look_back(list, at);
	while (at > first && doublet_character_is_blank(found)) {
		at -= found.size;
		found = look_back(list, at);
	}
	if (at == first || !is_sign(found.code_point))
		return 0;
	*start = at - found.size;
	return found.code_point;
}

/* "2. Bundesliga" is no item where ordinal numbers have a stop. */
static bool is_plain_item(const struct doublet_enumeration *list)
{
	return strcmp(list->marks, ".") != 0 || list->letters ||
	       list->sign != 0 || strcmp(list->draft->language->tag, "de") != 0;
}

/* "rose by 2. It", "on p. 2. They": the number goes with a word before it. */
static bool is_counted(const struct doublet_enumeration *list, size_t before)
{
	return doublet_draft_has(list->draft, before, DOUBLET_LIST_FUNCTION) ||
	       doublet_draft_has(list->draft, before,
	                         DOUBLET_LIST_ABBREVIATION_BEFORE_NUMBER);
}

static bool is_next(const struct doublet_enumeration *list, size_t word,
                    size_t *start)
{
	bool letters;
	char marks[3];

	if (number_of(list, word, &letters) != list->number + 1 ||
	    letters != list->letters || !read_marks(list, word, marks) ||
	    strcmp(marks, list->marks) != 0 ||
	    word + 1 >= list->paragraph->words.end)
		return false;
	*start = list->draft->words[word].start;
	if (list->sign != 0)
		return sign_before(list, word, start) == list->sign;
	if (!doublet_character_is_blank(look_back(list, *start)) ||
	    is_counted(list, word - 1))
		return false;
	/* "see a. and b." */
	return !look(list, list->draft->words[word + 1].start).lower;
}

void doublet_enumeration_advance(struct doublet_enumeration *list)
{
	size_t end = list->paragraph->words.end;

	for (size_t word = list->word + 1; word < end; word++) {
		if (!is_next(list, word, &list->start))
			continue;
		list->word = word;
		list->number++;
		return;
	}
	list->start = SIZE_MAX;
}

void doublet_enumeration_begin(struct doublet_enumeration *list,
                               const struct doublet_draft *draft,
                               const struct doublet_paragraph *paragraph)
{
	size_t word = paragraph->words.first;
	size_t start;

	*list = (struct doublet_enumeration){
		.draft = draft,
		.paragraph = paragraph,
		.start = SIZE_MAX,
		.word = word,
	};
	if (word >= paragraph->words.end)
		return;
	list->number = number_of(list, word, &list->letters);
	if (list->number == 0 || !read_marks(list, word, list->marks))
		return;
	start = draft->words[word].start;
	list->sign = sign_before(list, word, &start);
	if (start == paragraph->span.start && is_plain_item(list))
		doublet_enumeration_advance(list);
}
