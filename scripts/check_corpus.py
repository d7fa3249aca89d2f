#!/usr/bin/env python3
"""Checks that the reports of a corpus and their gold fit together.

usage: check_corpus.py CORPUS

CORPUS holds folders with `text/NAME.txt` and `gold/NAME.json`. Checked: every report has gold and the other way round, the
gold is valid JSON and names its report, every quoted text stands in the report, numbers and dates have their form. What is
printed names file and field only, so that reports which are set aside stay unread.
"""

import json
import re
import sys
from pathlib import Path

DATE = re.compile(r"^\d{4}(-\d\d(-\d\d)?)?$|^X{4}-\d\d-\d\d$|^unknown$")


def tolls(gold):
    for event in gold.get("events", []):
        for n, toll in enumerate(event.get("tolls", []), 1):
            yield f"{event.get('id')} toll {n}", toll
    for n, toll in enumerate(gold.get("joint_tolls", []), 1):
        yield f"joint toll {n}", toll


def problems(text_file, gold_file):
    text = text_file.read_text(encoding="utf-8")
    try:
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        yield f"no valid JSON, line {error.lineno}"
        return
    if gold.get("doc") != gold_file.stem:
        yield "`doc` is not the name of the file"
    if gold.get("published") and not DATE.match(gold["published"]):
        yield "`published` is no date"
    if gold.get("negative") and gold.get("events"):
        yield "a negative report has events"
    ids = [event.get("id") for event in gold.get("events", [])]
    if len(ids) != len(set(ids)):
        yield "two events have the same id"
    for joint in gold.get("joint_tolls", []):
        if not set(joint.get("events", [])) <= set(ids):
            yield "a joint toll names an unknown event"
    for where, toll in tolls(gold):
        low, high = toll.get("low"), toll.get("high")
        if low is None:
            yield f"{where}: no `low`"
        elif high is not None and high < low:
            yield f"{where}: `high` is below `low`"
        if toll.get("exact") and low != high:
            yield f"{where}: exact, but `low` and `high` differ"
        if toll.get("text") and toll["text"] not in text:
            yield f"{where}: its text does not stand in the report"
    for n, aggregate in enumerate(gold.get("aggregates", []), 1):
        if aggregate.get("text") and aggregate["text"] not in text:
            yield f"aggregate {n}: its text does not stand in the report"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    checked = wrong = 0
    for folder in sorted(p for p in Path(sys.argv[1]).iterdir() if p.is_dir()):
        texts = {p.stem: p for p in (folder / "text").glob("*.txt")}
        golds = {p.stem: p for p in (folder / "gold").glob("*.json")}
        for name in sorted(texts.keys() ^ golds.keys()):
            print(f"{folder.name}/{name}: text without gold or gold without text", file=sys.stderr)
            wrong += 1
        for name in sorted(texts.keys() & golds.keys()):
            checked += 1
            for problem in problems(texts[name], golds[name]):
                print(f"{folder.name}/{name}: {problem}", file=sys.stderr)
                wrong += 1
    print(f"corpus: {checked} reports with gold checked, {wrong} problems")
    sys.exit(1 if wrong or not checked else 0)


if __name__ == "__main__":
    main()
