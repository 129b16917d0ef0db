#!/usr/bin/env python3
"""Checks a case record without the product: are the chains whole, and up to which root is that certain?

    verify_chain.py RECORD [ROOTS] [--json]

RECORD is an SQLite file, or JSON lines as `casework audit export` writes them. ROOTS is the folder or the file in which
roots are kept outside the database. None of the product's code is used: the lines that hash are written out again here
on purpose, with the standard library alone. Exit code 0: whole; 1: faults; 2: wrong use.

    event    hash = SHA-256(prev + JSON list of case, seq, kind, at, actor, role, states, versions, content_hash)
    content  content_hash = SHA-256(salt + body); salt and body are empty where the content was erased
    seal     hash = SHA-256(prev + JSON list of case, n, seq, of, key, row_hash)
    row      row_hash = SHA-256(salt + JSON list of its table and the columns that are not empty, in order of name)
    root     digest = SHA-256(JSON list of number, at, prev, heads);
             heads = [case, number of events, hash of the last, number of seals, hash of the last]

A chain that somebody has written anew from the beginning is consistent in itself; only roots kept elsewhere show it.
"""

import hashlib
import json
import sqlite3
import sys
from datetime import UTC, datetime
from pathlib import Path

ZEROS = "0" * 64
FIELDS = ["case_id", "seq", "kind", "at", "actor_id", "role"]
FIELDS += ["from_state", "to_state", "from_version", "to_version", "content_hash"]
SEALED = ["case_id", "n", "seq", "of", "key", "row_hash"]
TABLES = ("cases", "event", "event_content", "seal")
ROWS = {name: f"SELECT *, case_id AS of_case FROM {name}" for name in (  # noqa: S608
    "appeal", "approval", "approval_condition", "approval_event", "approval_holder", "approval_version", "case_about",
    "case_party", "charge", "checklist_answer", "claim", "clock", "correction", "decision", "document_file", "finding",
    "impartiality", "invoice", "letter", "message", "note", "objection", "reason_block", "request", "submission",
    "time_entry", "two_person_act", "write_off")}  # fmt: skip
ROWS |= {
    "cases": "SELECT *, id AS of_case FROM cases",
    "clock_event": "SELECT e.*, p.case_id AS of_case FROM clock_event e JOIN clock p ON p.id = e.clock_id",
    "dispatch": "SELECT e.*, p.case_id AS of_case FROM dispatch e JOIN letter p ON p.id = e.letter_id",
    "invoice_line": "SELECT e.*, p.case_id AS of_case FROM invoice_line e JOIN invoice p ON p.id = e.invoice_id",
    "question": "SELECT e.*, p.case_id AS of_case FROM question e JOIN request p ON p.id = e.request_id",
}
OF_THE_CASE = {"type", "authority", "party_id", "created_by", "created_at", "year", "seq", "received_at"}
OF_THE_CASE |= {"registered_at", "closed_at", "complete_since"}
UNSEALED = {("dispatch", "attempts")}
NESTED = {
    ("appeal", "parts"), ("appeal", "reckoned"), ("approval_condition", "text"), ("approval_version", "data"),
    ("charge", "payer_address"), ("claim", "lines"),
    ("clock", "rule"), ("clock_event", "data"), ("correction", "places"), ("finding", "text"),
    ("invoice", "payer_address"), ("letter", "values"), ("question", "sections"), ("request", "sections"),
    ("submission", "acknowledged"), ("submission", "answers"), ("submission", "documents"),
}  # fmt: skip
"""Columns that hold JSON."""
KEYS = {"reason_block": ["block"], "approval_event": ["event_seq", "approval_id", "version", "kind"], "case_about": [],
        "appeal": [], "charge": [], "correction": ["event_seq"]}
"""What tells a row from the others of its table in a case, where it is not its id."""


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def compact(value, **how):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, **how).encode()


def said(name, row):
    """What is sealed of a row."""
    told = {column: value for column, value in row.items() if value is not None and (name, column) not in UNSEALED}
    if name == "cases":
        return {column: value for column, value in told.items() if column in OF_THE_CASE}
    return {column: nested(value) if (name, column) in NESTED else value for column, value in told.items()}


