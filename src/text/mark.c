/* SPDX-License-Identifier: MIT */
/* Merges the marks between the words into those that are known already. */
#include "text/mark.h"

#include "text/character.h"

struct merger {
	const struct doublet_draft *draft;
	struct doublet_mark *marks;
	size_t count;
	/* The first of the old marks not yet taken over. */
	size_t old;
};

static void take_old(struct merger *merger, size_t limit)
{
	const struct doublet_draft *draft = merger->draft;

	while (merger->old < draft->mark_count &&
	       draft->marks[merger->old].offset < limit)
		merger->marks[merger->count++] = draft->marks[merger->old++];
}

/* Looks for marks between two words; without room (NULL) counts them. */
static size_t merge_gap(struct merger *merger, size_t start, size_t end,
                        size_t word)
{
	const struct doublet_draft *draft = merger->draft;
	const struct doublet_list *list =
		&draft->language->lists[DOUBLET_LIST_END_MARK];
	size_t found = 0;

	while (start < end) {
		/* Most gaps are a blank, which no language ends with. */
		if (draft->text[start] == ' ') {
			start++;
			continue;
		}
		struct doublet_character character =
			doublet_character_at(draft->text, start, end);
		if (!doublet_character_is_end(character) &&
		    doublet_list_has(list, draft->text + start,
		                     character.size)) {
			found++;
			if (merger->marks != NULL) {
				take_old(merger, start);
				merger->marks[merger->count++] =
					(struct doublet_mark){
						.offset = (uint32_t)start,
						.word = (uint32_t)word,
						.code_point =
							character.code_point,
						.class = DOUBLET_CHARACTER_END,
						.size = character.size,
					};
			}
		}
		start += character.size;
	}
	return found;
}

static size_t merge(struct merger *merger)
{
	const struct doublet_draft *draft = merger->draft;
	size_t found = 0;
	size_t start = 0;

	for (size_t i = 0; i < draft->word_count; i++) {
		found += merge_gap(merger, start, draft->words[i].start, i);
		start = draft->words[i].end;
	}
	return found +
	       merge_gap(merger, start, draft->length, draft->word_count);
}

bool doublet_marks_complete(struct doublet_draft *draft)
{
	struct merger merger = {.draft = draft};

	if (draft->language->lists[DOUBLET_LIST_END_MARK].count == 0)
		return true;
	size_t count = draft->mark_count + merge(&merger);
	merger.marks = doublet_arena_array(draft->arena, count + 1,
	                                   sizeof(*merger.marks));
	if (merger.marks == NULL)
		return false;
	merge(&merger);
	take_old(&merger, draft->length + 1);
	draft->marks = merger.marks;
	draft->mark_count = merger.count;
	return true;
}

size_t doublet_marks_find(const struct doublet_draft *draft, size_t offset)
{
	size_t low = 0;
	size_t high = draft->mark_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (draft->marks[middle].offset < offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
