# SPDX-License-Identifier: MIT
"""The numbers of the house: lengths of functions and files, parameters,
nesting, branches, line width, and no #if but where processors differ.

It reads what clang-format writes: a function is what stands between a { and
a } in the first column, and the tabs before a statement are its depth.
"""

import re
import statistics

import house

LONGEST_FUNCTION = 80
MOST_PARAMETERS = 5
DEEPEST_NESTING = 4
MOST_BRANCHES = 20
WIDEST_LINE = 100
LONGEST_FILE = {".c": 600, ".h": 150, "public": 350}

CONTROL = re.compile(r"^(\t+)(?:\} )?(?:if|for|while|switch|do|else)\b")
# Labels that share their statements are one branch.
BRANCH = re.compile(
    r"\b(?:if|for|while|case(?![^\n]*:\s*(?:case|default)))\b|&&|\|\||\?"
)
CONDITIONAL = re.compile(r"^\s*#\s*(?:el)?if")
MAY_HAVE_IF = re.compile(
    r"src/base/cpu\.c|src/[a-z]+/[a-z]+_(scalar|sse2|avx2|avx512|vp2intersect|neon)\.c"
)
# A line before the {: not empty, no directive, no end of something else.
SIGNATURE = re.compile(r"^[^#}].*[^;}]$")
GENERATED = re.compile(r"/tables/")

# Of all functions seen, by top folder.
LENGTHS = {}


class Function:
    """A function: lines[start:end] of a file without comments."""

    def __init__(self, lines, opening, closing):
        start = opening
        while start > 0 and SIGNATURE.search(lines[start - 1]):
            start -= 1
        self.line = start + 1
        self.length = closing - start + 1
        self.body = lines[opening : closing + 1]
        self.name, self.parameters = self.declared(
            " ".join(lines[start:opening])
        )

    @staticmethod
    def declared(text):
        """The name, and the number of parameters: the last (...) of all."""
        depth, commas, position = 0, 0, text.rfind(")")
        for position in range(position, -1, -1):
            depth += {")": 1, "(": -1}.get(text[position], 0)
            commas += depth == 1 and text[position] == ","
            if depth == 0:
                break
        name = re.search(r"(\w*)\s*$", text[:position])[1]
        inside = text[position + 1 : text.rfind(")")].strip()
        return name, 0 if inside in ("", "void") else commas + 1

    def nesting(self):
        depths = [CONTROL.match(line) for line in self.body]
        return max((len(m[1]) for m in depths if m), default=0)

    def branches(self):
        return 1 + len(BRANCH.findall("\n".join(self.body)))

    def faults(self):
        measures = [
            ("lines", self.length, LONGEST_FUNCTION),
            ("parameters", self.parameters, MOST_PARAMETERS),
            ("levels of nesting", self.nesting(), DEEPEST_NESTING),
            ("branches", self.branches(), MOST_BRANCHES),
        ]
        for what, value, most in measures:
            if value > most:
                yield f"{self.name}: {value} {what}, at most {most}"


def functions(text):
    lines = house.without_comments(text).split("\n")
    opening = None
    for number, line in enumerate(lines):
        if line == "{":
            opening = number
        elif line == "}" and opening is not None:
            yield Function(lines, opening, number)
            opening = None


def file_faults(name, text):
    lines = text.splitlines()
    kind = "public" if name.startswith("include/") else name[-2:]
    if len(lines) > LONGEST_FILE[kind]:
        yield 1, f"{len(lines)} lines, at most {LONGEST_FILE[kind]}"
    for number, line in enumerate(lines, 1):
        width = len(line.expandtabs(8))
        if width > WIDEST_LINE:
            yield number, f"{width} columns, at most {WIDEST_LINE}"
        if name.endswith(".c") and CONDITIONAL.match(line):
            if not MAY_HAVE_IF.fullmatch(name):
                yield number, "#if outside of base/cpu and the kernels"


def check(root):
    for path in house.files(root, ["include", "src", "tests", "bench"], ".c .h"):
        name = path.relative_to(root).as_posix()
        if GENERATED.search(name):
            continue
        text = path.read_text(encoding="utf-8")
        for line, fault in file_faults(name, text):
            yield f"{name}:{line}: {fault}"
        for function in functions(text):
            LENGTHS.setdefault(name.split("/")[0], []).append(function.length)
            for fault in function.faults():
                yield f"{name}:{function.line}: {fault}"


def report():
    for folder, lengths in sorted(LENGTHS.items()):
        lengths.sort()
        print(
            f"{folder}: {len(lengths)} functions, lines:",
            f"median {statistics.median(lengths):g},",
            f"p90 {lengths[len(lengths) * 9 // 10]}, longest {lengths[-1]}",
        )


BAD = {
    "src/a/long.c": "/* { */\nint f(void)\n{\n" + "\tg();\n" * 78 + "}\n",
    "src/a/right.c": "int f(void)\n{\n" + "\tg();\n" * 77 + "}\n",
    "src/a/many.c": "__attribute__((x(1, 2))) static int many(int a,\n"
    "                int (*b)(int, int), int c, int d, int e, int f)\n{\n}\n",
    "src/a/deep.c": "int f(void)\n{\n\tif (a)\n\t\tfor (;;)\n\t\t\tdo {\n"
    "\t\t\t\tif (b) {\n\t\t\t\t\twhile (c)\n\t\t\t\t\t\tg();\n"
    "\t\t\t\t}\n\t\t\t} while (d);\n}\n",
    "src/a/wide.c": "\tint " + "a" * 90 + ";\n",
    "src/a/branch.c": "int f(void)\n{\n" + "\ta = b && c ? d : e;\n" * 10 + "}\n",
    "src/a/labels.c": "int f(void)\n{\n\tswitch (a) {\n"
    + "\tcase 1:\n" * 30 + "\t\tg();\n\t}\n}\n",
    "src/a/if.c": "#ifdef A\n#endif\n",
    "src/a/file.c": "\n" * 601,
    "src/a/header.h": "#ifndef A\n#define A\n" + "\n" * 149,
    "include/doublet/a.h": "\n" * 351,
    "src/base/cpu.c": "#if defined(__x86_64__)\n#endif\n",
    "src/text/tables/x.c": "\n" * 900,
}
EXPECTED = [
    "src/a/long.c:2: f: 81 lines",
    "src/a/many.c:1: many: 6 parameters",
    "src/a/deep.c:1: f: 5 levels",
    "src/a/wide.c:1: 103 columns",
    "src/a/branch.c:1: f: 21 branches",
    "src/a/if.c:1: #if",
    "src/a/file.c:1: 601 lines, at most 600",
    "src/a/header.h:1: 151 lines, at most 150",
    "include/doublet/a.h:1: 351 lines, at most 350",
]

if __name__ == "__main__":
    house.run(check, BAD, EXPECTED, report)
