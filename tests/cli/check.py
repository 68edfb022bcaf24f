# SPDX-License-Identifier: MIT
"""doublet check from end to end: what goes in, what comes out, and with
which status it ends."""

import gzip
import json
import os
import unittest

import program
from program import CLEAN, DOUBLED


class Status(program.Case):
    def test_nothing_found(self):
        self.write("a.txt", CLEAN)
        done = self.expect(0, "check", "a.txt")
        self.assertIn("1 story, ", done.stdout)
        self.assertIn(": nothing found\n", done.stdout)
        self.assertEqual(done.stderr, "")

    def test_something_found(self):
        self.write("a.txt", DOUBLED)
        done = self.expect(1, "check", "a.txt")
        self.assertIn("a.txt:3:1: warning: ", done.stdout)
        self.assertIn("[repeated-sentence]", done.stdout)
        self.assertIn("   1 | The harbour board", done.stdout)
        self.assertIn("   3 | The harbour board", done.stdout)
        self.assertIn("     | ~~~~", done.stdout)
        self.assertTrue(done.stdout.endswith(": 1 warning\n"), done.stdout)

    def test_what_fails_can_be_chosen(self):
        self.write("a.txt", DOUBLED)
        for level, status in (
            ("note", 1), ("warning", 1), ("error", 0), ("never", 0)
        ):
            self.expect(status, "check", "--fail-on", level, "a.txt")

    def test_a_name_that_is_empty_can_be_seen(self):
        done = self.expect(2, "check", "")
        self.assertEqual(
            done.stderr,
            "doublet: '': no such file or directory: check its name\n",
        )

    def test_a_story_over_the_limit_is_told_with_the_limit(self):
        self.write("a.txt", CLEAN * 100)
        for size, limit in (("1", "1 byte"), ("3", "3 bytes"), ("1K", "1 KiB")):
            done = self.expect(2, "check", "--max-size", size, "a.txt")
            self.assertEqual(
                done.stderr,
                f"doublet: a.txt: the story is longer than {limit}: "
                "raise the limit with --max-size\n",
            )

    def test_a_missing_file_leaves_the_rest(self):
        self.write("a.txt", DOUBLED)
        done = self.expect(2, "check", "gone.txt", "a.txt")
        self.assertIn("doublet: gone.txt: ", done.stderr)
        self.assertIn("a.txt:3:1: warning", done.stdout)
        self.assertIn("1 item could not be read", done.stdout)


class Compressed(program.Case):
    def test_text(self):
        self.write("a.txt.gz", gzip.compress(DOUBLED.encode()))
        done = self.expect(1, "check", "a.txt.gz")
        self.assertIn("a.txt.gz:3:1: warning: ", done.stdout)
        self.assertIn("   1 | The harbour board", done.stdout)

    def test_lines_on_standard_input(self):
        lines = "".join(
            json.dumps({"id": str(i), "text": DOUBLED}) + "\n"
            for i in range(3)
        )
        packed = b"".join(
            gzip.compress(half.encode()) for half in (lines[:50], lines[50:])
        )
        stories, _ = self.stories(1, "-", stdin=packed)
        self.assertEqual([story["id"] for story in stories], ["0", "1", "2"])
        self.assertTrue(all(story["findings"] for story in stories))

    def test_folders_are_walked_through(self):
        self.write("in/a.txt.gz", gzip.compress(DOUBLED.encode()))
        self.write("in/b.tar.gz", gzip.compress(b"\0" * 10240))
        done = self.expect(1, "check", "-v", "in")
        self.assertIn("in/a.txt.gz:3:1: warning", done.stdout)
        self.assertIn("in/b.tar.gz: skipped: is no text", done.stderr)

    def test_what_is_cut_short_is_checked_and_told(self):
        packed = gzip.compress(DOUBLED.encode())
        self.write("a.gz", packed[:-4])
        done = self.expect(2, "check", "a.gz")
        self.assertIn("a.gz:3:1: warning", done.stdout)
        self.assertEqual(
            done.stderr,
            f"doublet: a.gz: byte {len(packed) - 4}: the gzip data are "
            "truncated: what is there was read\n",
        )

    def test_the_limit_is_one_of_what_is_inside(self):
        self.write("a.gz", gzip.compress(b"rain " * 10**6))
        done = self.expect(2, "check", "--max-size", "1M", "a.gz")
        self.assertIn("the story is longer than 1 MiB", done.stderr)

    def test_other_commands_read_them_as_well(self):
        self.write("a.gz", gzip.compress(CLEAN.encode()))
        done = self.expect(0, "segment", "a.gz")
        self.assertIn("harbour board", done.stdout)


