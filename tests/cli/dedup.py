# SPDX-License-Identifier: MIT
"""doublet dedup from end to end: what goes in, what is found, what is kept,
and what happens when something is wrong."""

import gzip
import json
import os
import pty
import random
import signal
import subprocess
import time
import unittest

import program

FERRY = (
    "HARBOUR CITY: At least five people died when a small ferry sank off the "
    "cape on Sunday night, the coast guard said.\n\n"
    "The boat, with 41 people on board, was on its way to the islands when it "
    "took in water and went down within minutes, a survivor told the harbour "
    "radio. Nobody could say why it had sailed in spite of the warning.\n"
)
UPDATE = FERRY.replace("five", "twelve") + (
    "\nThe owner of the boat, which was built in 1974 and mended last year, "
    "did not answer calls, and his office in the harbour was closed.\n"
)
BREAD = (
    "The price of bread rose again in March as millers passed on what they "
    "pay for wheat, the bakers' union said in its report of the spring.\n"
)
CHESS = (
    "A girl of nine from the hill villages won the open chess championship of "
    "the province on Saturday, the youngest ever to do so, after six hours.\n"
)


def line(text, **members):
    return json.dumps({"text": text, **members}) + "\n"


DAY = (
    line(FERRY, id="a1", headline="Ferry sinks off cape",
         published="2026-11-22T08:00:00Z")
    + line(BREAD, id="a2", published="2026-11-22T08:10:00Z")
    + line(UPDATE, id="a3", headline="UPDATE 1-Ferry sinks off cape",
           published="2026-11-22T09:00:00Z")
    + line(FERRY, id="a4", headline="Ferry sinks off cape",
           published="2026-11-22T09:30:00Z")
    + line(CHESS, id="a5", published="2026-11-22T10:00:00Z")
)


class Dedup(program.Case):
    def setUp(self):
        super().setUp()
        self.write("day.jsonl", DAY)

    def lines(self, status, *arguments, **options):
        """The lines of --format jsonl, parsed."""
        done = self.expect(
            status, "dedup", "-f", "jsonl", *arguments, **options
        )
        return [json.loads(row) for row in done.stdout.splitlines()]

    def pairs(self, *arguments, status=0, **options):
        """{(a, b)} of the pairs."""
        found = self.lines(status, *arguments, **options)
        return {(pair["a"], pair["b"]) for pair in found}


