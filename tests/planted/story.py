# SPDX-License-Identifier: MIT
"""A story that is being put together: paragraphs of sentences. What is known
about it is marked in the text with characters for private use, and read out
as byte offsets when the story is written.
"""

import re

from language import UNSPACED

FIRST, REPEAT, INNOCENT = range(3)
MARKS = 0xE000
# A mark, or what stands between two.
PIECE = re.compile("[\ue000-\ue005]|[^\ue000-\ue005]+")
LAYOUTS = ("\n\n", "\n", "\n    ")
# Where lines may be wrapped anywhere, a line is no paragraph.
LAYOUTS_UNSPACED = ("\n\n", "\n\u3000")


def mark(text, what):
    """The text between marks that say what it is."""
    return chr(MARKS + 2 * what) + text + chr(MARKS + 2 * what + 1)


def read_marks(text):
    """The plain text, and the spans in bytes by what they are."""
    spans = {FIRST: [], REPEAT: [], INNOCENT: []}
    plain, at, begun = [], 0, {}
    for piece in PIECE.findall(text):
        what, ends = divmod(ord(piece[0]) - MARKS, 2)
        if what not in spans:
            plain.append(piece)
            at += len(piece.encode())
        elif ends:
            spans[what].append((begun[what], at))
        else:
            begun[what] = at
    return "".join(plain), spans


class Story:
    """Paragraphs, each a list of sentences, in a layout of the story's own."""

    def __init__(self, writer):
        self.writer = writer
        self.paragraphs = []
        self.dateline = writer.draw("dateline") + " "
        self.fill()

    def fill(self):
        """News: some two hundred and fifty words, with three quotations."""
        writer = self.writer
        said = {2, 5, 8}
        for index in range(writer.between(9, 11)):
            sentences = [writer.sentence()]
            if index in said:
                sentences[0] = writer.draw("said")
            if index > 0 and writer.below(5) < 3:
                sentences.append(writer.sentence())
            self.paragraphs.append(sentences)

    def put(self, index, *sentences):
        """A paragraph of its own before that of the index."""
        self.paragraphs.insert(min(index, len(self.paragraphs)), list(sentences))

    def slip(self, index, sentence):
        """Into an existing paragraph, or one of its own: as it comes."""
        if index < len(self.paragraphs) and self.writer.below(2):
            self.paragraphs[index].append(sentence)
        else:
            self.put(index, sentence)

    def text(self):
        writer = self.writer
        unspaced = writer.language.name in UNSPACED
        layout = writer.choose(LAYOUTS_UNSPACED if unspaced else LAYOUTS)
        body = layout.join(" ".join(p) for p in self.paragraphs)
        return writer.language.written(self.dateline + body + "\n")
