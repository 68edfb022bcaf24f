# SPDX-License-Identifier: MIT
"""Where the bytes go: files that appear whole, disks that are full, pipes
that close, signals, and stories without end."""

import json
import os
import pty
import resource
import signal
import stat
import subprocess
import time

import program
from program import CLEAN, DOUBLED, PROGRAM


class Files(program.Case):
    def test_a_file_appears_whole(self):
        self.write("a.txt", DOUBLED)
        self.write("report.json", "old")
        done = self.expect(
            1, "check", "-f", "json", "-o", "report.json", "a.txt"
        )
        self.assertEqual(done.stdout, "")
        report = json.loads((self.folder / "report.json").read_text())
        self.assertEqual(report["summary"]["stories"], 1)
        names = sorted(path.name for path in self.folder.iterdir())
        self.assertEqual(names, ["a.txt", "report.json"])

    def test_a_dash_is_standard_output(self):
        self.write("a.txt", CLEAN)
        done = self.expect(0, "check", "-o", "-", "a.txt")
        self.assertIn("1 story", done.stdout)

    def test_rights_are_those_of_any_new_file(self):
        self.write("a.txt", CLEAN)
        self.expect(0, "check", "-o", "new", "a.txt")
        made = (self.folder / "new").stat()
        self.assertEqual(
            stat.S_IMODE(made.st_mode),
            stat.S_IMODE((self.folder / "a.txt").stat().st_mode),
        )
        (self.folder / "new").chmod(0o600)
        self.expect(0, "check", "-o", "new", "a.txt")
        made = (self.folder / "new").stat()
        self.assertEqual(stat.S_IMODE(made.st_mode), 0o600)

    def test_a_link_stays_a_link(self):
        self.write("a.txt", CLEAN)
        self.write("d/real", "old")
        (self.folder / "link").symlink_to("d/real")
        self.expect(0, "check", "-o", "link", "a.txt")
        self.assertTrue((self.folder / "link").is_symlink())
        self.assertIn("1 story", (self.folder / "d/real").read_text())

    def test_a_story_is_never_replaced_by_its_report(self):
        self.write("a.txt", DOUBLED)
        (self.folder / "link").symlink_to("a.txt")
        for target in ("a.txt", "link"):
            done = self.expect(2, "check", "-o", target, "a.txt")
            self.assertIn("a.txt: is the story and the report", done.stderr)
        self.assertEqual((self.folder / "a.txt").read_text(), DOUBLED)
        names = sorted(path.name for path in self.folder.iterdir())
        self.assertEqual(names, ["a.txt", "link"])

    def test_a_report_is_no_story(self):
        self.write("d/a.txt", CLEAN)
        for _ in range(2):
            self.expect(0, "check", "-f", "jsonl", "-o", "d/r.jsonl", "d")
            lines = (self.folder / "d/r.jsonl").read_text().splitlines()
            self.assertEqual(len(lines), 1)
        with open(self.folder / "d/out.txt", "wb") as out:
            subprocess.run(
                [PROGRAM, "check", "-f", "jsonl", "--no-rule", "repeated-word"]
                + ["--input-format", "text", "d"],
                cwd=self.folder,
                stdout=out,
                check=False,
            )
        paths = [
            json.loads(line)["path"]
            for line in (self.folder / "d/out.txt").read_text().splitlines()
        ]
        self.assertEqual(paths, ["d/a.txt", "d/r.jsonl"])

    def test_a_limit_on_files_leaves_nothing(self):
        self.write("a.txt", CLEAN)
        done = subprocess.run(
            [PROGRAM, "check", "-o", "out", "a.txt"],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=lambda: resource.setrlimit(
                resource.RLIMIT_FSIZE, (0, 0)
            ),
        )
        self.assertEqual(done.returncode, 2)
        self.assertIn("out: cannot be written", done.stderr)
        names = [path.name for path in self.folder.iterdir()]
        self.assertEqual(names, ["a.txt"])

    def test_a_place_that_cannot_be_written(self):
        self.write("a.txt", CLEAN)
        for target in ("none/out", "."):
            done = self.expect(2, "check", "-o", target, "a.txt")
            self.assertIn(f"doublet: {target}: cannot be written", done.stderr)
            self.assertEqual(done.stderr.count("\n"), 1)

    def test_a_full_disk(self):
        self.write("a.txt", DOUBLED)
        for arguments in (
            ["check", "a.txt"],
            ["check", "-f", "json", "a.txt"],
            ["--help"],
            ["check", "--list-rules"],
        ):
            with open("/dev/full", "wb") as full:
                done = self.expect(2, *arguments, stdout=full)
            self.assertIn("standard output: cannot be written", done.stderr)
        done = self.expect(2, "check", "-o", "/dev/full", "a.txt")
        self.assertIn("/dev/full: cannot be written", done.stderr)

    def test_output_that_is_closed(self):
        self.write("a.txt", DOUBLED)
        done = subprocess.run(
            ["sh", "-c", f"'{os.path.abspath(PROGRAM)}' check a.txt >&-"],
            cwd=self.folder, stderr=subprocess.PIPE, check=False,
        )
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"standard output: cannot be written", done.stderr)


