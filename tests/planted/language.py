# SPDX-License-Identifier: MIT
"""Sentences of made-up copy. A language is a file of lists (words/en.txt says
how it is read); a writer draws from them for one story. Items are drawn like
cards, none twice before all were seen, so that two sentences of a story
have no more in common than two of real copy.
"""

import random
import re
from pathlib import Path

WORDS = Path(__file__).resolve().parent / "words"
SLOT = re.compile(r"\{([A-Za-z-]+)\}")
# Written without blanks between words.
UNSPACED = {"ja"}
LETTERS = re.compile(r"[^\W\d_]+")


def read_lists(name):
    """The lists of a language by their names."""
    lists, items = {}, []
    text = (WORDS / f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            items = lists.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            items += [item.strip() for item in line.split("|")]
    return lists


def capitalised(text):
    """With its first letter in capitals, whatever marks stand before it."""
    for at, character in enumerate(text):
        if character.isalnum():
            return text[:at] + character.upper() + text[at + 1 :]
    return text


class Language:
    """A language, and how its stories are written out."""

    def __init__(self, column, name):
        self.column, self.name = column, name
        self.capitals = column.isupper()
        self.lists = read_lists(name)
        self.pool = sorted(set(self.pool_words()))

    def pool_words(self):
        """Words that an edit puts in the place of others."""
        shortest = 2 if self.name in UNSPACED else 5
        for section in ("object", "tail", "reason", "middle"):
            for item in self.lists[section]:
                for word in item.split():
                    if len(word) >= shortest and LETTERS.fullmatch(word):
                        yield word

    def written(self, text):
        if self.name in UNSPACED:
            text = text.replace(" ", "")
        return text.upper() if self.capitals else text


class Writer:
    """Draws what one story needs; the same for the same seed everywhere."""

    def __init__(self, language, seed):
        self.language = language
        self.random = random.Random(f"{language.name} {seed}")
        self.decks = {}

    def below(self, limit):
        return int(self.random.random() * limit)

    def between(self, least, most):
        return least + self.below(most - least + 1)

    def choose(self, items):
        return items[self.below(len(items))]

    def card(self, section):
        deck = self.decks.setdefault(section, [])
        if not deck:
            deck += self.language.lists[section]
            for last in range(len(deck) - 1, 0, -1):
                other = self.below(last + 1)
                deck[last], deck[other] = deck[other], deck[last]
        return deck.pop()

    def name(self):
        first, last = self.card("first"), self.card("last")
        return last + first if self.language.name == "ja" else f"{first} {last}"

    def quotation(self):
        """An opening, a middle and a close: some fifteen words."""
        parts = [self.draw(part) for part in ("opening", "middle", "closing")]
        if self.language.name == "ja":
            return f"{parts[1]}、 {parts[0]}。 {parts[2]}".replace("。 ", "、 ")
        return f"{parts[0]} {parts[1]}, {parts[2]}"

    def number(self):
        return str(self.between(13, 980))

    def drawn(self, slot):
        """What goes into a slot that the caller gave nothing for."""
        makers = {
            "n": self.number,
            "d": lambda: str(self.between(2, 29)),
            "s": lambda: f"{self.below(5)}-{self.below(4)}",
            "year": lambda: str(self.between(1961, 2031)),
            "name": self.name,
            "quote": self.quotation,
        }
        return makers[slot]() if slot in makers else self.draw(slot)

    def fill(self, template, given=None):
        """The template with its slots filled; given keeps what was drawn."""

        def put(match):
            slot = match[1]
            key = slot.lower()
            value = (given or {}).get(key)
            if value is None:
                value = self.drawn(key)
                if given is not None and given.get("keep"):
                    given[key] = value
            if slot.isupper() and len(slot) > 1:
                return value.upper()
            return capitalised(value) if slot[0].isupper() else value

        return SLOT.sub(put, template)

    def draw(self, section, given=None):
        return self.fill(self.card(section), given)

    def sentence(self, given=None):
        return self.draw("sentence", given)
