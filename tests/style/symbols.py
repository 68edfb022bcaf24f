# SPDX-License-Identifier: MIT
"""What the libraries show to a linker: the shared one exactly the functions
marked DOUBLET_API, the static one only names that begin with doublet_.

usage: symbols.py ROOT SHARED STATIC, or --self-test with a C compiler
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import house

API = re.compile(r"^DOUBLET_API\b[^;{]*?\b(doublet_\w+)\s*\(", re.M)
# Put there by the linker and by sanitizers, not by us.
FOREIGN = re.compile(
    r"_init|_fini|__bss_start|_edata|_end|__odr_asan.*|__asan_.*|__start_.*"
    r"|__stop_.*|___?asan_.*"
)


def declared(root):
    """The names of the public functions."""
    names = set()
    for path in house.files(root, ["include"], ".h"):
        text = path.read_text(encoding="utf-8")
        names |= set(API.findall(house.without_comments(text)))
    return names


def defined(library, *options):
    """The names that a library defines for others."""
    said = subprocess.run(
        ["nm", "--defined-only", "--format=posix", *options, library],
        check=True, capture_output=True, text=True,
    ).stdout
    names = {line.split()[0] for line in said.splitlines() if " " in line}
    return {name for name in names if not FOREIGN.fullmatch(name)}


def faults(root, shared, static):
    api, seen = declared(root), defined(shared, "--dynamic")
    if not api:
        yield "include/: no function is marked DOUBLET_API"
    for name in sorted(api - seen):
        yield f"{shared}: lacks {name}, which a public header declares"
    for name in sorted(seen - api):
        yield f"{shared}: shows {name}, which no public header declares"
    for name in sorted(defined(static, "--extern-only")):
        if not name.startswith("doublet_"):
            yield f"{static}: {name} does not begin with doublet_"


HEADER = """
/* DOUBLET_API int doublet_in_comment(void); */
DOUBLET_API DOUBLET_NODISCARD enum doublet_status doublet_here(
\tint a);
DOUBLET_API const struct doublet_x *doublet_lacking(void);
"""
SOURCE = """
int doublet_here(int a) { return a; }
int doublet_shown(void) { return 1; }
int unprefixed(void) { return 2; }
static int fine(void) { return 3; }
int doublet_use(void) { return fine(); }
"""
EXPECTED = ["lacks doublet_lacking", "shows doublet_shown", "shows unprefixed",
            "shows doublet_use", "unprefixed does not begin"]


def self_test(compiler):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "include").mkdir()
        (root / "include/a.h").write_text(HEADER)
        (root / "a.c").write_text(SOURCE)
        shared, static, unit = root / "a.so", root / "a.a", root / "a.o"
        for command in (
            [*compiler, "-fPIC", "-c", root / "a.c", "-o", unit],
            [*compiler, "-shared", unit, "-o", shared],
            ["ar", "rcs", static, unit],
        ):
            subprocess.run(command, check=True)
        return house.compare(list(faults(root, shared, static)), EXPECTED)


if __name__ == "__main__":
    if sys.argv[1] == "--self-test":
        sys.exit(self_test(sys.argv[2:]))
    sys.exit(house.tell(faults(*map(Path, sys.argv[1:]))))
