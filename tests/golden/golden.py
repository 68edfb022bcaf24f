#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""golden.py DOUBLET STORY...

Checks stories of this folder and compares what is printed with the files
beside them: STORY.text, STORY.unix, STORY.json, STORY.jsonl, STORY.reasons (the
text with -v), and for the segments STORY.segment.text, STORY.segment.jsonl. DOUBLET_UPDATE=1 rewrites
these; read the difference by eye.

Second property: each place that the JSON names, cut out of the story's bytes,
is the text that the JSON quotes, each format tells the same findings, -v says
why for each one that was let through, and the
exit status says whether there is one at warning or above (0 for segments); and
the sentences of the segments, put together, are the story but for its blanks.
"""
import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FORMATS = ("text", "unix", "json", "jsonl")
SEGMENT_FORMATS = ("text", "jsonl")
# The tests' own terminal must not leak in.
CLEAN = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR")}


def run(doublet, command, form, story, *options):
    command = [doublet, command, "-f", form, "--color", "never", *options, story.name]
    ran = subprocess.run(command, cwd=HERE, env=CLEAN, capture_output=True)
    if ran.returncode not in (0, 1):
        sys.exit(f"{story.name}: exit status {ran.returncode}: {ran.stderr}")
    return ran.stdout, ran.returncode


def texts_of(story):
    """The text of each record, by its line; a plain story is line 0."""
    if story.suffix != ".jsonl":
        return {0: story.read_bytes()}
    lines = story.read_text(encoding="utf-8").splitlines()
    return {
        number: json.loads(line)["text"].encode()
        for number, line in enumerate(lines, 1)
        if line
    }


def places_fail(story, report):
    """What is wrong with the places of a jsonl report."""
    texts = texts_of(story)
    for line in report.decode().splitlines():
        result = json.loads(line)
        text = texts[result.get("record", 0)]
        for finding in result["findings"]:
            for place in finding["places"]:
                cut = text[place["start"]:place["end"]].decode()
                before = text[:place["start"]].decode()
                row = before.count("\n") + 1
                column = len(before) - (before.rfind("\n") + 1) + 1
                if cut != place["text"]:
                    yield f"{cut!r} is not {place['text']!r}"
                if (row, column) != (place["line"], place["column"]):
                    yield f"{cut!r} stands at {row}:{column}"


def formats_disagree(reports):
    """Whether the formats tell different numbers of findings."""
    stories = json.loads(reports["json"])["stories"]
    lines = [json.loads(line) for line in reports["jsonl"].splitlines()]
    repeats = sum(
        max(len(finding["places"]) - 1, 1)
        for story in stories
        for finding in story["findings"]
    )
    told = len(reports["unix"].splitlines())
    if [story["findings"] for story in stories] != [line["findings"] for line in lines]:
        yield "json and jsonl differ"
    if told != repeats:
        yield f"unix has {told} lines for {repeats} repeats"


def reasons_fail(reports):
    """Whether -v leaves out why something was let through."""
    for line in reports["jsonl"].decode().splitlines():
        for finding in json.loads(line)["findings"]:
            if "exempt" not in finding:
                continue
            if f"let through ({finding['exempt']}): ".encode() not in reports["reasons"]:
                yield f"-v does not say why {finding['exempt']} was let through"


def statuses_fail(report, statuses):
    """What is wrong with the exit statuses, given a jsonl report."""
    levels = {
        finding["level"]
        for line in report.decode().splitlines()
        for finding in json.loads(line)["findings"]
    }
    found = int(bool(levels & {"warning", "error"}))
    for form, status in statuses.items():
        expected = 0 if form.startswith("segment") else found
        if status != expected:
            yield f"exit status {status} for {form}, not {expected}"


def sentences_fail(story, report):
    """What is wrong with the sentences of a jsonl report of segments."""
    texts = texts_of(story)
    lines = [json.loads(line) for line in report.decode().splitlines()]
    if len(lines) != len(texts):
        yield f"{len(lines)} lines for {len(texts)} stories"
    for line in lines:
        text = texts[line.get("record", 0)]
        said = b"".join(text[start:end] for start, end in line["sentences"])
        if "".join(said.decode().split()) != "".join(text.decode().split()):
            yield f"{line['id']}: the sentences leave something out"
        for start, end in line["words"]:
            if not text[start:end].decode().strip():
                yield f"{line['id']}: a word of blanks at {start}"


def main():
    doublet = str(Path(sys.argv[1]).resolve())
    update = os.environ.get("DOUBLET_UPDATE") == "1"
    failures = []
    stories = [Path(name).resolve() for name in sys.argv[2:]]
    for story in stories:
        runs = {form: run(doublet, "check", form, story) for form in FORMATS}
        runs["reasons"] = run(doublet, "check", "text", story, "-v")
        runs |= {
            f"segment.{form}": run(doublet, "segment", form, story)
            for form in SEGMENT_FORMATS
        }
        reports = {form: report for form, (report, _) in runs.items()}
        statuses = {form: status for form, (_, status) in runs.items()}
        for form, report in reports.items():
            expected = HERE / f"{story.name}.{form}"
            if update:
                expected.write_bytes(report)
            elif not expected.exists() or expected.read_bytes() != report:
                failures.append(f"{expected.name} differs:\n{report.decode()}")
        failures += [f"{story.name}: {why}" for why in places_fail(story, reports["jsonl"])]
        failures += [f"{story.name}: {why}" for why in formats_disagree(reports)]
        failures += [f"{story.name}: {why}" for why in reasons_fail(reports)]
        failures += [
            f"{story.name}: {why}"
            for why in statuses_fail(reports["jsonl"], statuses)
        ]
        failures += [
            f"{story.name}: {why}"
            for why in sentences_fail(story, reports["segment.jsonl"])
        ]
    forms = len(FORMATS) + 1 + len(SEGMENT_FORMATS)
    print("\n".join(failures) or f"{len(stories)} stories in {forms} formats")
    return 1 if failures or not stories else 0


if __name__ == "__main__":
    sys.exit(main())
