#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes data/*.txt: what the Unicode Standard 15.0 asks of an implementation.

    tests/text/unicode.py FOLDER

FOLDER holds the files of the Unicode Character Database (Debian package
unicode-data: /usr/share/unicode). The output is committed, so that the tests
need no such folder; data/LICENSE.txt is the licence of the files it is of.

    words.txt, sentences.txt    WordBreakTest.txt, SentenceBreakTest.txt, no comments
    normal.txt      NormalizationTest.txt: code point sequences that differ, without
                    the syllables of Hangul, which the test makes by the formula
    fold.txt        NFKC_Casefold of DerivedNormalizationProps.txt, of ranges of
                    code points
"""

import bz2
import sys
from pathlib import Path

HANGUL = range(0xAC00, 0xAC00 + 11172)


def breaks(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        case = line.split("#")[0].strip()
        if case:
            yield " ".join(part.lstrip("0") or "0" for part in case.split())


def syllable(point):
    """The jamo of a syllable of Hangul (Unicode 15.0, section 3.12)."""
    index = point - HANGUL.start
    jamo = [0x1100 + index // 588, 0x1161 + index % 588 // 28, 0x11A7 + index % 28]
    return jamo[: 2 if index % 28 == 0 else 3]


def normal_forms(path):
    """The source, NFC, NFD, NFKC and NFKD; a form like that before is empty."""
    for line in bz2.decompress(path.read_bytes()).decode("utf-8").splitlines():
        fields = line.split("#")[0].split(";")[:5]
        if len(fields) < 5:
            continue
        forms = [[int(code, 16) for code in field.split()] for field in fields]
        first = forms[0][0]
        if len(forms[0]) == 1 and first in HANGUL:
            jamo = syllable(first)
            assert forms == [[first], [first], jamo, [first], jamo], line
            continue
        texts = [" ".join(f"{code:X}" for code in form) for form in forms]
        kept = [new if new != old else "" for old, new in zip([""] + texts, texts)]
        yield ";".join(kept)


def mappings(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if len(fields) == 3 and fields[1] == "NFKC_CF":
            yield f"{fields[0]};{fields[2]}"


def main():
    folder = Path(sys.argv[1])
    data = Path(__file__).parent / "data"
    files = {
        "words": breaks(folder / "auxiliary/WordBreakTest.txt"),
        "sentences": breaks(folder / "auxiliary/SentenceBreakTest.txt"),
        "normal": normal_forms(folder / "NormalizationTest.txt.bz2"),
        "fold": mappings(folder / "DerivedNormalizationProps.txt"),
    }
    for name, lines in files.items():
        (data / f"{name}.txt").write_text("".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    main()
