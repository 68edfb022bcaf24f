# SPDX-License-Identifier: MIT
"""The program in the head of doublet.h is tests/example.c, which is built and
run: what the manual shows works.
"""

import itertools

import house

MANUAL = "include/doublet/doublet.h"
PROGRAM = "tests/example.c"


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


def check(root):
    manual = in_manual((root / MANUAL).read_text(encoding="utf-8"))
    program = in_program((root / PROGRAM).read_text(encoding="utf-8"))
    pairs = itertools.zip_longest(manual, program)
    for number, (said, done) in enumerate(pairs, 1):
        if said != done:
            yield (f"{MANUAL}: line {number} of the example is {said!r},"
                   f" in {PROGRAM} it is {done!r}")


BAD = {
    MANUAL: "/*\n * A:\n *\n *\t#include <a.h>\n *\n *\tint main(void)\n *\t{\n"
    " *\t\treturn 0;\n *\t}\n *\n * More.\n */\n#ifndef A\n#endif\n",
    PROGRAM: "/* Head */\n#include <a.h>\n\nint main(void)\n{\n"
    "\treturn 1;\n}\n",
}
EXPECTED = ["line 5 of the example is '\\treturn 0;'"]

if __name__ == "__main__":
    house.run(check, BAD, EXPECTED)
