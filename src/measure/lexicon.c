/* SPDX-License-Identifier: MIT */
/* Written for this purpose; no sentence is taken from real copy. */
#include "measure/lexicon.h"

static const char *const sentences[] = {
	"$g said $t it would $b $O $k $C.",
	"the $n of $p $v $O $t, $k $C.",
	"$m, $r at $g, $j that $C.",
	"$C, $r in $p $j $t.",
	"the $a $n, which $v $O $t, has left $N in $p without $O.",
	"$N have been $w since $C, and $O is now expected $t.",
	"it was the $a $n of its kind in $p in $q years.",
	"$s declined to say whether $g would $b $O.",
	"about $q $u were $w in $p $t, up from $q $u a year ago, $r said.",
	"shares of $g rose $h percent to $h $k the $n $v $O and $C.",
	"in $p, $C.",
	"a $n of $N from $p will $b $O $t, $k $C.",
	"there was no word from $g on $O or on whether $C.",
	"officials in $p and $p said $C, but $m denied it.",
	"$k $C, $g $v $O, the $n of $p said in a $n.",
	"the $n is to be $w $t by $O, which would $b the $n of $q $u.",
	"critics of $s say $C and that $O was never $w.",
	"under the $n, $g has to $b $O and pay $q $u to $p.",
	"not all of the $N were $w, $s said, although $C.",
	"$g has its head office in $p, employs $q $u and $v $O $t.",
	"the $n, once the $a $n of $p, was $w in $O.",
	"two of the $q $N that $v $O were from $p, where $C.",
	"that would be $q $u more than $g had asked for $t.",
	"$s, who has led $g for $q years, did not take part in the $n on $O.",
	"police said $q $u were $w near $O in $p $t, when $C.",
};

/* Of few words that belong together: no two of them read alike for that. */
static const char *const loose[] = {
	"$C, $s $j.",
	"$t $C.",
	"$C $k $C.",
	"$k $C, $C.",
	"$C, and $C.",
	"$N $v $O $t, $r $j.",
	"$O, $s $j, was $w $t.",
	"$a $N $v $O, but $C.",
	"$m, $r in $p, $v $O $k $C.",
	"$C $t, yet $C.",
	"in $p $C, $g $j.",
	"$N of $g, $a and $a, $v $O.",
	"$q $u were $w $t, $m $j.",
	"$s $v $O and would $b $O.",
	"$t $s and $r of $g $v $O.",
	"neither $g nor $s had $w $O.",
};

static const char *const quoted[] = {
	"\"$C,\" $s said.",
	"\"we $v $O, and $C,\" $m told reporters $t.",
	"$s said $g had \"$v $O\" $t.",
	"\"nobody can $b $O,\" said $m, $r in $p.",
	"\"$C. but $C,\" $s added.",
	"$m called the $n \"$a and $a\" and said $C.",
	"\"it's $O that we need,\" $r said. \"we can't $b $O.\"",
	"asked about the $n, $s said: \"$C.\"",
};

static const char *const clauses[] = {
	"the $n $v $O",         "$g would $b $O",
	"$N in $p were $w",     "$s had $w $O",
	"the $n was $w $t",     "the $a $n cannot $b $O",
	"$O was $w by $g",      "$q $u had been $w",
	"nobody had $w the $n", "the $N of $p want to $b $O",
	"$s $v the $a $n",      "$g and $g $v $O",
};

static const char *const objects[] = {
	"the $n",
	"the $a $n",
	"the $n of the $n",
	"a $n",
	"$q $u",
	"its $N",
	"the $N",
	"a $a $n",
	"$a $N",
	"the $n in $p",
	"the $N and the $n",
	"one of the $a $N",
	"$g",
	"the $n's $n",
	"every $n",
};

static const char *const nouns[] = {
	"government",    "company",    "council",    "plan",
	"market",        "bank",       "court",      "report",
	"deal",          "minister",   "election",   "price",
	"budget",        "port",       "strike",     "law",
	"union",         "board",      "hospital",   "school",
	"bridge",        "decision",   "agreement",  "meeting",
	"committee",     "ministry",   "project",    "contract",
	"factory",       "inquiry",    "airport",    "railway",
	"storm",         "harvest",    "merger",     "vote",
	"tax",           "road",       "region",     "coalition",
	"offer",         "order",      "loan",       "pension",
	"tender",        "forecast",   "harbour",    "pipeline",
	"refinery",      "mine",       "festival",   "university",
	"survey",        "appeal",     "verdict",    "treaty",
	"border",        "embargo",    "summit",     "ceasefire",
	"ferry",         "tunnel",     "shipyard",   "reservoir",
	"power plant",   "exchange",   "currency",   "inflation rate",
	"interest rate", "drought",    "flood",      "fishery",
	"museum",        "theatre",    "stadium",    "league",
	"tournament",    "coach",      "captain",    "striker",
	"referee",       "laboratory", "vaccine",    "clinic",
	"regulator",     "auditor",    "prosecutor", "witness",
	"archive",       "library",    "orchestra",  "parliament",
	"senate",        "cabinet",    "opposition", "petition",
	"subsidy",       "quota",      "tariff",     "dividend",
	"buyout",        "lawsuit",    "settlement", "warehouse",
	"fleet",         "turbine",    "grid",       "satellite",
	"telescope",     "network",    "server",     "blackout",
	"curfew",        "checkpoint", "garrison",   "frigate",
	"convoy",        "orchard",    "vineyard",   "dairy",
	"mill",
};

