# SPDX-License-Identifier: MIT
"""What the style tests share: finding files, C without its comments, and one
way to run. A test is a function that takes the root of a tree and yields
"FILE:LINE: what is wrong"; it also brings a bad tree, and has to see each
fault in it (--self-test), because a gate that cannot close proves nothing.
"""

import re
import sys
import tempfile
from pathlib import Path

SKIPPED = re.compile(r"^(\.git|build.*|__pycache__|.*\.egg-info)$")
COMMENT = re.compile(
    r"""//[^\n]*|/\*.*?\*/|("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')""", re.S
)


def files(root, folders, suffixes):
    """Files with these suffixes (".c .h") in these folders, sorted."""
    found = []
    for folder in folders:
        for path in sorted((root / folder).glob("**/*")):
            inside = path.relative_to(root).parts
            if any(SKIPPED.match(part) for part in inside):
                continue
            if path.suffix in suffixes.split() and path.is_file():
                found.append(path)
    return found


def without_comments(text):
    """C with comments blanked and strings emptied; lines stay lines."""

    def blank(match):
        if match[1]:
            return match[1][0] + match[1][-1]
        return "\n" * match[0].count("\n") or " "

    return COMMENT.sub(blank, text)


def plant(root, tree):
    """Writes {path: text} below root."""
    for name, text in tree.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def tell(faults):
    """Prints the faults; the exit status that they make."""
    faults = list(faults)
    print("\n".join(faults))
    return 1 if faults else 0


def compare(faults, expected):
    """Whether the faults of a bad tree are those expected, piece by piece."""
    tell(faults)
    unseen = [e for e in expected if not any(e in fault for fault in faults)]
    for piece in unseen:
        print("not seen:", piece)
    if len(faults) != len(expected):
        print(f"{len(faults)} faults, {len(expected)} expected")
    return 1 if unseen or len(faults) != len(expected) else 0


def run(check, bad_tree, expected, report=lambda: None):
    """The main program of a test: ROOT, or --self-test on the bad tree."""
    if sys.argv[1] != "--self-test":
        status = tell(check(Path(sys.argv[1])))
        report()
        sys.exit(status)
    with tempfile.TemporaryDirectory() as folder:
        plant(Path(folder), bad_tree)
        sys.exit(compare(list(check(Path(folder))), expected))
