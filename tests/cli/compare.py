# SPDX-License-Identifier: MIT
"""doublet compare from end to end: which stories, which answer, and with
which status it ends."""

import json
import os
import unittest

import program

OLD = (
    "HARBOUR CITY: At least five people died when a small ferry sank off the "
    "cape on Sunday night, the coast guard said.\n\n"
    "The boat, with 41 people on board, was on its way to the islands when it "
    "took in water and went down within minutes, a survivor told the harbour "
    "radio.\n"
)
NEW = OLD.replace("five", "twelve") + (
    "\nThe owner of the boat, which was built in 1974 and mended last year, "
    "did not answer calls, and his office in the harbour was closed.\n"
)
OTHER = (
    "The price of bread rose again in March as millers passed on what they "
    "pay for wheat, the bakers' union said in its report of the spring.\n"
)


def line(text, **members):
    return json.dumps({"text": text, **members}) + "\n"


class Compare(program.Case):
    def setUp(self):
        super().setUp()
        self.write("old.txt", OLD)
        self.write("new.txt", NEW)
        self.write("other.txt", OTHER)
        self.write(
            "day.jsonl",
            line(OLD, id="a7", headline="Ferry sinks off cape")
            + "\n{broken\n"
            + line(OTHER)
            + line(NEW, id="a7"),
        )

    def answer(self, status, *arguments, **options):
        """The document of --format json."""
        done = self.expect(
            status, "compare", "-f", "json", *arguments, **options
        )
        return json.loads(done.stdout)


class Stories(Compare):
    def test_status_says_whether_they_are_related(self):
        self.expect(1, "compare", "old.txt", "new.txt")
        self.expect(1, "compare", "old.txt", "old.txt")
        self.expect(0, "compare", "old.txt", "other.txt")
        self.expect(2, "compare", "old.txt", "gone.txt")

    def test_standard_input_is_a_story(self):
        answer = self.answer(1, "-", "new.txt", stdin=OLD)
        self.assertEqual(answer["a"], "<stdin>")
        answer = self.answer(
            1, "old.txt", "-", "--stdin-filename", "desk.txt", stdin=NEW
        )
        self.assertEqual(answer["b"], "desk.txt")
        answer = self.answer(1, "old.txt", "-", stdin=line(NEW, id="x"))
        self.assertEqual(answer["b"], "x")
        done = self.expect(2, "compare", "-", "-", stdin=OLD)
        self.assertIn("name a file for the other", done.stderr)

    def test_two_are_taken(self):
        for names in ((), ("old.txt",), ("old.txt",) * 3):
            done = self.expect(2, "compare", *names)
            self.assertIn(f"not {len(names)}: ", done.stderr)

    def test_a_story_of_a_file_by_its_line(self):
        answer = self.answer(1, "day.jsonl:1", "day.jsonl:5")
        self.assertEqual(answer["a"], "a7")
        self.assertEqual(answer["b"], "a7@day.jsonl:5")
        sides = answer["stories"]
        self.assertEqual((sides["a"]["record"], sides["b"]["record"]), (1, 5))
        self.assertEqual(sides["b"]["pointer"], "/text")
        done = self.expect(0, "compare", "day.jsonl:4", "old.txt")
        self.assertIn("  a  day.jsonl:4\n", done.stdout)
        for number, reason in (
            (2, "has no story on line 2"),
            (3, "day.jsonl:3:2: "),
            (9, "has no story on line 9"),
        ):
            done = self.expect(2, "compare", f"day.jsonl:{number}", "old.txt")
            self.assertIn(reason, done.stderr)
            self.assertEqual(done.stdout, "")

    def test_a_story_of_a_file_by_its_id(self):
        done = self.expect(1, "compare", "day.jsonl#a7", "new.txt")
        self.assertIn("  a  day.jsonl:1 (a7)\n", done.stdout)
        self.assertIn("     Ferry sinks off cape\n", done.stdout)
        self.expect(0, "compare", "day.jsonl#day.jsonl:4", "new.txt")
        done = self.expect(2, "compare", "day.jsonl#b", "new.txt")
        self.assertIn("has no story of the id 'b': ", done.stderr)

    def test_of_many_one_is_to_be_named(self):
        done = self.expect(2, "compare", "day.jsonl", "new.txt")
        self.assertIn("day.jsonl:3:2: ", done.stderr)
        done = self.expect(2, "compare", "old.txt:3", "new.txt")
        self.assertIn("name the file alone, as old.txt", done.stderr)
        self.write("two.jsonl", line(OLD) + line(NEW))
        done = self.expect(2, "compare", "two.jsonl", "new.txt")
        self.assertIn("as two.jsonl:LINE or two.jsonl#ID", done.stderr)
        self.write("one.jsonl", "\n" + line(OLD))
        self.expect(1, "compare", "one.jsonl", "new.txt")
        self.write("none.jsonl", "")
        done = self.expect(2, "compare", "none.jsonl", "new.txt")
        self.assertIn("none.jsonl: holds no story: ", done.stderr)

    def test_a_name_that_is_a_file_is_that_file(self):
        self.write("a:1", OLD)
        self.write("b#x", NEW)
        self.expect(1, "compare", "a:1", "b#x")

    def test_members_can_be_named(self):
        self.write("a.jsonl", json.dumps({"body": OLD, "uri": "u1"}) + "\n")
        answer = self.answer(
            1, "--field", "text=body", "--field", "id=uri", "a.jsonl",
            "new.txt",
        )
        self.assertEqual(answer["a"], "u1")

    def test_empty_stories_are_not_related(self):
        self.write("empty.txt", "")
        self.expect(0, "compare", "empty.txt", "old.txt")
        answer = self.answer(0, "empty.txt", "empty.txt")
        self.assertEqual(answer["resemblance"], 0.0)


