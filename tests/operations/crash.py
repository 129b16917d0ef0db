"""A process killed at every statement of an act: what was acknowledged is there, what was not can be done again,
nothing is doubled.

python -m tests.operations.crash --all [--database URL of a PostgreSQL server] [--kept FILE] [--act ACT]

A child forks, does the act and is killed by SIGKILL at its k-th point: before each statement, before and after each
commit, around each file. It acknowledges through a pipe after the act has returned. The parent waits for the lease to
run out, drains, does the act again if it had not happened, and compares what there is with what there is without any
crash. Without `--all` every tenth point is taken; the suite takes some of each act on both databases. `--kept` writes
down each point that was tried, and goes on after the last of them when it is run again.

Letters are not laid out here: what is printed is a few bytes that are never twice the same, so that a second printing
would show. That takes the time of a point from seconds to tenths of a second.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from flask import current_app
from sqlalchemy import event, make_url, select
from sqlalchemy.engine import Engine

from casework.db import db
from casework.models import Case, Decision, Dispatch, DocumentFile, Event, Letter, Outbox, QuestionRow
from casework.operations import post, review
from casework.operations.post import Arrival, Paper
from casework.operations.steps import take_step
from casework.outbox import LEASE, drain
from casework.ports.storage import Storage
from casework.stories.telling import by, paper
from casework.workflows import CASE_TYPES
from casework.workflows.annexes import annex_of
from tests.hasty import hasty
from tests.operations.office import NOW, TYPE, Office, faults, office

ACTS = ("submit", "sign", "dispatch", "register_answer", "annex")
UNTIL = {
    "submit": "draft", "sign": "propose_approval", "dispatch": "submit", "register_answer": "request_information",
    "annex": "submit",
}  # fmt: skip
AFTER = {
    "submit": "submitted", "sign": "decided_approved", "register_answer": "screening"
}  # fmt: skip
DRAINED = ("dispatch", "annex")
"""Acts of the worker: what was ordered is done. What was sent of a plan is printed as well as sent."""
PLAN = next(name for name, case_type in CASE_TYPES.items() if annex_of(case_type))
FINISH = 40
"""Rounds of draining after a crash: each crash leaves at most one lease, and each error waits its pause."""


class Points:
    """Counts the points of an act and kills the process at one of them."""

    def __init__(self, kill_at: int = 0) -> None:
        self.kill_at, self.passed = kill_at, 0

    def here(self, *_args: Any, **_more: Any) -> None:
        self.passed += 1
        if self.passed == self.kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    @contextmanager
    def watching(self) -> Iterator[Points]:
        """Statements, commits, and what is stored or erased, before and after."""
        plain = {name: getattr(Storage, name) for name in ("put", "erase")}
        watched = ("before_cursor_execute", "after_cursor_execute", "commit")
        for name in watched:
            event.listen(Engine, name, self.here)
        for name, verb in plain.items():

            def around(storage: Storage, *args: Any, verb: Callable[..., Any] = verb, **more: Any) -> Any:
                self.here()
                done = verb(storage, *args, **more)
                self.here()
                return done

            setattr(Storage, name, around)
        try:
            yield self
        finally:
            for name in watched:
                event.remove(Engine, name, self.here)
            for name, verb in plain.items():
                setattr(Storage, name, verb)


@dataclass(frozen=True)
class Scene:
    """A database and its home before the act."""

    act: str
    case_id: int
    now: int


def prepare(act: str, url: str, home: Path) -> Scene:
    """Tells the story up to the act."""
    with office(url, home) as here:
        quiet = (lambda now: None) if act in DRAINED else drain
        case_id = here.tell("approve", UNTIL[act], drain=quiet, type_name=PLAN if act == "annex" else TYPE)
        if act == "sign":
            review.declare_impartiality(case_id, True, by=by("ingrid"), now=here.now)
        if act == "submit":
            from casework.models import FindingRow
            from casework.operations import findings

            known = db.session.scalars(select(FindingRow.id).where(FindingRow.case_id == case_id)).all()
            findings.acknowledge(case_id, list(known), now=here.now)
        return Scene(act, case_id, here.now)


def perform(scene: Scene) -> None:
    """The act: a step through the one verb, or the worker's draining."""
    case = db.session.get(Case, scene.case_id, populate_existing=True)
    assert case is not None
    if scene.act == "submit":
        take_step(case.id, "submit", by=by("eleni"), now=scene.now, seen=case.n_events, given={"declaration": True})
    elif scene.act == "sign":
        hashes = db.session.scalars(
            select(Letter.sha256).where(
                Letter.case_id == case.id, Letter.state == "printed", Letter.event_seq == case.n_events
            )
        ).all()
        take_step(
            case.id,
            "sign_approval",
            by=by("ingrid"),
            now=scene.now,
            seen=case.n_events,
            given={"letter_sha256": list(hashes)},
        )
    elif scene.act == "register_answer":
        storage = current_app.extensions["casework.storage"]
        came = Arrival("post", "The company", scene.now - 60_000)
        papers = [Paper(name, io.BytesIO(paper(name))) for name in ("one.pdf", "two.pdf")]
        post.register_answer(case.id, came, papers, storage=storage, by=by("arne"), now=scene.now)
    else:
        drain(scene.now)