class Options(program.Case):
    def test_level_hides_but_does_not_change_the_status(self):
        self.write("a.txt", DOUBLED)
        done = self.expect(1, "check", "--level", "error", "a.txt")
        self.assertNotIn("a.txt:", done.stdout)
        self.assertIn(": 1 warning (1 not shown)\n", done.stdout)
        for form, shown in (("unix", "doublet: 1 story"), ("json", "")):
            done = self.expect(
                1, "check", "--level", "error", "-f", form, "a.txt"
            )
            self.assertIn(shown, done.stderr)
            self.assertEqual("(1 not shown)" in done.stderr, form == "unix")
        done = self.expect(1, "check", "-q", "--level", "error", "a.txt")
        self.assertEqual(done.stdout + done.stderr, "")

    def test_rules_can_be_chosen_and_left_out(self):
        self.write("a.txt", DOUBLED)
        self.expect(0, "check", "--rule", "doubled-quote", "a.txt")
        self.expect(1, "check", "--rule",
                    "doubled-quote,repeated-sentence", "a.txt")
        self.expect(0, "check", "--rule", "repeated-sentence", "--no-rule",
                    "repeated-sentence", "a.txt")

    def test_min_words(self):
        self.write("a.txt", DOUBLED)
        self.expect(0, "check", "--min-words", "40", "a.txt")

    def test_quiet_leaves_out_the_summary(self):
        self.write("a.txt", CLEAN)
        done = self.expect(0, "check", "-q", "a.txt")
        self.assertEqual(done.stdout + done.stderr, "")
        done = self.expect(0, "check", "-q", "-f", "unix", "a.txt")
        self.assertEqual(done.stdout + done.stderr, "")

    def test_colour_only_when_asked_for_or_on_a_terminal(self):
        self.write("a.txt", DOUBLED)
        plain = self.expect(1, "check", "a.txt").stdout
        self.assertNotIn("\x1b", plain)
        colored = self.expect(1, "check", "--color=always", "a.txt").stdout
        self.assertIn("\x1b[1;33mwarning:", colored)
        self.assertNotIn("~~~", colored)

    def test_width_follows_columns(self):
        self.write("a.txt", DOUBLED.replace("\n", " and so it goes on.\n"))
        for width in (40, 60, 120):
            done = self.expect(
                1, "check", "-q", "a.txt", env={"COLUMNS": str(width)}
            )
            longest = max(len(line) for line in done.stdout.splitlines())
            self.assertLessEqual(longest, width)

    def test_language_of_stories(self):
        self.write("a.txt", CLEAN)
        self.expect(0, "check", "--language", "de", "a.txt")


