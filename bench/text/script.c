/* SPDX-License-Identifier: MIT */
/*
 * Copy of other languages and scripts, and with typographic marks, against
 * copy in ASCII: cut up, and its words hashed, by the byte. Sentences are
 * drawn from short lists of words, which is enough to see what letters cost.
 */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "bench.h"
#include "stories.h"

enum { BYTES = 400000, SENTENCE_BYTES = 1024 };

struct script {
	const char *name;
	const char *language;
	/* With a blank behind each word. */
	const char *words;
	/* Around and in sentences. */
	const char *open;
	const char *close;
	const char *comma;
	const char *dash;
	const char *stop;
	/* Between words: nothing where none is written. */
	const char *blank;
};

#define ENGLISH                                                                \
	"the council voted on tuesday to close old bridge for at least "       \
	"fourteen months a decision that will send thousands of cars through " \
	"harbour tunnel mayor told reporters after meeting work is expected "  \
	"cost million up from figure named last year and government would "    \
	"pay third not everyone agreed hospital said ambulances need more "    \
	"time in evening when shifts end its owner asked "

static const struct script scripts[] = {
	{"English, ASCII", "en", ENGLISH "don't city's ", "\"", "\"", ", ",
         " -- ", ". ", " "},
	{"English, typographic", "en", ENGLISH "don’t city’s ", "“", "”", ", ",
         " — ", ". ", " "},
	{"French", "fr",
         "le conseil a voté mardi la fermeture du vieux pont pendant quatorze "
         "mois une décision qui enverra des milliers de voitures vers tunnel "
         "maire déclaré après séance travaux coûter millions contre annoncés "
         "année dernière préfet né près l’État paiera tiers tout monde n’est "
         "pas d’accord hôpital estimé que ambulances mettraient plus ",
         "«\u00A0", "\u00A0»", ", ", " – ", ". ", " "},
	{"German", "de",
         "der stadtrat hat am dienstag beschlossen die alte brücke für "
         "mindestens vierzehn monate zu schließen täglich müssen tausende "
         "autos durch den tunnel fahren sagte bürgermeisterin nach sitzung "
         "arbeiten sollen millionen kosten nicht alle stimmten zu krankenhaus "
         "rettungswagen bräuchten werktags länger verkehr ",
         "„", "“", ", ", " – ", ". ", " "},
	{"Russian", "ru",
         "совет города во вторник решил закрыть старый мост не менее чем на "
         "четырнадцать месяцев тысячи машин пойдут через тоннель сказала мэр "
         "после заседания работы обойдутся миллионов рублей больше прошлого "
         "года правительство заплатит треть не все согласились больница скорой "
         "нужно больше времени вечером его владелец спросил ",
         "«", "»", ", ", " — ", ". ", " "},
	{"Greek", "el",
         "το συμβούλιο αποφάσισε την τρίτη να κλείσει παλιά γέφυρα για "
         "τουλάχιστον δεκατέσσερις μήνες χιλιάδες αυτοκίνητα θα περνούν από "
         "σήραγγα είπε η δήμαρχος μετά συνεδρίαση τα έργα κοστίσουν "
         "εκατομμύρια ευρώ κυβέρνηση πληρώσει ένα τρίτο δεν συμφώνησαν όλοι ",
         "«", "»", ", ", " – ", ". ", " "},
	{"Korean", "ko",
         "시의회는 화요일 낡은 다리를 열네 달 동안 닫기로 했다 수천 대의 차가 "
         "터널을 지나게 된다 시장은 회의 뒤에 말했다 공사에는 수백만이 든다 "
         "정부가 삼분의 일을 낸다 모두가 찬성한 것은 아니다 ",
         "“", "”", ", ", " — ", ". ", " "},
	{"Chinese", "zh",
         "市 议会 星期二 决定 关闭 旧桥 至少 十四 个月 每天 数千 辆 汽车 将 "
         "通过 隧道 市长 会后 对 记者 说 工程 耗资 百万 政府 支付 三分之一 "
         "不是 所有人 都 同意 医院 救护车 需要 更多 时间 ",
         "“", "”", "，", "——", "。", ""},
	{"Japanese", "ja",
         "市議会は 火曜日 古い 橋を 少なくとも 十四カ月 閉鎖 すると 決めた "
         "一日 数千台の 車が トンネルを 通る ことになる 市長は 会議の 後 "
         "記者団に 述べた 工事には かかる 政府が 三分の一を 払う 病院 ",
         "「", "」", "、", "——", "。", ""},
	{"Thai", "th",
         "สภาเมือง มีมติ เมื่อวันอังคาร ให้ปิด สะพานเก่า อย่างน้อย สิบสี่เดือน รถยนต์ หลายพันคัน "
         "ต้องใช้ อุโมงค์ นายกเทศมนตรี กล่าวหลัง การประชุม ค่าใช้จ่าย ",
         "\"", "\"", " ", " — ", " ", ""},
};

