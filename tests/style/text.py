# SPDX-License-Identifier: MIT
"""Every file is plain: a licence line, LF at the end of each line and of the
file, no trailing blanks, tabs only where they belong, no notes to self, and
no names of the places where it was written.
"""

import re

import house

FOLDERS = ["include", "src", "tests", "bench", ".ci"]
SUFFIXES = ".c .h .py .build .md .txt .toml .yaml"
NAMED = ["bootstrap", "meson.build", "meson_options.txt", "README.md",
         ".clang-format", ".editorconfig", ".gitignore", ".ci/run"]
# Copy to be tested with may be as broken as the test wants it.
DATA = re.compile(r"tests/(.*/)?(golden|broken|corpus|data)/")
LICENSED = re.compile(r".*\.(c|h|py)|bootstrap|\.ci/run")
TABS = re.compile(r".*\.(c|h|md|txt)")
# In two pieces each, so that this file may be looked at as well.
NOTES = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b")
PLACES = re.compile(
    r"(?<![\w.$}])/(ho" r"me|ro" r"ot|wo" r"rk|Use" r"rs)/\w"
    r"|\b(deb\.deb" r"ian|py" r"pi|regis" r"try\.npmjs|cra" r"tes)\.(org|io)"
    r"|\bproxy\.go" r"lang\.org|\blocal" r"host:\d"
)
LINE_FAULTS = [
    (re.compile(r"\r"), "carriage return"),
    (re.compile(r"[ \t]+$"), "trailing blanks"),
    (re.compile(r"^\t* +\t"), "blanks before a tab"),
    (NOTES, "note to self"),
    (PLACES, "name of a place outside of the project"),
]


def file_faults(name, text):
    if LICENSED.fullmatch(name):
        if "SPDX-License-Identifier: MIT" not in "".join(text[:160]):
            yield 1, "no SPDX line at the top"
    if text and not text.endswith("\n") or text.endswith("\n\n"):
        yield text.count("\n") + 1, "does not end with one line feed"
    for number, line in enumerate(text.split("\n"), 1):
        for pattern, what in LINE_FAULTS:
            if pattern.search(line):
                yield number, what
        if "\t" in line and not TABS.fullmatch(name):
            yield number, "tab"


def check(root):
    paths = [root / name for name in NAMED if (root / name).exists()]
    for path in paths + house.files(root, FOLDERS, SUFFIXES):
        name = path.relative_to(root).as_posix()
        if DATA.match(name):
            continue
        text = path.read_bytes().decode("utf-8", "replace")
        if "\ufffd" in text:
            yield f"{name}:1: not UTF-8"
        for line, fault in file_faults(name, text):
            yield f"{name}:{line}: {fault}"


SPDX = "/* SPDX-License-Identifier: MIT */\n"
BAD = {
    "src/a/licence.c": "int a;\n",
    "src/a/end.c": SPDX + "int a;",
    "src/a/ends.c": SPDX + "int a;\n\n",
    "src/a/return.c": SPDX + "int a;\r\n",
    "src/a/blanks.c": SPDX + "int a; \n",
    "src/a/mess.c": SPDX + "  \tint a;\n",
    "src/a/note.c": SPDX + "/* TO" "DO: more */\n",
    "src/a/place.c": SPDX + "/* see /ho" "me/me/notes */\n",
    "src/a/host.h": SPDX + "/* https://py" "pi.org/x */\n",
    "src/a/tab.py": "# SPDX-License-Identifier: MIT\nif a:\n\tb()\n",
    "src/a/good.c": SPDX + "\tint a; /* src/home/x, and/or */\n",
    "tests/golden/any.txt": "a \r\n\n\n",
}
EXPECTED = [
    "src/a/licence.c:1: no SPDX",
    "src/a/end.c:2: does not end",
    "src/a/ends.c:4: does not end",
    "src/a/return.c:2: carriage",
    "src/a/blanks.c:2: trailing",
    "src/a/mess.c:2: blanks before",
    "src/a/note.c:2: note",
    "src/a/place.c:2: name of a place",
    "src/a/host.h:2: name of a place",
    "src/a/tab.py:3: tab",
]

if __name__ == "__main__":
    house.run(check, BAD, EXPECTED)
