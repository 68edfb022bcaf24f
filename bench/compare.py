#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""compare.py OLD NEW [--fail-over PERCENT]

What became faster or slower between two measurements: files with what
`doublet bench -f json` prints, or with the JSON lines of the benchmarks
(BENCH_JSON=1 meson test -C build --benchmark --verbose). A row has changed when
its median moved by more than both deviations together, and by 1 % at least.

Exit status: 1 when a row became slower by more than PERCENT (and by more than
the deviations), else 0; 2 when a file cannot be read.
"""
import argparse
import json
import sys

LEAST = 0.01


def rows_of(path):
    """{name: (ns, deviation)} of a file, in its order."""
    rows = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            # What meson prints around the lines is passed over.
            start = line.find("{")
            if start < 0:
                continue
            try:
                found = json.loads(line[start:])
            except ValueError:
                continue
            for row in found.get("rows", [found]):
                if "ns" in row:
                    rows[name_of(row)] = (row["ns"], row.get("deviation", 0))
    if not rows:
        raise OSError(f"{path}: no rows of a measurement are in it")
    return rows


def name_of(row):
    parts = [row.get("bench"), row.get("row"), row.get("name"),
             row.get("kernel")]
    return ", ".join(part for part in parts if part)


def compared(old, new):
    """(name, change, whether it counts); change: 0.1 = takes 10 % longer."""
    for name, (before, deviation) in old.items():
        if name in new and before > 0:
            after, other = new[name]
            change = after / before - 1
            noise = max(LEAST, deviation + other)
            yield name, change, abs(change) > noise


def show(title, rows):
    if rows:
        print(f"{title}:")
    for name, change in rows:
        print(f"  {name:<44} {change * 100:+8.1f} %  x {1 + change:.3f}")


def main():
    parser = argparse.ArgumentParser(
        description="What became faster or slower between two measurements."
    )
    parser.add_argument("old", help="the measurement before")
    parser.add_argument("new", help="that after")
    parser.add_argument("--fail-over", type=float, metavar="PERCENT",
                        help="end with status 1 when a row became so much slower")
    options = parser.parse_args()
    try:
        old, new = rows_of(options.old), rows_of(options.new)
    except OSError as error:
        print(f"compare.py: {error}", file=sys.stderr)
        return 2
    rows = list(compared(old, new))
    changed = [(name, change) for name, change, counts in rows if counts]
    slower = sorted((r for r in changed if r[1] > 0), key=lambda r: -r[1])
    faster = sorted((r for r in changed if r[1] < 0), key=lambda r: r[1])
    show("slower", slower)
    show("faster", faster)
    print(f"{len(rows)} rows in both, {len(rows) - len(changed)} unchanged")
    for title, names in (("gone", old.keys() - new.keys()),
                         ("new", new.keys() - old.keys())):
        if names:
            print(f"{title}: {'; '.join(sorted(names))}")
    limit = options.fail_over
    return int(limit is not None
               and any(change * 100 > limit for _, change in slower))


if __name__ == "__main__":
    sys.exit(main())
