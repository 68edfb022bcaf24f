/* SPDX-License-Identifier: MIT */
/*
 * What kind a story is, and what it is made from, follow from the seed and its
 * number. A derived story is its original, made again sentence by sentence and
 * edited by a second generator of random numbers, which is its own.
 */
#include "wire.h"

#include <inttypes.h>
#include <stdbool.h>

#include "base/json.h"
#include "measure/copy.h"

enum {
	/* Of 100 stories so many are derived, as on a busy day. */
	DERIVED = 35,
	/* How far back an original is looked for. */
	WINDOW = 500,
	/* Of 100 originals. */
	MARKETS = 6,
	WEATHER = 4,
	WORDS_MIN = 150,
	WORDS_MORE = 250,
	SENTENCES_MAX = 128,
	FORM_ROWS = 15
};

enum genre { NEWS, MARKET_FORM, WEATHER_FORM };

/* Seeds of what is drawn for a story. */
enum purpose { PLAN, TEXT, EDIT };

static void begin(struct doublet_copy *copy, const struct wire *wire,
                  uint32_t story, enum purpose purpose)
{
	*copy = (struct doublet_copy){0};
	doublet_copy_begin(copy, (wire->seed << 34) + ((uint64_t)story << 2) +
	                                 (uint64_t)purpose);
}

static bool is_derived(const struct wire *wire, uint32_t story)
{
	struct doublet_copy plan;

	begin(&plan, wire, story, PLAN);
	return story > 0 && doublet_copy_below(&plan, 100) < DERIVED;
}

static enum genre genre_of(const struct wire *wire, uint32_t original)
{
	struct doublet_copy plan;

	begin(&plan, wire, original, PLAN);
	doublet_copy_below(&plan, 100);
	uint32_t drawn = doublet_copy_below(&plan, 100);
	if (drawn < MARKETS)
		return MARKET_FORM;
	return drawn < MARKETS + WEATHER ? WEATHER_FORM : NEWS;
}

static enum wire_relation draw_relation(struct doublet_copy *plan,
                                        enum genre genre)
{
	static const struct {
		uint32_t below;
		enum wire_relation relation;
	} shares[] = {
		{15, WIRE_REPEAT},         {30, WIRE_CORRECTION},
		{70, WIRE_UPDATE},         {85, WIRE_EXCERPT},
		{100, WIRE_SHARED_QUOTES},
	};
	uint32_t drawn = doublet_copy_below(plan, 100);
	size_t row = 0;

	if (genre != NEWS)
		return drawn < 15 ? WIRE_REPEAT : WIRE_TEMPLATE;
	while (drawn >= shares[row].below)
		row++;
	return shares[row].relation;
}

struct wire_origin wire_origin(const struct wire *wire, uint32_t story)
{
	struct wire_origin origin = {WIRE_NEW, story};
	struct doublet_copy plan;

	if (!is_derived(wire, story))
		return origin;
	begin(&plan, wire, story, PLAN);
	doublet_copy_below(&plan, 100);
	uint32_t back =
		doublet_copy_below(&plan, story < WINDOW ? story : WINDOW);
	origin.story = story - 1 - back;
	/* Story 0 is an original. */
	while (is_derived(wire, origin.story))
		origin.story--;
	origin.relation = draw_relation(&plan, genre_of(wire, origin.story));
	return origin;
}

/* A sentence that was made, and where in the story it stands. */
struct sentence {
	size_t start;
	size_t end;
	bool begins_paragraph;
	bool quoted;
};

struct draft {
	struct doublet_buffer bytes;
	struct sentence sentences[SENTENCES_MAX];
	uint32_t count;
};

static uint32_t count_words(const struct draft *draft)
{
	uint32_t words = 1;

	for (size_t i = 0; i < draft->bytes.length; i++)
		words += draft->bytes.data[i] == ' ';
	return words;
}