struct work {
	struct doublet_arena arena;
	struct doublet_story story;
	char text[BYTES + SENTENCE_BYTES];
};

/* Numbers that look drawn by chance; the same on every machine. */
static unsigned draw(unsigned *state, unsigned bound)
{
	*state = *state * 1664525u + 1013904223u;
	return (*state >> 8) % bound;
}

static void put(struct work *work, const char *bytes, size_t length)
{
	memcpy(work->text + work->story.length, bytes, length);
	work->story.length += length;
}

static void put_text(struct work *work, const char *text)
{
	put(work, text, strlen(text));
}

static void put_word(struct work *work, const struct script *script,
                     unsigned *state)
{
	size_t length = strlen(script->words);
	const char *word = script->words + draw(state, (unsigned)length);

	/* Any offset lies in a word; back to where that begins. */
	while (word > script->words && word[-1] != ' ')
		word--;
	put(work, word, strcspn(word, " "));
}

static void put_sentence(struct work *work, const struct script *script,
                         unsigned *state)
{
	bool quoted = draw(state, 4) == 0;
	unsigned words = 8 + draw(state, 18);

	put_text(work, quoted ? script->open : "");
	for (unsigned i = 0; i < words; i++) {
		unsigned kind = draw(state, 24);
		put_word(work, script, state);
		if (i + 1 < words)
			put_text(work, kind < 2    ? script->comma
			               : kind == 2 ? script->dash
			                           : script->blank);
	}
	put_text(work, quoted ? script->close : "");
	put_text(work, script->stop);
}

static void write_copy(struct work *work, const struct script *script)
{
	unsigned state = 1;

	work->story =
		(struct doublet_story){.text = work->text,
	                               .language = {script->language,
	                                            strlen(script->language)}};
	while (work->story.length < BYTES) {
		put_sentence(work, script, &state);
		if (draw(&state, 3) == 0)
			put_text(work, "\n\n");
	}
}

static void cut_and_hash(void *context)
{
	struct work *work = context;
	struct doublet_segments segments;

	bench_keep(stories_hash_words(&work->arena, &work->story, &segments));
}

int main(void)
{
	struct work *base = bench_allocate(1, sizeof(*base));
	struct work *work = bench_allocate(1, sizeof(*work));
	struct bench bench;

	doublet_arena_init(&base->arena, NULL);
	doublet_arena_init(&work->arena, NULL);
	write_copy(base, &scripts[0]);
	const struct bench_work ascii = {scripts[0].name,
	                                 (double)base->story.length,
	                                 cut_and_hash, base};
	bench_begin(&bench, "text/script", "byte");
	bench_measure(&bench, ascii.name, ascii.units, ascii.pass,
	              ascii.context);
	for (size_t i = 1; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
		write_copy(work, &scripts[i]);
		bench_measure_pair(&bench, &ascii,
		                   &(struct bench_work){scripts[i].name,
		                                        (double)work->story
		                                                .length,
		                                        cut_and_hash, work});
	}
	doublet_arena_finish(&base->arena);
	doublet_arena_finish(&work->arena);
	free(base);
	free(work);
	return bench_end(&bench);
}
