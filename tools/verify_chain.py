#!/usr/bin/env python3
"""Checks a case record without the product: are the chains whole, and up to which root is that certain?

    verify_chain.py RECORD [ROOTS] [--json]

RECORD is an SQLite file, or JSON lines as `casework audit export` writes them (also from PostgreSQL). ROOTS is the folder or
the file in which roots are kept outside the database. Only Python's standard library is used, and none of the product's code:
the few lines that hash are written out again here on purpose. Exit code 0: whole; 1: faults; 2: wrong use.

    event    hash = SHA-256(prev + JSON list of case, seq, kind, at, actor, role, from/to state, from/to version, content_hash)
    content  content_hash = SHA-256(salt + body); salt and body are empty where the content was erased
    root     digest = SHA-256(JSON list of number, at, prev, heads); heads = [case, number of events, hash of the last]

A chain that somebody has written anew from the beginning is consistent in itself; only roots kept elsewhere show it.
"""

import hashlib
import json
import sqlite3
import sys
from datetime import datetime, timezone
from pathlib import Path

ZEROS = "0" * 64
FIELDS = "case_id seq kind at actor_id role from_state to_state from_version to_version content_hash".split()


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def compact(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


def read_record(path):
    """Tables as {name: rows}; a row is a dictionary, salts are bytes."""
    tables = {"cases": [], "event": [], "event_content": []}
    if path.read_bytes()[:15] == b"SQLite format 3":
        database = sqlite3.connect(path.resolve().as_uri() + "?mode=ro", uri=True)
        database.row_factory = sqlite3.Row
        for name in tables:
            tables[name] = [dict(row) for row in database.execute("SELECT * FROM " + name)]  # names of our own
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


def check_chains(tables, verdict):
    """Hashes of all events that stand on an unbroken chain; what follows a fault bears nothing out."""
    contents = {(row["case_id"], row["seq"]): row for row in tables["event_content"]}
    hashes, ends, broken = {}, {}, set()
    for row in sorted(tables["event"], key=lambda row: (row["case_id"], row["seq"])):
        case, seq = row["case_id"], row["seq"]
        before, prev = ends.get(case, (0, ZEROS))
        faults = []
        if seq != before + 1:
            faults.append(f"follows event {before}: what was between is missing")
        elif row["prev"] != prev:
            faults.append("does not follow from the one before")
        if sha256(row["prev"].encode() + compact([row[name] for name in FIELDS])) != row["hash"]:
            faults.append("is not what was hashed")
        content = contents.get((case, seq))
        if content is None:
            faults.append("its content is missing")
        elif not content["body"] and not content["salt"]:
            verdict["erased"] += 1
        elif sha256(content["salt"] + content["body"].encode()) != row["content_hash"]:
            faults.append("its content is not what was hashed")
        if faults:
            verdict["faults"] += [f"case {case}, event {seq}: {fault}" for fault in faults]
            broken.add(case)
        if case not in broken:
            hashes[case, seq] = row["hash"]
        ends[case] = seq, row["hash"]
    counted = {row["id"]: (row["n_events"], row["head"]) for row in tables["cases"]}
    for case in sorted(counted.keys() | ends.keys()):
        n, head = counted.get(case, (None, None))
        last, end = ends.get(case, (0, ZEROS))
        if n is None:
            verdict["faults"].append(f"case {case}: has a record, but is gone")
        elif n and not last:
            verdict["faults"].append(f"case {case}: counts {n} events, its record is gone")
        elif n != last:
            verdict["faults"].append(f"case {case}: counts {n} events, its record ends at {last}")
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
            faults += [f"event {n} of case {case} no longer bears it out" for case, n, head in root["heads"]
                       if hashes.get((case, n)) != head]
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
    verdict = {"cases": 0, "events": 0, "erased": 0, "roots": 0, "certain_to": None, "certain_at": None, "newer": 0, "faults": []}
    hashes = check_chains(read_record(paths[0]), verdict)
    check_roots(read_roots(paths[1]) if len(paths) == 2 else [], hashes, verdict)
    if "--json" in arguments:
        print(json.dumps(verdict))
        return 1 if verdict["faults"] else 0
    print("\n".join(verdict["faults"]) or f"{verdict['cases']} cases, {verdict['events']} events, {verdict['erased']} contents erased: all hold.")
    if verdict["certain_to"] is None:
        print("No root from outside bears this out: a record written anew from the beginning would look the same.")
    else:
        at = datetime.fromtimestamp(verdict["certain_at"] / 1000, timezone.utc)
        print(f"Certain up to root {verdict['certain_to']} of {at:%Y-%m-%d %H:%M} UTC; {verdict['newer']} newer events.")
    return 1 if verdict["faults"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
