#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""readme.py WIRE.jsonl [--name NAME] [--build DIR] [--python PROGRAM]
             [--stories N] [--readme FILE]

Measures anew what README.md shows of speed, and writes it there: the table of
`doublet bench`, and that of peers/run.py, with made-up copy on the left and the
stories given on the right. Takes some minutes, on a machine that has nothing
else to do. --name is what the table calls the stories.
"""
import argparse
import json
import re
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BENCH = re.compile(r"^```\n\$ \./build/doublet bench\n.*?^```$", re.M | re.S)
PEERS = re.compile(r"^Measured on .*?\n(?=\n## )", re.M | re.S)
FIGURES = ("seconds", "times", "mib", "recall", "precision")
FORMS = {"seconds": "{:.3f}", "times": "{:.3g}", "mib": "{:.0f}",
         "recall": "{:.4f}", "precision": "{:.4f}"}


def measure_engine(options):
    ran = subprocess.run(
        [Path(options.build) / "doublet", "bench", "--color", "never"],
        check=True, stdout=subprocess.PIPE, text=True,
    )
    return f"```\n$ ./build/doublet bench\n{ran.stdout}```"


def measure_peers(options, *arguments):
    """The answer of run.py, its rows by name."""
    command = [sys.executable, ROOT / "bench/peers/run.py", *arguments,
               "--format", "json", "--build", options.build]
    if options.python:
        command += ["--python", options.python]
    if options.stories:
        command += ["--stories", str(options.stories)]
    found = json.loads(
        subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    )
    found["rows"] = {row["name"]: row for row in found["rows"]}
    base = next(iter(found["rows"].values()))["seconds"]
    for row in found["rows"].values():
        if "seconds" in row:
            row["times"] = row["seconds"] / base
    return found


def cells(row, figures):
    return [FORMS[name].format(row[name]) if name in row else ""
            for name in figures]


def table(left, right, name):
    most, fewer = FIGURES, [figure for figure in FIGURES if figure != "mib"]
    yield ("| | made up: s | x doublet | MiB | recall | precision "
           f"| {name}: s | x doublet | recall | precision |")
    yield "|---|" + "--:|" * (len(most) + len(fewer))
    for key, row in left["rows"].items():
        other = right["rows"][key]
        if "seconds" in row or "seconds" in other:
            yield "| " + " | ".join(
                [key, *cells(row, most), *cells(other, fewer)]) + " |"


def said_of(found):
    """The copy and the pairs, without the name of the file."""
    return found["copy"].split(": ", 1)[1]


def show_peers(left, right, name):
    missing = [key for key, row in left["rows"].items() if "note" in row]
    text = (f"Measured on {left['machine']}. Left: made-up copy, "
            f"{said_of(left)}. Right: {name}, {said_of(right)}.")
    if missing:
        text += f" Not measured: {', '.join(missing)}."
    lines = textwrap.wrap(text, 80, break_on_hyphens=False)
    return "\n".join([*lines, "", *table(left, right, name)]) + "\n"


def replace(pattern, text, by):
    found, count = pattern.subn(lambda _: by, text)
    if count != 1:
        sys.exit(f"readme.py: {count} places in the README for what begins "
                 f"{by[:40]!r}: one is needed")
    return found


def arguments():
    parser = argparse.ArgumentParser(
        description="Measures anew what README.md shows of speed."
    )
    parser.add_argument("wire", help="stories in JSON Lines, for the right")
    parser.add_argument("--name", help="what they are called (as the file)")
    parser.add_argument("--build", default=str(ROOT / "build"),
                        help="the build folder (build)")
    parser.add_argument("--python", help="which has the libraries")
    parser.add_argument("--stories", type=int, help="no more than so many")
    parser.add_argument("--readme", default=str(ROOT / "README.md"),
                        help="the file to be written (README.md)")
    return parser.parse_args()


def main():
    options = arguments()
    name = options.name or Path(options.wire).stem
    readme = Path(options.readme)
    left = measure_peers(options)
    right = measure_peers(options, options.wire)
    text = readme.read_text(encoding="utf-8")
    text = replace(PEERS, text, show_peers(left, right, name))
    text = replace(BENCH, text, measure_engine(options))
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
