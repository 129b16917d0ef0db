"""Durable steps per second: the product's one verb against raw SQL that writes the same rows, in turn, in one run.

python -m bench.steps [--database URL of a PostgreSQL server] [--rounds 60] [--json]

The step is real: an applicant asks for more time. It locks the case, asks the machine and its guards, appends an event
and its content to the chain, and moves the case on; every guard of the database is on in both halves. The yardstick
writes the same three rows through the driver alone, with hashes made before the watch starts. Rounds of product and
yardstick take turns, so that a machine that is busy is busy for both; what counts is the median of the rounds' ratios.
How much of a step is our own work and how much is the disk's shows in the processor's milliseconds, which a busy
machine does not stretch.
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
from pathlib import Path
from typing import Any

from sqlalchemy import make_url, select

from casework.db import db
from casework.models import Case
from casework.operations.acting import legal_date
from casework.operations.chain import Link, content_hash, link_hash
from casework.operations.steps import take_step
from casework.stories.telling import by
from casework.upgrade import upgrade
from casework.workflows import CASE_TYPES
from tests.operations.office import DAY, NOW, Office, office

STEP = "ask_more_time"
BATCH = 20
"""Steps of each half of a round."""

RAW = (
    """INSERT INTO event (case_id, seq, kind, at, actor_id, role, from_state, to_state, from_version, to_version,
    content_hash, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
    "INSERT INTO event_content (case_id, seq, salt, body) VALUES (?, ?, ?, ?)",
    "UPDATE cases SET state = ?, phase = ?, n_events = ?, head = ? WHERE id = ? AND n_events = ?",
)


Took = tuple[float, float]
"""Seconds by the wall clock and of the processor."""


@contextmanager
def watch() -> Iterator[list[float]]:
    """Fills in the seconds of a block, by the wall clock and of the processor."""
    took: list[float] = []
    wall, own = time.perf_counter(), time.process_time()
    yield took
    took += [time.perf_counter() - wall, time.process_time() - own]


def product(case_id: int, now: int) -> Took:
    """A batch of steps through the one verb."""
    eleni = by("eleni")
    seen = db.session.execute(select(Case.n_events).where(Case.id == case_id)).scalar_one()
    given = {"until": legal_date(now + 30 * DAY).isoformat(), "reason": "The owner's registrar answers slowly."}
    with watch() as took:
        for n in range(BATCH):
            take_step(case_id, STEP, by=eleni, now=now, seen=seen + n, given=given)
    return took[0], took[1]


def written(case: Any, now: int, person_id: int | None) -> Iterator[tuple[tuple[Any, ...], ...]]:
    """The rows of a batch of steps, with their chain, ready to be written."""
    stays = (case.state, case.state, case.version, case.version)
    head, body = case.head, json.dumps({"until": "2026-07-15", "reason": "The owner's registrar answers slowly."})
    for seq in range(case.n_events + 1, case.n_events + 1 + BATCH):
        salt = secrets.token_bytes(16)
        said = content_hash(salt, body)
        link = Link(
            case.id, seq, STEP, now, person_id, "applicant", case.state, case.state, case.version, case.version, said
        )
        prev, head = head, link_hash(head, link)
        yield (
            (case.id, seq, STEP, now, person_id, "applicant", *stays, said, prev, head),
            (case.id, seq, salt, body),
            (case.state, case.phase, seq, head, case.id, seq - 1),
        )  # fmt: skip


def yardstick(raw: Any, case_id: int, now: int, marks: tuple[str, ...]) -> Took:
    """The same rows through the driver alone, one commit a step."""
    db.session.rollback()
    case = db.session.execute(select(Case.__table__).where(Case.id == case_id)).one()
    db.session.rollback()
    rows = list(written(case, now, by("eleni").person_id))
    db.session.rollback()
    begin = "BEGIN IMMEDIATE" if marks == RAW else "BEGIN"
    cursor = raw.cursor()
    with watch() as took:
        for row in rows:
            cursor.execute(begin)
            for statement, values in zip(marks, row, strict=True):
                cursor.execute(statement, values)
            cursor.execute("COMMIT")
    return took[0], took[1]


@contextmanager
def driver(url: str) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """The driver's own connection, with the promises of the product's."""
    if url.startswith("sqlite"):
        import sqlite3

        connection: Any = sqlite3.connect(make_url(url).database or "", isolation_level=None)
        for pragma in ("synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON", "busy_timeout=10000"):
            connection.execute(f"PRAGMA {pragma}")
        marks = RAW
    else:
        import psycopg

        connection = psycopg.connect(url, autocommit=True)
        marks = tuple(statement.replace("?", "%s") for statement in RAW)
    try:
        yield connection, marks
    finally:
        connection.close()


def measure(url: str, rounds: int) -> dict[str, float]:
    """Both halves in turn; medians of their rates and of their ratios."""
    with tempfile.TemporaryDirectory(prefix="casework-bench-") as home, office(url, Path(home)) as here:
        case_id = here.tell("approve", "request_information", drain=lambda now: None)
        with driver(url) as (raw, marks):
            product(case_id, here.now), yardstick(raw, case_id, here.now, marks)
            pairs = [_round(n, raw, marks, here, case_id) for n in range(rounds)]
    ratios = [one[0] / other[0] for one, other in pairs]
    low, _, high = statistics.quantiles(ratios, n=4)
    ours, raws = ([pair[side] for pair in pairs] for side in (0, 1))
    return {
        "steps_per_second": BATCH / statistics.median(took[0] for took in ours),
        "raw_per_second": BATCH / statistics.median(took[0] for took in raws),
        "ratio": statistics.median(ratios),
        "ratio_q1": low,
        "ratio_q3": high,
        "step_cpu_ms": statistics.median(took[1] for took in ours) / BATCH * 1000,
        "raw_cpu_ms": statistics.median(took[1] for took in raws) / BATCH * 1000,
        "rounds": rounds,
    }


def _round(n: int, raw: Any, marks: tuple[str, ...], here: Office, case_id: int) -> tuple[Took, Took]:
    if n % 2:
        other = yardstick(raw, case_id, here.now, marks)
        return product(case_id, here.now), other
    one = product(case_id, here.now)
    return one, yardstick(raw, case_id, here.now, marks)


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
        print(f"ratio {found['ratio']:.2f}, median of {told.rounds} rounds;", end=" ")
        print(f"quartiles {found['ratio_q1']:.2f} to {found['ratio_q3']:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
