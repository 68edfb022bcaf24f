/* SPDX-License-Identifier: MIT */
/*
 * Ukkonen's suffix tree, cut off above the depth of min_words words: what
 * would be there is the table of seeds. The text falls into stretches of
 * seeds; words that no seed holds are not looked at.
 *
 *	seed  --- words of an edge ---> node --- ... ---> leaf
 *
 * The words are read one by one. The active suffix is the longest end of what
 * is read that stood before; where the next word does not continue it a run
 * ends. A node tells the first place of all strings that end on the edge to
 * it, which is where the run stood first.
 *
 * Source: Ukkonen, "On-line construction of suffix trees", Algorithmica 14
 * (1995).
 *
 * Memory: that of seed.c; for each seed 48 bytes; and 16 to 64 for each way
 * by which a node leads on beyond its second.
 */
#include "match/tree.h"

#include <string.h>

enum {
	/* No node: the top of the tree. */
	TOP = 0,
	EDGES_MIN = 64,
	/*
	 * Stories take 1 step a word, the worst family of the tests 6. More
	 * are taken only if hashes collide on purpose, or if min_words is far
	 * beyond what any rule asks for.
	 */
	STEPS_A_WORD = 32,
	STEPS_ALWAYS = 4096
};

/* The words from `place` on, `depth` of them. */
struct node {
	uint32_t place;
	uint32_t depth;
	/* The node of the same words but the first; TOP if too few. */
	uint32_t link;
	/* The node below that goes on as the words at `place` do. */
	uint32_t near;
	/* Another one; all further ones are in the table. */
	uint32_t far;
	uint32_t far_place;
};

/* From a node to one of those below, by the first word of the way. */
struct edge {
	uint32_t parent;
	uint32_t child;
};

struct tree {
	struct doublet_search search;
	struct doublet_seeds seeds;
	struct node *nodes;
	uint32_t node_count;
	/* A hash table, at most half full; child 0 = free. */
	struct edge *edges;
	size_t edge_count;
	size_t edge_capacity;
	struct doublet_run *runs;
	size_t run_count;
	size_t run_capacity;
};

/* The active suffix, words [begin, end), ends on the edge to `node`. */
struct active {
	uint32_t begin;
	uint32_t end;
	uint32_t parent;
	uint32_t node;
	/* The seed at `begin`. */
	uint32_t seed;
	/* Where the stretch at hand ends. */
	uint32_t limit;
	/* A node and a leaf whose links are found next, or TOP. */
	uint32_t unlinked;
	uint32_t unlinked_leaf;
};

static uint64_t letter_at(const struct tree *tree, uint32_t node,
                          uint32_t depth)
{
	return tree->search.query->hashes[tree->nodes[node].place + depth];
}

/* The edge in the table that begins with a letter, or the free place for it. */
static struct edge *find_edge(struct tree *tree, uint32_t parent,
                              uint64_t letter)
{
	size_t mask = tree->edge_capacity - 1;
	uint64_t key = letter + parent * UINT64_C(0x9E3779B97F4A7C15);

	key = (key ^ key >> 32) * UINT64_C(0xD6E8FEB86659FD93);
	for (size_t slot = (key >> 32) & mask;; slot = (slot + 1) & mask) {
		struct edge *edge = &tree->edges[slot];

		tree->search.work++;
		if (edge->child == 0 ||
		    (edge->parent == parent &&
		     letter_at(tree, edge->child, tree->nodes[parent].depth) ==
		             letter))
			return edge;
	}
}

/* Where the child is kept to which a letter leads: 0 = none yet. */
static uint32_t *child_by_letter(struct tree *tree, uint32_t parent,
                                 uint64_t letter)
{
	const uint64_t *hashes = tree->search.query->hashes;
	struct node *node = &tree->nodes[parent];

	tree->search.work++;
	if (node->near != 0 && hashes[node->place + node->depth] == letter)
		return &node->near;
	if (node->far == 0 || hashes[node->far_place + node->depth] == letter)
		return &node->far;
	return &find_edge(tree, parent, letter)->child;
}

static bool is_over(const struct tree *tree)
{
	return tree->search.work > tree->search.budget;
}

static bool grow_edges(struct tree *tree)
{
	struct edge *old = tree->edges;
	size_t old_capacity = tree->edge_capacity;
	size_t capacity = old_capacity == 0 ? EDGES_MIN : old_capacity * 2;
	struct edge *edges =
		doublet_arena_array(tree->search.arena, capacity, sizeof(*old));

	if (edges == NULL)
		return false;
	memset(edges, 0, capacity * sizeof(*edges));
	tree->edges = edges;
	tree->edge_capacity = capacity;
	for (size_t i = 0; i < old_capacity && !is_over(tree); i++) {
		if (old[i].child != 0)
			*find_edge(tree, old[i].parent,
			           letter_at(tree, old[i].child,
			                     tree->nodes[old[i].parent]
			                             .depth)) = old[i];
	}
	return true;
}

