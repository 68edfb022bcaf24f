#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""run.py [WIRE.jsonl] [--build DIR] [--stories N] [--threshold J]
          [--python PROGRAM] [--seconds S] [--format markdown|json]

    meson setup build && ninja -C build          all that it needs
    bench/peers/run.py                           what is not here is skipped,
                                                 with a word how to get it
    python3 -m venv peers                        for the libraries of Python
    peers/bin/pip install datasketch rensa gaoya SetSimilaritySearch text-dedup
    bench/peers/run.py --python peers/bin/python

Puts doublet beside whatever of its peers is installed: the same stories, one
run, one core, whole processes. Without a file the stories are made up
(bench-wire). Found pairs are compared with the exact answer, that of
`bench-pairs --exact`, for the bodies of stories (datelines, credits and other
furniture left out): recall = the share of them that was found, precision = the
share of what was found that is among them.

The tools answer different questions: ssdeep and tlsh compare bytes, sim_text
runs of words, onion marks what stands again; wc, sort and xxhsum find nothing
and are here as a measure of the machine. So read a row as "the time in which
it has treated these stories". Times are those of the processor, medians; read them
as ratios.
"""
import argparse
import json
import os
import platform
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
RUNS = 5
# Longer ones are not repeated.
LONG_SECONDS = 5


class Bench:
    """The stories, in all the forms that peers want."""

    def __init__(self, options, folder):
        self.options = options
        self.folder = folder
        self.wire = folder / "wire.jsonl"
        self.text = folder / "wire.txt"
        self.vertical = folder / "wire.vert"
        self.files = folder / "stories"

    def read(self):
        """The texts of the stories, one after the other."""
        if self.options.wire:
            lines = Path(self.options.wire).read_bytes().splitlines()
        else:
            lines = subprocess.run(
                [self.ours("bench-wire"), "1",
                 str(self.options.stories or 5000)],
                check=True, stdout=subprocess.PIPE,
            ).stdout.splitlines()
        for number, line in enumerate(lines[: self.options.stories], 1):
            try:
                yield json.loads(line)["text"]
            except (ValueError, KeyError, TypeError):
                sys.exit(f"run.py: {self.options.wire}:{number}: no object "
                         'with a "text": give JSON Lines')

    def write(self):
        self.files.mkdir()
        self.count = 0
        with (
            open(self.wire, "w", encoding="utf-8") as wire,
            open(self.text, "w", encoding="utf-8") as text,
            open(self.vertical, "w", encoding="utf-8") as vertical,
        ):
            for number, story in enumerate(self.read()):
                self.count += 1
                # All ids are alike, and fit for the name of a file.
                name = f"s{number}"
                wire.write(json.dumps({"id": name, "text": story}) + "\n")
                text.write(story + "\n")
                vertical.write(f'<doc id="{name}">\n<p>\n')
                vertical.writelines(word + "\n" for word in story.split())
                vertical.write("</p>\n</doc>\n")
                (self.files / name).write_text(story, encoding="utf-8")
        self.bytes = self.text.stat().st_size

    def names(self):
        return [f"s{number}" for number in range(self.count)]

    def ours(self, name):
        return str(Path(self.options.build).resolve() / "bench" / name)

    def machine(self):
        """The processor, and what doublet makes of it."""
        try:
            known = Path("/proc/cpuinfo").read_text(encoding="utf-8")
        except OSError:
            known = ""
        model = re.search(r"^model name\s*: (.*)$", known, re.M)
        version = subprocess.run(
            [Path(self.options.build) / "doublet", "--version"],
            check=True, stdout=subprocess.PIPE, text=True,
        ).stdout.strip()
        return f"{model[1] if model else platform.machine()}, {version}"

    def copy(self, pairs):
        """What there is to find, in words."""
        made = Path(self.options.wire).name if self.options.wire else "made up"
        return (f"{made}: {self.count} stories, {self.bytes / 1e6:.1f} MB, "
                f"{pairs} pairs of resemblance >= {self.options.threshold}")

    def library(self, name):
        return [self.options.python, str(HERE / "python.py"), name,
                str(self.wire), str(self.options.threshold)]

    def has_module(self, name):
        return subprocess.run(
            [self.options.python, "-c", f"import {name}"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        ).returncode == 0


def two_columns(output):
    """Pairs as our own programs print them."""
    for line in output.splitlines():
        a, b = line.split("\t")[:2]
        yield a, b


def of_ssdeep(output):
    return re.findall(r"^(s\d+) matches (s\d+) ", output, re.M)


def of_tlsh(output):
    return re.findall(r"(s\d+)\t\S*?(s\d+)\t\d+", output)


def of_sim_text(output):
    return re.findall(r"^(s\d+): .*?\|(s\d+): ", output, re.M)


def of_simhash(output):
    """Of a triangle of scores: from .5 up."""
    names = []
    for line in output.splitlines():
        fields = line.split()
        if not fields or not fields[0].startswith("s"):
            continue
        names.append(fields[0])
        for other, score in zip(names, fields[2:]):
            if float(score) >= 0.5:
                yield other, fields[0]


def programs(bench):
    """(name, what has to be there, how to get it, command, reads pairs)."""
    threshold = str(bench.options.threshold)
    wire, text = str(bench.wire), str(bench.text)
    pairs = bench.ours("bench-pairs")
    names = bench.names()
    yield ("doublet, bands", pairs, "", two_columns,
           [pairs, "--threshold", threshold, wire])
    yield ("doublet, --exact", pairs, "", two_columns,
           [pairs, "--exact", "--threshold", threshold, wire])
    yield "wc -w", "wc", "coreutils", None, ["wc", "-w", text]
    yield ("sort -u", "sort", "coreutils", None,
           ["sort", "-u", "--parallel=1", text])
    yield ("xxhsum -H3", "xxhsum", "apt install xxhash", None,
           ["xxhsum", "-H3", text])
    yield ("sim_text -r 8", "sim_text", "apt install similarity-tester",
           of_sim_text, ["sim_text", "-r", "8", "-n", "-s", "-i"])
    yield ("onion -n 5", "onion",
           "to be built from https://corpus.tools/wiki/Onion", None,
           ["onion", "-n", "5", str(bench.vertical)])
    yield ("ssdeep -d", "ssdeep", "apt install ssdeep", of_ssdeep,
           ["ssdeep", "-d", "-s", "-b", "-t", "50", *names])
    yield ("tlsh -xref", "tlsh", "apt install tlsh-tools", of_tlsh,
           ["tlsh", "-xref", "-r", ".", "-T", "50"])
    yield ("simhash -w", "simhash", "apt install simhash", None,
           ["simhash", "-w", *names])
    yield ("simhash -m", "simhash", "apt install simhash", of_simhash,
           ["simhash", "-m", *names])


# (name, module, what python.py calls it, package)
LIBRARIES = [
    ("datasketch, MinHash.bulk", "datasketch", "datasketch", "datasketch"),
    ("rensa", "rensa", "rensa", "rensa"),
    ("gaoya", "gaoya", "gaoya", "gaoya"),
    ("SetSimilaritySearch", "SetSimilaritySearch", "set_similarity_search",
     "SetSimilaritySearch"),
    ("text-dedup, minhash", "text_dedup", "text_dedup", "text-dedup"),
]


class TooLong(Exception):
    pass


def run_once(command, bench, output):
    """(seconds of the processor, peak MiB) of a process on one core."""
    core = max(os.sched_getaffinity(0))
    report = bench.folder / "report"
    listing = bench.folder / "names"
    listing.write_text("".join(name + "\n" for name in bench.names()))
    with open(output, "wb") as out, open(listing, "rb") as stdin:
        process = subprocess.Popen(
            [bench.ours("bench-timed"), str(report), *command],
            stdin=stdin, stdout=out, stderr=subprocess.DEVNULL,
            cwd=bench.files, start_new_session=True,
            env=dict(os.environ, LC_ALL="C.UTF-8", RAYON_NUM_THREADS="1",
                     HF_HUB_OFFLINE="1", HF_HOME=str(bench.folder)),
            preexec_fn=lambda: os.sched_setaffinity(0, {core}),
        )
        try:
            process.wait(bench.options.seconds)
        except subprocess.TimeoutExpired:
            # The command is a child of it: both are in a session of theirs.
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise TooLong from None
    seconds, kib, status = report.read_text().split()
    if int(status) > 1:
        raise OSError(f"ended with status {status}")
    return float(seconds), int(kib) / 1024


def measure(command, bench):
    """(seconds, peak MiB, what it printed): medians."""
    output = bench.folder / "output"
    times, peaks = [], []
    while len(times) < RUNS:
        taken, peak = run_once(command, bench, output)
        times.append(taken)
        peaks.append(peak)
        if taken > LONG_SECONDS:
            break
    said = output.read_text(encoding="utf-8", errors="replace")
    return statistics.median(times), statistics.median(peaks), said


def key(pair):
    return tuple(sorted(pair))


def run_row(bench, name, command, pairs_of, exact):
    row = {"name": name}
    try:
        row["seconds"], row["mib"], said = measure(command, bench)
    except TooLong:
        row["note"] = f"stopped after {bench.options.seconds:g} s"
        return row
    except OSError as error:
        row["note"] = str(error)
        return row
    if pairs_of is not None:
        found = {key(pair) for pair in pairs_of(said) if pair[0] != pair[1]}
        right = len(found & exact)
        row["pairs"] = len(found)
        row["recall"] = right / len(exact) if exact else 1.0
        row["precision"] = right / len(found) if found else 1.0
    return row


def rows_of(bench, exact):
    for name, needs, where, pairs_of, command in programs(bench):
        if shutil.which(needs) is None:
            yield {"name": name, "note": f"not here: {where}"}
        else:
            yield run_row(bench, name, command, pairs_of, exact)
    for name, module, argument, package in LIBRARIES:
        if bench.has_module(module):
            yield run_row(bench, name, bench.library(argument), two_columns,
                          exact)
        else:
            yield {"name": name, "note": f"not here: pip install {package}"}


def show(row, base):
    """A row of the table; all times over doublet's."""
    if "seconds" not in row:
        return f"| {row['name']} | {row['note']} | | | | |"
    cells = [row["name"], f"{row['seconds']:.3f}",
             f"{row['seconds'] / base:.3g}", f"{row['mib']:.0f}"]
    for figure in ("recall", "precision"):
        cells.append(f"{row[figure]:.4f}" if figure in row else "")
    return "| " + " | ".join(cells) + " |"


