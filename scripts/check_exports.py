#!/usr/bin/env python3
"""Reads exported files back with the tools of the people who use them, and compares what they hold with the events.

    check_exports.py FOLDER SCHEMAS

FOLDER holds one export of the same events in each format, and `range.jsonl`, `ucdp.jsonl` and `acled.jsonl` with the tolls of each
policy. What is expected is worked out here again from these lines, in another language than the exports were written in.
Prints one line for each check; exits with 1 and every problem where something is wrong.
"""

import csv
import json
import math
import re
import sys
from datetime import date
from pathlib import Path

import geojson
import hxl
import jsonschema
import openpyxl
import pandas
import pyarrow.parquet
from followthemoney import model
from followthemoney.exc import InvalidData

FOLDER, SCHEMAS = Path(sys.argv[1]), Path(sys.argv[2])
PROBLEMS = []

FORCES = {"soldiers", "foreign_soldiers", "peacekeepers", "police", "gendarmes", "volunteers"}
GROUPS = {"forces": FORCES, "fighters": {"militants", "suspects"}, "civilians": {"civilians"}, "people": {"people"}}

ACLED = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 "
    "assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude "
    "geo_precision source source_scale notes fatalities tags timestamp"
).split()
PAIRS = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
        "Looting/property destruction", "Non-violent transfer of territory", "Other",
    },
}
INTER = dict(enumerate(
    "State forces,Rebel group,Political militia,Identity militia,Rioters,Protesters,Civilians,External/Other forces".split(","), 1))
# Two codes side by side, the lower first. External forces that meet external forces are seldom listed and follow the same rule.
INTERACTIONS = {int(n) for n in (
    "10 11 12 13 14 15 16 17 18 20 22 23 24 25 26 27 28 30 33 34 35 36 37 38 40 44 45 46 47 48 50 55 56 57 58 60 66 67 68 70 78 80 88"
).split()}
REGIONS = set(
    "Western Africa,Middle Africa,Eastern Africa,Southern Africa,Northern Africa,South Asia,Southeast Asia,East Asia,Middle East,"
    "Europe,Caucasus and Central Asia,Central America,South America,Caribbean,North America,Oceania,Antarctica".split(","))
SCALES = {
    "National", "Other", "International", "Other-National", "Other-International", "National-International", ""}
UCDP = set(
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id "
    "dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources source_article "
    "source_office source_date source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 latitude "
    "longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end deaths_a deaths_b "
    "deaths_civilians deaths_unknown best high low gwnoa gwnob".split())
assert len(ACLED) == 31 and len(UCDP) == 49


def check(what, condition, detail=""):
    if not condition:
        PROBLEMS.append(f"{what}: {detail}")


def same(what, found, wanted):
    check(what, found == wanted, f"{found!r}, not {wanted!r}")


