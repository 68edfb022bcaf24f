# SPDX-License-Identifier: MIT
"""doublet bench from end to end. Nothing here depends on how fast it is."""

import json
import os
import pty
import re
import signal
import subprocess
import time

import program
from program import PROGRAM

STORY = "The harbour board will rebuild the old fish pier before winter.\n" * 9
QUICK = ("bench", "--seconds", "0.001")


class Bench(program.Case):
    def document(self, *arguments, **options):
        done = self.expect(0, *QUICK, "-f", "json", *arguments, **options)
        self.assertEqual(done.stderr, "")
        return json.loads(done.stdout)

    def test_json_has_machine_copy_and_rows(self):
        found = self.document()
        self.assertEqual(found["schema"], "doublet-bench/1")
        machine = found["machine"]
        self.assertIn("scalar", machine["kernels"])
        self.assertGreater(machine["hertz"], 1e8)
        self.assertTrue(machine["processor"])
        copy = found["copy"]
        self.assertTrue(copy["made_up"])
        self.assertGreater(copy["stories"], 500)
        self.assertGreater(copy["words"], 100000)
        names = {row["name"] for row in found["rows"]}
        for name in ("memcpy", "xxh3", "words", "minhash 128", "segment",
                     "set intersection", "body", "check", "fingerprint"):
            self.assertIn(name, names)
        for row in found["rows"]:
            self.assertGreater(row["ns"], 0)
            self.assertGreater(row["cycles"], 0)
            self.assertEqual("kernel" in row, "times_scalar" in row)

    def test_copy_can_be_given(self):
        self.write("a.txt", STORY)
        self.write("d/day.jsonl", 2 * (json.dumps({"text": STORY}) + "\n"))
        copy = self.document("a.txt", "d")["copy"]
        self.assertEqual(
            copy, {"made_up": False, "stories": 3, "bytes": 3 * len(STORY),
                   "words": 3 * 9 * 11, "shingles": 3 * (9 * 11 - 4)})
        copy = self.document("-", stdin=STORY)["copy"]
        self.assertEqual((copy["stories"], copy["made_up"]), (1, False))

    def test_only_the_beginning_of_long_copy_is_taken(self):
        line = json.dumps({"text": STORY * 1000}) + "\n"
        copy = self.document("-", stdin=line * 40)["copy"]
        self.assertEqual(copy["bytes"], 4 << 20)
        self.assertEqual(copy["stories"], 8)

    def test_a_table_for_people(self):
        self.write("a.txt", STORY)
        page = self.expect(0, *QUICK, "a.txt").stdout
        self.assertIn("as given: 1 story, 576 bytes, 99 words\n", page)
        self.assertRegex(page, r"(?m)^memcpy +\d")
        self.assertRegex(page, r"(?m)^words +scalar .* word +1\.00 +\d+ %$")
        for line in page.splitlines():
            self.assertLessEqual(len(line), 80, line)
        quiet = self.expect(0, *QUICK, "-q", "a.txt").stdout
        self.assertNotIn("ratios", quiet)
        self.assertNotIn("\x1b", page)

    def test_kernels_can_be_limited(self):
        self.write("a.txt", STORY)
        found = self.document("--kernel", "scalar", "a.txt")
        self.assertEqual(found["machine"]["kernels"], ["scalar"])
        kernels = {row.get("kernel") for row in found["rows"]}
        self.assertEqual(kernels, {None, "scalar"})
        best = self.document("a.txt")["machine"]["kernels"]
        for kernel in best:
            found = self.document("--kernel", kernel, "a.txt")
            self.assertEqual(found["machine"]["kernels"],
                             best[best.index(kernel):])
        for kernel in {"avx2", "avx512", "neon"} - set(best):
            done = self.expect(2, *QUICK, "--kernel", kernel)
            self.assertIn(f"cannot run '{kernel}': its best is '{best[0]}'",
                          done.stderr)

    def test_stories_without_a_body_have_no_shingles(self):
        self.write("a.txt", "(MORE)")
        found = self.document("a.txt")
        self.assertEqual(found["copy"]["shingles"], 0)
        units = {row["unit"] for row in found["rows"]}
        self.assertEqual(units, {"byte", "word", "pair"})
        page = self.expect(0, *QUICK, "a.txt").stdout
        self.assertIn("1 story, 6 bytes, 1 word\n", page)
        self.assertNotIn("inf", page)
        self.write("a.txt", "word")
        self.assertEqual(self.document("a.txt")["copy"]["shingles"], 1)

    def test_copy_without_words_is_made_up_and_told(self):
        done = self.expect(0, *QUICK, "-fjson", "-", stdin=" \n")
        self.assertTrue(json.loads(done.stdout)["copy"]["made_up"])
        self.assertIn("no words in the copy given", done.stderr)

    def test_what_cannot_be_read_is_not_measured(self):
        done = self.expect(2, *QUICK, "gone.txt")
        self.assertIn("doublet: gone.txt: ", done.stderr)
        self.assertEqual(done.stdout, "")

    def test_the_report_goes_to_a_file_but_not_over_the_copy(self):
        self.write("a.txt", STORY)
        done = self.expect(0, *QUICK, "-fjson", "-o", "out.json", "a.txt")
        self.assertEqual(done.stdout, "")
        json.loads((self.folder / "out.json").read_text())
        done = self.expect(2, *QUICK, "-o", "a.txt", "a.txt")
        self.assertIn("name another file for the report", done.stderr)
        self.assertEqual((self.folder / "a.txt").read_text(), STORY)

    def test_wrong_command_lines(self):
        for arguments, expected in (
            (["--seconds", "0"], "invalid value '0': a number from 0.001"),
            (["--seconds", "nan"], "a number from"),
            (["--seconds", "5s"], "a number from 0.001 to 3600"),
            (["--seconds"], "a value is missing: --seconds SECONDS"),
            (["--kernel", "sse9"], "one of scalar, avx2, avx512, neon"),
            (["--format", "csv"], "one of text, json"),
            (["--progress", "yes"], "one of auto, always, never"),
        ):
            done = self.expect(2, "bench", *arguments)
            self.assertIn(expected, done.stderr)
            self.assertEqual(done.stdout, "")

    def test_an_interrupt_ends_it(self):
        process = subprocess.Popen(
            [PROGRAM, "bench", "--seconds", "60", "-o", "out"],
            cwd=self.folder, stdout=subprocess.PIPE,
        )
        for _ in range(1000):
            if any(self.folder.iterdir()):
                break
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.communicate(timeout=60)[0], b"")
        self.assertEqual(process.returncode, 130)
        self.assertEqual(list(self.folder.iterdir()), [])


class Progress(program.Case):
    def test_it_is_told_when_asked_for(self):
        self.write("a.txt", STORY)
        told = self.expect(0, *QUICK, "--progress", "always", "a.txt").stderr
        self.assertRegex(told, r"\rmeasuring: +\d+ %")
        self.assertTrue(told.endswith("\r"))
        self.assertEqual(self.expect(0, *QUICK, "a.txt").stderr, "")

    def test_a_terminal_sees_it_when_it_lasts(self):
        try:
            master, slave = pty.openpty()
        except OSError as error:
            self.skipTest(f"no pseudo-terminal here: {error}")
        self.write("a.txt", STORY)
        for seconds, expected in (("0.1", False), ("0.8", True)):
            done = subprocess.Popen(
                [PROGRAM, "bench", "--seconds", seconds, "a.txt"],
                cwd=self.folder, stdout=subprocess.DEVNULL, stderr=slave,
            )
            self.assertEqual(done.wait(60), 0)
            os.write(slave, b"end")
            seen = b""
            while b"end" not in seen:
                seen += os.read(master, 4096)
            self.assertEqual(bool(re.search(rb"\d %", seen)), expected)
        os.close(slave)
        os.close(master)


if __name__ == "__main__":
    program.main()