def arguments():
    parser = argparse.ArgumentParser(
        description="doublet beside its peers, on the same stories."
    )
    parser.add_argument("wire", nargs="?", help="stories in JSON Lines (made up)")
    parser.add_argument("--build", default="build", help="the build folder (build)")
    parser.add_argument("--stories", type=int, help="how many (5000)")
    parser.add_argument("--threshold", type=float, default=0.8,
                        help="least resemblance of pairs (0.8)")
    parser.add_argument("--python", default=sys.executable,
                        help="which has the libraries, as that of a venv")
    parser.add_argument("--seconds", type=float, default=120,
                        help="when a peer is stopped (120)")
    parser.add_argument("--format", choices=["markdown", "json"],
                        default="markdown")
    return parser.parse_args()


def main():
    options = arguments()
    if not (Path(options.build) / "bench" / "bench-pairs").exists():
        sys.exit(f"run.py: {options.build}: nothing is built there: meson "
                 "setup build && ninja -C build, or name it with --build")
    if options.wire and not Path(options.wire).is_file():
        sys.exit(f"run.py: {options.wire}: no such file")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(options, Path(folder))
        bench.write()
        pairs = bench.ours("bench-pairs")
        said = subprocess.run(
            [pairs, "--exact", "--threshold", str(options.threshold),
             bench.wire],
            check=True, stdout=subprocess.PIPE, text=True,
        ).stdout
        exact = {key(pair) for pair in two_columns(said)}
        head = f"{bench.machine()}\n{bench.copy(len(exact))}"
        if options.format == "json":
            print(head, file=sys.stderr)
        rows = []
        for row in rows_of(bench, exact):
            rows.append(row)
            if options.format == "markdown":
                if len(rows) == 1:
                    print(f"{head}\n\n| program | s | x doublet | MiB "
                          "| recall | precision |\n|---|--:|--:|--:|--:|--:|")
                print(show(row, rows[0]["seconds"]), flush=True)
        if options.format == "json":
            print(json.dumps({
                "machine": bench.machine(), "copy": bench.copy(len(exact)),
                "stories": bench.count, "bytes": bench.bytes,
                "threshold": options.threshold, "pairs": len(exact),
                "rows": rows,
            }, indent=1))


if __name__ == "__main__":
    main()
