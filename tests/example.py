# SPDX-License-Identifier: MIT
"""Runs the example program on a story and looks at what it prints.

usage: example.py PROGRAM STORY
"""

import re
import subprocess
import sys

result = subprocess.run(sys.argv[1:3], capture_output=True, text=True)
print(result.stdout, result.stderr)
lines = result.stdout.splitlines()
if result.returncode or not lines:
    sys.exit(f"exit status {result.returncode}, {len(lines)} lines")
if not all(re.match(r"line \d+: .", line) for line in lines):
    sys.exit("a line is not of the form 'line N: message'")