class Formats(program.Case):
    def test_unix(self):
        self.write("a.txt", DOUBLED)
        done = self.expect(1, "check", "-f", "unix", "a.txt")
        self.assertRegex(
            done.stdout,
            r"^a\.txt:3:1: warning: [^\n]+ \[repeated-sentence\]\n$",
        )
        self.assertRegex(done.stderr, r"^doublet: 1 story, .*: 1 warning\n$")

    def test_jsonl_has_a_line_for_every_story(self):
        self.write("a.txt", DOUBLED)
        self.write("b.txt", CLEAN)
        (first, second), _ = self.stories(1, "a.txt", "b.txt")
        self.assertEqual(first["schema"], "doublet-check/1")
        self.assertEqual(first["id"], "a.txt")
        self.assertEqual(second["findings"], [])
        finding = first["findings"][0]
        self.assertEqual(finding["rule"], "repeated-sentence")
        self.assertEqual(finding["score"], 1.0)
        self.assertEqual(finding["changes"], [])
        source = DOUBLED.encode()
        for place in finding["places"]:
            text = source[place["start"]:place["end"]].decode()
            self.assertEqual(place["text"], text)
        self.assertEqual([p["line"] for p in finding["places"]], [1, 3])
        share = first["repeated_words"] / first["words"]
        self.assertAlmostEqual(first["redundancy"], share, delta=0.0006)

    def test_json_is_one_document(self):
        self.write("a.txt", DOUBLED)
        done = self.expect(1, "check", "-f", "json", "a.txt", "a.txt")
        report = json.loads(done.stdout)
        self.assertEqual(report["schema"], "doublet-check/1")
        self.assertEqual(len(report["stories"]), 2)
        self.assertEqual(
            report["summary"]["findings"],
            {"note": 0, "warning": 2, "error": 0},
        )
        self.assertEqual(report["summary"]["failed"], 0)

    def test_json_without_stories_is_still_json(self):
        done = self.expect(2, "check", "-f", "json", "gone.txt")
        report = json.loads(done.stdout)
        self.assertEqual(report["stories"], [])
        self.assertEqual(report["summary"]["failed"], 1)


class Input(program.Case):
    def test_standard_input(self):
        for arguments in ([], ["-"]):
            done = self.expect(1, "check", *arguments, stdin=DOUBLED)
            self.assertIn("<stdin>:3:1: warning", done.stdout)

    def test_standard_input_has_a_name(self):
        done = self.expect(
            1, "check", "--stdin-filename", "desk.txt", stdin=DOUBLED
        )
        self.assertIn("desk.txt:3:1: warning", done.stdout)

    def test_folders_are_walked_in_order(self):
        self.write("d/b.txt", DOUBLED)
        self.write("d/a/z.txt", DOUBLED)
        self.write("d/.hidden.txt", DOUBLED)
        self.write("d/image.png", b"\x89PNG\0\0\0")
        stories, done = self.stories(1, "d")
        self.assertEqual(
            [story["path"] for story in stories], ["d/a/z.txt", "d/b.txt"]
        )
        self.assertRegex(done.stderr, r"^doublet: 1 file skipped: .* \(-v names them\)\n$")
        _, done = self.stories(1, "-v", "d")
        self.assertIn("doublet: d/image.png: skipped", done.stderr)

    def test_what_is_no_file_in_a_folder_is_counted(self):
        self.write("d/a.txt", CLEAN)
        os.mkfifo(self.folder / "d/pipe")
        (self.folder / "d/gone").symlink_to("nowhere")
        done = self.expect(0, "check", "-v", "d")
        self.assertIn("d/pipe: skipped: is no regular file", done.stderr)
        self.assertIn("d/gone: skipped: is no regular file", done.stderr)
        self.assertIn("doublet: 2 files skipped: ", done.stderr)

    @unittest.skipIf(os.geteuid() == 0, "root reads everything")
    def test_a_folder_that_cannot_be_read_leaves_the_rest(self):
        self.write("d/a/a.txt", CLEAN)
        self.write("d/b.txt", CLEAN)
        (self.folder / "d/a").chmod(0)
        self.addCleanup((self.folder / "d/a").chmod, 0o700)
        stories, done = self.stories(2, "d")
        self.assertEqual(len(stories), 1)
        self.assertIn("doublet: d/a: ", done.stderr)

    def test_an_empty_file_is_a_story_of_no_words(self):
        self.write("a.txt", "")
        (story,), _ = self.stories(0, "a.txt")
        self.assertEqual(story["words"], 0)
        self.assertEqual(story["redundancy"], 0)

    def test_bytes_that_are_no_text(self):
        for content in (b"\0\0\0", b"a\0b " * 9, b"\xff\xfe\xfd" * 9,
                        b"\xc3", bytes(range(256)) * 3, b"\r\r\n\n"):
            self.write("a.txt", content)
            done = self.run_program("check", "-f", "jsonl", "a.txt")
            self.assertIn(done.returncode, (0, 1, 2))
            if done.returncode == 2:
                self.assertIn("doublet: a.txt: ", done.stderr)
            else:
                json.loads(done.stdout)
            self.run_program("check", "a.txt")

    def test_crlf_lines_are_counted_once(self):
        self.write("a.txt", DOUBLED.replace("\n", "\r\n"))
        done = self.expect(1, "check", "-f", "unix", "a.txt")
        self.assertIn("a.txt:3:1: warning", done.stdout)


