/* SPDX-License-Identifier: MIT */
/*
 * The longest common subsequence by the table of Wagner and Fischer, "The
 * string-to-string correction problem", J. ACM 21 (1974), on at most
 * DOUBLET_DIFF_MOST words of each side; and an extension that stops when it
 * has fallen too far behind its best (the X-drop of Zhang et al., "A greedy
 * algorithm for aligning DNA sequences", 2000).
 */
#include "match/diff.h"

#include <stddef.h>

enum {
	/* Points of the extension. */
	EQUAL = 2,
	MISSING = -1,
	/* So far below its best an extension is given up. */
	DROP = 4,
	/* No cell farther from the diagonal is worth more than that. */
	BAND = DROP + 1,
	DEAD = -1000
};

static uint32_t length_of(struct doublet_word_range range)
{
	return range.end - range.first;
}

static void add_edit(struct doublet_diff *diff, struct doublet_edit edit)
{
	if (length_of(edit.first) == 0 && length_of(edit.again) == 0)
		return;
	if (doublet_arena_grow(diff->arena, &diff->edits, &diff->capacity,
	                       diff->count + 1, sizeof(*diff->edits)))
		diff->edits[diff->count++] = edit;
}

/* Takes equal words off both ends of a gap; returns how many. */
static uint32_t trim(const uint64_t *hashes, struct doublet_edit *gap)
{
	uint32_t equal = 0;

	while (length_of(gap->first) > 0 && length_of(gap->again) > 0 &&
	       hashes[gap->first.first] == hashes[gap->again.first]) {
		gap->first.first++;
		gap->again.first++;
		equal++;
	}
	while (length_of(gap->first) > 0 && length_of(gap->again) > 0 &&
	       hashes[gap->first.end - 1] == hashes[gap->again.end - 1]) {
		gap->first.end--;
		gap->again.end--;
		equal++;
	}
	return equal;
}

/*
 * most[x][y]: the most words equal from row x and column y on. The words of a
 * gap that may stand on its other side have rows and columns, and share them
 * with the words before them that do not: most do not.
 */
struct table {
	uint8_t most[DOUBLET_DIFF_MOST + 1][DOUBLET_DIFF_MOST + 1];
	uint8_t row_of[DOUBLET_DIFF_MOST + 1];
	uint8_t column_of[DOUBLET_DIFF_MOST + 1];
	/* The words of rows and columns. */
	uint64_t rows[DOUBLET_DIFF_MOST];
	uint64_t columns[DOUBLET_DIFF_MOST];
};

/* A bit for each word of a range, one in 64. */
static uint64_t bits_of(const uint64_t *hashes, struct doublet_word_range range)
{
	uint64_t bits = 0;

	for (uint32_t i = range.first; i < range.end; i++)
		bits |= UINT64_C(1) << (hashes[i] % 64);
	return bits;
}

/* Lists the words of a range whose bit is set; `at` tells where each goes. */
static uint32_t list_words(const uint64_t *hashes,
                           struct doublet_word_range range, uint64_t bits,
                           uint64_t *words, uint8_t *at)
{
	uint32_t count = 0;

	for (uint32_t i = range.first; i < range.end; i++) {
		*at++ = (uint8_t)count;
		words[count] = hashes[i];
		count += bits >> (hashes[i] % 64) & 1;
	}
	*at = (uint8_t)count;
	return count;
}

/* False = no word is on both sides. */
static bool fill(struct table *table, const uint64_t *hashes,
                 const struct doublet_edit *gap)
{
	uint32_t rows =
		list_words(hashes, gap->first, bits_of(hashes, gap->again),
	                   table->rows, table->row_of);
	uint32_t columns =
		list_words(hashes, gap->again, bits_of(hashes, gap->first),
	                   table->columns, table->column_of);

	if (rows == 0)
		return false;
	for (uint32_t x = 0; x <= rows; x++)
		table->most[x][columns] = 0;
	for (uint32_t y = 0; y <= columns; y++)
		table->most[rows][y] = 0;
	for (uint32_t x = rows; x-- > 0;) {
		for (uint32_t y = columns; y-- > 0;) {
			uint8_t down = table->most[x + 1][y];
			uint8_t right = table->most[x][y + 1];
			uint8_t most = down > right ? down : right;
			if (table->rows[x] == table->columns[y])
				most = table->most[x + 1][y + 1] + 1;
			table->most[x][y] = most;
		}
	}
	return true;
}

/* Whether as much is equal without word x of the first side as without y. */
static bool is_first_spare(const struct table *table, uint32_t x, uint32_t y)
{
	return table->most[table->row_of[x + 1]][table->column_of[y]] >=
	       table->most[table->row_of[x]][table->column_of[y + 1]];
}

/* Follows the table; each stretch without an equal word is an edit. */
static uint32_t walk(struct doublet_diff *diff, const struct table *table,
                     struct doublet_edit gap)
{
	struct doublet_edit open = {
		{gap.first.first, gap.first.first},
		{gap.again.first, gap.again.first},
	};
	uint32_t equal = 0;

