# SPDX-License-Identifier: MIT
"""Faults to plant: each kind is a function that puts one into a story and
marks both places, or the one that is too many.
"""

from story import FIRST, REPEAT, mark

# Paragraphs between the two places.
NEAR, FAR = 1, 5
ENDS = ".,;:!?。、”“\"»«」"


# --- Edits: a text with words changed ------------------------------------


def stripped(word):
    return word.rstrip(ENDS)


def places_to_edit(writer, words, count):
    """Places of so many words, in order; the first and last word stay."""
    places = list(range(1, len(words) - 1)) or [0]
    while len(places) > count:
        places.pop(writer.below(len(places)))
    return places


def replaced(writer, word):
    ending = word[len(stripped(word)) :]
    return writer.choose(writer.language.pool) + ending


def edited(writer, text, count, ways):
    """So many of its words replaced, doubled with another, or dropped."""
    words = text.split(" ")
    for place in reversed(places_to_edit(writer, words, max(1, count))):
        way = ways[writer.below(len(ways))]
        if way == "replace":
            words[place] = replaced(writer, words[place])
        elif way == "insert":
            words.insert(place, writer.choose(writer.language.pool))
        elif stripped(words[place]) == words[place]:
            del words[place]
    return " ".join(words)


def share(text, percent):
    return round(len(text.split(" ")) * percent / 100)


ALL_WAYS = ("replace", "replace", "insert", "drop")
EDITS = {
    "exact": lambda w, t: t,
    "one word": lambda w, t: edited(w, t, 1, ("replace",)),
    "10 %": lambda w, t: edited(w, t, share(t, 10), ALL_WAYS),
    "25 %": lambda w, t: edited(w, t, share(t, 25), ALL_WAYS),
    "inserted": lambda w, t: edited(w, t, share(t, 12), ("insert",)),
    "dropped": lambda w, t: edited(w, t, share(t, 12), ("drop",)),
}


# --- Copy that stands again -----------------------------------------------


def twice(story, first, again, far):
    """One text, and what became of it: near, or far below."""
    place = 1 + story.writer.below(3)
    story.slip(place, mark(first, FIRST))
    story.slip(place + (FAR if far else NEAR), mark(again, REPEAT))


def sentence(edit):
    def plant(story, far):
        first = story.writer.sentence()
        twice(story, first, EDITS[edit](story.writer, first), far)

    return plant


def reordered(story, far):
    writer = story.writer
    before, after = writer.card("reorder").split(" => ")
    drawn = {"keep": True}
    first = writer.fill(before, drawn)
    twice(story, first, writer.fill(after, drawn), far)


def joined(story, far):
    """Two sentences that became one, or one that became two."""
    writer = story.writer
    parts = {"a": writer.draw("main"), "b": writer.draw("main")}
    forms = [writer.draw("apart", parts), writer.draw("joined", parts)]
    forms = forms[::-1] if writer.below(2) else forms
    twice(story, forms[0], forms[1], far)


def paragraph_of(writer):
    return " ".join(writer.sentence() for _ in range(writer.between(2, 3)))


def paragraph(edit):
    def plant(story, far):
        writer = story.writer
        first = paragraph_of(writer)
        again = EDITS[edit](writer, first)
        place = 1 + writer.below(3)
        story.put(place, mark(first, FIRST))
        story.put(place + 1 + (FAR if far else NEAR), mark(again, REPEAT))

    return plant


def passage(edit):
    """A paste that begins and ends within a sentence."""

    def plant(story, far):
        writer = story.writer
        words = paragraph_of(writer).split(" ")
        begin, end = len(words) // 5, len(words) - len(words) // 6
        cut = " ".join(words[begin:end])
        around = writer.sentence().split(" ")
        again = EDITS[edit](writer, stripped(cut))
        story.put(
            2,
            " ".join([*words[:begin], mark(cut, FIRST), *words[end:]]),
        )
        story.put(
            3 + (FAR if far else NEAR),
            " ".join([*around[:4], mark(again, REPEAT)]) + words[-1][-1],
        )

    return plant


def edit_paragraphs(writer, paragraphs, edit):
    """The edit of each paragraph; one word is one word of all."""
    chosen = writer.below(len(paragraphs))
    copy = [list(sentences) for sentences in paragraphs]
    for number, sentences in enumerate(copy):
        if edit != "one word":
            sentences[:] = [EDITS[edit](writer, text) for text in sentences]
        elif number == chosen:
            sentences[0] = EDITS[edit](writer, sentences[0])
    return copy


def marked_paragraphs(paragraphs, what):
    """A mark around the whole of them."""
    marks = mark("|", what).split("|")
    copy = [list(sentences) for sentences in paragraphs]
    copy[0][0] = marks[0] + copy[0][0]
    copy[-1][-1] += marks[1]
    return copy


def take(edit):
    """Four paragraphs or more, pasted twice."""

    def plant(story, far):
        size = story.writer.between(4, 5)
        take_ = story.paragraphs[1 : 1 + size]
        again = edit_paragraphs(story.writer, take_, edit)
        after = 1 + size + (2 if far else 0)
        story.paragraphs[after:after] = marked_paragraphs(again, REPEAT)
        story.paragraphs[1 : 1 + size] = marked_paragraphs(take_, FIRST)

    return plant


def body(edit):
    """The whole story twice; far: with its dateline."""

    def plant(story, far):
        again = edit_paragraphs(story.writer, story.paragraphs, edit)
        first = marked_paragraphs(story.paragraphs, FIRST)
        if far:
            again[0][0] = story.dateline + again[0][0]
        story.paragraphs = first + marked_paragraphs(again, REPEAT)

    return plant


# --- Quotations -------------------------------------------------------------


