#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes character.c: what text/character.h tells of each code point.

    tables/generate.py FOLDER > tables/character.c

FOLDER holds the files of the Unicode Character Database 15.0 (Debian package
unicode-data: /usr/share/unicode). The output is committed, so that a build
needs no such folder and every build has the same bits.
"""

import sys
from collections import Counter
from pathlib import Path

VERSION = "15.0.0"
BLOCK = 256
LIMIT = 0x110000

# In the order of enum doublet_character_class.
CLASSES = (
    "UNASSIGNED OTHER BLANK BREAK LETTER DIGIT EXTEND SINGLE APOSTROPHE HYPHEN "
    "STOP COMMA CONNECTOR AMPERSAND COLON CURRENCY PERCENT TAG END FULL_END QUOTE "
    "OPEN CLOSE DASH"
).split()
ALPHANUMERIC, UPPER, LOWER = 0x20, 0x40, 0x80
# In the table of bytes: not ASCII, to be decoded.
NOT_ASCII = 0x1F

# In the order of enum doublet_word_break, and enum doublet_sentence_break.
WORD_BREAKS = (
    "Other CR LF Newline Extend ZWJ Format Regional_Indicator Katakana "
    "Hebrew_Letter ALetter Single_Quote Double_Quote MidNumLet MidLetter MidNum "
    "Numeric ExtendNumLet WSegSpace"
).split()
SENTENCE_BREAKS = (
    "Other CR LF Sep Extend Format Sp Lower Upper OLetter Numeric ATerm STerm "
    "Close SContinue"
).split()
# Beside the distances of folds().
LONE_MARK = "mark"
# What copy is full of: to be folded at once, however few are folded like it.
FREQUENT = [*range(0x600), 0x2010, 0x2011, 0x2013, 0x2019]
# Beside the number of a Word_Break.
PICTOGRAM = 0x80

UNSPACED = {"Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"}

# Single characters that mean something to words, sentences or quotations.
SPECIAL = {
    "BREAK": "\n\v\f\r\x85\u2028\u2029",
    "BLANK": "\0\u200b\ufeff",
    "APOSTROPHE": "'\u2019\u02bc\uff07",
    "HYPHEN": "-\u2010\u2011\uff0d",
    "STOP": ".\uff0e",
    # With the separators of Arabic figures; with the middle dot of Catalan.
    "COMMA": ",\uff0c\u066b\u066c",
    "CONNECTOR": "_\uff3f\u00b7\u0387",
    "AMPERSAND": "&\uff06",
    "COLON": ":\uff1a",
    "PERCENT": "%\uff05\u066a\u2030",
    "TAG": "#@\uff03\uff20",
    "END": "!?\u2026\u203c\u203d\u2047\u2048\u2049\u061f\u06d4\u0964\u0965"
    "\u0589\u055c\u055e\u1362\u1367\u1368",
    "FULL_END": "\u3002\uff01\uff1f\uff61",
    "QUOTE": "\"`\u201c\u201d\u201e\u201f\u2018\u201a\u201b\u00ab\u00bb\u2039"
    "\u203a\u300c\u300d\u300e\u300f\uff02\uff62\uff63\u301d\u301e\u301f",
    "EXTEND": "\u200c\u200d\uff9e\uff9f",
    "SINGLE": "\u30fc\uff70\u3005\u3007",
    "OTHER": "\uff0b",
}


def ranges(path, wanted):
    """Code points of a UCD file whose property is in `wanted`."""
    found = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if len(fields) < 2 or fields[1] not in wanted:
            continue
        ends = [int(end, 16) for end in fields[0].split("..")]
        found.update(range(ends[0], ends[-1] + 1))
    return found


def categories(folder):
    """The general category of each assigned code point."""
    found, first = {}, None
    path = folder / "UnicodeData.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        code, name, category = line.split(";")[:3]
        code = int(code, 16)
        if name.endswith(", First>"):
            first = code
            continue
        start = code if first is None else first
        first = None
        for point in range(start, code + 1):
            found[point] = category
    return found


def general_class(category, alphabetic, unspaced, extend):
    """The class that follows from the properties alone."""
    if extend or category in ("Mn", "Mc", "Me", "Cf"):
        return "EXTEND"
    if category in ("Nd", "No"):
        return "DIGIT"
    if category[0] == "L" or category == "Nl" or alphabetic:
        return "SINGLE" if unspaced else "LETTER"
    plain = {
        "Zs": "BLANK", "Zl": "BREAK", "Zp": "BREAK", "Cc": "BLANK",
        "Pc": "CONNECTOR", "Pd": "DASH", "Ps": "OPEN", "Pe": "CLOSE",
        "Pi": "QUOTE", "Pf": "QUOTE", "Sc": "CURRENCY",
    }
    return plain.get(category, "OTHER")


def values(folder):
    """A byte for each code point: its class and the bits of its case."""
    properties = folder / "DerivedCoreProperties.txt"
    alphabetic = ranges(properties, {"Alphabetic"})
    extend = ranges(properties, {"Grapheme_Extend"})
    extend |= ranges(properties, {"Default_Ignorable_Code_Point"})
    upper = ranges(properties, {"Uppercase"})
    lower = ranges(properties, {"Lowercase"})
    unspaced = ranges(folder / "Scripts.txt", UNSPACED)
    special = {ord(c): name for name, cs in SPECIAL.items() for c in cs}
    table = bytearray(LIMIT)
    for point, category in categories(folder).items():
        name = special.get(point) or general_class(
            category, point in alphabetic, point in unspaced, point in extend
        )
        value = CLASSES.index(name)
        if name in ("LETTER", "DIGIT"):
            value |= ALPHANUMERIC
        if category == "Lt" or point in upper:
            value |= UPPER
        elif point in lower:
            value |= LOWER
        table[point] = value
    return table


def added(folder):
    """What normal forms need of the code points that 15.0 added.

    Libraries of Unicode 14.0 do not know them: (code point, compatibility
    mapping or the code point itself, combining class).
    """
    new = ranges(folder / "DerivedAge.txt", {"15.0"})
    found = []
    for line in (folder / "UnicodeData.txt").read_text().splitlines():
        fields = line.split(";")
        code = int(fields[0], 16)
        if code not in new:
            continue
        mapped = fields[5].split(">")[-1].split() or [fields[0]]
        assert len(mapped) == 1 and not fields[13], line
        if mapped != [fields[0]] or fields[3] != "0":
            found.append((code, int(mapped[0], 16), int(fields[3])))
    return found


def word_breaks(folder):
    """The index of each code point's Word_Break, and whether it is a pictogram."""
    found = labelled(folder / "auxiliary/WordBreakProperty.txt", WORD_BREAKS)
    pictograms = ranges(folder / "emoji/emoji-data.txt", {"Extended_Pictographic"})
    return [
        found.get(point, 0) | (PICTOGRAM if point in pictograms else 0)
        for point in range(LIMIT)
    ]