def lines(name):
    with open(FOLDER / name, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def rows(name):
    with open(FOLDER / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def own_rows(event, effect):
    """The rows of an effect that may be added up: not joint, of no group, no side's share of a row that is there."""
    own = [t for t in event["tolls"] if t["effect"] == effect and not t["joint_with"] and t["group"] is None]
    whole = {t["victims"] for t in own if t["of"] is None}
    return [t for t in own if t["of"] is None or t["victims"] not in whole]


def group_numbers(event, effect, group):
    own = [t for t in own_rows(event, effect) if t["victims"] in GROUPS[group]]
    if not own:
        return {"low": None, "best": None, "high": None}
    ends = {end: [t[end] for t in own] for end in ("low", "best", "high")}
    return {end: None if None in numbers else sum(numbers) for end, numbers in ends.items()}


def total(event):
    own = own_rows(event, "killed")
    people = [t for t in own if t["victims"] == "people" and t["of"] is None]
    return people[0] if people else own[0] if len(own) == 1 else None


def number(cell):
    """A number of a table, or none, whatever the reader makes of an empty cell."""
    if cell is None or cell == "" or (isinstance(cell, float) and math.isnan(cell)):
        return None
    return float(cell)


def text(cell):
    return "" if cell is None or (isinstance(cell, float) and math.isnan(cell)) else str(cell)


def safe(cell):
    """A text as a spreadsheet must be given it."""
    return "'" + cell if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "\n") and cell else cell


EVENTS = {event["id"]: event for event in lines("range.jsonl")}
BY_UCDP = {event["id"]: event for event in lines("ucdp.jsonl")}
BY_ACLED = {event["id"]: event for event in lines("acled.jsonl")}


def flat(what, table, plain=False):
    """The rows of a flat table hold the numbers, places and identifiers of the events."""
    same(f"{what}: identifiers", [text(row["id"]) for row in table], list(EVENTS))
    for row in table:
        event = EVENTS[text(row["id"])]
        place = event["place"] or {}
        same(f"{what}: lat", number(row["lat"]), place.get("lat"))
        same(f"{what}: lon", number(row["lon"]), place.get("lon"))
        named = place.get("name") or ""
        same(f"{what}: place", text(row["place"]), named if plain else safe(named))
        same(f"{what}: reports", text(row["reports"]), " ".join(event["reports"]))
        for effect in ("killed", "wounded"):
            for group in GROUPS:
                for end, wanted in group_numbers(event, effect, group).items():
                    same(f"{what}: {event['id']} {effect} {group} {end}", number(row[f"{effect}_{group}_{end}"]), wanted)
        for evidence in event["evidence"]:
            start, end = evidence["span"]
            there = f"{evidence['statement']}[{start}-{end}]"
            check(f"{what}: evidence", there in text(row["evidence"]).split(), f"{there} is not in the row of {event['id']}")


def check_schemas():
    record = jsonschema.Draft202012Validator(json.loads((SCHEMAS / "record.json").read_text()))
    reading = jsonschema.Draft202012Validator(json.loads((SCHEMAS / "reading.json").read_text()))
    for event in list(EVENTS.values()) + list(BY_UCDP.values()) + list(BY_ACLED.values()):
        for error in record.iter_errors(event):
            check("record.json", False, error.message)
    for line in lines("readings.jsonl"):
        for error in reading.iter_errors(line):
            check("reading.json", False, error.message)
    broken = dict(next(iter(EVENTS.values())), kind="picnic")
    check("record.json", not record.is_valid(broken), "holds a kind that there is not")


def check_csv():
    flat("csv", rows("events.csv"))
    frame = pandas.read_csv(FOLDER / "events.csv", dtype={"id": str, "reports": str})
    same("csv by pandas", len(frame), len(EVENTS))
    ledger = rows("ledger.csv")
    wanted = [(e["id"], l["statement"], l["low"]) for e in EVENTS.values() for l in e["ledger"]]
    same("csv ledger", [(r["event"], r["statement"], int(r["low"])) for r in ledger], wanted)
    same("csv ledger: spans", [r["statement"] for r in ledger if not r["span_start"]], [])
    same("csv tolls", len(rows("tolls.csv")), sum(len(e["tolls"]) for e in EVENTS.values()))
    same("csv sources", len(rows("sources.csv")), sum(len(e["reports"]) for e in EVENTS.values()))
    numeric = {"low", "high", "lat", "lon"}
    for name in ("events.csv", "ledger.csv", "tolls.csv", "sources.csv", "hxl.csv", "acled.csv", "ucdp.csv"):
        for row in rows(name):
            for column, cell in row.items():
                formula = cell[:1] in ("=", "+", "-", "@", "\t", "\r")
                is_number = re.fullmatch(r"-\d+(\.\d+)?", cell) and (column in numeric or column in ("latitude", "longitude"))
                check(f"{name}: {column}", not formula or is_number or cell.startswith("#"), f"runs as a formula: {cell!r}")


def check_xlsx():
    book = openpyxl.load_workbook(FOLDER / "events.xlsx")
    same("xlsx: sheets", book.sheetnames, ["events", "ledger", "sources"])
    sheets = {}
    for sheet in book:
        header, *body = sheet.iter_rows()
        names = [cell.value for cell in header]
        sheets[sheet.title] = [dict(zip(names, (cell.value for cell in row))) for row in body]
        check("xlsx", not any(c.data_type == "f" for row in body for c in row), f"a formula in {sheet.title}")
    flat("xlsx", sheets["events"], plain=True)
    same("xlsx: ledger", len(sheets["ledger"]), sum(len(e["ledger"]) for e in EVENTS.values()))
    same("xlsx: sources", len(sheets["sources"]), sum(len(e["reports"]) for e in EVENTS.values()))


def check_parquet():
    table = pyarrow.parquet.read_table(FOLDER / "events.parquet")
    table.validate(full=True)
    flat("parquet", table.to_pylist(), plain=True)
    for row in table.to_pylist():
        event = EVENTS[row["id"]]
        tolls = [(t["effect"], t["victims"], t["low"], t["best"], t["high"]) for t in event["tolls"]]
        same("parquet: tolls", [(t["effect"], t["victims"], t["low"], t["best"], t["high"]) for t in row["tolls"]], tolls)
        same("parquet: ledger", [l["statement"] for l in row["ledger"]], [l["statement"] for l in event["ledger"]])
        same("parquet: sources", [s["report"] for s in row["sources"]], event["reports"])
    frame = pandas.read_parquet(FOLDER / "events.parquet")
    wanted = sum(n for e in EVENTS.values() if (n := group_numbers(e, "killed", "civilians")["best"]) is not None)
    same("parquet by pandas: sum of civilians", frame["killed_civilians_best"].sum(), wanted)


def check_geojson():
    collection = geojson.loads((FOLDER / "events.geojson").read_text(encoding="utf-8"))
    check("geojson", isinstance(collection, geojson.FeatureCollection) and collection.is_valid, str(collection.errors()))
    same("geojson", [f["id"] for f in collection["features"]], list(EVENTS))
    for feature in collection["features"]:
        place = EVENTS[feature["id"]]["place"] or {}
        known = place.get("lat") is not None
        same("geojson: geometry", feature["geometry"] is not None, known)
        if known:
            same("geojson: point", feature["geometry"]["coordinates"], [place["lon"], place["lat"]])
            same("geojson: precision", feature["properties"]["precision"], place["precision"])
    broken = geojson.Point((200.0, 95.0, 1.0, 2.0))
    check("geojson", not broken.is_valid, "the validator takes anything")


def check_hxl():
    source = lambda data: hxl.data(data, hxl.InputOptions(allow_local=True))
    errors = []
    valid = hxl.schema(callback=errors.append).validate(source(str(FOLDER / "hxl.csv")))
    check("hxl", valid and not errors, f"{len(errors)} problems: {[str(e) for e in errors[:5]]}")
    table = list(source(str(FOLDER / "hxl.csv")))
    same("hxl: rows", [row.get("#event+code") for row in table], list(EVENTS))
    wanted = [t["best"] if (t := total(e)) else None for e in BY_UCDP.values()]
    killed = [number(row.get("#affected+killed-min-max-forces-fighters-civilians-people")) for row in table]
    same("hxl: killed", killed, wanted)
    broken = source([["#date", "#affected"], ["some day", "many"]])
    check("hxl", not hxl.schema(callback=lambda error: None).validate(broken), "the validator takes anything")


def check_ftm():
    entities, links = {}, []
    for line in lines("events.ftm"):
        schema = model.get(line["schema"])
        check("ftm", schema is not None, f"no schema {line['schema']}")
        try:
            schema.validate({"properties": line["properties"]})
        except InvalidData as error:
            check("ftm", False, f"{line['schema']} {line['id']}: {error.errors}: {line['properties']}")
        proxy = model.get_proxy(line, cleaned=False)
        for name, values in line["properties"].items():
            prop = schema.get(name)
            if prop is None:
                check("ftm", False, f"{line['schema']} has no property {name}")
            elif prop.type.name == "entity":
                links += [(prop.range, value) for value in values]
            else:
                kept = {v.strip() for v in proxy.get(name)}
                check("ftm", len(kept) == len({v.strip() for v in values}), f"{name} of {line['id']}: {values} became {kept}")
        check("ftm", line["id"] not in entities, f"{line['id']} stands there twice")
        entities[line["id"]] = schema
    for wanted, to in links:
        check("ftm", to in entities, f"nothing is called {to}")
        check("ftm", to not in entities or entities[to].is_a(wanted), f"{to} is a {entities.get(to)}, not a {wanted}")
    same("ftm: events", [i.removeprefix("bilan-event-") for i, s in entities.items() if s.name == "Event"], list(EVENTS))


def check_acled(name, texts):
    table = rows(name)
    same(f"{name}: columns", list(table[0]) if table else [], ACLED)
    same(f"{name}: identifiers", len({row["event_id_cnty"] for row in table}), len(table))
    codes = {text: code for code, text in INTER.items()}
    for row in table:
        event = BY_ACLED[row["event_id_cnty"][3:]]
        what = f"{name}: {event['id']}"
        disorder = "Strategic developments" if row["event_type"] == "Strategic developments" else "Political violence"
        check(what, row["sub_event_type"] in PAIRS.get(row["event_type"], ()), f"{row['event_type']} / {row['sub_event_type']}")
        same(what, row["disorder_type"], disorder)
        one, two = (codes[row[c]] if texts and row[c] else int(row[c] or 0) for c in ("inter1", "inter2"))
        check(what, one in INTER and (two in INTER or two == 0), f"inter {one} {two}")
        same(f"{what} actor 2", two != 0, row["actor2"] != "")
        check(what, row["actor1"] != "", "no actor 1")
        for actor in (row[c] for c in ("actor1", "actor2", "assoc_actor_1", "assoc_actor_2")):
            for actor in filter(None, actor.split("; ")):
                check(what, actor[0].isupper() and "_" not in actor and "{" not in actor, f"actor {actor}")
                check(what, not re.match("(Military|Police) Forces of (Mali|Niger|Burkina Faso|Chad)", actor) or re.search(r"\(\d{4}-(\d{4})?\)", actor),
                      f"actor {actor}: no years")
        low, high = (min(one, two), max(one, two)) if two else (one, 0)
        check(what, low * 10 + high in INTERACTIONS, f"interaction {low}{high}")
        if texts:
            first, second = (INTER[8], INTER[7]) if (low, high) == (7, 8) else (INTER[low], INTER.get(high))
            same(what, row["interaction"], f"{first}-{second}" if second else f"{first} only")
        else:
            same(what, int(row["interaction"]), low * 10 + high)
        same(f"{what} civilian_targeting", row["civilian_targeting"], "Civilian targeting" if two == 7 else "")
        if row["event_type"] == "Violence against civilians":
            same(f"{what} actor 2", two, 7)
        day = date.fromisoformat(row["event_date"])
        same(what, int(row["year"]), day.year)
        first, last = (date.fromisoformat(event["date"][end]) for end in ("earliest", "latest"))
        check(what, first <= day <= last, f"{day} is not among the days of the event")
        days = (last - first).days + 1
        same(f"{what} time_precision", int(row["time_precision"]), 1 if days == 1 else 2 if days <= 7 else 3)
        check(what, days <= 31 and "X" not in event["date"]["edtf"], "a date that ACLED cannot hold")
        same(what, int(row["geo_precision"]), event["place"]["geo_precision"])
        check(what, 1 <= int(row["geo_precision"]) <= 3 and row["location"] != "", "place")
        same(f"{what} point", (number(row["latitude"]), number(row["longitude"])), (event["place"]["lat"], event["place"]["lon"]))
        check(what, row["source_scale"] in SCALES, f"source_scale {row['source_scale']}")
        check(what, row["iso"].isdigit() and row["region"] in REGIONS and row["country"], f"country: {row['iso']} {row['region']}")
        check(what, re.fullmatch(r"[A-Z]{3}[0-9a-f]+", row["event_id_cnty"]), f"identifier {row['event_id_cnty']}")
        check(what, row["timestamp"] == "" or row["timestamp"].isdigit(), f"timestamp {row['timestamp']}")
        same(f"{what} admin3 and tags", (row["admin3"], row["tags"]), ("", ""))
        sources = row["source"].removeprefix("'").split("; ")
        same(f"{what} sources", len(sources), len(set(sources)))
        deaths = total(event)
        same(f"{what} fatalities", int(row["fatalities"]), deaths["best"] if deaths else 0)
        check(what, all(report in row["notes"] for report in event["reports"]), "no way back to the reports")
    return table


def check_ucdp():
    table = rows("ucdp.csv")
    same("ucdp: fields", set(table[0]) if table else set(), UCDP)
    same("ucdp: identifiers", len({row["id"] for row in table}), len(table))
    for row in table:
        event = BY_UCDP[row["relid"]]
        what = f"ucdp: {event['id']}"
        n = {c: int(row[c]) for c in ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "low")}
        n["high"] = int(row["high"]) if row["high"] else None
        same(f"{what} best", n["deaths_a"] + n["deaths_b"] + n["deaths_civilians"] + n["deaths_unknown"], n["best"])
        deaths = total(event)
        same(what, (n["low"], n["best"], n["high"]), (deaths["low"], deaths["best"], deaths["high"]))
        check(what, n["low"] <= n["best"] and (n["high"] is None or n["best"] <= n["high"] > 0), f"{n}")
        figures = {s for t in event["tolls"] if t["effect"] == "killed" and not t["joint_with"] for s in t["statements"]}
        gave = {l["speaker_name"] or (l["speaker"] or "").replace("_", " ") for l in event["ledger"] if l["statement"] in figures}
        named = row["source_original"].removeprefix("'")
        check(what, not named or all(name in gave for name in named.split("; ")), f"source_original {named}: {gave}")
        violence = int(row["type_of_violence"])
        check(what, violence in (1, 2, 3), f"type_of_violence {violence}")
        same(f"{what} state-based", row["side_a"].startswith("Government of ") or row["side_b"].startswith("Government of "),
             violence == 1 or (violence == 3 and row["side_a"].startswith("Government of ")))
        same(f"{what} one-sided", row["side_b"] == "Civilians", violence == 3)
        same(f"{what} dyad", row["dyad_name"], f"{row['side_a']} - {row['side_b']}")
        same(f"{what} gwno", row["gwnoa"] != "", row["side_a"].startswith("Government of "))
        start, end = date.fromisoformat(row["date_start"]), date.fromisoformat(row["date_end"])
        days = (end - start).days + 1
        wanted = 1 if days == 1 else 2 if days <= 6 else 3 if days == 7 else 4 if days <= 31 else 5
        same(f"{what} date_prec", int(row["date_prec"]), wanted)
        same(what, int(row["year"]), start.year)
        check(what, 1 <= int(row["where_prec"]) <= 7 and row["where_coordinates"], "place")
        check(what, row["event_clarity"] in ("1", "2"), "event_clarity")
        if row["latitude"]:
            lat, lon = float(row["latitude"]), float(row["longitude"])
            same(what, int(row["priogrid_gid"]), int((lat + 90) * 2) * 720 + int((lon + 180) * 2) + 1)
            same(what, row["geom_wkt"], f"POINT ({row['longitude']} {row['latitude']})")
        articles = re.findall(r'"[^"]*"', row["source_article"])
        same(f"{what} articles", len(articles), len(event["reports"]))
        check(what, all(e["statement"] in row["source_article"] for e in event["evidence"]), "no way back to the statements")
        same(f"{what} dates", len(row["source_date"].split(";")), len(event["reports"]))
        check(what, row["country_id"].isdigit() and row["region"] in ("Africa", "Americas", "Asia", "Europe", "Middle East"), "country")
        if violence == 3 and group_numbers(event, "killed", "civilians")["best"]:
            same(f"{what} civilians", n["deaths_civilians"], group_numbers(event, "killed", "civilians")["best"])
    return table


