# SPDX-License-Identifier: MIT
"""Command lines: help, version, lists, and what is told of wrong ones."""

import json

import program
from program import CLEAN, DOUBLED


class Help(program.Case):
    def test_no_command_is_wrong_usage(self):
        done = self.expect(2)
        self.assertEqual(done.stdout, "")
        self.assertIn("Usage: doublet COMMAND", done.stderr)

    def test_help_of_the_program(self):
        for arguments in (["help"], ["--help"], ["-h"]):
            done = self.expect(0, *arguments)
            self.assertIn("Usage: doublet COMMAND", done.stdout)
            self.assertIn("check", done.stdout)
            self.assertEqual(done.stderr, "")

    def test_help_of_each_command(self):
        listing = self.expect(0, "help").stdout.split("Commands:\n")[1]
        lines = listing.split("\n\n")[0].splitlines()
        names = [line.split()[0] for line in lines]
        self.assertIn("check", names)
        for name in names:
            page = self.expect(0, "help", name).stdout
            self.assertIn(f"Usage: doublet {name} [OPTIONS]", page)
            self.assertEqual(self.expect(0, name, "--help").stdout, page)
            self.assertEqual(self.expect(0, name, "-h").stdout, page)
            for line in page.splitlines():
                self.assertLessEqual(len(line), 80, line)

    def test_help_of_an_unknown_command(self):
        done = self.expect(2, "help", "chekc")
        self.assertIn("did you mean 'check'?", done.stderr)

    def test_version(self):
        for arguments in (["--version"], ["check", "--version"]):
            done = self.expect(0, *arguments)
            self.assertRegex(
                done.stdout,
                r"^doublet \d+\.\d+\.\d+ "
                r"\(engine \S+, Unicode \d+\.\d+\.\d+, kernels \w+\)$",
            )

    def test_manual_page_tells_every_option(self):
        page = self.expect(0, "help", "--man").stdout
        self.assertTrue(page.startswith(".TH DOUBLET 1"))
        self.assertIn("\\-\\-min\\-words", page)

    def test_manual_page_has_the_usual_sections(self):
        page = self.expect(0, "help", "--man").stdout
        heads = [line[4:] for line in page.splitlines()
                 if line.startswith(".SH ")]
        self.assertEqual(heads, ["NAME", "SYNOPSIS", "COMMANDS", "EXIT STATUS",
                                 "ENVIRONMENT", "EXAMPLES"])
        examples = page.split(".SH EXAMPLES\n")[1]
        self.assertIn("doublet check story.txt\n", examples)
        statuses = page.split(".SH EXIT STATUS\n")[1].split(".SH")[0]
        self.assertIn(".TP\n130\ninterrupted\n", statuses)


class Lists(program.Case):
    def test_rules_are_listed_and_explained(self):
        lines = self.expect(0, "check", "--list-rules").stdout.splitlines()
        rules = [line.split()[0] for line in lines]
        self.assertIn("doubled-quote", rules)
        for rule in rules:
            page = self.expect(0, "check", "--explain", rule).stdout
            self.assertTrue(page.startswith(f"{rule} ("))
            self.assertGreater(len(page.splitlines()), 3)

    def test_unknown_rule_is_told_with_all_names(self):
        for option in ("--rule", "--no-rule", "--explain"):
            done = self.expect(2, "check", option, "doubled-qoute", "-")
            self.assertIn("did you mean 'doubled-quote'?", done.stderr)
            self.assertIn("repeated-word", done.stderr)

    def test_input_formats_are_listed(self):
        done = self.expect(0, "check", "--input-format", "list")
        self.assertRegex(done.stdout, r"(?m)^jsonl +\S")


