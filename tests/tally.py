#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Adds up test runs: reads logs of `meson test` (testlog.json) and prints
the closing line "N passed, N failed". Fails when a test did, or none ran.
"""

import json
import sys

PASSED = {"OK", "EXPECTEDFAIL"}


def outcomes(path):
    """The results in a log; none when nothing ran to write it."""
    try:
        with open(path, encoding="utf-8") as log:
            return [json.loads(line)["result"] for line in log]
    except FileNotFoundError:
        return []


def main(paths):
    results = [result for path in paths for result in outcomes(path)]
    passed = sum(result in PASSED for result in results)
    skipped = results.count("SKIP")
    failed = len(results) - passed - skipped
    closing = f"{passed} passed, {failed} failed"
    print(closing + (f", {skipped} skipped" if skipped else ""))
    return 0 if passed and not failed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
