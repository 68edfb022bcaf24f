#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Collects the common words of some languages, by class of commonness.

    pip install wordfreq && collect.py > words.txt

Run by hand, when the list is to be made anew; the build reads words.txt. The
frequencies are those of wordfreq (Robyn Speer, wordfreq 3.1, data under CC BY-SA
4.0), counted in Wikipedia, subtitles, news, books and the web.
"""

import math
import unicodedata

from wordfreq import get_frequency_dict

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")
# Class: it stands so often in a thousand million words, as a power of ten. The
# lowest bound keeps about 3,000 words a language.
CLASSES = ((3, 5.5), (2, 5.0), (1, 4.5))


def fold(word):
    """As doublet_fold_word."""
    word = unicodedata.normalize("NFKC", word).casefold()
    return unicodedata.normalize("NFKC", word).replace("\u2019", "'")


def main():
    print("# SPDX-License-Identifier: CC-BY-SA-4.0")
    print("# Common words by language and class, 3 the commonest: at least 316, 100, 32 in a")
    print("# million. Made by collect.py from the frequencies of wordfreq 3.1 (Robyn Speer,")
    print("# https://github.com/rspeer/wordfreq), whose data are under CC BY-SA 4.0.")
    for language in LANGUAGES:
        classes = {rank: set() for rank, _ in CLASSES}
        seen = set()
        for word, share in sorted(
            get_frequency_dict(language, "large").items(), key=lambda item: -item[1]
        ):
            commonness = math.log10(share) + 9
            if commonness < CLASSES[-1][1]:
                break
            word = fold(word)
            if word in seen or not any(c.isalpha() for c in word):
                continue
            seen.add(word)
            rank = next(rank for rank, least in CLASSES if commonness >= least)
            classes[rank].add(word)
        print(f"\n[{language}]")
        for rank, _ in CLASSES:
            line = str(rank)
            for word in sorted(classes[rank]):
                if len(line) + len(word) > 99:
                    print(line)
                    line = str(rank)
                line += " " + word
            print(line)


if __name__ == "__main__":
    main()
