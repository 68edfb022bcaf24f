#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""planted.py DOUBLET [--stories N] [--show KIND] [--write FILE] [--seed TEXT]

Writes stories of its own, with faults of every kind and repetition of every
kind that is none, in several languages, checks them, and prints a table: of
the faults how many were found, and where an alarm was false. A fault is found
when a finding at warning or above has a place on half of each of its sides.

Without options it holds the table against planted.txt: a row or a column that
became worse is a failure. DOUBLET_UPDATE=1 rewrites it. --stories: how many of
each kind and language (4); --show: the misses and alarms of a kind (part of
its name), or of all; --write: the stories as JSON Lines.
"""

import argparse
import collections
import json
import os
import subprocess
import sys
from pathlib import Path

from faults import FAULTS
from innocents import INNOCENTS
from language import Language, Writer
from story import FIRST, INNOCENT, REPEAT, Story, read_marks

TRACKED = Path(__file__).resolve().parent / "planted.txt"
# A column is a language, in capitals where its copy is.
COLUMNS = {
    "en": "en", "EN": "en", "pt": "pt", "de": "de", "fr": "fr", "es": "es", "ja": "ja",
}
CLEAN = "copy around it"
# About: nearer than fifty words is near.
BYTES_A_WORD = 6
# What is pasted twice as a whole has nothing innocent in it.
ALONE = ("take", "body")

Case = collections.namedtuple("Case", "kind innocent column id text spans")


# --- Stories ---------------------------------------------------------------


def make_case(language, kind, number, seed):
    """A fault, in half of the stories among innocent repetition, or that alone."""
    writer = Writer(language, f"{kind} {number} {seed}")
    story = Story(writer)
    innocent = kind if kind in INNOCENTS else None
    if kind in FAULTS and number % 4 > 1 and not kind.startswith(ALONE):
        innocent = writer.choose(list(INNOCENTS))
    if innocent:
        INNOCENTS[innocent](story)
    if kind in FAULTS:
        FAULTS[kind](story, number % 2 == 1)
    text, spans = read_marks(story.text())
    name = f"{kind}/{language.column}/{number}"
    return Case(kind, innocent, language.column, name, text, spans)


def make_cases(stories, seed):
    return [
        make_case(language, kind, number, seed)
        for language in [Language(c, name) for c, name in COLUMNS.items()]
        for kind in [*FAULTS, *INNOCENTS]
        for number in range(stories)
    ]


def write_cases(cases):
    """As JSON Lines, with what is planted."""
    return "".join(
        json.dumps(
            {"id": case.id, "text": case.text, "planted": case.spans},
            ensure_ascii=False,
        )
        + "\n"
        for case in cases
    )


def check(doublet, cases):
    """The findings at warning or above of each story, by its id."""
    done = subprocess.run(
        [doublet, "check", "-f", "jsonl", "--level", "warning", "-"],
        input=write_cases(cases).encode(),
        capture_output=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        sys.exit(f"exit status {done.returncode}: {done.stderr.decode()}")
    stories = [json.loads(line) for line in done.stdout.splitlines()]
    return {story["id"]: story["findings"] for story in stories}


# --- Scores ------------------------------------------------------------------


def shared(place, span):
    return max(0, min(place["end"], span[1]) - max(place["start"], span[0]))


def covers(place, span):
    return 2 * shared(place, span) >= span[1] - span[0]


def is_found(case, findings):
    first, repeat = case.spans[FIRST], case.spans[REPEAT]

    def finds(places):
        if not first:
            return any(covers(place, repeat[0]) for place in places)
        return any(
            covers(a, first[0]) and covers(b, repeat[0])
            for a in places
            for b in places
            if a is not b
        )

    return any(finds(finding["places"]) for finding in findings)


def touches(finding, spans):
    return any(shared(p, s) for p in finding["places"] for s in spans)


def alarms_of(case, findings):
    """The false ones: on what is innocent, or beside all that is planted."""
    planted = case.spans[FIRST] + case.spans[REPEAT]
    return [f for f in findings if not touches(f, planted)]


class Scores:
    """Counts by row and column: hits, and of how many."""

    def __init__(self):
        self.hits = collections.Counter()
        self.all = collections.Counter()

    def add(self, row, column, hit):
        for cell in [(row, column), (row, "all"), ("all", column), ("all", "all")]:
            self.hits[cell] += hit
            self.all[cell] += 1


def distance(case):
    """Whether the second place follows the first, or stands further down."""
    gap = case.spans[REPEAT][0][0] - case.spans[FIRST][0][1]
    return "near" if gap < 50 * BYTES_A_WORD else "far"


def score(cases, findings):
    """Recall of faults, also by distance, false alarms, and what went wrong."""
    recall, distances, alarms, wrong = Scores(), Scores(), Scores(), []
    for case in cases:
        false = alarms_of(case, findings[case.id])
        on_innocent = [f for f in false if touches(f, case.spans[INNOCENT])]
        beside = [f for f in false if f not in on_innocent]
        if case.kind in FAULTS:
            found = is_found(case, findings[case.id])
            recall.add(case.kind, case.column, found)
            if case.spans[FIRST]:
                distances.add(distance(case), case.column, found)
            wrong += [] if found else [("missed", case, findings[case.id])]
        if case.innocent:
            alarms.add(case.innocent, case.column, bool(on_innocent))
            wrong += [("alarm", case, on_innocent)] if on_innocent else []
        alarms.add(CLEAN, case.column, bool(beside))
        wrong += [("alarm beside", case, beside)] if beside else []
    return (recall, distances, alarms), wrong


# --- Tables ------------------------------------------------------------------


def table(title, scores, rows):
    columns = [*COLUMNS, "all"]
    lines = [f"{title:28}" + "".join(f"{column:>10}" for column in columns)]
    for row in [*rows, "all"]:
        cells = "".join(
            f"{scores.hits[row, c]}/{scores.all[row, c]}".rjust(10) for c in columns
        )
        lines.append(f"{row:28}{cells}")
    return lines


def render(recall, distances, alarms):
    head = [
        "# What the rules find of planted faults, and the stories with a false alarm:",
        "# tests/planted/planted.py, which holds the last row and column against this.",
        "",
    ]
    lines = table("faults found", recall, FAULTS)
    lines += ["", *table("faults found, by distance", distances, ["near", "far"])]
    lines += ["", *table("stories with false alarms", alarms, [*INNOCENTS, CLEAN])]
    return "\n".join(head + lines) + "\n"


def read_counts(text):
    """{(table, row, column): hits} of the last rows and columns."""
    counts, title, columns = {}, "", []
    for line in text.splitlines():
        row, cells = line[:28].strip(), line[28:].split()
        if line.startswith("#") or not cells:
            continue
        if "/" not in cells[0]:
            title, columns = row, cells
            continue
        for column, cell in zip(columns, cells):
            if "all" in (row, column):
                counts[title, row, column] = int(cell.split("/")[0])
    return counts


def worse(tracked, now):
    for cell, before in read_counts(tracked).items():
        after = read_counts(now).get(cell)
        falls = after is None or after < before
        if falls if cell[0].startswith("faults") else after is None or after > before:
            yield f"{', '.join(cell)}: {after}, and was {before}"


def show(wrong, kind):
    for what, case, findings in wrong:
        if kind not in f"{what} {case.innocent}, {case.id}":
            continue
        data = case.text.encode()
        print(f"=== {what}: {case.id}")
        for name, spans in zip(("first", "repeat"), list(case.spans.values())):
            for start, end in spans:
                print(f"  {name}: {data[start:end].decode()}")
        for finding in findings:
            print(f"  {finding['level']} {finding['rule']}")
            for place in finding["places"]:
                print(f"    | {place['text']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[1])
    parser.add_argument("doublet")
    parser.add_argument("--stories", type=int)
    parser.add_argument("--seed", default="")
    parser.add_argument("--show", metavar="KIND")
    parser.add_argument("--write", metavar="FILE", type=Path)
    options = parser.parse_args()
    cases = make_cases(options.stories or 4, options.seed)
    if options.write:
        options.write.write_text(write_cases(cases), encoding="utf-8")
    scores, wrong = score(cases, check(options.doublet, cases))
    text = render(*scores)
    if options.show is not None:
        show(wrong, options.show)
    print(text)
    if options.stories or options.seed:
        return 0
    if os.environ.get("DOUBLET_UPDATE") == "1":
        TRACKED.write_text(text, encoding="utf-8")
    faults = list(worse(TRACKED.read_text(encoding="utf-8"), text))
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
