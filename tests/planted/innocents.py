# SPDX-License-Identifier: MIT
"""Repetition that is no fault: each kind is a function that puts some of it
into a story and marks it.
"""

from story import INNOCENT, mark

# Where a block stands.
MIDDLE = 4


def put_block(story, lines):
    for offset, line in enumerate(lines):
        story.put(MIDDLE + offset, mark(line, INNOCENT))


def put_spread(story, lines):
    for offset, line in enumerate(lines):
        story.put(2 + 3 * offset, mark(line, INNOCENT))


def columns(writer, cells):
    """A row; what has no blanks between words has wide ones here."""
    return ("\u3000" if writer.language.name == "ja" else "  ").join(cells)


def row(writer, item):
    figures = [f"{writer.between(2, 99)}.{writer.below(10)}" for _ in range(4)]
    return columns(writer, [item, *figures])


def table(story):
    """The head and one row stand twice, as in tables of two days."""
    writer = story.writer
    head = columns(writer, ["2024", "2025", "2026", "+/-"])
    rows = [row(writer, writer.card("table")) for _ in range(6)]
    put_block(story, [head, *rows[:3], head, *rows[3:], rows[1]])


def prices(story):
    writer = story.writer
    head = writer.draw("prices-head")
    rows = [row(writer, writer.card("table")) for _ in range(6)]
    put_block(story, [head, *rows[:3], head, *rows[3:]])


def lines_of(section, least, most):
    """Rows in one form, with other names and figures."""

    def put(story):
        writer = story.writer
        form = writer.card(section)
        count = writer.between(least, most)
        put_block(story, [writer.fill(form) for _ in range(count)])

    return put


def refrain(story):
    writer = story.writer
    again = writer.card("refrain")
    lines = []
    for _ in range(3):
        lines += [writer.draw("verse"), again]
    put_block(story, lines)


def slogan(story):
    writer = story.writer
    given = {"slogan": writer.card("slogan")}
    put_spread(story, [writer.draw("chant", given) for _ in range(3)])


def liturgy(story):
    writer = story.writer
    response = writer.card("response")
    lines = []
    for _ in range(4):
        lines += [writer.draw("prayer"), response]
    put_block(story, lines)


def questionnaire(story):
    """The same question to two candidates."""
    writer = story.writer
    question = writer.draw("asked", {"question": writer.card("question")})
    lines = []
    for _ in range(3):
        lines += [writer.name(), question, writer.draw("answered")]
    put_block(story, lines)


def again(story):
    """Radio: the first sentence once more, and said to be."""
    writer = story.writer
    repeated = writer.draw("again", {"it": story.paragraphs[0][0]})
    story.put(len(story.paragraphs), mark(repeated, INNOCENT))


def boilerplate(story):
    put_spread(story, [story.writer.card("boilerplate")] * 2)


def full_text(story):
    """A statement is quoted, and then given in full."""
    writer = story.writer
    quote = writer.quotation()
    story.put(2, mark(writer.draw("statement", {"quote": quote}), INNOCENT))
    text = [writer.quotation(), quote, writer.quotation()]
    stop = "。 " if writer.language.name == "ja" else ". "
    lines = [writer.draw("announced"), stop.join(text) + stop.strip()]
    for line in lines:
        story.put(len(story.paragraphs), mark(line, INNOCENT))


def formula(story):
    put_spread(story, [story.writer.draw("source") for _ in range(2)])


def offices(story):
    writer = story.writer
    given = {"long-office": writer.card("long-office"), "name": writer.name()}
    put_spread(story, [writer.draw("said-long", given) for _ in range(2)])


def names(story):
    """The same person, introduced in full three times."""
    writer = story.writer
    given = {"name": writer.name(), "office": writer.draw("office")}
    put_spread(story, [writer.draw("said", given) for _ in range(3)])


INNOCENTS = {
    "table": table,
    "price board": prices,
    "results": lines_of("results", 5, 7),
    "earnings": lines_of("earnings", 3, 4),
    "votes": lines_of("votes", 3, 5),
    "weather": lines_of("weather", 4, 6),
    "terms of two series": lines_of("bond", 2, 3),
    "list": lines_of("list", 4, 6),
    "refrain": refrain,
    "slogan": slogan,
    "liturgy": liturgy,
    "legal formula": lines_of("verdict", 3, 4),
    "ballot": lines_of("ballot", 3, 4),
    "questionnaire": questionnaire,
    "we repeat": again,
    "boilerplate": boilerplate,
    "full text": full_text,
    "attribution formula": formula,
    "names of offices": offices,
    "names": names,
}