class JsonLines(program.Case):
    def lines(self, *texts):
        return "".join(
            json.dumps({"id": f"s{i}", "text": text}) + "\n"
            for i, text in enumerate(texts, 1)
        )

    def test_records_and_pointers(self):
        self.write("day.jsonl", self.lines(CLEAN, DOUBLED))
        stories, _ = self.stories(1, "day.jsonl")
        self.assertEqual([s["id"] for s in stories], ["s1", "s2"])
        self.assertEqual([s["record"] for s in stories], [1, 2])
        self.assertEqual(stories[1]["pointer"], "/text")
        places = stories[1]["findings"][0]["places"]
        self.assertEqual(places[1]["line"], 3)
        done = self.expect(1, "check", "-f", "unix", "day.jsonl")
        self.assertTrue(done.stdout.startswith("day.jsonl:2:1: warning"))
        done = self.expect(1, "check", "day.jsonl")
        self.assertIn("day.jsonl:2 (s2) 3:1: warning", done.stdout)

    def test_a_story_without_id(self):
        self.write("day.jsonl", json.dumps({"text": DOUBLED}) + "\n")
        (story,), _ = self.stories(1, "day.jsonl")
        self.assertEqual(story["id"], "day.jsonl:1")
        done = self.expect(1, "check", "day.jsonl")
        self.assertIn("day.jsonl:1 3:1: warning", done.stdout)

    def test_json_that_is_no_json_lines_is_no_story(self):
        whole = json.dumps([{"text": DOUBLED}])
        for text in (whole, json.dumps({"text": DOUBLED}, indent=2)):
            done = self.expect(2, "check", stdin=text)
            self.assertIn("<stdin>: is JSON, but not JSON Lines", done.stderr)
        self.expect(1, "check", "--input-format", "text", stdin=whole * 2)
        self.expect(0, "check", stdin="[CORRECTED] The board met.\n")

    def test_other_members(self):
        line = json.dumps({"body": {"plain": DOUBLED}, "uri": "u1"})
        (story,), _ = self.stories(
            1, "--field", "text=/body/plain", "--field=id=uri",
            "--input-format", "jsonl", stdin=line
        )
        self.assertEqual(story["id"], "u1")

    def test_one_bad_line_of_five(self):
        lines = self.lines(CLEAN, CLEAN, CLEAN, DOUBLED, CLEAN).split("\n")
        lines[2] = '{"id": "s3", "text": oops}'
        self.write("day.jsonl", "\n".join(lines))
        stories, done = self.stories(2, "day.jsonl")
        self.assertEqual([s["id"] for s in stories], ["s1", "s2", "s4", "s5"])
        self.assertRegex(done.stderr, r"^doublet: day\.jsonl:3:\d+: \S")
        self.assertEqual(done.stderr.count("\n"), 1)


if __name__ == "__main__":
    program.main()
