# SPDX-License-Identifier: MIT
"""Runs the program (DOUBLET=path) as a user does, and looks at what comes."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

PROGRAM = os.environ.get("DOUBLET", "build/doublet")

# A sentence said twice, in lines 1 and 3: one warning.
DOUBLED = (
    "The harbour board will rebuild the old fish pier before the winter.\n"
    "Its head spoke to reporters on Monday.\n"
    "The harbour board will rebuild the old fish pier before the winter. "
    "Nobody can tell the cost.\n"
)
CLEAN = (
    "The harbour board met on Monday and talked for an hour.\n"
    "Nobody expects an answer this week.\n"
)


class Case(unittest.TestCase):
    """A test in an empty folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, content):
        """Writes a file, given as text or bytes; returns its name."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, str):
            content = content.encode()
        path.write_bytes(content)
        return name

    def environment(self, changes):
        """The tests' own terminal must not leak in."""
        clean = dict(os.environ, **changes)
        for name in ("NO_COLOR", "COLUMNS"):
            if name not in changes:
                clean.pop(name, None)
        return clean

    def run_program(self, *arguments, stdin=b"", env=None, **options):
        """Runs it to its end; output and errors as text."""
        if isinstance(stdin, str):
            stdin = stdin.encode()
        options.setdefault("stdout", subprocess.PIPE)
        done = subprocess.run(
            [PROGRAM, *arguments],
            input=stdin,
            stderr=subprocess.PIPE,
            cwd=self.folder,
            env=self.environment(env or {}),
            timeout=60,
            check=False,
            **options,
        )
        done.stdout = (done.stdout or b"").decode()
        done.stderr = done.stderr.decode()
        return done

    def expect(self, status, *arguments, **options):
        """Runs it and wants that exit status."""
        done = self.run_program(*arguments, **options)
        self.assertEqual(
            done.returncode, status, f"{arguments}: {done.stderr}"
        )
        return done

    def stories(self, status, *arguments, **options):
        """The lines of --format jsonl, parsed."""
        done = self.expect(
            status, "check", "-f", "jsonl", *arguments, **options
        )
        return [json.loads(line) for line in done.stdout.splitlines()], done


def main():
    unittest.main(verbosity=1)