def say(story, far, first, again):
    """Two sentences with quotations, near or far."""
    place = 1 + story.writer.below(3)
    story.slip(place, first)
    story.slip(place + (FAR if far else NEAR), again)


def whole_quote(story, far):
    writer = story.writer
    quote, name = writer.quotation(), writer.name()
    say(
        story,
        far,
        writer.draw("said", {"quote": mark(quote, FIRST), "name": name}),
        writer.draw("said-again", {"quote": mark(quote, REPEAT), "name": name}),
    )


def altered_quote(count):
    def plant(story, far):
        writer = story.writer
        quote, name = writer.quotation(), writer.name()
        again = edited(writer, quote, count, ("replace",))
        say(
            story,
            far,
            writer.draw("said", {"quote": mark(quote, FIRST), "name": name}),
            writer.draw(
                "said-again", {"quote": mark(again, REPEAT), "name": name}
            ),
        )

    return plant


def two_speakers(story, far):
    writer = story.writer
    quote = writer.quotation()
    say(
        story,
        far,
        writer.draw("said", {"quote": mark(quote, FIRST)}),
        writer.draw("said", {"quote": mark(quote, REPEAT)}),
    )


def rare_part(story, far):
    """Three or four rare words of a quotation, quoted again."""
    writer = story.writer
    part, name = writer.card("rare"), writer.name()
    quote = writer.quotation().split(" ")
    middle = len(quote) // 2
    quote = " ".join([*quote[:middle], mark(part, FIRST), *quote[middle:]])
    say(
        story,
        far,
        writer.draw("said", {"quote": quote, "name": name}),
        writer.draw("partial", {"part": mark(part, REPEAT), "name": name}),
    )


def part(words, phrases):
    """So many words (phrases, where there are no blanks) from its end."""

    def plant(story, far):
        writer = story.writer
        count = phrases if writer.language.name == "ja" else words
        quote, name = writer.quotation().split(" "), writer.name()
        end = " ".join(quote[-count:])
        quote = " ".join([*quote[:-count], mark(end, FIRST)])
        say(
            story,
            far,
            writer.draw("said", {"quote": quote, "name": name}),
            writer.draw("partial", {"part": mark(end, REPEAT), "name": name}),
        )

    return plant


def half(story, far):
    """The first or second half of a quotation under another's name."""
    writer = story.writer
    quote = writer.quotation().split(" ")
    middle = len(quote) // 2
    halves = [" ".join(quote[:middle]), " ".join(quote[middle:])]
    which = writer.below(2)
    piece = stripped(halves[which])
    halves[which] = mark(piece, FIRST) + halves[which][len(piece) :]
    say(
        story,
        far,
        writer.draw("said", {"quote": " ".join(halves)}),
        writer.draw("half", {"part": mark(piece, REPEAT)}),
    )


# --- Furniture and slips ----------------------------------------------------


def between(story, far):
    """A place between paragraphs of prose: high up, or near the end."""
    return len(story.paragraphs) - 2 if far else 2


def furniture(section):
    """What belongs to the top or the end of a story, in its middle."""

    def plant(story, far):
        story.put(between(story, far), mark(story.writer.draw(section), REPEAT))

    return plant


def byline(story, far):
    """The second one: the first stands on top, where it belongs."""
    story.dateline = story.writer.draw("byline") + "\n\n" + story.dateline
    story.put(between(story, far), mark(story.writer.draw("byline"), REPEAT))


def dateline(story, far):
    place = between(story, far)
    again = mark(story.writer.draw("dateline"), REPEAT)
    story.paragraphs[place][0] = f"{again} {story.paragraphs[place][0]}"


def restart(story, far):
    """A sentence breaks off, and begins again."""
    writer = story.writer
    words = writer.sentence().split(" ")
    cut = max(len(words) * 2 // 3, 4)
    begun = stripped(" ".join(words[:cut]))
    rest = " ".join(words)[len(begun) :]
    again = mark(begun, REPEAT) + rest
    place = 5 if far else 3
    story.put(place, mark(begun, FIRST))
    story.put(place + 1, again)


def repeated_word(story, far):
    writer = story.writer
    words = writer.sentence().split(" ")
    plain = [i for i, word in enumerate(words) if i and word.isalpha()]
    place = writer.choose(plain)
    word = words[place]
    words[place] = mark(word, FIRST) + " " + mark(word, REPEAT)
    story.put(6 if far else 3, " ".join(words))


UNITS = {
    "sentence": (sentence, tuple(EDITS)),
    "paragraph": (paragraph, tuple(EDITS)),
    "passage": (passage, ("exact", "one word", "10 %", "25 %")),
    "take": (take, ("exact", "one word", "10 %", "25 %")),
    "body": (body, ("exact", "one word", "10 %", "25 %")),
}

# Kind: what plants it, near or far.
FAULTS = {
    f"{unit}, {edit}": plant(edit)
    for unit, (plant, edits) in UNITS.items()
    for edit in edits
} | {
    "sentence, reordered": reordered,
    "sentence, split or joined": joined,
    "quote, whole": whole_quote,
    "quote, 3 rare words": rare_part,
    "quote, 6 words": part(6, 3),
    "quote, 10 words": part(10, 4),
    "quote, one word altered": altered_quote(1),
    "quote, two words altered": altered_quote(2),
    "quote, two speakers": two_speakers,
    "quote, half, other speaker": half,
    "stray dateline": dateline,
    "stray byline": byline,
    "stray trailer": furniture("trailer"),
    "stray slug": furniture("slug"),
    "stray (MORE)": furniture("more"),
    "stray \"Read more:\"": furniture("related"),
    "stray headline": furniture("title"),
    "broken off, begun again": restart,
    "repeated word": repeated_word,
}