class Pairs(Dedup):
    def test_a_line_a_pair(self):
        found = self.lines(0, "day.jsonl")
        self.assertEqual(
            [(p["a"], p["b"], p["relation"]) for p in found],
            [("a1", "a3", "update"), ("a1", "a4", "identical"),
             ("a3", "a4", found[2]["relation"])],
        )
        self.assertEqual(found[1]["resemblance"], 1.0)
        self.assertEqual(found[1]["containment"], {"a": 1.0, "b": 1.0})
        self.assertEqual(found[1]["schema"], "doublet-dedup/1")
        self.assertIsInstance(found[1]["marks"], list)
        self.assertTrue(0 < found[0]["resemblance"] < 1)

    def test_a_threshold_asks_for_no_relation(self):
        found = self.lines(0, "--threshold", "0.9", "day.jsonl")
        self.assertEqual([(p["a"], p["b"]) for p in found], [("a1", "a4")])
        self.assertNotIn("relation", found[0])
        found = self.lines(0, "--threshold", "90%", "--relations", "day.jsonl")
        self.assertEqual(found[0]["relation"], "identical")
        self.assertEqual(
            self.pairs("--containment", "0.8", "day.jsonl"),
            {("a1", "a3"), ("a1", "a4"), ("a3", "a4")},
        )
        self.assertEqual(
            self.pairs("--threshold", "0.9", "--exact", "day.jsonl"),
            {("a1", "a4")},
        )

    def test_the_same_input_gives_the_same_bytes(self):
        once = self.expect(0, "dedup", "-f", "jsonl", "day.jsonl").stdout
        for options in (("-j", "2"), ("-j0",), ()):
            for env in ({}, {"DOUBLET_CPU": "scalar"}):
                done = self.expect(0, "dedup", "-f", "jsonl", *options,
                                   "day.jsonl", env=env)
                self.assertEqual(done.stdout, once)

    def test_fail_on_a_pair(self):
        self.expect(1, "dedup", "--fail", "day.jsonl")
        self.expect(1, "dedup", "--fail", "--groups", "-q", "day.jsonl")
        self.write("one.jsonl", line(BREAD))
        self.expect(0, "dedup", "--fail", "one.jsonl")

    def test_groups(self):
        (group,) = self.lines(0, "--groups", "day.jsonl")
        self.assertEqual(group["schema"], "doublet-groups/1")
        self.assertEqual(group["stories"], ["a1", "a3", "a4"])
        self.assertIn(group["lead"], group["stories"])
        self.assertEqual(group["group"], "a1")
        self.assertEqual([len(edge) for edge in group["edges"]], [3, 3])
        (group,) = self.lines(0, "--groups", "--threshold", ".5", "day.jsonl")
        self.assertEqual([len(edge) for edge in group["edges"]], [2, 2])

    def test_people_see_groups(self):
        done = self.expect(0, "dedup", "day.jsonl")
        rows = done.stdout.splitlines()
        self.assertEqual(rows[0], "a1  2026-11-22 08:00  Ferry sinks off cape")
        self.assertRegex(rows[1], r"^  update +\d+ %  a3  09:00  UPDATE 1-Fer")
        self.assertRegex(rows[2], r'^  identical   100 %  a4  09:30  "$')
        self.assertEqual(rows[-1], "5 stories: 2 duplicates in 1 group")
        self.assertEqual(done.stderr, "")

    def test_versions_share_quotations_once(self):
        said = ('"We are a small place and everybody here has lost somebody '
                'today," said the mayor of the islands, Ida Holm.\n')
        self.write("day.jsonl", line(FERRY + said, id="a")
                   + line(UPDATE + said, id="b") + line(BREAD + said, id="c"))
        self.assertEqual(
            self.pairs("day.jsonl"), {("a", "b"), ("a", "c"), ("b", "c")})
        for options, times in (((), 1), (("-v",), 2)):
            done = self.expect(0, "dedup", *options, "day.jsonl")
            shared = done.stdout.split("Other stories")[1]
            self.assertEqual(shared.count("%  c  "), times)

    def test_nothing_to_find(self):
        done = self.expect(0, "dedup", stdin="")
        self.assertEqual(done.stdout, "1 story: no duplicates\n")
        self.write("empty.jsonl", line("") + line(""))
        self.assertEqual(self.lines(0, "empty.jsonl"), [])

    def test_boilerplate(self):
        words = ("bread milk wine salt tea oats rose fell stood in march "
                 "may towns hills millers bakers unions said asked").split()
        pick = random.Random(7).choice
        self.write("six.jsonl", "".join(
            line(" ".join(pick(words) for _ in range(80)) + ".\nThe figures "
                 "are not adjusted for the season of the year.\n",
                 source="Wire") for _ in range(6)))
        found = self.lines(0, "--boilerplate", "six.jsonl")
        self.assertIn(6, [s["stories"] for s in found])
        self.assertEqual({s["schema"] for s in found},
                         {"doublet-boilerplate/1"})
        done = self.expect(0, "dedup", "--boilerplate", "six.jsonl")
        self.assertIn("     6  The figures are not adjusted", done.stdout)