/* Room for the one edge a step may add; false = out of budget or memory. */
static bool make_room(struct tree *tree)
{
	return !is_over(tree) && (tree->edge_count * 2 < tree->edge_capacity ||
	                          (grow_edges(tree) && !is_over(tree)));
}

static uint32_t add_node(struct tree *tree, uint32_t place, uint32_t depth)
{
	tree->nodes[tree->node_count] =
		(struct node){.place = place, .depth = depth};
	return tree->node_count++;
}

static void add_child(struct tree *tree, uint32_t parent, uint64_t letter,
                      uint32_t child)
{
	struct node *node = &tree->nodes[parent];

	if (node->far == 0) {
		node->far = child;
		node->far_place = tree->nodes[child].place;
		return;
	}
	*find_edge(tree, parent, letter) = (struct edge){parent, child};
	tree->edge_count++;
}

/* Where the tree keeps the node below `parent` on the way of the suffix. */
static uint32_t *child_of(struct tree *tree, const struct active *active,
                          uint32_t parent)
{
	if (parent == TOP)
		return &tree->seeds.items[tree->seeds.items[active->seed].first]
		                .top;
	uint32_t depth = tree->nodes[parent].depth;
	return child_by_letter(tree, parent,
	                       tree->search.query
	                               ->hashes[active->begin + depth]);
}

/* Whether the next word continues the suffix where it stood before. */
static bool extend(struct tree *tree, struct active *active)
{
	uint64_t letter = tree->search.query->hashes[active->end];
	uint32_t depth = active->end - active->begin;

	if (depth < tree->nodes[active->node].depth)
		return letter_at(tree, active->node, depth) == letter;
	uint32_t child = *child_by_letter(tree, active->node, letter);
	if (child == 0)
		return false;
	active->parent = active->node;
	active->node = child;
	return true;
}

/* Gives a node that waits for it its link; none waits if it is TOP. */
static void link_node(struct tree *tree, uint32_t *waiting, uint32_t node)
{
	if (*waiting != TOP)
		tree->nodes[*waiting].link = node;
	*waiting = TOP;
}

/* Makes a node where the suffix ends, on the middle of an edge. */
static uint32_t split(struct tree *tree, struct active *active)
{
	uint32_t depth = active->end - active->begin;
	uint32_t below = active->node;
	uint32_t node = add_node(tree, tree->nodes[below].place, depth);

	*child_of(tree, active, active->parent) = node;
	tree->nodes[node].near = below;
	link_node(tree, &active->unlinked, node);
	active->unlinked = node;
	return node;
}

/*
 * Drops the first word of the suffix; `node` is where it ends. A new node has
 * no link yet: the way there is found from the node above it. Ends halfway if
 * the budget is spent.
 */
static void shorten(struct tree *tree, struct active *active, uint32_t node)
{
	uint32_t depth = active->end - ++active->begin;

	active->seed++;
	if (depth < tree->search.query->min_words) {
		active->unlinked = TOP;
		return;
	}
	active->node = tree->nodes[node].link;
	if (active->node != TOP)
		return;
	active->parent = tree->nodes[active->parent].link;
	active->node = *child_of(tree, active, active->parent);
	while (tree->nodes[active->node].depth < depth && !is_over(tree)) {
		active->parent = active->node;
		active->node = *child_of(tree, active, active->parent);
	}
	if (tree->nodes[active->node].depth == depth)
		link_node(tree, &active->unlinked, active->node);
}

static bool report(struct tree *tree, const struct active *active)
{
	if (!doublet_arena_grow(tree->search.arena, &tree->runs,
	                        &tree->run_capacity, tree->run_count + 1,
	                        sizeof(*tree->runs)))
		return false;
	tree->runs[tree->run_count++] = (struct doublet_run){
		.first = tree->nodes[active->node].place,
		.repeat = active->begin,
		.words = active->end - active->begin,
	};
	return true;
}

static uint32_t add_leaf(struct tree *tree, struct active *active)
{
	uint32_t leaf =
		add_node(tree, active->begin, active->limit - active->begin);

	link_node(tree, &active->unlinked_leaf, leaf);
	active->unlinked_leaf = leaf;
	return leaf;
}

/*
 * Adds what begins anew with the next word, from the longest suffix to the
 * first that stood before with this word too.
 */