def sentence_breaks(folder):
    found = labelled(folder / "auxiliary/SentenceBreakProperty.txt", SENTENCE_BREAKS)
    return [found.get(point, 0) for point in range(LIMIT)]


def labelled(path, names):
    """Code points of a UCD file, with the index of their value in `names`."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if len(fields) != 2:
            continue
        ends = [int(end, 16) for end in fields[0].split("..")]
        for point in range(ends[0], ends[-1] + 1):
            found[point] = names.index(fields[1])
    return found


def mappings(folder):
    """What code points fold to where not to themselves; and which ones may be
    joined to one before them, or are no normal form."""
    mapped, joins = {}, set()
    path = folder / "DerivedNormalizationProps.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if len(fields) < 3 or fields[1] not in ("NFKC_CF", "NFC_QC"):
            continue
        ends = [int(end, 16) for end in fields[0].split("..")]
        points = range(ends[0], ends[-1] + 1)
        if fields[1] == "NFC_QC":
            joins.update(points)
        for point in points if fields[1] == "NFKC_CF" else ():
            mapped[point] = [int(code, 16) for code in fields[2].split()]
    return mapped, joins


def folds(folder, table):
    """How far each code point is from what it folds to, where that is simple.

    Simple: it folds to one code point, and what stands beside it does not
    matter, as long as that is simple too. Others have None, but for marks that
    fold to themselves where they stand alone.
    """
    mapped, joins = mappings(folder)
    ordered = marks(folder)
    found = [None] * LIMIT
    for point in range(LIMIT):
        folded = mapped.get(plain(table, point), [plain(table, point)])
        if len(folded) != 1 or not table[point] or folded[0] in joins:
            continue
        if point in ordered:
            found[point] = LONE_MARK if folded[0] == point else None
        elif folded[0] not in ordered and (point not in joins or point in mapped):
            found[point] = plain(table, folded[0]) - point
    return found


def plain(table, point):
    """One apostrophe and one hyphen, which an en dash is too, as fold.c has it."""
    if point == 0x2013:
        return 0x2D
    name = CLASSES[table[point] & 0x1F]
    return {"APOSTROPHE": 0x27, "HYPHEN": 0x2D}.get(name, point)


def marks(folder):
    """Code points with a combining class."""
    lines = (folder / "UnicodeData.txt").read_text(encoding="utf-8").splitlines()
    fields = (line.split(";") for line in lines)
    return {int(row[0], 16) for row in fields if row[3] != "0"}


def letters(table):
    """For each byte that two-byte sequences begin with, from 0xC0 on, a bit for
    each second byte, from 0x80 on: whether both are a letter."""
    letter = CLASSES.index("LETTER")
    return [
        sum(1 << low for low in range(64) if table[64 * high + low] & 0x1F == letter)
        if high >= 2 else 0
        for high in range(32)
    ]


def pairs(distances, mapped):
    """What is to be changed (xor) of two-byte sequences, the first byte the low
    one, to fold them in their place, or 0xFFFF. Some fold to two of ASCII."""
    found = []
    for point in range(0x800):
        distance = distances[point]
        simple = isinstance(distance, int)
        folded = [point + distance] if simple else mapped.get(point, [])
        old, new = (bytes("".join(map(chr, c)), "utf-8") for c in ([point], folded))
        stays = len(old) == len(new) == 2 and (simple or new.isascii())
        found.append(old[0] ^ new[0] | (old[1] ^ new[1]) << 8 if stays else 0xFFFF)
    return found


def numbered(plane, first):
    """Values as small numbers: `first`, then the most frequent ones."""
    often = Counter(value for value in plane if value not in first).most_common()
    kinds = (first + [value for value, _ in often])[:256]
    number = {value: i for i, value in enumerate(kinds)}
    return kinds, bytes(number.get(value, 0) for value in plane)


def shared_blocks(planes):
    """Cuts planes into blocks at the same places: one index for all of them."""
    index, blocks = [], {}
    for start in range(0, LIMIT, BLOCK):
        block = tuple(plane[start : start + BLOCK] for plane in planes)
        index.append(blocks.setdefault(block, len(blocks)))
    assert len(blocks) <= 256, len(blocks)
    return index, [b"".join(parts) for parts in zip(*blocks)]


def array(kind, name, numbers):
    """A C array, as many numbers a line as fit into 80 columns."""
    lines, line = [], "\t"
    for number in numbers:
        piece = f"{number},"
        if len(line) + 7 + len(piece) > 80:
            lines.append(line)
            line = "\t"
        line += piece
    lines.append(line)
    return f"const {kind} {name}[{len(numbers)}] = {{\n" + "\n".join(lines) + "\n};\n"


def main():
    folder = Path(sys.argv[1])
    head = (folder / "DerivedCoreProperties.txt").read_text(encoding="utf-8")
    if not head.startswith(f"# DerivedCoreProperties-{VERSION}.txt"):
        sys.exit(f"{folder}: not Unicode {VERSION}")
    table = bytes(values(folder))
    both = list(zip(word_breaks(folder), sentence_breaks(folder)))
    breaks, break_plane = numbered(both, [(0, 0)])
    distances = folds(folder, table)
    known = [distances[point] for point in FREQUENT]
    first = list(dict.fromkeys([None, 0, LONE_MARK] + known))
    deltas, fold_plane = numbered(distances, first)
    index, planes = shared_blocks((table, break_plane, fold_plane))
    print("/* SPDX-License-Identifier: MIT */")
    print("/* Generated by generate.py from the Unicode Character Database. */")
    print('#include "text/tables/character.h"\n')
    print("/* clang-format off */")
    print(f'const char doublet_character_version[] = "{VERSION}";\n')
    bytes_table = list(table[:128]) + [NOT_ASCII] * 128
    print(array("uint8_t", "doublet_character_bytes", bytes_table))
    print(array("uint8_t", "doublet_character_index", index))
    for name, plane in zip(("blocks", "breaks", "folds"), planes):
        print(array("uint8_t", f"doublet_character_{name}", plane))
    print(array("uint8_t", "doublet_character_word_breaks", [w for w, _ in breaks]))
    print(array("uint8_t", "doublet_character_sentence_breaks", [s for _, s in breaks]))
    print(array("int32_t", "doublet_character_deltas", [d if isinstance(d, int) else 0 for d in deltas]))
    letter_bits = [f"UINT64_C(0x{bits:016X})" for bits in letters(table)]
    print(array("uint64_t", "doublet_character_letters", letter_bits))
    print(array("uint16_t", "doublet_character_pairs", pairs(distances, mappings(folder)[0])))
    rows = added(folder)
    print("const struct doublet_character_addition doublet_character_added[] = {")
    for code, mapped, combining in rows:
        print(f"\t{{0x{code:X}, 0x{mapped:X}, {combining}}},")
    print("};")
    print(f"const size_t doublet_character_added_count = {len(rows)};")


if __name__ == "__main__":
    main()