def texts_of(path):
    """All texts of a file, whatever its format."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        return [str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value is not None]
    if path.suffix == ".parquet":
        def inside(value):
            if isinstance(value, str):
                yield value
            elif isinstance(value, dict):
                yield from (t for v in value.values() for t in inside(v))
            elif isinstance(value, list):
                yield from (t for v in value for t in inside(v))
        return list(inside(pyarrow.parquet.read_table(path).to_pylist()))
    return [path.read_text(encoding="utf-8")]


def phrases(text):
    """All runs of four words, without marks and numbers between them."""
    words = [w for w in re.split(r"[\W_]+", text) if w]
    return {tuple(four) for four in zip(words, words[1:], words[2:], words[3:]) if all(w.isalpha() for w in four)}


def check_without_text():
    """No wording of a report is left in any format; names of places and divisions may be as long and are taken out first."""
    reports = [phrases(text) for text in json.loads((FOLDER / "texts.json").read_text())]
    wording = set().union(*reports)
    places = {n for e in EVENTS.values() if (p := e["place"]) for n in (p["name"], p["admin1"], p["admin2"]) if n}
    places = sorted(places, key=len, reverse=True)

    def worded(path):
        text = "\n".join(texts_of(path))
        for place in places:
            text = text.replace(place, " 0 ")
        return phrases(text) & wording, text

    files = sorted((FOLDER / "without-text").iterdir())
    same("without text: formats", len(files), 9)
    for path in files:
        found, text = worded(path)
        check(f"without text: {path.name}", not found, f"wording of a report: {sorted(found)[:3]}")
        check(f"without text: {path.name}", "HYPERLINK" not in text and "SUM(" not in text, "a headline")
        check(f"without text: {path.name}", "#" in text, "no identifier is left")
        check("without text", worded(FOLDER / path.name)[0] or path.suffix in (".csv", ".geojson"), f"nothing is found in {path.name} with its wording")


def check_left_out():
    """Every event is either in the table or named as left out, never both and never neither."""
    left = json.loads((FOLDER / "left-out.json").read_text())
    for name, written in (("acled", [r["event_id_cnty"][3:] for r in rows("acled.csv")]), ("ucdp", [r["relid"] for r in rows("ucdp.csv")])):
        same(f"{name}: written or left out", sorted(written + [l["event"] for l in left[name]]), sorted(EVENTS))
        check(name, all(l["reason"] for l in left[name]), "left out without a reason")
    same("left out of the other formats", {name for name, events in left.items() if events} - {"acled", "ucdp"}, set())


def main():
    check("events", len(EVENTS) >= 50, f"only {len(EVENTS)} to check")
    checks = [
        ("JSON Schema", check_schemas), ("csv", check_csv), ("openpyxl", check_xlsx), ("pyarrow and pandas", check_parquet),
        ("geojson", check_geojson), ("libhxl", check_hxl), ("followthemoney", check_ftm),
        ("ACLED's codes", lambda: check_acled("acled.csv", False)), ("ACLED's texts", lambda: check_acled("acled-text.csv", True)),
        ("UCDP's fields", check_ucdp), ("what is left out", check_left_out), ("without text", check_without_text),
    ]
    for name, run in checks:
        before = len(PROBLEMS)
        run()
        print(f"{name}: {'as it should be' if len(PROBLEMS) == before else f'{len(PROBLEMS) - before} problems'}")
    for problem in PROBLEMS[:100]:
        print(problem, file=sys.stderr)
    sys.exit(1 if PROBLEMS else 0)


main()
