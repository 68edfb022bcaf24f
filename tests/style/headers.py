# SPDX-License-Identifier: MIT
"""Every header stands alone: it compiles as the only thing included, twice,
as strict C11; a public one also as C++17. Only inner headers may use more of
the system than C11 has.

usage: headers.py c|c++|--self-test ROOT COMPILER [ARGUMENT]...
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import house

FLAGS = ["-fsyntax-only", "-Wall", "-Wextra", "-Werror", "-pedantic-errors"]
C = ["-xc", "-std=c11", "-Iinclude"]
KINDS = {
    "c": [("include", C), ("src", [*C, "-Isrc", "-D_GNU_SOURCE"])],
    "c++": [("include", ["-xc++", "-std=c++17", "-Iinclude"])],
}


def faults(kind, root, compiler):
    for folder, flags in KINDS[kind]:
        for path in house.files(root, [folder], ".h"):
            name = path.relative_to(root / folder).as_posix()
            result = subprocess.run(
                [*compiler, *FLAGS, *flags, "-"],
                input=f'#include "{name}"\n#include "{name}"\nextern int x;\n',
                cwd=root, capture_output=True, text=True,
            )
            if result.returncode:
                yield f"{folder}/{name}:1: does not stand alone\n{result.stderr}"


BAD = {
    "include/doublet/good.h": "#ifndef A\n#define A\nenum a { B };\n#endif\n",
    "include/doublet/needs.h": "size_t f(void);\n",
    "src/base/unguarded.h": "struct a {\n\tint b;\n};\n",
    "src/base/gnu.h": "struct c {\n};\n",
}
EXPECTED = ["doublet/needs.h", "base/unguarded.h", "base/gnu.h"]


def self_test(compiler):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        house.plant(root, BAD)
        return house.compare(list(faults("c", root, compiler)), EXPECTED)


if __name__ == "__main__":
    kind, root, compiler = sys.argv[1], Path(sys.argv[2]), sys.argv[3:]
    if kind == "--self-test":
        sys.exit(self_test(compiler))
    sys.exit(house.tell(faults(kind, root, compiler)))
