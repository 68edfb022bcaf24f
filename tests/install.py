# SPDX-License-Identifier: MIT
"""Installs into a folder of its own and builds the examples from what is
there, as a user would: through pkg-config, shared and static.

usage: install.py SOURCE BUILD MESON PKG-CONFIG COMPILER [ARGUMENT]...
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path


def run(*command, **options):
    print("$", shlex.join(map(str, command)), flush=True)
    return subprocess.run(command, check=True, text=True, **options)


def installed(source, build, meson, folder):
    """Installs, and checks that all headers came along. The .pc file."""
    run(meson, "install", "-C", build, "--no-rebuild", "--quiet",
        "--destdir", folder)
    ours = {path.name for path in source.glob("include/doublet/*.h")}
    theirs = {path.name for path in folder.rglob("include/doublet/*.h")}
    if ours != theirs:
        sys.exit(f"headers not installed, or too many: {ours ^ theirs}")
    return next(folder.rglob("doublet.pc"))


def moved(description, folder):
    """The .pc file as it would be, had the folder been the root."""
    text = description.read_text()
    prefix = re.search(r"^prefix=(.*)$", text, re.M)[1]
    return re.sub(r"^prefix=.*$", f"prefix={folder}{prefix}", text, flags=re.M)


# The examples of the manual, and the stories they are given.
EXAMPLES = {
    "example": ["example.txt"],
    "resemblance": ["example.txt", "resemblance.txt"],
}


def build_and_run(source, folder, compiler, flags):
    tests = source / "tests"
    for name, stories in EXAMPLES.items():
        program = folder / name
        run(*compiler, tests / f"{name}.c", "-o", program, *flags)
        run(sys.executable, tests / "example.py", program,
            *(tests / story for story in stories))


def main(source, build, meson, pkg_config, *compiler):
    source = Path(source)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        description = installed(source, build, meson, folder)
        (folder / "doublet.pc").write_text(moved(description, folder))
        os.environ["PKG_CONFIG_PATH"] = str(folder)
        os.environ["LD_LIBRARY_PATH"] = str(description.parents[1])

        def flags(*options):
            said = run(pkg_config, *options, "--cflags", "--libs", "doublet",
                       stdout=subprocess.PIPE).stdout
            return shlex.split(said)

        build_and_run(source, folder, compiler, flags())
        # Without it the linker takes the static one.
        for shared in description.parents[1].glob("libdoublet.so*"):
            shared.unlink()
        build_and_run(source, folder, compiler, flags("--static"))


main(*sys.argv[1:])
