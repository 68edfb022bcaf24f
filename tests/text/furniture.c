/* SPDX-License-Identifier: MIT */
/*
 * Furniture by its form: pieces of each kind, copy that only looks like one,
 * and what must hold of any text.
 */
#include "support.h"

#include <stdio.h>
#include <string.h>

#include "doublet/segment.h"
#include "doublet/sketch.h"
#include "sketch/hash.h"

enum { ABOVE = 1, BELOW = 2 };

static const char prose[] =
	"The harbour was shut on Monday, and nobody could say for how long.";

struct piece {
	const char *text;
	enum doublet_furniture_kind kind;
	/* Prose above or below it, in paragraphs of its own. */
	unsigned prose;
};

static const struct piece pieces[] = {
	{"By Ann Roe", DOUBLET_FURNITURE_BYLINE, BELOW},
	{"By ANN ROE and Tom Low", DOUBLET_FURNITURE_BYLINE, BELOW},
	{"By Ann Roe, Associated Press Writer", DOUBLET_FURNITURE_BYLINE,
         BELOW},
	{"BC-US--Harbour Strike-Ferries, 2nd Ld-Writethru",
         DOUBLET_FURNITURE_SLUG, BELOW},
	{"/politics/harbour/strike/", DOUBLET_FURNITURE_SLUG, BELOW},
	{"HARBOUR-STRIKE/ (UPDATE 1, PIX)", DOUBLET_FURNITURE_SLUG, BELOW},
	{"2ND LEAD", DOUBLET_FURNITURE_SLUG, BELOW},
	{"(ATTN: ADDS photo; CHANGES headline)", DOUBLET_FURNITURE_NOTE, BELOW},
	{"Eds: UPDATES: With comment from the mayor.", DOUBLET_FURNITURE_NOTE,
         BELOW},
	{"(Adds mayor's comment in paragraph 3)", DOUBLET_FURNITURE_NOTE,
         BELOW},
	{"(Reporting by Ann Roe; Editing by Tom Low)",
         DOUBLET_FURNITURE_TRAILER, ABOVE},
	{"Reporting by Ann Roe; Editing by Tom Low", DOUBLET_FURNITURE_TRAILER,
         ABOVE},
	{"aro/tlo/xyz", DOUBLET_FURNITURE_TRAILER, ABOVE},
	{"dpa ar tl n1", DOUBLET_FURNITURE_TRAILER, ABOVE},
	{"((ann.roe@example.com; +44 20 5550 1234;))",
         DOUBLET_FURNITURE_TRAILER, ABOVE},
	{"-- Oslo newsroom, 47-5550-1234", DOUBLET_FURNITURE_TRAILER, ABOVE},
	{"Ann Roe in Oslo contributed to this report.",
         DOUBLET_FURNITURE_TRAILER, ABOVE},
	{"(SDA/sj)", DOUBLET_FURNITURE_TRAILER, ABOVE},
	{"Reuter", DOUBLET_FURNITURE_TRAILER, ABOVE},
	{"(MORE)", DOUBLET_FURNITURE_CONTINUATION, ABOVE},
	{"-more-", DOUBLET_FURNITURE_CONTINUATION, ABOVE},
	{"(c) 2026 Example News. All rights reserved.",
         DOUBLET_FURNITURE_COPYRIGHT, ABOVE},
	{"This material may not be published or rewritten.",
         DOUBLET_FURNITURE_COPYRIGHT, ABOVE},
	{"###", DOUBLET_FURNITURE_END_MARK, ABOVE},
	{"-30-", DOUBLET_FURNITURE_END_MARK, ABOVE},
	{"ENDS", DOUBLET_FURNITURE_END_MARK, ABOVE},
	{"* * *", DOUBLET_FURNITURE_END_MARK, ABOVE},
	{"=END=", DOUBLET_FURNITURE_END_MARK, ABOVE},
};

/* Up to the bar it is a dateline. */
static const char *const datelines[] = {
	"LONDON, Jan 5 (Reuters) -| The port",
	"ATLANTA (AP) _| The port",
	"ATLANTA (AP) —| The port",
	"PARIS, Jan 5, 2014 (AFP) -| The port",
	"Berlin/Hamburg (dpa/lno) -| Der Hafen",
	"Paris (ats afp)| Le port",
	"SAITAMA, Japan, Dec. 9 Kyodo -| The port",
	"April 14 (Reuters) -| The port",
	"SEOUL, Nov. 3 (Yonhap) --| The port",
	"MOSCOW, November 3. /TASS/.| The port",
	"(Belga)| De haven",
	"MADRID, 3 nov (EFE).-| El puerto",
	"(ANSA) - ROMA, 3 NOV -| Il porto",
	"NEW YORK--(BUSINESS WIRE)--|The port",
	"NEW YORK, March 5 -| The port",
	"FERGUSON, Mo. --| The port",
	"WASHINGTON —| The port",
	"МОСКВА, 3 ноя - РИА Новости.| Порт",
	"新华社北京11月3日电|　港口关闭。",
	"（新華社北京3日電）|港口關閉。",
	"【ワシントン共同】|港は閉まった。",
};