static const char *const plurals[] = {
	"people",    "workers",    "officials",   "prices",     "talks",
	"members",   "residents",  "farmers",     "banks",      "investors",
	"ministers", "houses",     "ships",       "voters",     "students",
	"doctors",   "teachers",   "trains",      "flights",    "exports",
	"imports",   "shares",     "bonds",       "jobs",       "families",
	"soldiers",  "passengers", "drivers",     "lawyers",    "judges",
	"nurses",    "engineers",  "contracts",   "permits",    "taxes",
	"profits",   "losses",     "deliveries",  "repairs",    "rules",
	"records",   "players",    "fans",        "artists",    "scientists",
	"islanders", "fishermen",  "shopkeepers", "pensioners", "tenants",
};

static const char *const adjectives[] = {
	"new",       "first",       "last",        "old",
	"main",      "public",      "local",       "national",
	"foreign",   "big",         "small",       "former",
	"early",     "late",        "private",     "financial",
	"political", "regional",    "strong",      "weak",
	"annual",    "possible",    "final",       "joint",
	"central",   "military",    "major",       "minor",
	"northern",  "southern",    "eastern",     "western",
	"coastal",   "long",        "short",       "difficult",
	"costly",    "cheap",       "broad",       "narrow",
	"careful",   "sudden",      "unexpected",  "temporary",
	"permanent", "historic",    "disputed",    "controversial",
	"modest",    "steep",       "record",      "unusual",
	"secret",    "independent", "provisional", "ambitious",
	"ageing",    "crowded",     "frozen",      "stalled",
	"contested", "preliminary", "thorough",    "reluctant",
};

static const char *const past[] = {
	"approved",  "rejected",   "closed",       "opened",    "raised",
	"cut",       "signed",     "delayed",      "sold",      "bought",
	"backed",    "opposed",    "criticised",   "praised",   "reached",
	"missed",    "launched",   "halted",       "revised",   "extended",
	"cancelled", "announced",  "confirmed",    "denied",    "postponed",
	"blocked",   "reopened",   "financed",     "inspected", "defended",
	"abandoned", "replaced",   "repaired",     "seized",    "released",
	"tested",    "joined",     "left",         "lost",      "won",
	"overtook",  "challenged", "investigated", "published", "withdrew",
};

static const char *const base[] = {
	"approve",  "reject",   "close",   "open",      "raise",
	"cut",      "sign",     "delay",   "sell",      "buy",
	"back",     "oppose",   "reach",   "miss",      "launch",
	"halt",     "revise",   "extend",  "cancel",    "announce",
	"confirm",  "postpone", "block",   "reopen",    "finance",
	"inspect",  "defend",   "abandon", "replace",   "repair",
	"release",  "test",     "join",    "leave",     "investigate",
	"publish",  "withdraw", "rebuild", "modernise", "privatise",
	"evacuate", "protect",  "restore",
};

static const char *const done[] = {
	"closed",    "delayed",    "hurt",      "sold",     "arrested",
	"expected",  "cancelled",  "rebuilt",   "moved",    "approved",
	"rejected",  "postponed",  "evacuated", "damaged",  "replaced",
	"inspected", "questioned", "released",  "repaired", "suspended",
	"informed",  "consulted",  "paid",      "affected", "restored",
	"withdrawn", "announced",  "published", "opened",   "cut off",
	"settled",
};

static const char *const roles[] = {
	"a spokesman",       "a spokeswoman",
	"an official",       "the chief executive",
	"the mayor",         "the minister",
	"an analyst",        "the chairman",
	"a lawyer",          "the head of the board",
	"a senior official", "the finance director",
	"a union leader",    "the deputy minister",
	"a researcher",      "an economist",
	"the governor",      "the police chief",
	"a trader",          "the harbour master",
};

static const char *const times[] = {
	"on Monday",
	"on Tuesday",
	"on Wednesday",
	"on Thursday",
	"on Friday",
	"last week",
	"this year",
	"on Saturday",
	"on Sunday",
	"last month",
	"next week",
	"in $M",
	"late on Monday",
	"early on Thursday",
	"next year",
	"by the end of $M",
	"in the first quarter",
	"in the third quarter",
	"after a meeting in $p",
	"over the weekend",
	"for the first time",
	"for the third time this year",
	"before the summer",
	"on $M $d",
	"within $q days",
	"at a news conference in $p",
	"in $q months",
};

static const char *const links[] = {
	"after", "as",    "because", "while", "before",  "although",
	"when",  "since", "unless",  "once",  "so that", "even though",
};

static const char *const units[] = {
	"people",          "percent",    "million pounds",
	"million dollars", "jobs",       "tonnes",
	"houses",          "workers",    "billion dollars",
	"members",         "miles",      "barrels a day",
	"shares",          "passengers", "hectares",
	"crowns",          "kilometres",
};

static const char *const said[] = {
	"said",
	"told reporters",
	"said in a statement",
	"told a news conference",
	"said on the sidelines of a meeting",
	"confirmed",
	"warned",
	"wrote",
};

static const char *const months[] = {
	"January", "February", "March",     "April",   "May",      "June",
	"July",    "August",   "September", "October", "November", "December",
};

#define LIST(slot, list)                                                       \
	{                                                                      \
		slot, sizeof(list) / sizeof((list)[0]), list                   \
	}

static const struct doublet_lexicon lists[] = {
	LIST('S', sentences), LIST('F', loose),      LIST('Q', quoted),
	LIST('C', clauses),   LIST('O', objects),    LIST('n', nouns),
	LIST('N', plurals),   LIST('a', adjectives), LIST('v', past),
	LIST('b', base),      LIST('w', done),       LIST('r', roles),
	LIST('t', times),     LIST('k', links),      LIST('u', units),
	LIST('j', said),      LIST('M', months),
};

const struct doublet_lexicon *doublet_lexicon_of(char slot)
{
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		if (lists[i].slot == slot)
			return &lists[i];
	}
	return NULL;
}