class Names(Dedup):
    def test_file_and_line_without_an_id(self):
        self.write("a.jsonl", line(FERRY) + "\n" + line(FERRY))
        self.write("b.txt", FERRY)
        self.assertEqual(
            self.pairs("a.jsonl", "b.txt"),
            {("a.jsonl:1", "a.jsonl:3"), ("a.jsonl:1", "b.txt"),
             ("a.jsonl:3", "b.txt")},
        )

    def test_an_id_that_comes_again_is_a_version(self):
        self.write("a.jsonl", line(FERRY, id="x") + line(UPDATE, id="x"))
        self.write("b.jsonl", line(FERRY, id="x"))
        pairs = self.pairs("a.jsonl", "b.jsonl")
        self.assertIn(("x", "x@a.jsonl:2"), pairs)
        self.assertIn(("x", "x@b.jsonl:1"), pairs)

    def test_a_file_counts_once(self):
        os.symlink("day.jsonl", self.folder / "link.jsonl")
        once = self.pairs("day.jsonl")
        self.assertEqual(self.pairs("day.jsonl", "day.jsonl", "."), once)
        done = self.expect(0, "dedup", "-v", "day.jsonl", "link.jsonl")
        self.assertIn("link.jsonl: skipped: was read before", done.stderr)

    def test_bad_lines_do_not_move_the_names(self):
        rows = DAY.splitlines(keepends=True)
        self.write("bad.jsonl", "{broken\n" + rows[0] + "\n[1]\n" + rows[1]
                   + '{"id":7}\n' + rows[3] + "{")
        done = self.run_program("dedup", "-f", "jsonl", "bad.jsonl")
        self.assertEqual(done.returncode, 2)
        (pair,) = [json.loads(row) for row in done.stdout.splitlines()]
        self.assertEqual((pair["a"], pair["b"]), ("a1", "a4"))
        for place in ("1:2", "4:1", "6:1", "8:2"):
            self.assertIn(f"doublet: bad.jsonl:{place}: ", done.stderr)