class Reports(Compare):
    def test_json_counts_in_the_text(self):
        answer = self.answer(1, "old.txt", "new.txt")
        self.assertEqual(answer["schema"], "doublet-compare/1")
        texts = {"a": OLD.encode(), "b": NEW.encode()}
        self.assertIn("number", [c["kind"] for c in answer["changes"]])
        for change in answer["changes"]:
            for side in texts.keys() & change.keys():
                span = change[side]
                cut = texts[side][span["start"]:span["end"]].decode()
                self.assertEqual(cut, span["text"])
        for passage in answer["passages"]:
            for side, text in texts.items():
                start, end = passage[side]
                self.assertTrue(0 <= start < end <= len(text))
        self.assertTrue(0 < answer["resemblance"] < 1)
        self.assertEqual(answer["containment"].keys(), texts.keys())

    def test_people_see_what_changed(self):
        done = self.expect(1, "compare", "old.txt", "new.txt")
        self.assertIn("number   five -> twelve", done.stdout)
        self.assertIn("added    The owner of the boat", done.stdout)
        self.assertIn("five people", done.stdout)
        self.assertIn(" | ", done.stdout)
        self.assertNotIn("\x1b", done.stdout)
        longest = max(len(row) for row in done.stdout.splitlines())
        self.assertLessEqual(longest, 80)

    def test_quiet_is_the_answer_only(self):
        done = self.expect(1, "compare", "-q", "--color", "always", "old.txt",
                           "new.txt")
        self.assertEqual(done.stdout.count("\n\n"), 0)
        self.assertIn("\x1b[1m", done.stdout)

    def test_a_report_goes_to_a_file(self):
        self.expect(1, "compare", "-o", "report", "old.txt", "new.txt")
        self.assertIn("five -> twelve", (self.folder / "report").read_text())
        for name in ("old.txt", "new.txt"):
            done = self.expect(2, "compare", "-o", name, "old.txt", "new.txt")
            self.assertIn("is the story and the report", done.stderr)
        self.assertEqual((self.folder / "old.txt").read_text(), OLD)

    def test_a_full_disk_is_told(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        with open("/dev/full", "wb") as full:
            done = self.expect(
                2, "compare", "old.txt", "new.txt", stdout=full
            )
        self.assertIn("cannot be written", done.stderr)


if __name__ == "__main__":
    program.main()