static const char *const copy[] = {
	"PARIS is a town.",
	"By Friday the strike was over.",
	"By Monday Morning",
	"By the Numbers",
	"ENDS in tears, it does.",
	"The end",
	"30",
	"More ships came.",
	"IBM - a maker of machines - said so.",
	"CYCLING - ROE WINS SECOND STAGE",
	"The Associated Press (AP) said so.",
	"Harbour Holding (AP) - a firm - said so.",
	"Ann Roe (D-Mass.) — The member said",
	"MARIE — I told you.",
	"Copyright law is old.",
	"(c) the third point of the treaty",
	"Editing by hand takes long, he said.",
	"Net 412,737",
	"and/or",
	"Desk 12 was free",
	"2nd lead guitar",
};

static struct doublet_segments *segment(const char *text)
{
	struct doublet_segments *segments;
	struct doublet_story story = {.text = text, .length = strlen(text)};

	assert_int_equal(doublet_segments_create(NULL, &story, &segments),
	                 DOUBLET_OK);
	return segments;
}

static void test_pieces_of_each_kind(void **state)
{
	char text[1024];

	(void)state;
	for (size_t i = 0; i < sizeof(pieces) / sizeof(*pieces); i++) {
		const struct piece *piece = &pieces[i];
		bool above = piece->prose & ABOVE;
		snprintf(text, sizeof(text), "%s%s%s%s%s", above ? prose : "",
		         above ? "\n\n" : "", piece->text, above ? "" : "\n\n",
		         above ? "" : prose);
		struct doublet_segments *segments = segment(text);
		if (segments->furniture_count != 1)
			fail_msg("%s: %u pieces", piece->text,
			         segments->furniture_count);
		assert_string_equal(doublet_furniture_text(
					    segments->furniture[0].kind),
		                    doublet_furniture_text(piece->kind));
		assert_int_equal(segments->furniture[0].span.end -
		                         segments->furniture[0].span.start,
		                 strlen(piece->text));
		doublet_segments_destroy(segments);
	}
}

static void test_datelines_of_all_agencies(void **state)
{
	char text[512];

	(void)state;
	for (size_t i = 0; i < sizeof(datelines) / sizeof(*datelines); i++) {
		const char *bar = strchr(datelines[i], '|');
		size_t size = (size_t)(bar - datelines[i]);
		snprintf(text, sizeof(text), "%.*s%s was shut.\n\n%s",
		         (int)size, datelines[i], bar + 1, prose);
		struct doublet_segments *segments = segment(text);
		if (segments->furniture_count != 1 ||
		    segments->furniture[0].kind != DOUBLET_FURNITURE_DATELINE ||
		    segments->furniture[0].span.end != size)
			fail_msg("%s", datelines[i]);
		doublet_segments_destroy(segments);
	}
}

static void test_copy_is_no_furniture(void **state)
{
	char text[512];

	(void)state;
	for (size_t i = 0; i < sizeof(copy) / sizeof(*copy); i++) {
		snprintf(text, sizeof(text), "%s\n\n%s\n\n%s", prose, copy[i],
		         prose);
		struct doublet_segments *segments = segment(text);
		if (segments->furniture_count != 0)
			fail_msg("%s", copy[i]);
		doublet_segments_destroy(segments);
	}
}

static void test_body_leaves_furniture_out(void **state)
{
	static const char text[] = "OSLO (AP) - The port was shut, he said. "
				   "(Reporting by Ann Roe)";
	uint64_t hashes[16];
	struct doublet_story story = {.text = text, .length = sizeof(text) - 1};
	struct doublet_segments *segments = segment(text);

	(void)state;
	struct doublet_word_range body =
		doublet_segments_body(segments, segments->paragraphs[0].words);
	assert_int_equal(body.first, 2);
	assert_int_equal(body.end, 8);
	assert_int_equal(segments->word_count, 12);
	doublet_hash_words(&story, segments, hashes);
	assert_int_equal(doublet_hash_body(segments, hashes), 6);
	assert_true(hashes[0] == doublet_hash_word("The", 3));
	assert_true(hashes[5] == doublet_hash_word("said", 4));
	doublet_segments_destroy(segments);
}

