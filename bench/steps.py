"""Durable steps per second: the product's one verb against raw SQL that writes the same rows, in turn, in one run.

python -m bench.steps [--database URL of a PostgreSQL server] [--rounds 60] [--json]

The step is real: an applicant asks for more time. It locks the case, asks the machine and its guards, appends an event
and its content to the chain, changes the request and seals it, and moves the case on; every guard of the database is on
in both halves.

The yardstick is the least that leaves the same behind: through the driver alone, with one cursor, it inserts the event,
its content and the seal and updates the request and the case, one commit a step. It reads nothing and decides nothing,
and its hashes are made before the watch starts. Before the first round both halves take one step that is rolled back,
and every table of the database must be the same after either, column by column but for salts and hashes; at the end the
chains that both have written must verify.

Rounds of product and yardstick take turns, so that a machine that is busy is busy for both; what counts is the median
of the rounds' ratios. How much of a step is our own work and how much is the disk's shows in the processor's
milliseconds, which a busy machine does not stretch. A third part, commits of a single row in a table without guards,
says what the disk alone costs.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import make_url, select

from casework.db import Base, db, writing
from casework.models import Case, RequestRow
from casework.operations import seals
from casework.operations.acting import legal_date
from casework.operations.audit import verify
from casework.operations.chain import Link, Sealed, content_hash, link_hash, row_hash, seal_hash
from casework.operations.steps import take_step
from casework.stories.telling import by
from casework.upgrade import upgrade
from casework.workflows import CASE_TYPES
from tests.operations.office import DAY, NOW, office

STEP = "ask_more_time"
WHY = "The owner's registrar answers slowly."
BATCH = 20
"""Steps of each part of a round."""

RAW = (
    """INSERT INTO event (case_id, seq, kind, at, actor_id, role, from_state, to_state, from_version, to_version,
    content_hash, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
    "INSERT INTO event_content (case_id, seq, salt, body) VALUES (?, ?, ?, ?)",
    "UPDATE request SET asked_until = ?, asked_reason = ? WHERE id = ?",
    """INSERT INTO seal (case_id, n, seq, "of", "key", salt, row_hash, prev, hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
    """UPDATE cases SET state = ?, phase = ?, n_events = ?, head = ?, seals = ?, sealed = ?
    WHERE id = ? AND n_events = ?""",
)
BARE = ("INSERT INTO bench_bare (n) VALUES (?)",)
CHANCE = {"event": {"content_hash", "hash"}, "event_content": {"salt"}, "seal": {"salt", "row_hash", "hash"},
          "cases": {"head", "sealed"}}  # fmt: skip
"""The columns that hold salts, and hashes of what is salted."""

Took = tuple[float, float]
"""Seconds by the wall clock and of the processor."""
Row = tuple[Any, ...]


@contextmanager
def watch() -> Iterator[list[float]]:
    """Fills in the seconds of a block, by the wall clock and of the processor."""
    took: list[float] = []
    wall, own = time.perf_counter(), time.process_time()
    yield took
    took += [time.perf_counter() - wall, time.process_time() - own]


def until(now: int) -> date:
    return legal_date(now + 30 * DAY)


def product(case_id: int, now: int, steps: int = BATCH) -> Took:
    """Steps through the one verb."""
    eleni = by("eleni")
    seen = db.session.execute(select(Case.n_events).where(Case.id == case_id)).scalar_one()
    given = {"until": until(now).isoformat(), "reason": WHY}
    with watch() as took:
        for n in range(steps):
            take_step(case_id, STEP, by=eleni, now=now, seen=seen + n, given=given)
    return took[0], took[1]


def written(case_id: int, now: int, steps: int = BATCH) -> list[tuple[Row, ...]]:
    """The rows of steps, with their chains, ready to be written: values for each statement of RAW."""
    eleni = by("eleni").person_id
    case = db.session.execute(select(Case.__table__).where(Case.id == case_id)).one()
    asked = db.session.execute(select(RequestRow.__table__).where(RequestRow.state == "open")).one()
    db.session.rollback()
    stays = (case.state, case.state, case.version, case.version)
    body = json.dumps({"reason": WHY, "until": until(now).isoformat()})
    request = seals.said("request", {**asked._mapping, "asked_until": until(now), "asked_reason": WHY})
    head, sealed, rows = case.head, case.sealed, []
    for n in range(1, steps + 1):
        seq, nth, salts = case.n_events + n, case.seals + n, [secrets.token_bytes(16) for _ in "ab"]
        said, told = content_hash(salts[0], body), row_hash(salts[1], "request", request)
        link = Link(case_id, seq, STEP, now, eleni, "applicant", *stays, said)
        seal = Sealed(case_id, nth, seq, "request", str(asked.id), told)
        prev, before, head, sealed = head, sealed, link_hash(head, link), seal_hash(sealed, seal)
        rows.append((
            (case_id, seq, STEP, now, eleni, "applicant", *stays, said, prev, head),
            (case_id, seq, salts[0], body),
            (until(now).isoformat(), WHY, asked.id),
            (case_id, nth, seq, "request", str(asked.id), salts[1], told, before, sealed),
            (case.state, case.phase, seq, head, nth, sealed, case_id, seq - 1),
        ))  # fmt: skip
    return rows


@dataclass(frozen=True)
class Driver:
    """A cursor on the driver's own connection, with the promises of the product's; how it begins and marks a value."""

    cursor: Any
    begin: str
    mark: str

    def write(self, statements: tuple[str, ...], rows: list[tuple[Row, ...]]) -> Took:
        """One transaction for each of `rows`, which holds values for each statement."""
        cursor, marked = self.cursor, self.marked(statements)
        with watch() as took:
            for values in rows:
                cursor.execute(self.begin)
                for statement, value in zip(marked, values, strict=True):
                    cursor.execute(statement, value)
                cursor.execute("COMMIT")
        return took[0], took[1]

    def marked(self, statements: tuple[str, ...]) -> list[str]:
        return [statement.replace("?", self.mark) for statement in statements]


@contextmanager
def driver(url: str) -> Iterator[Driver]:
    if url.startswith("sqlite"):
        import sqlite3

        connection: Any = sqlite3.connect(make_url(url).database or "", isolation_level=None)
        for pragma in ("synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON", "busy_timeout=10000"):
            connection.execute(f"PRAGMA {pragma}")
        begin, mark = "BEGIN IMMEDIATE", "?"
    else:
        import psycopg

        connection, begin, mark = psycopg.connect(url, autocommit=True), "BEGIN", "%s"
    connection.execute("CREATE TABLE bench_bare (n INTEGER)")
    try:
        yield Driver(connection.cursor(), begin, mark)
    finally:
        connection.close()


def everything(cursor: Any) -> dict[str, list[str]]:
    """Every row of every table, without what is left to chance."""
    found = {}
    for name in Base.metadata.tables:
        cursor.execute(f"SELECT * FROM {name}")
        known = [place for place, column in enumerate(cursor.description) if column[0] not in CHANCE.get(name, ())]
        found[name] = sorted(repr([row[place] for place in known]) for row in cursor.fetchall())
    return found


class _Undone(Exception):
    """Takes the rehearsal back."""


def differences(raw: Driver, case_id: int, now: int) -> list[str]:
    """The tables that are not the same after a step of the product as after one of the yardstick; both are undone."""
    (values,) = written(case_id, now, steps=1)
    after: list[dict[str, list[str]]] = []
    try:
        with writing() as cx:
            product(case_id, now, steps=1)
            after.append(everything(cx.connection.cursor()))
            raise _Undone
    except _Undone:
        raw.cursor.execute(raw.begin)
        for statement, value in zip(raw.marked(RAW), values, strict=True):
            raw.cursor.execute(statement, value)
        after.append(everything(raw.cursor))
        raw.cursor.execute("ROLLBACK")
    return [name for name, there in after[0].items() if there != after[1][name]]


def measure(url: str, rounds: int) -> dict[str, float]:
    """The parts in turn; medians of their rates and of their ratios."""
    with tempfile.TemporaryDirectory(prefix="casework-bench-") as home, office(url, Path(home)) as here:
        case_id = here.tell("approve", "request_information", drain=lambda now: None)
        with driver(url) as raw:
            if differ := differences(raw, case_id, here.now):
                raise SystemExit(f"product and yardstick do not write the same: {', '.join(differ)}")

            def parts(n: int) -> list[Took]:
                """Product, yardstick, bare commits; each begins a round as often as the others."""
                ways = (
                    lambda: product(case_id, here.now),
                    lambda: raw.write(RAW, written(case_id, here.now)),
                    lambda: raw.write(BARE, [((n,),) for n in range(BATCH)]),
                )
                return [took for _, took in sorted((place % 3, ways[place % 3]()) for place in range(n, n + 3))]

            parts(0)
            told = [parts(n) for n in range(rounds)]
            parts(0)  # so that the last seal of the request is the yardstick's
        if faults := verify(db.session.connection(), []).faults:
            raise SystemExit(f"what was written does not verify: {faults[0]}")
    ours, raws, bare = zip(*told, strict=True)
    ratios = [one[0] / other[0] for one, other in zip(ours, raws, strict=True)]
    low, _, high = statistics.quantiles(ratios, n=4)
    rate = {name: BATCH / statistics.median(took[0] for took in part)
            for name, part in (("steps", ours), ("raw", raws), ("bare", bare))}  # fmt: skip
    return {
        **{f"{name}_per_second": value for name, value in rate.items()},
        "ratio": statistics.median(ratios),
        "ratio_q1": low,
        "ratio_q3": high,
        "ratio_to_bare": statistics.median(one[0] / other[0] for one, other in zip(ours, bare, strict=True)),
        "step_cpu_ms": statistics.median(took[1] for took in ours) / BATCH * 1000,
        "raw_cpu_ms": statistics.median(took[1] for took in raws) / BATCH * 1000,
        "rounds": rounds,
    }


@contextmanager
def fresh(server: str) -> Iterator[str]:
    """A ready database of its own."""
    with tempfile.TemporaryDirectory(prefix="casework-bench-") as folder:
        if not server:
            url = f"sqlite:///{folder}/casework.db"
            upgrade(url, CASE_TYPES, now=NOW)
            yield url
            return
        import psycopg

        name = f"casework_bench_{os.getpid()}"
        plain = make_url(server).set(drivername="postgresql")
        with psycopg.connect(plain.render_as_string(hide_password=False), autocommit=True) as admin:
            admin.execute(f'CREATE DATABASE "{name}" TEMPLATE template0'.encode())
            try:
                url = plain.set(database=name).render_as_string(hide_password=False)
                upgrade(url, CASE_TYPES, now=NOW)
                yield url
            finally:
                admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    asked.add_argument("--database", default="", help="A PostgreSQL server; SQLite in a temporary folder if not given.")
    asked.add_argument("--rounds", type=int, default=60)
    asked.add_argument("--json", action="store_true")
    told = asked.parse_args()
    with fresh(told.database) as url:
        found = measure(url, told.rounds)
    if told.json:
        print(json.dumps(found))
    else:
        print(f"{found['steps_per_second']:.0f} steps a second, {found['step_cpu_ms']:.2f} ms of processor each")
        print(f"{found['raw_per_second']:.0f} a second by raw SQL, {found['raw_cpu_ms']:.2f} ms of processor each")
        print(f"{found['bare_per_second']:.0f} commits a second of a single row; a step costs", end=" ")
        print(f"{found['ratio_to_bare']:.2f} of them")
        print(f"ratio {found['ratio']:.2f}, median of {told.rounds} rounds;", end=" ")
        print(f"quartiles {found['ratio_q1']:.2f} to {found['ratio_q3']:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