class Pipes(program.Case):
    def start(self, *arguments, **options):
        return subprocess.Popen(
            [PROGRAM, *arguments], cwd=self.folder, **options
        )

    def test_a_closed_pipe_ends_quietly(self):
        self.write("a.txt", DOUBLED)
        process = self.start(
            "check", "-f", "jsonl", *["a.txt"] * 2000,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )
        process.stdout.read(10)
        process.stdout.close()
        self.assertEqual(process.stderr.read(), b"")
        process.stderr.close()
        self.assertEqual(process.wait(60), 1)

    def test_an_interrupt_removes_what_is_half_done(self):
        process = self.start(
            "check", "-o", "out", "-", stdin=subprocess.PIPE
        )
        for _ in range(1000):
            if any(self.folder.iterdir()):
                break
            time.sleep(0.01)
        self.assertEqual(len(list(self.folder.iterdir())), 1)
        process.send_signal(signal.SIGINT)
        process.stdin.close()
        self.assertEqual(process.wait(60), 130)
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_a_terminal_gets_colour_and_a_hint(self):
        try:
            master, slave = pty.openpty()
        except OSError as error:
            self.skipTest(f"no pseudo-terminal here: {error}")
        process = self.start(
            "check", stdin=slave, stdout=slave, stderr=slave,
            env=self.environment({"TERM": "xterm"}),
        )
        os.close(slave)
        seen = os.read(master, 4096)
        self.assertIn(b"Ctrl-D", seen)
        os.write(master, DOUBLED.encode() + b"\x04")
        while b"1 story" not in seen:
            seen += os.read(master, 4096)
        self.assertEqual(process.wait(60), 1)
        self.assertIn(b"\x1b[1;33mwarning:", seen)
        os.close(master)


class Large(program.Case):
    def test_a_line_of_a_gigabyte_is_passed_over(self):
        process = subprocess.Popen(
            [PROGRAM, "check", "-f", "jsonl", "--input-format", "jsonl",
             "--max-size", "64K", "-"],
            cwd=self.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        piece = b"pier " * (1 << 18)
        process.stdin.write(b'{"id":"big","text":"')
        for _ in range((1 << 30) // len(piece)):
            process.stdin.write(piece)
        process.stdin.write(b'"}\n{"id":"small","text":"The pier."}\n')
        output, errors = process.communicate(timeout=120)
        self.assertEqual(process.returncode, 2)
        self.assertRegex(errors.decode(), r"^doublet: <stdin>:1:?\S* the ")
        (line,) = output.splitlines()
        self.assertEqual(json.loads(line)["id"], "small")
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        self.assertLess(most, 256 * 1024)


if __name__ == "__main__":
    program.main()
