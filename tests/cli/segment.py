# SPDX-License-Identifier: MIT
"""doublet segment from end to end."""

import json
import unittest

import program

STORY = (
    'The meeting was "frank and useful," the official said. It ended.\n'
    "\n"
    "“Nobody can tell,” Gov. A. Hale told reporters in Café Ünal.\n"
)


class Segment(program.Case):
    def segments(self, status, *arguments, **options):
        """The lines of --format jsonl, parsed."""
        done = self.expect(
            status, "segment", "-f", "jsonl", *arguments, **options
        )
        return [json.loads(line) for line in done.stdout.splitlines()], done

    def cut(self, spans, text=STORY):
        source = text.encode()
        return [source[start:end].decode() for start, end in spans]

    def test_spans_are_bytes_of_the_file(self):
        self.write("a.txt", STORY)
        (story,), done = self.segments(0, "a.txt")
        self.assertEqual(done.stderr, "")
        self.assertEqual(story["schema"], "doublet-segment/1")
        self.assertEqual((story["path"], story["id"]), ("a.txt", "a.txt"))
        self.assertEqual(story["language"], "en")
        paragraphs = self.cut(story["paragraphs"])
        self.assertEqual(paragraphs, STORY.strip().split("\n\n"))
        self.assertEqual(self.cut(story["sentences"]), [
            'The meeting was "frank and useful," the official said.',
            "It ended.",
            "“Nobody can tell,” Gov. A. Hale told reporters in Café Ünal.",
        ])
        self.assertEqual(self.cut(story["quotes"]), [
            '"frank and useful,"', "“Nobody can tell,”",
        ])
        words = self.cut(story["words"])
        self.assertEqual(words[:4], ["The", "meeting", "was", "frank"])
        self.assertEqual(words[-2:], ["Café", "Ünal"])
        speakers = story["speakers"]
        self.assertEqual([speaker[0] for speaker in speakers], [0, 1])
        self.assertEqual(
            self.cut(speaker[1:] for speaker in speakers)[0], "the official"
        )
        self.assertEqual(story["unclosed"], [])

    def test_a_line_for_every_story_in_order(self):
        self.write("day.jsonl", "".join(
            json.dumps({"id": f"s{i}", "text": text}) + "\n"
            for i, text in enumerate((STORY, "", "Ende."))
        ))
        self.write("empty.txt", "")
        stories, _ = self.segments(0, "day.jsonl", "empty.txt")
        ids = [story["id"] for story in stories]
        self.assertEqual(ids, ["s0", "s1", "s2", "empty.txt"])
        self.assertEqual([s.get("record") for s in stories], [1, 2, 3, None])
        self.assertEqual(stories[0]["pointer"], "/text")
        for story in (stories[1], stories[3]):
            for name in ("paragraphs", "sentences", "quotes", "words"):
                self.assertEqual(story[name], [])

    def test_the_language_is_the_storys_else_the_one_given(self):
        lines = [
            {"text": "Er sagte: „Nein.“", "language": "de"},
            {"text": "Er sagte: „Nein.“"},
        ]
        stdin = "".join(json.dumps(line) + "\n" for line in lines)
        stories, _ = self.segments(0, "--language", "fr", stdin=stdin)
        self.assertEqual([s["language"] for s in stories], ["de", "fr"])

    def test_options_of_reading_are_those_of_check(self):
        line = json.dumps({"body": {"plain": STORY}, "uri": "u1"})
        (story,), _ = self.segments(
            0, "--field", "text=/body/plain", "--field=id=uri",
            "--input-format", "jsonl", "--stdin-filename", "wire", stdin=line,
        )
        self.assertEqual((story["id"], story["path"]), ("u1", "wire"))
        self.write("d/b.txt", STORY)
        self.write("d/a/c.txt", STORY)
        stories, _ = self.segments(0, "d")
        self.assertEqual(
            [story["path"] for story in stories], ["d/a/c.txt", "d/b.txt"]
        )
        done = self.expect(2, "segment", "--max-size", "9", "d/b.txt")
        self.assertIn("doublet: d/b.txt: ", done.stderr)

    def test_for_people(self):
        self.write("a.txt", STORY)
        page = self.expect(0, "segment", "a.txt").stdout
        self.assertIn("a.txt\nlanguage en (guessed), 2 paragraphs, ", page)
        self.assertIn('   1  The meeting was ⟦1 "frank and useful,"⟧ the', page)
        self.assertIn('      ⟦1⟧ -> "the official" in ', page)
        self.assertNotIn("\x1b", page)
        self.assertNotIn("1 story", page)
        colored = self.expect(0, "segment", "--color=always", "a.txt").stdout
        self.assertIn('\x1b[1;32m"frank and useful,"', colored)
        two = self.expect(0, "segment", "a.txt", "a.txt").stdout
        self.assertTrue(two.endswith("\n\n2 stories, 44 words\n"), two)
        quiet = self.expect(0, "segment", "-q", "a.txt", "a.txt").stdout
        self.assertEqual(quiet, page + "\n" + page)

    def test_width_follows_columns(self):
        self.write("a.txt", STORY)
        for width in (40, 60, 120):
            done = self.expect(
                0, "segment", "a.txt", env={"COLUMNS": str(width)}
            )
            longest = max(len(line) for line in done.stdout.splitlines())
            self.assertLessEqual(longest, width)

    def test_what_cannot_be_read_leaves_the_rest(self):
        self.write("a.txt", STORY)
        stories, done = self.segments(2, "gone.txt", "a.txt")
        self.assertEqual(len(stories), 1)
        self.assertIn("doublet: gone.txt: ", done.stderr)
        done = self.expect(2, "segment", "gone.txt", "a.txt")
        self.assertTrue(done.stdout.endswith(
            "\n1 story, 22 words, 1 item could not be read\n"
        ), done.stdout)

    def test_any_bytes(self):
        for content in (b"\0\0\0", b"a\0b " * 9, b"\xff\xfe\xfd" * 9,
                        b"\xc3", bytes(range(256)) * 3, b'"' * 999):
            for form in ("text", "jsonl"):
                done = self.run_program("segment", "-f", form, stdin=content)
                self.assertIn(done.returncode, (0, 2))
                if done.returncode == 0 and form == "jsonl":
                    json.loads(done.stdout)

    def test_the_report_goes_to_a_file(self):
        self.write("a.txt", STORY)
        done = self.expect(0, "segment", "-fjsonl", "-oout.jsonl", "a.txt")
        self.assertEqual(done.stdout, "")
        json.loads((self.folder / "out.jsonl").read_text())
        done = self.expect(2, "segment", "-o", "a.txt", "a.txt")
        self.assertIn("name another file for the report", done.stderr)
        self.assertEqual((self.folder / "a.txt").read_text(), STORY)

    def test_wrong_command_lines(self):
        for arguments, expected in (
            (["-f", "unix"], "one of text, jsonl"),
            (["--min-words", "6"], "unknown option '--min-words'"),
            (["--langage", "de"], "did you mean '--language'?"),
            (["-f"], "a value is missing: --format FORMAT"),
        ):
            done = self.expect(2, "segment", *arguments)
            self.assertIn(expected, done.stderr)
            self.assertEqual(done.stdout, "")


if __name__ == "__main__":
    program.main()