/* News, sentence by sentence; the dateline is a part of the first. */
static void draft_news(struct doublet_copy *copy, struct draft *draft)
{
	uint32_t words = WORDS_MIN + doublet_copy_below(copy, WORDS_MORE);
	uint32_t left = 0;

	doublet_buffer_clear(&draft->bytes);
	draft->count = 0;
	while (draft->count < SENTENCES_MAX && !draft->bytes.failed &&
	       (draft->count == 0 || count_words(draft) < words)) {
		struct sentence *made = &draft->sentences[draft->count];

		made->begins_paragraph = left == 0;
		if (left == 0)
			left = 1 + doublet_copy_below(copy, 3);
		left--;
		made->start = draft->bytes.length;
		made->quoted = doublet_copy_below(copy, 7) == 0;
		if (draft->count == 0)
			doublet_copy_dateline(copy, &draft->bytes);
		doublet_copy_sentence(copy, &draft->bytes, made->quoted);
		made->end = draft->bytes.length;
		draft->count++;
	}
}

/* A story that is being written out. */
struct page {
	struct doublet_buffer *text;
	size_t begin;
};

static void put_break(const struct page *page, bool paragraph)
{
	if (page->text->length > page->begin)
		doublet_buffer_add_text(page->text, paragraph ? "\n\n" : " ");
}

static void put_sentence(const struct page *page, const struct draft *draft,
                         uint32_t i)
{
	const struct sentence *sentence = &draft->sentences[i];

	if (draft->bytes.failed)
		return;
	put_break(page, sentence->begins_paragraph);
	doublet_buffer_add(page->text, draft->bytes.data + sentence->start,
	                   sentence->end - sentence->start);
}

static void put_new(const struct page *page, struct doublet_copy *edit)
{
	put_break(page, doublet_copy_below(edit, 2) == 0);
	doublet_copy_sentence(edit, page->text,
	                      doublet_copy_below(edit, 4) == 0);
}

/* One word of it is another one. */
static void put_corrected(const struct page *page, const struct draft *draft,
                          struct doublet_copy *edit, uint32_t i)
{
	const struct sentence *sentence = &draft->sentences[i];
	const char *data = draft->bytes.data;
	size_t at = sentence->start;
	uint32_t skip = 2 + doublet_copy_below(edit, 6);

	if (draft->bytes.failed)
		return;
	put_break(page, sentence->begins_paragraph);
	while (skip > 0 && at < sentence->end)
		skip -= data[at++] == ' ';
	doublet_buffer_add(page->text, data + sentence->start,
	                   at - sentence->start);
	doublet_copy_fill(edit, page->text,
	                  doublet_copy_below(edit, 2) == 0 ? "$q" : "$s");
	while (at < sentence->end && data[at] != ' ' && data[at] != '.')
		at++;
	doublet_buffer_add(page->text, data + at, sentence->end - at);
}

static void put_update(const struct page *page, const struct draft *draft,
                       struct doublet_copy *edit)
{
	/* From a phrase or two to a rewrite. */
	uint32_t change = 3 + doublet_copy_below(edit, 30);

	for (uint32_t i = 0; i < draft->count; i++) {
		uint32_t drawn = doublet_copy_below(edit, 100);

		if (drawn < change / 3 && i > 0)
			continue;
		if (drawn >= 100 - change / 3)
			put_new(page, edit);
		if (drawn % 50 < change / 3)
			put_corrected(page, draft, edit, i);
		else
			put_sentence(page, draft, i);
	}
	put_new(page, edit);
}

static void put_edited(const struct page *page, const struct draft *draft,
                       struct doublet_copy *edit, enum wire_relation relation)
{
	uint32_t one = doublet_copy_below(edit, draft->count);
	uint32_t end = draft->count;

	if (relation == WIRE_UPDATE) {
		put_update(page, draft, edit);
		return;
	}
	if (relation == WIRE_EXCERPT)
		end = 1 +
		      draft->count * (30 + doublet_copy_below(edit, 15)) / 100;
	for (uint32_t i = 0; i < end; i++) {
		if (relation == WIRE_CORRECTION && i == one)
			put_corrected(page, draft, edit, i);
		else
			put_sentence(page, draft, i);
	}
}

/* A story of its own, with the quotations of another between its sentences. */
static void put_with_quotes(const struct page *page, const struct draft *draft,
                            struct doublet_copy *edit)
{
	doublet_copy_dateline(edit, page->text);
	doublet_copy_sentence(edit, page->text, false);
	for (uint32_t i = 0; i < draft->count; i++) {
		put_new(page, edit);
		if (draft->sentences[i].quoted)
			put_sentence(page, draft, i);
	}
}