static bool branch(struct tree *tree, struct active *active)
{
	uint32_t min_words = tree->search.query->min_words;
	uint64_t letter = tree->search.query->hashes[active->end];

	while (active->end - active->begin >= min_words &&
	       !extend(tree, active)) {
		uint32_t node = active->node;

		if (!make_room(tree))
			return false;
		if (active->end - active->begin < tree->nodes[node].depth)
			node = split(tree, active);
		add_child(tree, node, letter, add_leaf(tree, active));
		shorten(tree, active, node);
	}
	return true;
}

/* Begins anew with the seed that ends with the next word. */
static bool enter(struct tree *tree, struct active *active)
{
	struct doublet_seed *seed = &tree->seeds.items[active->seed];

	if (!make_room(tree))
		return false;
	if (seed->first == active->seed) {
		seed->top = add_leaf(tree, active);
		active->begin++;
		active->seed++;
	} else {
		active->parent = TOP;
		active->node = tree->seeds.items[seed->first].top;
	}
	return true;
}

/*
 * Gives a node to each suffix that ends with the stretch, as if a word that
 * stands nowhere else came next: the links of the leaves lead there. They are
 * not asked for again if the last seed does not come again.
 */
static bool close_stretch(struct tree *tree, struct active *active)
{
	const struct doublet_seed *items = tree->seeds.items;
	uint32_t min_words = tree->search.query->min_words;
	uint32_t seed = active->seed + active->end - active->begin - min_words;

	if (items[items[seed].first].last == seed)
		return true;
	while (active->end - active->begin >= min_words) {
		uint32_t node = active->node;
		bool known =
			tree->nodes[node].depth == active->end - active->begin;

		if (!make_room(tree))
			return false;
		if (!known)
			node = split(tree, active);
		link_node(tree, &active->unlinked_leaf, node);
		if (known)
			break;
		shorten(tree, active, node);
	}
	return true;
}

/*
 * Reads a stretch of seeds at adjacent places. A run ends where the active
 * suffix does not go on: it is the longest that ends there, so one that begins
 * a word earlier ends earlier too (match/runs.h: L(j) >= L(j - 1)).
 */
static bool read_stretch(struct tree *tree, uint32_t seed, uint32_t count)
{
	uint32_t min_words = tree->search.query->min_words;
	uint32_t place = tree->seeds.items[seed].place;
	struct active active = {
		.begin = place,
		.end = place + min_words - 1,
		.seed = seed,
		.limit = place + count + min_words - 1,
	};

	for (; active.end < active.limit; active.end++) {
		if (active.end - active.begin >= min_words &&
		    !extend(tree, &active) &&
		    (!report(tree, &active) || !branch(tree, &active)))
			return false;
		if (is_over(tree) || (active.end - active.begin < min_words &&
		                      !enter(tree, &active)))
			return false;
	}
	return active.end - active.begin < min_words ||
	       (report(tree, &active) && close_stretch(tree, &active));
}

static bool is_repeated(const struct doublet_seeds *seeds, uint32_t seed)
{
	return seeds->items[seed].first != seed ||
	       seeds->items[seed].last != seed;
}

static bool read_seeds(struct tree *tree)
{
	const struct doublet_seeds *seeds = &tree->seeds;
	uint32_t next;

	for (uint32_t seed = 0; seed < seeds->count; seed = next) {
		next = seed + 1;
		if (!is_repeated(seeds, seed))
			continue;
		while (next < seeds->count &&
		       seeds->items[next].place ==
		               seeds->items[next - 1].place + 1 &&
		       is_repeated(seeds, next))
			next++;
		if (!read_stretch(tree, seed, next - seed))
			return false;
	}
	return true;
}

uint64_t doublet_tree_budget(uint32_t count)
{
	return STEPS_ALWAYS + (uint64_t)count * STEPS_A_WORD;
}

/* Each word of a stretch adds two nodes at most: a split and a leaf. */
static bool make_nodes(struct tree *tree)
{
	tree->nodes = doublet_arena_array(tree->search.arena,
	                                  (size_t)tree->seeds.count * 2 + 1,
	                                  sizeof(*tree->nodes));
	return tree->nodes != NULL && add_node(tree, 0, 0) == TOP;
}

bool doublet_tree_runs(struct doublet_arena *arena,
                       const struct doublet_run_query *query, uint64_t budget,
                       uint64_t *work, struct doublet_runs *runs)
{
	struct tree tree = {.search = {arena, query, budget, query->count}};
	bool found =
		query->count <= query->min_words ||
		(doublet_seeds_find(&tree.search, &tree.seeds) &&
	         make_nodes(&tree) && read_seeds(&tree) && !is_over(&tree));

	*work += tree.search.work;
	if (found)
		*runs = (struct doublet_runs){tree.runs,
		                              (uint32_t)tree.run_count};
	return found;
}