def happened(scene: Scene) -> bool:
    """Is the act done, as the database tells it?"""
    db.session.rollback()
    if scene.act in DRAINED:
        return not db.session.scalars(select(Outbox.id).where(Outbox.done_at.is_(None))).all()
    return db.session.scalar(select(Case.state).where(Case.id == scene.case_id)) == AFTER[scene.act]


def killed(scene: Scene, kill_at: int) -> tuple[bool, bool]:
    """Does the act in a child that is killed at a point; (acknowledged, died of the kill)."""
    db.session.remove()
    db.engine.dispose()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        code = 1
        try:
            with Points(kill_at).watching():
                perform(scene)
            os.write(writing, b"done")
            code = 0
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read()
    _, status = os.waitpid(child, 0)
    return told == b"done", os.WIFSIGNALED(status)


def count_points(scene: Scene) -> int:
    """How many points the act has; it is done."""
    with Points().watching() as points:
        perform(scene)
    return points.passed


def outcome(here: Office, scene: Scene) -> dict[str, Any]:
    """What is there in the end, without instants and ids: a transaction rolled back burns the ids it took."""
    db.session.rollback()
    session = db.session
    return {
        "state": session.scalar(select(Case.state).where(Case.id == scene.case_id)),
        "events": session.scalars(select(Event.kind).where(Event.case_id == scene.case_id).order_by(Event.seq)).all(),
        "letters": [tuple(row) for row in session.execute(select(
            Letter.event_seq, Letter.kind, Letter.recipient, Letter.number, Letter.state).order_by(Letter.id))],
        "sent": [tuple(row) for row in session.execute(
            select(Letter.number, Dispatch.recipient, Dispatch.channel, Dispatch.arrived_on)
            .join(Letter, Letter.id == Dispatch.letter_id).order_by(Letter.number))],
        "decided": [tuple(row) for row in session.execute(
            select(Decision.subject, Decision.outcome).order_by(Decision.id))],
        "documents": [tuple(row) for row in session.execute(select(
            DocumentFile.number, DocumentFile.kind, DocumentFile.title).order_by(DocumentFile.id))],
        "answered": session.scalars(select(QuestionRow.answer).order_by(QuestionRow.id)).all(),
        "work": sorted(session.scalars(select(Outbox.kind)).all()),
        "mails": len(here.mails()),
        "files": sum("/letters/" not in key and "/annexes/" not in key for key in iter(here.storage.keys())),
    }  # fmt: skip


def finish(scene: Scene) -> None:
    """What happens after the crash: the lease runs out, another worker drains; the person who saw no answer tries
    again.
    """
    if scene.act not in DRAINED and not happened(scene):
        perform(scene)
    now = scene.now
    for _ in range(FINISH):
        now += LEASE + 1
        drain(now)
        if not db.session.scalars(select(Outbox.id).where(Outbox.done_at.is_(None))).all():
            return


def crashed(scene: Scene, url: str, home: Path, kill_at: int, expected: dict[str, Any]) -> list[str]:
    """One crash, on a copy of its own: everything that is wrong afterwards."""
    with office(url, home, now=scene.now, people=False) as here:
        acknowledged, died = killed(scene, kill_at)
        wrong = [] if died else [f"the child was not killed at point {kill_at}"]
        if acknowledged and not happened(scene):
            wrong.append("acknowledged and lost")
        torn = [fault for fault in faults() if "not sent" not in fault and "not done" not in fault]
        wrong += [f"torn: {fault}" for fault in torn]
        try:
            finish(scene)
        except Exception as fault:  # whatever stands in the way of the person who tries again
            db.session.rollback()
            wrong.append(f"the act could not be done again: {type(fault).__name__}")
        wrong += faults()
        found = outcome(here, scene)
        wrong += [
            f"{name}: {found[name]} instead of {value}" for name, value in expected.items() if found[name] != value
        ]
    return wrong