	while (open.first.end < gap.first.end &&
	       open.again.end < gap.again.end) {
		uint32_t x = open.first.end - gap.first.first;
		uint32_t y = open.again.end - gap.again.first;
		if (diff->hashes[open.first.end] ==
		    diff->hashes[open.again.end]) {
			add_edit(diff, open);
			open.first.first = ++open.first.end;
			open.again.first = ++open.again.end;
			equal++;
		} else if (is_first_spare(table, x, y)) {
			open.first.end++;
		} else {
			open.again.end++;
		}
	}
	open.first.end = gap.first.end;
	open.again.end = gap.again.end;
	add_edit(diff, open);
	return equal;
}

uint32_t doublet_diff_add(struct doublet_diff *diff, struct doublet_edit gap)
{
	struct table table;
	uint32_t equal = trim(diff->hashes, &gap);
	uint32_t first = length_of(gap.first);
	uint32_t again = length_of(gap.again);

	if (first == 0 || again == 0 || first > DOUBLET_DIFF_MOST ||
	    again > DOUBLET_DIFF_MOST || !fill(&table, diff->hashes, &gap)) {
		add_edit(diff, gap);
		return equal;
	}
	return equal + walk(diff, &table, gap);
}

/*
 * Both stretches as they are read from the place where they meet: words
 * first[0], first[step], first[2 * step] ... and the like.
 */
struct sides {
	const uint64_t *first;
	const uint64_t *again;
	ptrdiff_t step;
	int first_words;
	int again_words;
};

static bool is_equal(const struct sides *sides, int x, int y)
{
	return sides->first[x * sides->step] == sides->again[y * sides->step];
}

/*
 * Whether any words are equal that an extension can begin with: it is given
 * up where more than DROP words have been left out of both places together.
 * Nearly always there are none, and no row need be worked out.
 */
static bool can_begin(const struct sides *sides)
{
	for (int x = 0; x <= DROP && x < sides->first_words; x++) {
		for (int y = 0; x + y <= DROP && y < sides->again_words; y++) {
			if (is_equal(sides, x, y))
				return true;
		}
	}
	return false;
}

/*
 * An extension under way: the row of the table at hand, dead but for the
 * columns from .. to, and the best cell so far.
 */
struct extension {
	struct sides sides;
	int row[DOUBLET_DIFF_MOST + 1];
	uint32_t from;
	uint32_t to;
	int best;
	uint32_t best_x;
	uint32_t best_y;
};

/*
 * The row x from the one before, as far as anything in that is alive; false =
 * nothing in it is worth going on.
 */
static bool extend_row(struct extension *extension, uint32_t x)
{
	const struct sides *sides = &extension->sides;
	uint32_t columns = (uint32_t)sides->again_words;
	int *row = extension->row;
	uint32_t alive_to = extension->to;
	uint32_t y = extension->from;
	int corner = DEAD;
	int left = DEAD;
	bool alive = false;

	if (y + BAND < x) {
		corner = row[y];
		y = x - BAND;
	}
	for (; y <= columns && y <= x + BAND; y++) {
		if (y > alive_to + 1 && left == DEAD)
			break;
		int above = row[y];
		int points = (above > left ? above : left) + MISSING;
		if (corner > DEAD && is_equal(sides, (int)x - 1, (int)y - 1))
			points = corner + EQUAL;
		corner = above;
		if (points < extension->best - DROP)
			points = DEAD;
		row[y] = left = points;
		if (points == DEAD)
			continue;
		extension->from = alive ? extension->from : y;
		extension->to = y;
		alive = true;
		if (points > extension->best) {
			extension->best = points;
			extension->best_x = x;
			extension->best_y = y;
		}
	}
	return alive;
}

/* Works out row after row, as long as they are worth it. */
static void extend(struct extension *extension)
{
	uint32_t rows = (uint32_t)extension->sides.first_words;
	uint32_t columns = (uint32_t)extension->sides.again_words;

	for (uint32_t y = 0; y <= columns; y++)
		extension->row[y] = y <= DROP ? MISSING * (int)y : DEAD;
	extension->from = 0;
	extension->to = DROP < columns ? DROP : columns;
	for (uint32_t x = 1; x <= rows && extend_row(extension, x); x++)
		;
}

struct doublet_edit doublet_diff_extend(const uint64_t *hashes,
                                        struct doublet_edit gap, bool backwards)
{
	struct extension extension;
	uint32_t first = length_of(gap.first);
	uint32_t again = length_of(gap.again);

	first = first < DOUBLET_DIFF_MOST ? first : DOUBLET_DIFF_MOST;
	again = again < DOUBLET_DIFF_MOST ? again : DOUBLET_DIFF_MOST;
	extension.sides = (struct sides){
		hashes + (backwards ? gap.first.end - 1 : gap.first.first),
		hashes + (backwards ? gap.again.end - 1 : gap.again.first),
		backwards ? -1 : 1,
		(int)first,
		(int)again,
	};
	extension.best = 0;
	extension.best_x = extension.best_y = 0;
	if (can_begin(&extension.sides))
		extend(&extension);
	if (backwards) {
		gap.first.first = gap.first.end - extension.best_x;
		gap.again.first = gap.again.end - extension.best_y;
	} else {
		gap.first.end = gap.first.first + extension.best_x;
		gap.again.end = gap.again.first + extension.best_y;
	}
	return gap;
}