static void check_pieces(const struct doublet_segments *segments)
{
	uint32_t end = 0;
	uint32_t word = 0;

	for (uint32_t i = 0; i < segments->furniture_count; i++) {
		const struct doublet_furniture *piece = &segments->furniture[i];
		const struct doublet_paragraph *paragraph =
			&segments->paragraphs[piece->paragraph];
		assert_true(piece->span.start >= end &&
		            piece->span.end > piece->span.start);
		assert_true(piece->span.start >= paragraph->span.start &&
		            piece->span.end <= paragraph->span.end);
		assert_true(piece->words.first >= word &&
		            piece->words.end >= piece->words.first);
		assert_true(piece->words.first >= paragraph->words.first &&
		            piece->words.end <= paragraph->words.end);
		end = piece->span.end;
		word = piece->words.end;
	}
}

/* The thanks are all that is left of the paragraph, not all of it. */
static void test_thanks_behind_a_dateline(void **state)
{
	static const char text[] =
		"The port was shut.\n\n"
		"OSLO (AP) - Ann Roe in Rome contributed to this report.";
	uint64_t hashes[16];
	struct doublet_story story = {.text = text, .length = sizeof(text) - 1};
	struct doublet_segments *segments = segment(text);

	(void)state;
	check_pieces(segments);
	assert_int_equal(segments->furniture_count, 2);
	assert_int_equal(segments->furniture[1].kind,
	                 DOUBLET_FURNITURE_TRAILER);
	assert_int_equal(segments->furniture[1].words.first, 6);
	assert_memory_equal(text + segments->furniture[1].span.start, "Ann", 3);
	doublet_hash_words(&story, segments, hashes);
	assert_int_equal(doublet_hash_body(segments, hashes), 4);
	doublet_segments_destroy(segments);
}

/* Any heap of pieces, cut and mixed with other bytes. */
static void test_random_pieces(void **state)
{
	static const char *const joints[] = {" ", "\n", "\n\n", "(", ")",   "-",
	                                     "/", ".",  ", ",   "",  "\xE3"};
	struct support_random random = support_random_begin(11);
	char text[2048];

	(void)state;
	for (unsigned round = 0; round < support_rounds(3000); round++) {
		size_t length = 0;
		while (length < 600) {
			unsigned at = support_random_below(&random, 100);
			const char *part = at < 40   ? pieces[at % 27].text
			                   : at < 80 ? datelines[at % 21]
			                             : copy[at % 21];
			size_t size =
				support_random_below(&random,
			                             (unsigned)strlen(part) +
			                                     1);
			memcpy(text + length, part, size);
			length += size;
			const char *joint =
				joints[support_random_below(&random, 11)];
			memcpy(text + length, joint, strlen(joint));
			length += strlen(joint);
		}
		text[length] = '\0';
		struct doublet_segments *segments = segment(text);
		check_pieces(segments);
		doublet_segments_destroy(segments);
	}
}

/* A story with furniture of several kinds. */
static const char framed[] = "By Ann Roe\n\nOSLO (AP) - The port was shut.\n\n"
			     "(MORE)\n\n###";

static void test_out_of_memory(void **state)
{
	struct doublet_story story = {.text = framed,
	                              .length = sizeof(framed) - 1};
	struct support_allocator allocator;
	enum doublet_status status = DOUBLET_NO_MEMORY;

	(void)state;
	for (unsigned fail_at = 1; status != DOUBLET_OK; fail_at++) {
		struct doublet_segments *segments = NULL;
		support_allocator_init(&allocator);
		allocator.fail_at = fail_at;
		status = doublet_segments_create(&allocator.allocator, &story,
		                                 &segments);
		if (status == DOUBLET_OK)
			assert_int_equal(segments->furniture_count, 4);
		else
			assert_null(segments);
		doublet_segments_destroy(segments);
		assert_int_equal(allocator.held_bytes, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pieces_of_each_kind),
		cmocka_unit_test(test_datelines_of_all_agencies),
		cmocka_unit_test(test_copy_is_no_furniture),
		cmocka_unit_test(test_body_leaves_furniture_out),
		cmocka_unit_test(test_thanks_behind_a_dateline),
		cmocka_unit_test(test_random_pieces),
		cmocka_unit_test(test_out_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
