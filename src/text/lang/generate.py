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
    "abbreviation-firm",
    "after-firm",
    "after-hour",
    "end-mark",
    "starter",
    "starter-in-capitals",
    "name",
    "function",
    "saying",
    "telling",
    "object",
    "auxiliary",
    "according",
    "filler",
    "ender",
    "pronoun",
    "clause",
    "joining",
    "seeming",
    "attribution",
    "stock",
    "twice",
    "cleft",
    "seen-as",
    "related",
    "announced",
    "again",
    "other-case",
    "preposition",
    "number",
    "office",
    "chant",
    "prayer",
    "leaning",
)
FOLDED = SECTIONS[SECTIONS.index("function") :]
# Those whose words are looked up as they are written, in all at once.
WRITTEN = SECTIONS[: SECTIONS.index("function")]


def fold(text):
    """As doublet_fold_word, word by word."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFKC", text).replace("\u2019", "'")


def fail(path, number, reason):
    sys.exit(f"{path}:{number}: {reason}")


def entries(path, sections):
    """Section, number of the line and entry, for each entry of a file."""
    section = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("# "):
            continue
        if line.startswith("["):
            section = line.strip("[]")
            if section not in sections:
                fail(path, number, f"unknown section {line}")
            continue
        if section is None:
            fail(path, number, "an entry before the first section")
        yield section, number, line


def read(path):
    """The lists of a language: section -> entries, sorted by their bytes."""
    lists = {section: {} for section in SECTIONS}
    for section, number, line in entries(path, lists):
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


SHORT_MAX = 16
WORD_POINTS = 60
MASK = (1 << 64) - 1


def short(data):
    """A word of at most 16 bytes as two numbers: struct doublet_short."""
    padded = data.ljust(SHORT_MAX, b"\0")
    return (
        int.from_bytes(padded[:8], "little"),
        int.from_bytes(padded[8:], "little"),
    )


def short_hash(low, high):
    """As doublet_short_hash."""
    mixed = low ^ ((high << 29 | high >> 35) & MASK)
    return (mixed ^ mixed >> 31) * 0x9E3779B97F4A7C15 & MASK


def hash_table(entries):
    """(key, value) pairs in an open hash table, and the bits of its size.

    It is sparse, since whether a slot is taken by another word cannot be foreseen.
    """
    bits = 2
    while 1 << bits < 8 * len(entries):
        bits += 1
    slots = [None] * (1 << bits)
    for key, value in entries:
        slot = short_hash(*key) >> (64 - bits)
        while slots[slot] is not None:
            slot = (slot + 1) % len(slots)
        slots[slot] = (key, value)
    return slots, bits


def function_words(languages):
    """Function word -> the languages that have it; long ones are left out."""
    masks = {}
    for bit, lists in enumerate(languages.values()):
        for word in lists["function"]:
            if len(word.encode()) <= SHORT_MAX:
                masks[word] = masks.get(word, 0) | 1 << bit
    return sorted(masks.items())


def list_key(entry):
    """Its first 16 bytes, or its first and last 8."""
    data = entry.encode()
    return short(data if len(data) <= SHORT_MAX else data[:8] + data[-8:])


def list_table(entries):
    """Entry -> its number, from 1 on."""
    return hash_table([(list_key(entry), i) for i, entry in enumerate(entries, 1)])


def print_slots(declaration, slots):
    numbers = [str(slot[1] if slot else 0) for slot in slots]
    print(f"{declaration}[] = {{")
    for i in range(0, len(numbers), 12):
        print("\t" + ", ".join(numbers[i : i + 12]) + ",")
    print("};\n")


def print_function_words(languages):
    words = function_words(languages)
    print("_Alignas(64)")
    print("const struct doublet_function_word doublet_function_words[] = {")
    print("\t{{0, 0}, {0}},")
    for word, mask in words:
        low, high = short(word.encode())
        share = WORD_POINTS // bin(mask).count("1")
        points = [share * (mask >> i & 1) for i in range(len(languages))]
        print(f"\t{{{{{low:#x}, {high:#x}}}, {{{str(points)[1:-1]}}}}},")
    print("};\n")
    slots, bits = list_table([word for word, _ in words])
    print_slots("const uint16_t doublet_function_word_slots", slots)
    print(f"const unsigned doublet_function_word_bits = {bits};")


def print_list(variable, entries):
    """The definitions of a list; returns its initialiser."""
    if not entries:
        return "{NULL, NULL, 0, doublet_list_no_slots, 2}"
    slots, bits = list_table(entries)
    print(f"static const char *const {variable}[] = {{")
    print("\n".join(f"\t{quoted(entry)}," for entry in entries))
    print("};\n")
    print(f"static const struct doublet_short {variable}_keys[] = {{")
    for low, high in map(list_key, entries):
        print(f"\t{{{low:#x}, {high:#x}}},")
    print("};\n")
    print_slots(f"static const uint16_t {variable}_slots", slots)
    return f"{{{variable}, {variable}_keys, {len(entries)}, {variable}_slots, {bits}}}"


def print_union(variable, sets):
    """Sets of words as one, and of each word the sets; returns initialisers."""
    masks = {}
    for bit, words in enumerate(sets):
        for word in words:
            masks[word] = masks.get(word, 0) | 1 << bit
    words = sorted(masks, key=str.encode)
    print(f"static const uint32_t {variable}_kinds[] = {{")
    print("".join(f"\t{masks[word]:#x},\n" for word in words) or "\t0,")
    print("};\n")
    return f"{{{print_list(variable, words)}, {variable}_kinds}}"


def main():
    paths = [Path(name) for name in sys.argv[1:]]
    languages = {path.stem: read(path) for path in paths}
    print("/* SPDX-License-Identifier: MIT */")
    print("/* Generated by lang/generate.py from the lists beside it. */")
    print('#include "text/lang/languages.h"\n')
    every = {**languages, "und": shared_lists(languages)}
    rows = {
        tag: [
            print_list(f"{tag}_{name.replace('-', '_')}", entries)
            for name, entries in lists.items()
        ]
        for tag, lists in every.items()
    }
    written = {
        tag: print_union(f"{tag}_written", [lists[section] for section in WRITTEN])
        for tag, lists in every.items()
    }
    print("const struct doublet_language doublet_languages[] = {")
    for tag, row in rows.items():
        print(f'\t{{"{tag}", {{')
        print("\n".join(f"\t\t{entry}," for entry in row))
        print(f"\t}}, {written[tag]}}},")
    print("};")
    print(f"const size_t doublet_language_count = {len(languages)};\n")
    print_function_words(languages)


if __name__ == "__main__":
    main()
