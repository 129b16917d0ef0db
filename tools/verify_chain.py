#!/usr/bin/env python3
"""Checks a case record without the product: are the chains whole, and up to which root is that certain?

    verify_chain.py RECORD [ROOTS] [--json]

RECORD is an SQLite file, or JSON lines as `casework audit export` writes them. ROOTS is the folder or the file in which
roots are kept outside the database. None of the product's code is used: the lines that hash are written out again here
on purpose, with the standard library alone. Exit code 0: whole; 1: faults; 2: wrong use.

    event    hash = SHA-256(prev + JSON list of case, seq, kind, at, actor, role, states, versions, content_hash)
    content  content_hash = SHA-256(salt + body); salt and body are empty where the content was erased
    root     digest = SHA-256(JSON list of number, at, prev, heads); heads = [case, number of events, hash of the last]

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
TABLES = ("cases", "event", "event_content")


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


def read_record(path):
    """Tables as {name: rows}; a row is a dictionary, salts are bytes."""
    tables = {name: [] for name in TABLES}
    if path.read_bytes()[:15] == b"SQLite format 3":
        database = sqlite3.connect(path.resolve().as_uri() + "?mode=ro", uri=True)
        database.row_factory = sqlite3.Row
        tables = {name: [dict(row) for row in database.execute(f"SELECT * FROM {name}")] for name in TABLES}  # noqa: S608
        database.close()
        return tables
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        tables[row.pop("table")].append(row)
    for row in tables["event_content"]:
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
    hashes, ends, broken = {}, {}, set()
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
    counted = {row["id"]: (row["n_events"], row["head"]) for row in tables["cases"]}
    for case in sorted(counted.keys() | ends.keys()):
        (n, head), (last, end) = counted.get(case, (None, None)), ends.get(case, (0, ZEROS))
        if n is None:
            verdict["faults"].append(f"case {case}: has a record, but is gone")
        elif n != last:
            ending = f"ends at {last}" if last else "is gone"
            verdict["faults"].append(f"case {case}: counts {n} events, its record {ending}")
        elif head != end:
            verdict["faults"].append(f"case {case}: its head is not its last event")
    verdict["cases"], verdict["events"] = len(counted), len(tables["event"])
    return hashes


def check_roots(lines, hashes, verdict):
    prev, holds, named = ZEROS, True, {}
    for number, line in enumerate(lines, start=1):
        faults, root = [], {}
        try:
            root = json.loads(line)
            if sha256(compact([root["root"], root["at"], root["prev"], root["heads"]])) != root["digest"]:
                faults.append("is not what was hashed")
            if (root["root"], root["prev"]) != (number, prev):
                faults.append("does not follow from the one before")
            unborne = [(case, n) for case, n, head in root["heads"] if hashes.get((case, n)) != head]
            faults += [f"event {n} of case {case} no longer bears it out" for case, n in unborne]
        except (ValueError, KeyError, TypeError):
            faults = ["cannot be read"]
        verdict["faults"] += [f"root {number}: {fault}" for fault in faults]
        holds, prev, verdict["roots"] = holds and not faults, root.get("digest", ""), number
        if holds:
            verdict["certain_to"], verdict["certain_at"] = number, root["at"]
            named.update({case: n for case, n, _ in root["heads"]})
    verdict["newer"] = verdict["events"] - sum(named.values())


def main(arguments):
    paths = [Path(argument) for argument in arguments if argument != "--json"]
    if not 1 <= len(paths) <= 2 or not all(path.exists() for path in paths):
        print(__doc__, file=sys.stderr)
        return 2
    verdict = dict.fromkeys(("cases", "events", "erased", "roots", "newer"), 0)
    verdict |= {"certain_to": None, "certain_at": None, "faults": []}
    hashes = check_chains(read_record(paths[0]), verdict)
    check_roots(read_roots(paths[1]) if len(paths) == 2 else [], hashes, verdict)
    if "--json" in arguments:
        print(json.dumps(verdict))
        return 1 if verdict["faults"] else 0
    whole = "{cases} cases, {events} events, {erased} contents erased: all hold.".format(**verdict)
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
