# SPDX-License-Identifier: MIT
"""Runs an example program of the manual on stories and looks at what it prints.

usage: example.py PROGRAM STORY...
"""

import re
import subprocess
import sys
from pathlib import Path

# What each line of a program begins with.
LINES = {
    "example": r"line \d+: .",
    "resemblance": r"resemblance 0\.[5-9]",
}

result = subprocess.run(sys.argv[1:], capture_output=True, text=True)
print(result.stdout, result.stderr)
lines = result.stdout.splitlines()
if result.returncode or not lines:
    sys.exit(f"exit status {result.returncode}, {len(lines)} lines")
form = LINES[Path(sys.argv[1]).stem]
if not all(re.match(form, line) for line in lines):
    sys.exit(f"a line does not begin with {form}")
