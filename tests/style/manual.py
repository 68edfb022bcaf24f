# SPDX-License-Identifier: MIT
"""The programs in the heads of doublet.h and set.h are those in tests/, which
are built and run: what the manual shows works.
"""

import itertools

import house

PROGRAMS = {
    "include/doublet/doublet.h": "tests/example.c",
    "include/doublet/set.h": "tests/resemblance.c",
}


def in_manual(text):
    """The lines of the comment from the first #include to the last brace."""
    lines = [line.removeprefix(" *").removeprefix("\t")
             for line in text.split("\n") if line.startswith(" *")]
    begin = next((i for i, s in enumerate(lines) if s.startswith("#include")), 0)
    end = max((i for i, s in enumerate(lines) if s == "}"), default=begin)
    return lines[begin : end + 1]


def in_program(text):
    """All that follows the head comment."""
    return text.rstrip("\n").split("\n")[text[: text.find("#include")].count("\n") :]


def compare(root, header, program):
    said = in_manual((root / header).read_text(encoding="utf-8"))
    done = in_program((root / program).read_text(encoding="utf-8"))
    for number, (a, b) in enumerate(itertools.zip_longest(said, done), 1):
        if a != b:
            yield (f"{header}: line {number} of the example is {a!r},"
                   f" in {program} it is {b!r}")


def check(root):
    for header, program in PROGRAMS.items():
        yield from compare(root, header, program)


HEADER = (
    "/*\n * A:\n *\n *\t#include <a.h>\n *\n *\tint main(void)\n *\t{\n"
    " *\t\treturn 0;\n *\t}\n *\n * More.\n */\n#ifndef A\n#endif\n"
)
PROGRAM = "/* Head */\n#include <a.h>\n\nint main(void)\n{\n\treturn 0;\n}\n"
BAD = {name: HEADER for name in PROGRAMS} | {
    "tests/example.c": PROGRAM,
    "tests/resemblance.c": PROGRAM.replace("return 0", "return 1"),
}
EXPECTED = ["set.h: line 5 of the example is '\\treturn 0;'"]

if __name__ == "__main__":
    house.run(check, BAD, EXPECTED)
