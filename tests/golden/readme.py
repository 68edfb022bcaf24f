#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""readme.py DOUBLET ROOT

What the README shows is what the program prints: each block that begins with
"$ ./bootstrap ARGUMENTS" is run and compared. DOUBLET_UPDATE=1 rewrites them.
"""
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

BLOCK = re.compile(r"^```\n\$ \./bootstrap ([^\n]*)\n(.*?)^```$", re.M | re.S)


def main():
    doublet, root = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2])
    readme = root / "README.md"
    shown = 0
    # The tests' own terminal must not leak in.
    clean = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "NO_COLOR")}

    def rerun(block):
        nonlocal shown
        shown += 1
        command = [doublet, *shlex.split(block[1])]
        ran = subprocess.run(
            command, cwd=root, env=clean, capture_output=True, text=True
        )
        return f"```\n$ ./bootstrap {block[1]}\n{ran.stdout}```"

    before = readme.read_text(encoding="utf-8")
    after = BLOCK.sub(rerun, before)
    if os.environ.get("DOUBLET_UPDATE") == "1":
        readme.write_text(after, encoding="utf-8")
    elif after != before or shown == 0:
        print(f"{shown} blocks; README.md should read:\n{after}")
        return 1
    print(f"{shown} blocks of README.md are what the program prints")
    return 0


if __name__ == "__main__":
    sys.exit(main())