class Parsing(program.Case):
    def test_spellings_of_an_option(self):
        self.write("a.txt", DOUBLED)
        for arguments in (
            ["--format", "json", "a.txt"],
            ["--format=json", "a.txt"],
            ["-f", "json", "a.txt"],
            ["-fjson", "a.txt"],
            ["-qfjson", "a.txt"],
            ["a.txt", "-f", "json"],
            ["-f", "json", "--", "a.txt"],
        ):
            done = self.expect(1, "check", *arguments)
            self.assertEqual(json.loads(done.stdout)["summary"]["stories"], 1)

    def test_names_that_begin_with_a_dash(self):
        self.write("-f", CLEAN)
        self.expect(0, "check", "--", "-f")

    def test_wrong_command_lines(self):
        self.write("a.txt", CLEAN)
        for arguments, expected in (
            (["chekc"], "did you mean 'check'?"),
            (["a.txt"], "type 'doublet check a.txt'"),
            (["zzz"], "'doublet help' lists them"),
            (["-f"], "put options after the command"),
            (["check", "--formt", "json"], "did you mean '--format'?"),
            (["check", "--min"], "did you mean '--min-words'?"),
            (["check", "--zzz"], "see 'doublet check --help'"),
            (["check", "-z"], "unknown option '-z'"),
            (["check", "-f"], "a value is missing: --format FORMAT"),
            (["check", "-f", "xml"], "one of text, unix, json, jsonl"),
            (["check", "--quiet=1"], "takes no value"),
            (["check", "--color", "red"], "one of auto, always, never"),
            (["check", "--level", "bad"], "one of note, warning, error"),
            (["check", "--fail-on", "bad"], "note, warning, error, never"),
            (["check", "--min-words", "1"],
             "--min-words: invalid value '1': a whole number from 2"),
            (["check", "--min-words", "6K"], "a whole number from 2"),
            (["check", "--min-words", "99999999999999999999"], "from 2"),
            (["check", "--max-size", "4G"], "from 1 to 4294967294"),
            (["check", "--max-size", "12X"], "a size (such as 512K"),
            (["check", "--max-size", ""], "a size (such as 512K"),
            (["check", "--field", "text"], "give NAME=MEMBER"),
            (["check", "--field", "text="], "'text=' names no member: give"),
            (["check", "--field", "body=text"], "--field: "),
            (["check", "--input-format", "xml"], "auto, list, text, jsonl"),
            (["check", "--language", "english"],
             "unknown language 'english': one of en, de, fr, "),
            (["bench", "--language", "nk"],
             "unknown language 'nk': did you mean 'n"),
            (["segment", "--language", "-"], "unknown language '-'"),
            (["help", "check", "help"], "give one command"),
        ):
            done = self.expect(2, *arguments)
            self.assertIn(expected, done.stderr)
            self.assertTrue(done.stderr.startswith("doublet: "))
            self.assertEqual(done.stderr.count("\n"), 1)
            self.assertEqual(done.stdout, "")

    def test_tags_of_languages(self):
        self.write("a.txt", CLEAN)
        for tag in ("", "en", "DE", "pt-BR", "fr_CA", "ja", "nb-NO",
                    "zh",
                    "zh-Hans-CN", "TH", "und"):
            self.expect(0, "check", "--language", tag, "a.txt")
        for tag in ("xx", "e", "zho", "xx-zh", "-", "pt BR"):
            self.expect(2, "check", "--language", tag, "a.txt")

    def test_each_language_is_listed_once_and_taken(self):
        self.write("a.txt", CLEAN)
        said = self.expect(2, "check", "--language", "xx").stderr
        tags = said.strip().split("one of ")[1].split(", ")
        self.assertEqual(tags[-1], "und")
        self.assertEqual(len(tags), len(set(tags)))
        for tag in tags:
            self.expect(0, "check", "--language", tag, "a.txt")

    def test_a_story_may_name_any_language(self):
        for tag in ('"xx"', '"klingon"', '"zh"', '""', "7", "null"):
            self.write("a.jsonl", f'{{"text":"Yes.","language":{tag}}}\n')
            self.expect(0, "check", "a.jsonl")

    def test_a_wrong_command_line_makes_no_file(self):
        self.expect(2, "check", "-o", "out", "--field", "a=b", "-")
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_control_characters_do_not_reach_the_terminal(self):
        done = self.expect(2, "check", "--\x1b[31m\n")
        self.assertEqual(done.stderr.count("\n"), 1)
        self.assertNotIn("\x1b", done.stderr)


if __name__ == "__main__":
    program.main()