class Copies:
    """Copies of a prepared database and its home, one for each crash."""

    def __init__(self, folder: Path, server: str = "") -> None:
        self.folder, self.server, self.n = folder, server, 0

    def prepared(self, act: str) -> tuple[Scene, str]:
        """A scene on a template of its own; the template's name."""
        from casework.upgrade import upgrade

        name = f"crash_{os.getpid()}_{act}"
        home = self.folder / name
        home.mkdir()
        url = self._url(name)
        if self.server:
            self._ask(f'CREATE DATABASE "{name}" TEMPLATE template0')
        upgrade(url, CASE_TYPES, now=NOW)
        return prepare(act, url, home), name

    @contextmanager
    def copy(self, name: str) -> Iterator[tuple[str, Path]]:
        self.n += 1
        copy = f"{name}_{self.n}"
        home = self.folder / copy
        shutil.copytree(
            self.folder / name, home, ignore=lambda _folder, names: [one for one in names if one == "doorbell"]
        )
        if self.server:
            self._ask(f'CREATE DATABASE "{copy}" TEMPLATE "{name}"')
        try:
            yield self._url(copy), home
        finally:
            shutil.rmtree(home)
            self.drop(copy)

    def drop(self, name: str) -> None:
        if self.server:
            self._ask(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _url(self, name: str) -> str:
        if not self.server:
            return f"sqlite:///{self.folder / name / 'casework.db'}"
        return make_url(self.server).set(drivername="postgresql", database=name).render_as_string(hide_password=False)

    def _ask(self, statement: str) -> None:
        import psycopg

        address = make_url(self.server).set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(statement.encode())


def crash_everywhere(
    act: str, copies: Copies, choose: Callable[[int], list[int]], tried: Callable[[int, list[str]], None] | None = None
) -> tuple[int, list[str]]:
    """Crashes the act at the chosen points (of 1 … n); (how many points there are, what went wrong)."""
    with hasty():
        return _crash_everywhere(act, copies, choose, tried or (lambda kill_at, found: None))


def _crash_everywhere(
    act: str, copies: Copies, choose: Callable[[int], list[int]], tried: Callable[[int, list[str]], None]
) -> tuple[int, list[str]]:
    scene, name = copies.prepared(act)
    try:
        with copies.copy(name) as (url, home), office(url, home, now=scene.now, people=False) as here:
            points = count_points(scene)
            finish(scene)
            expected = outcome(here, scene)
            assert faults() == [], "without any crash"
        wrong = []
        for kill_at in choose(points):
            with copies.copy(name) as (url, home):
                said = f"{act} killed at {kill_at} of {points}"
                found = [f"{said}: {fault}" for fault in crashed(scene, url, home, kill_at, expected)]
                tried(kill_at, found)
                wrong += found
    finally:
        copies.drop(name)
    return points, wrong


def main() -> int:
    """Every point of every act."""
    asked = argparse.ArgumentParser(description="Crashes at every point of every act.")
    asked.add_argument("--database", default="", help="A PostgreSQL server; SQLite if not given.")
    asked.add_argument("--all", action="store_true", help="Every point, not every tenth.")
    asked.add_argument("--act", choices=ACTS, help="This act alone.")
    asked.add_argument("--kept", type=Path, help="A file of what was tried; a second run goes on.")
    told = asked.parse_args()
    bad = 0
    with tempfile.TemporaryDirectory(prefix="casework-crash-") as folder:
        for act in [told.act] if told.act else ACTS:
            kept = Kept(act, told.kept)
            every = 1 if told.all else 10
            points, _ = crash_everywhere(act, Copies(Path(folder), told.database), partial(kept.left, every), kept.keep)
            wrong = [fault for found in kept.tried.values() for fault in found]
            print(f"{act}: {points} points, {len(kept.tried)} tried, {len(wrong)} faults", flush=True)
            print("\n".join(wrong[:20]))
            bad += len(wrong)
    return 1 if bad else 0


class Kept:
    """What was tried of an act, and what was wrong: by point, in a file if there is one."""

    def __init__(self, act: str, file: Path | None) -> None:
        self.act, self.file = act, file
        lines = file.read_text("utf-8").splitlines() if file and file.exists() else []
        known = [json.loads(line) for line in lines]
        self.tried: dict[int, list[str]] = {one["point"]: one["faults"] for one in known if one["act"] == act}

    def left(self, every: int, points: int) -> list[int]:
        return [point for point in range(1, points + 1, every) if point not in self.tried]

    def keep(self, point: int, faults: list[str]) -> None:
        self.tried[point] = faults
        if self.file:
            with self.file.open("a", encoding="utf-8") as kept:
                kept.write(json.dumps({"act": self.act, "point": point, "faults": faults}) + "\n")


if __name__ == "__main__":
    sys.exit(main())
