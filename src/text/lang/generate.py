#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compiles the lists of the languages to C.

    lang/generate.py en.txt de.txt ... > languages.c

A list is a section: "[name]" and then an entry a line; blank lines and lines
that begin with "# " are passed over. The sections are those of enum
doublet_list_kind. Words that are looked up folded are folded here.
"""

import sys
import unicodedata
from pathlib import Path

# In the order of enum doublet_list_kind.
SECTIONS = (
    "abbreviation",
    "abbreviation-before-number",
    "abbreviation-maybe",
    "abbreviation-ending",
    "abbreviation-place",
    "after-hour",
    "end-mark",
    "starter",
    "starter-in-capitals",
    "function",
    "saying",
    "attribution",
    "stock",
    "twice",
    "related",
)
FOLDED = SECTIONS[SECTIONS.index("function") :]


def fold(text):
    """As doublet_fold_word, word by word."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", text).replace("\u2019", "'")


def fail(path, number, reason):
    sys.exit(f"{path}:{number}: {reason}")


def read(path):
    """The lists of a language: section -> entries, sorted by their bytes."""
    lists = {section: {} for section in SECTIONS}
    section = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("# "):
            continue
        if line.startswith("["):
            section = line.strip("[]")
            if section not in lists:
                fail(path, number, f"unknown section {line}")
            continue
        if section is None:
            fail(path, number, "an entry before the first section")
        entry = fold(line) if section in FOLDED else line
        if entry in lists[section]:
            first = lists[section][entry]
            fail(path, number, f"{line} stands already at line {first}")
        lists[section][entry] = number
    return {
        name: sorted(entries, key=lambda entry: entry.encode())
        for name, entries in lists.items()
    }


# What holds where the language is not known: entries of so many languages.
SHARED = {
    "abbreviation": 3,
    "abbreviation-before-number": 3,
    "abbreviation-maybe": 2,
    "abbreviation-ending": 2,
    "starter": 1,
}


def shared_lists(languages):
    """The lists of "und": what enough languages agree on."""
    shared = {section: [] for section in SECTIONS}
    for section, least in SHARED.items():
        count = {}
        for lists in languages.values():
            for entry in lists[section]:
                count[entry] = count.get(entry, 0) + 1
        shared[section] = sorted(
            (entry for entry in count if count[entry] >= least),
            key=lambda entry: entry.encode(),
        )
    return shared


def quoted(text):
    """A C string; bytes that are not ASCII as octal escapes."""
    return '"%s"' % "".join(
        chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\{byte:03o}"
        for byte in text.encode()
    )


def hash_word(text):
    """FNV-1a, 32 bits, as in language.c."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def hash_table(hashes):
    """An open hash table of keys, by their hashes."""
    size = 1
    while size < 4 * len(hashes):
        size *= 2
    slots = [None] * size
    for key, value in sorted(hashes.items()):
        slot = value & (size - 1)
        while slots[slot] is not None:
            slot = (slot + 1) & (size - 1)
        slots[slot] = key
    return slots


def print_function_words(languages):
    """Function word -> the languages that have it."""
    masks = {}
    for bit, lists in enumerate(languages.values()):
        for word in lists["function"]:
            masks[word] = masks.get(word, 0) | 1 << bit
    slots = hash_table({word: hash_word(word) for word in masks})
    print("const struct doublet_function_word doublet_function_words[] = {")
    for word in slots:
        text = quoted(word) if word else "0"
        length = len(word.encode()) if word else 0
        print(f"\t{{{text}, {length}, {masks.get(word, 0)}}},")
    print("};")
    print(f"const size_t doublet_function_word_slots = {len(slots)};\n")


def print_words(every):
    """Word as written, and a language -> the lists that have it."""
    masks = {}
    for index, lists in enumerate(every.values()):
        for bit, section in enumerate(SECTIONS[: SECTIONS.index("function")]):
            for word in lists[section]:
                key = (word, index)
                masks[key] = masks.get(key, 0) | 1 << bit
    slots = hash_table({key: hash_word(key[0]) ^ key[1] for key in masks})
    print("const struct doublet_listed_word doublet_listed_words[] = {")
    for key in slots:
        word, index = key or ("", 0)
        text = quoted(word) if word else "0"
        print(f"\t{{{text}, {len(word.encode())}, {index}, {masks.get(key, 0)}}},")
    print("};")
    print(f"const size_t doublet_listed_word_slots = {len(slots)};")


def main():
    paths = [Path(name) for name in sys.argv[1:]]
    languages = {path.stem: read(path) for path in paths}
    print("/* SPDX-License-Identifier: MIT */")
    print("/* Generated by lang/generate.py from the lists beside it. */")
    print('#include "text/lang/languages.h"\n')
    every = {**languages, "und": shared_lists(languages)}
    for tag, lists in every.items():
        for name, entries in lists.items():
            if entries:
                variable = f"{tag}_{name.replace('-', '_')}"
                print(f"static const char *const {variable}[] = {{")
                print("\n".join(f"\t{quoted(entry)}," for entry in entries))
                print("};\n")
    print("const struct doublet_language doublet_languages[] = {")
    for tag, lists in every.items():
        print(f'\t{{"{tag}", {{')
        for name, entries in lists.items():
            variable = f"{tag}_{name.replace('-', '_')}" if entries else "0"
            print(f"\t\t{{{variable}, {len(entries)}}},")
        print("\t}},")
    print("};")
    print(f"const size_t doublet_language_count = {len(languages)};\n")
    print_function_words(languages)
    print_words(every)


if __name__ == "__main__":
    main()