struct form {
	const char *head;
	/* A row: the name, then its figures. */
	const char *name;
	const char *figures;
	const char *end;
};

static const struct form forms[] = {
	[MARKET_FORM] =
		{"$P, $M $d -- Closing prices of the $p exchange:\n", "$g",
                 " closed at $h after $h\n",
                 "The index of leading shares stood at $q after $q the day "
                 "before, brokers in the city said. Turnover was $q million "
                 "shares, against $q million in the session before.\n"
                 "Prices are those of the last sale on the floor, in crowns "
                 "and hundredths; dividends and rights are not taken into "
                 "account. The exchange opens again at nine on the next "
                 "working day, and trades until a quarter to five.\n"},
	[WEATHER_FORM] =
		{"$P, $M $d -- Weather for $p and the coast until noon:\n",
                 "$p", " cloudy, $d degrees, wind force $d\n",
                 "Ferries to the islands run as announced, the harbour office "
                 "said. The water stands at $q centimetres at the gauge of the "
                 "old bridge.\nReadings were taken at six in the morning at "
                 "the stations of the weather service, which gives no warranty "
                 "for them. The next report follows at noon, and warnings of "
                 "gales at any time of the day or night.\n"},
};

/* Names are those of the first of its kind, figures are drawn anew. */
static void put_form(const struct page *page, const struct form *form,
                     const struct doublet_copy *first,
                     struct doublet_copy *edit)
{
	struct doublet_copy figures = *first;

	figures.random = edit->random;
	doublet_copy_fill(&figures, page->text, form->head);
	for (uint32_t i = 0; i < FORM_ROWS; i++) {
		struct doublet_copy row = {0};

		doublet_copy_begin(&row, first->random + i);
		doublet_copy_fill(&row, page->text, form->name);
		doublet_copy_fill(&figures, page->text, form->figures);
	}
	doublet_copy_fill(&figures, page->text, form->end);
}

void wire_text(const struct wire *wire, uint32_t story,
               struct doublet_buffer *text)
{
	const struct wire_origin origin = wire_origin(wire, story);
	enum genre genre = genre_of(wire, origin.story);
	bool same = origin.relation == WIRE_REPEAT;
	struct page page = {text, text->length};
	struct doublet_copy copy;
	struct doublet_copy edit;
	struct draft draft;

	begin(&copy, wire, origin.story, TEXT);
	begin(&edit, wire, same ? origin.story : story, EDIT);
	if (genre != NEWS) {
		put_form(&page, &forms[genre], &copy, &edit);
		return;
	}
	doublet_buffer_init(&draft.bytes, &text->allocator);
	draft_news(&copy, &draft);
	if (origin.relation == WIRE_SHARED_QUOTES)
		put_with_quotes(&page, &draft, &edit);
	else
		put_edited(&page, &draft, &edit, origin.relation);
	doublet_buffer_add_byte(text, '\n');
	text->failed = text->failed || draft.bytes.failed;
	doublet_buffer_finish(&draft.bytes);
}

const char *wire_relation_name(enum wire_relation relation)
{
	static const char *const names[WIRE_RELATIONS] = {
		"new",     "repeat",   "correction",    "update",
		"excerpt", "template", "shared-quotes",
	};

	return names[relation];
}

void wire_line(const struct wire *wire, uint32_t story,
               struct doublet_buffer *line)
{
	yyjson_mut_doc *document = yyjson_mut_doc_new(NULL);
	yyjson_mut_val *object = yyjson_mut_obj(document);
	struct doublet_buffer text;
	struct doublet_buffer id;

	doublet_buffer_init(&text, &line->allocator);
	doublet_buffer_init(&id, &line->allocator);
	wire_text(wire, story, &text);
	doublet_buffer_print(&id, "s%" PRIu32, story);
	yyjson_mut_doc_set_root(document, object);
	yyjson_mut_obj_add_strn(document, object, "id", id.data, id.length);
	yyjson_mut_obj_add_strn(document, object, "text", text.data,
	                        text.length);
	doublet_json_write(document, line);
	doublet_buffer_add_byte(line, '\n');
	line->failed = line->failed || text.failed || id.failed;
	yyjson_mut_doc_free(document);
	doublet_buffer_finish(&id);
	doublet_buffer_finish(&text);
}
