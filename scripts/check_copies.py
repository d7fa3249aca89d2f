#!/usr/bin/env python3
"""Checks that no wording of the reports beside the project stands in the project: third-party texts are learnt from, never copied.

usage: check_copies.py FOLDER, the folder that holds `seeds` and `reports`. Without it nothing is checked, and that is said.

A run of WORDS words that both have is a copy; shorter ones are names of institutions and stock phrases, which are everybody's.
"""
import pathlib
import re
import subprocess
import sys

WORDS = 12


def words(text):
    return re.findall(r"\w+", text.lower())


def runs(text):
    found = words(text)
    return (tuple(found[i : i + WORDS]) for i in range(len(found) - WORDS + 1))


def main():
    shared = pathlib.Path(sys.argv[1])
    if not (shared / "seeds").is_dir():
        print(f"NOT CHECKED: copies of the reports, because {shared} is not there", file=sys.stderr)
        return 0
    theirs = {}
    for part in ("seeds", "reports"):
        for path in sorted((shared / part).rglob("*.txt")):
            for run in runs(path.read_text(encoding="utf-8", errors="replace")):
                theirs.setdefault(run, path)
    if not theirs:
        print(f"{shared}: no texts in seeds and reports", file=sys.stderr)
        return 1
    listed = subprocess.run(["git", "ls-files", "-z"], capture_output=True, check=True, text=True).stdout
    copied = 0
    for name in filter(None, listed.split("\0")):
        try:
            text = pathlib.Path(name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
            continue
        for run in runs(text):
            if run in theirs:
                print(f"{name}: copied from {theirs[run]}: «{' '.join(run)}»; say it in words of your own", file=sys.stderr)
                copied += 1
                break
    print(f"copies: {len(theirs)} runs of {WORDS} words beside the project, {copied} files hold one")
    return 1 if copied else 0


if __name__ == "__main__":
    sys.exit(main())
