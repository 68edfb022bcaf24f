# SPDX-License-Identifier: MIT
"""bench/compare.py on made-up measurements."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "bench/compare.py"


def row(name, ns, deviation=0.01, **more):
    return {"name": name, "unit": "word", "ns": ns, "deviation": deviation,
            **more}


class Compare(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_script(self, old, new, *options):
        paths = []
        for name, content in (("old", old), ("new", new)):
            path = self.folder / name
            path.write_text(content)
            paths.append(path)
        return subprocess.run([sys.executable, SCRIPT, *paths, *options],
                              capture_output=True, text=True, check=False)

    def compare(self, old, new, *options):
        return self.run_script(json.dumps({"rows": old}),
                               json.dumps({"rows": new}), *options)

    def test_what_lies_within_the_deviations_is_unchanged(self):
        done = self.compare([row("a", 10, 0.05), row("b", 10, 0)],
                            [row("a", 10.9, 0.05), row("b", 10.05, 0)],
                            "--fail-over", "0")
        self.assertEqual(done.stdout, "2 rows in both, 2 unchanged\n")
        self.assertEqual(done.returncode, 0)

    def test_slower_and_faster(self):
        old = [row("a", 10), row("words", 10, kernel="avx2"), row("c", 4)]
        new = [row("a", 12), row("words", 5, kernel="avx2"), row("c", 4)]
        done = self.compare(old, new)
        slower, faster = done.stdout.split("faster:")
        self.assertIn("slower:\n  a ", slower)
        self.assertIn("+20.0 %  x 1.200", slower)
        self.assertIn("words, avx2", faster)
        self.assertIn("-50.0 %  x 0.500", faster)
        self.assertIn("3 rows in both, 1 unchanged", faster)
        self.assertEqual(done.returncode, 0)

    def test_the_exit_status_says_what_became_too_slow(self):
        old, new = [row("a", 10)], [row("a", 12)]
        for percent, status in (("25", 0), ("15", 1)):
            done = self.compare(old, new, "--fail-over", percent)
            self.assertEqual(done.returncode, status)
        done = self.compare(new, old, "--fail-over", "15")
        self.assertEqual(done.returncode, 0)

    def test_rows_that_came_and_went(self):
        done = self.compare([row("a", 1), row("b", 1)],
                            [row("a", 1), row("c", 1)])
        self.assertIn("1 rows in both, 1 unchanged\ngone: b\nnew: c\n",
                      done.stdout)

    def test_lines_of_the_benchmarks_amid_what_meson_prints(self):
        lines = "".join(
            "1/2 text\n| " + json.dumps({"bench": "b", "row": r, "ns": ns})
            + "\n{broken\n" for r, ns in (("x", 10), ("y", 20))
        )
        done = self.run_script(lines, lines.replace("20", "30"))
        self.assertIn("b, y ", done.stdout)
        self.assertIn("+50.0 %", done.stdout)
        self.assertIn("2 rows in both, 1 unchanged", done.stdout)

    def test_files_that_cannot_be_read(self):
        done = self.run_script("", "{}")
        self.assertEqual(done.returncode, 2)
        self.assertIn("no rows", done.stderr)
        done = subprocess.run(
            [sys.executable, SCRIPT, self.folder / "none", "none"],
            capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertNotIn("Traceback", done.stderr)


if __name__ == "__main__":
    unittest.main()