def nested(text):
    """What a column of JSON holds; what is none stands for itself, and no seal bears it out."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def read_record(path):
    """Tables as {name: rows}; a row is a dictionary, salts are bytes. `row`: every row that is sealed, as it is."""
    tables = {name: [] for name in (*TABLES, "row")}
    if path.read_bytes()[:15] == b"SQLite format 3":
        database = sqlite3.connect(path.resolve().as_uri() + "?mode=ro", uri=True)
        database.row_factory = sqlite3.Row
        for name in TABLES:
            tables[name] = [dict(row) for row in database.execute(f"SELECT * FROM {name}")]  # noqa: S608
        recorded = {row["id"] for row in tables["cases"] if row["n_events"]}
        for name, query in ROWS.items():
            for row in map(dict, database.execute(query)):
                case, key = row.pop("of_case"), "/".join(str(row[part]) for part in KEYS.get(name, ["id"])) or "-"
                if case in recorded:
                    tables["row"].append({"case_id": case, "of": name, "key": key, "said": said(name, row)})
        database.close()
        return tables
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        tables[row.pop("table")].append(row)
    for row in tables["event_content"] + tables["seal"]:
        row["salt"] = bytes.fromhex(row["salt"])
    return tables


def read_roots(path):
    files = sorted(path.glob("*.json")) if path.is_dir() else [path]
    return [line for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]


def faults_of_event(row, before, prev, content):
    if row["seq"] != before + 1:
        yield f"follows event {before}: what was between is missing"
    elif row["prev"] != prev:
        yield "does not follow from the one before"
    if sha256(row["prev"].encode() + compact([row[name] for name in FIELDS])) != row["hash"]:
        yield "is not what was hashed"
    said = content and content["salt"] + content["body"].encode()
    if content is None:
        yield "its content is missing"
    elif said and sha256(said) != row["content_hash"]:
        yield "its content is not what was hashed"


def check_chains(tables, verdict):
    """Hashes of all events that stand on an unbroken chain; what follows a fault bears nothing out."""
    contents = {(row["case_id"], row["seq"]): row for row in tables["event_content"]}
    hashes, ends, stands, broken = {}, {}, {}, set()
    for row in sorted(tables["event"], key=lambda row: (row["case_id"], row["seq"])):
        case, seq = row["case_id"], row["seq"]
        content = contents.get((case, seq))
        faults = list(faults_of_event(row, *ends.get(case, (0, ZEROS)), content))
        verdict["faults"] += [f"case {case}, event {seq}: {fault}" for fault in faults]
        verdict["erased"] += bool(content) and not content["body"] and not content["salt"]
        ends[case] = seq, row["hash"]
        if faults:
            broken.add(case)
        if case not in broken:
            hashes[case, seq] = row["hash"]
        stands[case] = row["to_state"], row["to_version"]
    counted = {row["id"]: row for row in tables["cases"]}
    for case in sorted(counted.keys() | ends.keys()):
        row, (last, end) = counted.get(case), ends.get(case, (0, ZEROS))
        if row is None:
            verdict["faults"].append(f"case {case}: has a record, but is gone")
        elif row["n_events"] != last:
            ending = f"ends at {last}" if last else "is gone"
            verdict["faults"].append(f"case {case}: counts {row['n_events']} events, its record {ending}")
        elif row["head"] != end:
            verdict["faults"].append(f"case {case}: its head is not its last event")
        elif last and (row["state"], row["version"]) != stands[case]:
            place, record = f"{row['state']} {row['version']}", "{} {}".format(*stands[case])
            verdict["faults"].append(f"case {case}: stands in {place}, its record in {record}")
    verdict["cases"], verdict["events"] = len(counted), len(tables["event"])
    return hashes


def check_seals(tables, verdict):
    """Hashes of all seals that stand on an unbroken chain; every row is compared with its newest seal."""
    hashes, ends, newest, broken = {}, {}, {}, set()
    for row in sorted(tables["seal"], key=lambda row: (row["case_id"], row["n"])):
        case, n = row["case_id"], row["n"]
        last, prev = ends.get(case, (0, ZEROS))
        fault = ""
        if n != last + 1:
            fault = f"follows seal {last}: what was between is missing"
        elif row["prev"] != prev:
            fault = "does not follow from the one before"
        elif sha256(row["prev"].encode() + compact([row[name] for name in SEALED])) != row["hash"]:
            fault = "is not what was hashed"
        if fault:
            verdict["faults"].append(f"case {case}, seal {n}: {fault}")
            broken.add(case)
        if case not in broken:
            hashes[case, n] = row["hash"]
        ends[case], newest[case, row["of"], row["key"]] = (n, row["hash"]), row
    check_ends_of_seals(tables, ends, verdict)
    check_rows(tables, newest, verdict)
    return hashes


def check_ends_of_seals(tables, ends, verdict):
    counted = {row["id"]: (row["seals"], row["sealed"]) for row in tables["cases"]}
    for case in sorted(counted.keys() | ends.keys()):
        (n, head), (last, end) = counted.get(case, (None, None)), ends.get(case, (0, ZEROS))
        if n is None:
            verdict["faults"].append(f"case {case}: has seals, but is gone")
        elif n != last:
            verdict["faults"].append(f"case {case}: counts {n} seals, they end at {last}")
        elif head != end:
            verdict["faults"].append(f"case {case}: is not sealed by its last seal")


def check_rows(tables, newest, verdict):
    for row in tables["row"]:
        seal = newest.pop((row["case_id"], row["of"], row["key"]), None)
        place = f"case {row['case_id']}, {row['of']} {row['key']}"
        if seal is None:
            verdict["faults"].append(f"{place}: was never sealed")
        elif sha256(seal["salt"] + compact([row["of"], row["said"]], sort_keys=True)) != seal["row_hash"]:
            verdict["faults"].append(f"{place}: is not what was sealed at event {seal['seq']}")
    for (case, name, key), seal in newest.items():
        verdict["faults"].append(f"case {case}, {name} {key}: was sealed at event {seal['seq']} and is gone")
    verdict["rows"] = len(tables["row"])


def check_roots(lines, events, seals, verdict):
    prev, holds, named = ZEROS, True, {}
    for number, line in enumerate(lines, start=1):
        faults, root = [], {}
        try:
            root = json.loads(line)
            if sha256(compact([root["root"], root["at"], root["prev"], root["heads"]])) != root["digest"]:
                faults.append("is not what was hashed")
            if (root["root"], root["prev"]) != (number, prev):
                faults.append("does not follow from the one before")
            for case, n, head, m, end in root["heads"]:
                if events.get((case, n)) != head:
                    faults.append(f"event {n} of case {case} no longer bears it out")
                if seals.get((case, m), ZEROS) != end:
                    faults.append(f"seal {m} of case {case} no longer bears it out")
        except (ValueError, KeyError, TypeError):
            faults = ["cannot be read"]
        verdict["faults"] += [f"root {number}: {fault}" for fault in faults]
        holds, prev, verdict["roots"] = holds and not faults, root.get("digest", ""), number
        if holds:
            verdict["certain_to"], verdict["certain_at"] = number, root["at"]
            named.update({head[0]: head[1] for head in root["heads"]})
    verdict["newer"] = verdict["events"] - sum(named.values())


def main(arguments):
    paths = [Path(argument) for argument in arguments if argument != "--json"]
    if not 1 <= len(paths) <= 2 or not all(path.exists() for path in paths):
        print(__doc__, file=sys.stderr)
        return 2
    verdict = dict.fromkeys(("cases", "events", "rows", "erased", "roots", "newer"), 0)
    verdict |= {"certain_to": None, "certain_at": None, "faults": []}
    record = read_record(paths[0])
    events, seals = check_chains(record, verdict), check_seals(record, verdict)
    check_roots(read_roots(paths[1]) if len(paths) == 2 else [], events, seals, verdict)
    if "--json" in arguments:
        print(json.dumps(verdict))
        return 1 if verdict["faults"] else 0
    whole = "{cases} cases, {events} events, {rows} rows, {erased} contents erased: all hold.".format(**verdict)
    print("\n".join(verdict["faults"]) or whole)
    if verdict["certain_to"] is None:
        print("No root from outside bears this out: a record written anew from the beginning would look the same.")
    else:
        at = datetime.fromtimestamp(verdict["certain_at"] / 1000, UTC)
        newer = f"{verdict['newer']} newer events"
        print(f"Certain up to root {verdict['certain_to']} of {at:%Y-%m-%d %H:%M} UTC; {newer}.")
    return 1 if verdict["faults"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