class Inputs(Dedup):
    def test_standard_input_pipes_and_packed_files(self):
        expected = self.pairs("day.jsonl")
        self.assertEqual(self.pairs(stdin=DAY), expected)
        self.assertEqual(self.pairs("-", stdin=DAY), expected)
        self.write("day.jsonl.gz", gzip.compress(DAY.encode()))
        self.assertEqual(self.pairs("day.jsonl.gz"), expected)
        with open(self.folder / "day.jsonl", "rb") as file:
            done = subprocess.run(
                [program.PROGRAM, "dedup", "-f", "jsonl"], stdin=file,
                capture_output=True, check=True, timeout=60,
            )
        self.assertEqual(len(done.stdout.splitlines()), len(expected))
        if os.path.exists("/dev/stdin"):
            self.assertEqual(self.pairs("/dev/stdin", stdin=DAY), expected)

    def test_a_folder_of_stories(self):
        for name, text in (("a", FERRY), ("b", BREAD), ("sub/c", FERRY)):
            self.write(f"desk/{name}.txt", text)
        self.assertEqual(self.pairs("desk"),
                         {("desk/a.txt", "desk/sub/c.txt")})

    def test_no_room_to_keep_a_pipe(self):
        done = self.expect(2, "dedup", stdin=DAY, env={"TMPDIR": "/gone"})
        self.assertIn("cannot be kept in /gone to be read twice", done.stderr)
        self.assertIn("set TMPDIR", done.stderr)

    def test_a_truncated_file_gives_what_is_whole(self):
        packed = gzip.compress((DAY * 50).encode())
        self.write("cut.jsonl.gz", packed[: len(packed) // 2])
        done = self.run_program("dedup", "-f", "jsonl", "cut.jsonl.gz")
        self.assertEqual(done.returncode, 2)
        self.assertIn("doublet: cut.jsonl.gz", done.stderr)

    def test_a_missing_file_leaves_the_rest(self):
        done = self.expect(2, "dedup", "gone.jsonl", "day.jsonl")
        self.assertIn("doublet: gone.jsonl: ", done.stderr)
        self.assertIn("2 duplicates in 1 group, 1 item could not be read",
                      done.stdout)

    def test_a_story_over_the_limit_is_passed_over(self):
        self.write("long.jsonl", line(BREAD * 2000) + DAY)
        done = self.run_program("dedup", "-f", "jsonl", "--max-size", "64K",
                                "long.jsonl")
        self.assertEqual(done.returncode, 2)
        self.assertIn("long.jsonl:1:1: the story is longer than 64 KiB",
                      done.stderr)
        self.assertEqual(len(done.stdout.splitlines()), 3)


    def while_it_waits(self, change):
        """Reads day.jsonl, waits for a pipe, and reads day.jsonl again."""
        os.mkfifo(self.folder / "pipe")
        process = subprocess.Popen(
            [program.PROGRAM, "dedup", "-f", "jsonl", "day.jsonl", "pipe"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.folder,
        )
        with open(self.folder / "pipe", "w") as pipe:
            change()
            pipe.write(line(CHESS, id="p1"))
        out, err = process.communicate(timeout=30)
        return process.returncode, out.decode(), err.decode()

    def test_a_file_that_changed_is_told(self):
        status, out, err = self.while_it_waits(
            lambda: self.write("day.jsonl", DAY.replace("captain", "owner")
                               .replace("five", "seven")))
        self.assertEqual((status, out), (2, ""))
        self.assertIn("doublet: day.jsonl:1: is not what it was", err)

    def test_a_file_that_went_is_told(self):
        status, out, err = self.while_it_waits(
            lambda: os.unlink(self.folder / "day.jsonl"))
        self.assertEqual((status, out), (2, ""))
        self.assertIn("doublet: day.jsonl: no such file", err)

    def test_a_file_that_grew_is_as_it_was(self):
        status, out, err = self.while_it_waits(
            lambda: self.write("day.jsonl", DAY + line(FERRY, id="a9")))
        self.assertEqual((status, err), (0, ""))
        self.assertNotIn("a9", out)
        self.assertIn('"a":"a5","b":"p1"', out)


class Kept(Dedup):
    def kept(self, *options, name="kept.jsonl"):
        self.expect(0, "dedup", "-q", "--unique", name, *options)
        return (self.folder / name).read_text()

    def test_lines_are_kept_as_they_are(self):
        rows = DAY.splitlines(keepends=True)
        odd = rows[1].replace('"text":', ' "text" :').replace("\n", " \r\n")
        self.write("odd.jsonl", "\ufeff" + rows[0] + "\n" + odd + rows[3]
                   + rows[4].strip())
        with open(self.folder / "kept.jsonl", "wb"):
            pass
        self.kept("odd.jsonl")
        self.assertEqual(
            (self.folder / "kept.jsonl").read_bytes().decode(),
            rows[0] + odd + rows[4],
        )

    def test_which_is_kept(self):
        rows = DAY.splitlines(keepends=True)
        others = [rows[1], rows[4]]
        for rule, row in (("first", 0), ("longest", 2), ("newest", 3)):
            kept = self.kept("--keep", rule, "day.jsonl").splitlines(True)
            self.assertEqual(sorted(kept), sorted([rows[row], *others]))
        self.assertEqual(self.kept("day.jsonl"), rows[0] + "".join(others))

    def test_kept_stories_have_no_duplicates(self):
        self.kept("day.jsonl")
        self.assertEqual(self.pairs("kept.jsonl"), set())
        kept = self.kept("--threshold", "0.9", "day.jsonl")
        self.assertEqual(len(kept.splitlines()), 4)

    def test_of_files_the_names_are_kept(self):
        for name, text in (("a", FERRY), ("b", BREAD), ("c", FERRY)):
            self.write(f"desk/{name}.txt", text)
        self.assertEqual(self.kept("desk"), "desk/a.txt\ndesk/b.txt\n")
        done = self.expect(2, "dedup", "--unique", "x", "desk", "day.jsonl")
        self.assertIn("give them one after the other", done.stderr)
        self.assertFalse((self.folder / "x").exists())

    def test_to_standard_output_without_a_report(self):
        done = self.expect(0, "dedup", "--unique", "-", "day.jsonl")
        self.assertEqual(len(done.stdout.splitlines()), 3)
        self.assertEqual(done.stderr, "doublet: 3 of 5 stories kept\n")

    def test_packed_files_are_kept_unpacked(self):
        self.write("day.jsonl.gz", gzip.compress(DAY.encode()))
        self.assertEqual(self.kept("day.jsonl.gz"), self.kept("day.jsonl"))

    def test_options_that_do_not_go_together(self):
        for options, reason in (
            (("--keep", "newest"), "give --unique FILE"),
            (("--unique", "x", "-o", "x"), "is the report and the file"),
            (("--unique", "day.jsonl"), "is read and would be written"),
            (("--unique", "x", "--boilerplate"), "give one of them"),
            (("-o", "day.jsonl"), "is the story and the report"),
            (("--threshold", "1.5"), "a number above 0 and up to 1"),
            (("--threshold", "0"), "a number above 0 and up to 1"),
            (("--threshold", "0,8"), "a number above 0 and up to 1"),
        ):
            done = self.expect(2, "dedup", *options, "day.jsonl")
            self.assertIn(reason, done.stderr)
            self.assertEqual(done.stdout, "")
        self.assertEqual((self.folder / "day.jsonl").read_text(), DAY)
        self.assertEqual(os.listdir(self.folder), ["day.jsonl"])

    def test_the_rights_of_a_file_stay(self):
        self.write("kept.jsonl", "old\n")
        os.chmod(self.folder / "kept.jsonl", 0o640)
        self.kept("day.jsonl")
        mode = os.stat(self.folder / "kept.jsonl").st_mode & 0o777
        self.assertEqual(mode, 0o640)

    def test_a_full_disk_is_told(self):
        if not os.path.exists("/dev/full"):
            self.skipTest("no /dev/full")
        done = self.expect(2, "dedup", "--unique", "/dev/full", "day.jsonl")
        self.assertIn("/dev/full: cannot be written (", done.stderr)
        with open("/dev/full", "wb") as full:
            done = self.expect(2, "dedup", "day.jsonl", stdout=full)
        self.assertIn("standard output: cannot be written", done.stderr)


class Interrupted(Dedup):
    def test_nothing_is_left_half_written(self):
        """Stopped while it waits for standard input, and killed."""
        self.write("kept.jsonl", "old\n")
        for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
            process = subprocess.Popen(
                [program.PROGRAM, "dedup", "--unique", "kept.jsonl", "-o",
                 "report", "-"],
                stdin=subprocess.PIPE, stderr=subprocess.PIPE,
                cwd=self.folder, env=self.environment({}),
            )
            process.stdin.write(DAY.encode())
            process.stdin.flush()
            self.wait_for(lambda: len(os.listdir(self.folder)) == 4)
            process.send_signal(number)
            process.stdin.close()
            self.assertEqual(process.wait(30), status)
            process.stderr.close()
            self.assertEqual(sorted(os.listdir(self.folder)),
                             ["day.jsonl", "kept.jsonl"])
        self.assertEqual((self.folder / "kept.jsonl").read_text(), "old\n")

    def wait_for(self, what):
        for _ in range(500):
            if what():
                return
            time.sleep(0.02)
        self.fail("nothing happened")

    def test_a_closed_pipe_ends_quietly(self):
        self.write("many.jsonl", line(FERRY) * 300)
        process = subprocess.Popen(
            [program.PROGRAM, "dedup", "-f", "jsonl", "many.jsonl"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self.folder,
        )
        process.stdout.readline()
        process.stdout.close()
        self.assertEqual(process.stderr.read(), b"")
        process.stderr.close()
        self.assertEqual(process.wait(30), 0)

    def test_progress_on_a_terminal(self):
        master, slave = pty.openpty()
        process = subprocess.Popen(
            [program.PROGRAM, "dedup", "-"], stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL, stderr=slave, cwd=self.folder,
        )
        os.close(slave)
        time.sleep(0.6)
        process.stdin.write(DAY.encode())
        process.stdin.close()
        self.assertEqual(process.wait(30), 0)
        shown = os.read(master, 4096).decode()
        os.close(master)
        self.assertTrue(shown.startswith("doublet: reading"), shown)
        self.assertTrue(shown.endswith("\r\x1b[K"), shown)

    def test_progress_on_demand(self):
        self.write("many.jsonl", DAY * 50)
        done = self.expect(0, "dedup", "--progress", "never", "-q",
                           "--threshold", "1", "many.jsonl")
        self.assertEqual(done.stderr, "")


if __name__ == "__main__":
    program.main()
