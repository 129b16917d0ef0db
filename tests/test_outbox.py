"""The outbox: leased, done, fenced, tried again, given up; two workers never do the same row (N2, N4)."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from casework import outbox
from casework.db import db, writing
from casework.models import Outbox
from casework.operations.acting import SYSTEM
from casework.operations.outbox import put
from casework.outbox import ATTEMPTS, HANDLERS, LEASE, PAUSE, backlog, done, drain, failed, keep_draining, lease, retry
from casework.ports.outside import Hopeless
from tests.operations.office import NOW, Office, office

QUARTER = 15 * 60_000


@pytest.fixture
def here(database_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(database_url, tmp_path / "home", people=False) as found:
        yield found


@pytest.fixture
def did(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the effects did: the kind `try` does it, unless told to fail."""
    log: list[str] = []

    def effect(row: Any, _outside: Any, _now: int) -> None:
        if row.get("fails") == "hopeless":
            raise Hopeless("somebody must look")
        if row.get("fails"):
            raise ConnectionError("the mail server is away")
        log.append(row["key"])

    monkeypatch.setattr(outbox, "HANDLERS", {**HANDLERS, "try": effect})
    return log


def order(*keys: str, now: int = NOW, **payload: Any) -> None:
    with writing() as cx:
        for key in keys:
            put(cx, "try", key, now=now, **payload)


def rows() -> dict[str, Any]:
    db.session.rollback()
    return {row.key: row for row in db.session.execute(Outbox.__table__.select())}


def test_work_is_done_oldest_first_and_once(here: Office, did: list[str]) -> None:
    order("second", now=NOW + 1)
    order("first")
    assert drain(NOW).done == 1
    assert drain(NOW + 1).done == 1
    assert drain(NOW + LEASE * 2).done == 0
    assert did == ["first", "second"]


def test_the_same_key_twice_is_refused_with_the_whole_transaction(here: Office) -> None:
    order("one")
    with pytest.raises(Exception, match=r"outbox|UNIQUE|unique"):
        order("two", "one")
    assert set(rows()) == {"one"}


def test_N4_a_lease_that_ran_out_is_due_again_and_the_late_worker_is_fenced(here: Office) -> None:
    order("one")
    first = lease(NOW)
    assert first is not None
    assert lease(NOW + LEASE - 1) is None
    second = lease(NOW + LEASE)
    assert second is not None
    assert (second.id, second.attempts) == (first.id, 2)
    assert not done(first, NOW + LEASE), "the lease was lost"
    assert not failed(first, ValueError(), NOW + LEASE)
    assert done(second, NOW + LEASE)
    assert not done(second, NOW + LEASE)
    assert rows()["one"].last_error == ""


def test_N4_what_fails_is_done_within_a_quarter_of_an_hour_of_the_return_of_what_it_needs(
    here: Office, did: list[str]
) -> None:
    order("one", fails=True)
    now = NOW
    for _ in range(20):
        drain(now)
        now += 60_000
    row = rows()["one"]
    assert "the mail server is away" in row.last_error
    assert row.failed_at is None
    assert row.due_at - now <= PAUSE < QUARTER
    assert backlog(now).troubled == 1


def test_N4_what_fails_for_hours_or_without_hope_is_given_up_visibly_and_can_be_taken_up(
    here: Office, did: list[str]
) -> None:
    order("hopeless", fails="hopeless")
    order("stubborn", fails=True)
    now = NOW
    drain(now)
    assert rows()["hopeless"].failed_at == now
    for _ in range(ATTEMPTS):
        now += PAUSE
        drain(now)
    stubborn = rows()["stubborn"]
    assert stubborn.failed_at is not None
    assert stubborn.attempts == ATTEMPTS
    assert backlog(now).failed == 2
    assert drain(now + PAUSE).failed == 0
    assert retry(stubborn.id, now, by=SYSTEM)
    assert drain(now).failed == 1
    order("easy")
    drain(now)
    assert not retry(rows()["easy"].id, now, by=SYSTEM), "what is done is done"


def test_one_that_fails_keeps_none_of_the_others_back(here: Office, did: list[str]) -> None:
    order("bad", fails=True)
    order("good", "better")
    assert (drain(NOW).done, drain(NOW).done) == (2, 0)
    assert did == ["good", "better"]


def test_a_row_nobody_knows_how_to_do_fails_visibly(here: Office) -> None:
    with writing() as cx:
        put(cx, "unheard_of", "one", now=NOW)
    assert drain(NOW).failed == 1
    assert "KeyError" in rows()["one"].last_error


def test_N2_three_workers_at_once_do_every_row_once(here: Office, did: list[str]) -> None:
    keys = [f"row {n:02}" for n in range(30)]
    order(*keys)
    barrier = threading.Barrier(3)
    faults: list[BaseException] = []

    def work() -> None:
        with here.app.app_context():
            try:
                barrier.wait()
                keep_draining(lambda: NOW)
            except BaseException as fault:
                faults.append(fault)
            finally:
                db.session.remove()

    workers = [threading.Thread(target=work) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert faults == []
    assert sorted(did) == keys


def test_N4_a_dead_worker_and_a_failed_try_together_stay_within_a_quarter_of_an_hour() -> None:
    assert LEASE + max(*outbox.PAUSES, PAUSE) < QUARTER
