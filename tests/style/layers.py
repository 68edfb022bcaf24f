# SPDX-License-Identifier: MIT
"""Layers only look down: who may include whom, and through which door a
library comes in. Sources include their own layer, those listed for it, and
doublet/*.h. There are no cycles.
"""

import re

import house

BELOW = {
    "base": [],
    "text": ["base"],
    "wire": ["base", "text"],
    "sketch": ["base", "text"],
    "match": ["base", "text", "sketch"],
    "check": ["base", "text", "sketch", "match"],
    "judge": ["base", "text", "sketch", "match"],
    "dedup": ["base", "text", "sketch", "match", "check", "judge"],
    "feed": ["base", "text", "sketch", "match", "check", "judge"],
    "report": [
        "base", "text", "sketch", "match", "check", "judge", "dedup", "feed",
    ],
    "measure": [
        "base", "text", "sketch", "match", "check", "judge", "dedup", "feed",
    ],
    "lsp": ["base"],
    "serve": ["base"],
    "cli": ["base", "lsp", "serve"],
}
# The programs of the manual: they include what is installed, as users do.
EXAMPLES = ("tests/example.c", "tests/resemblance.c")
DOORS = {
    "xxhash.h": "src/sketch/hash.c",
    "utf8proc.h": "src/text/fold.c",
    "yyjson.h": "src/base/json.h",
    "zlib.h": "src/wire/gzip.c",
    "zstd.h": "src/wire/zstd.c",
    "zstd_errors.h": "src/wire/zstd.c",
    "cmocka.h": "tests/support.h",
}
MOST_INCLUDES = 8
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)


def includes(path):
    """(line, bracket, name) of each include."""
    text = path.read_text(encoding="utf-8")
    return [
        (text.count("\n", 0, match.start(2)) + 1, match[1], match[2])
        for match in INCLUDE.finditer(text)
    ]


def wrong_layer(name, target):
    """Why the file of that name may not include the target, or None."""
    if name.startswith("include/"):
        allowed = ["doublet"]
    elif name.startswith("src/"):
        layer = name.split("/")[1]
        if layer not in BELOW:
            return f"no layer is called {layer}"
        allowed = ["doublet", layer] + BELOW[layer]
    else:
        return None
    if target.split("/")[0] in allowed:
        return None
    return f"may not include {target}"


def file_faults(name, found):
    local = [target for _, bracket, target in found if bracket == '"']
    if name.startswith("src/") and name.endswith(".c"):
        if len(local) > MOST_INCLUDES:
            yield f"{name}:1: {len(local)} local includes"
    for line, bracket, target in found:
        why = None
        if bracket == '"':
            why = wrong_layer(name, target)
        elif DOORS.get(target, name) != name:
            why = f"{target} is for {DOORS[target]} only"
        elif target.split("/")[0] in ["doublet", *BELOW]:
            if name not in EXAMPLES:
                why = f"<{target}>: quotes are for our own headers"
        if why:
            yield f"{name}:{line}: {why}"


def cycles(graph):
    """Files that include themselves by way of others."""
    for start in sorted(graph):
        seen, todo = set(), list(graph[start])
        while todo:
            name = todo.pop()
            if name not in seen:
                seen.add(name)
                todo += graph.get(name, [])
        if start in seen:
            yield f"{start}:1: includes itself, through others"


def check(root):
    graph = {}
    for path in house.files(root, ["include", "src", "tests", "bench"], ".c .h"):
        name = path.relative_to(root).as_posix()
        found = includes(path)
        yield from file_faults(name, found)
        short = name.removeprefix("include/").removeprefix("src/")
        graph[short] = [target for _, _, target in found]
    yield from cycles(graph)


BAD = {
    "include/doublet/a.h": '#include "base/a.h"\n',
    "src/base/a.h": '#include "text/a.h"\n#include <xxhash.h>\n',
    "src/text/a.h": '#include "base/b.h"\n#include <base/b.h>\n',
    "src/base/b.h": '#include "base/c.h"\n',
    "src/base/c.h": '#include "base/b.h"\n',
    "src/wire/a.c": '#include "sketch/hash.h"\n',
    "src/sketch/hash.c": "#include <xxhash.h>\n",
    "src/cli/main.c": '#include "text/a.h"\n',
    "src/other/a.c": '#include "base/b.h"\n',
    "src/text/many.c": "".join(f'#include "text/{i}.h"\n' for i in range(9)),
    "tests/text/a.c": "#include <cmocka.h>\n",
}
EXPECTED = [
    "include/doublet/a.h:1: may not include base/a.h",
    "src/base/a.h:1: may not include text/a.h",
    "src/base/a.h:2: xxhash.h is for src/sketch/hash.c only",
    "src/text/a.h:2: <base/b.h>: quotes",
    "base/b.h:1: includes itself",
    "base/c.h:1: includes itself",
    "src/wire/a.c:1: may not include sketch/hash.h",
    "src/cli/main.c:1: may not include text/a.h",
    "src/other/a.c:1: no layer is called other",
    "src/text/many.c:1: 9 local includes",
    "tests/text/a.c:1: cmocka.h is for tests/support.h only",
]

if __name__ == "__main__":
    house.run(check, BAD, EXPECTED)
