"""The shape that makes a step cheap: at most three reads, one write to a table, one commit, no statement built anew."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from casework.core.case_type import CaseFacts
from casework.operations.acting import By, legal_date
from casework.operations.steps import take_step
from casework.queries.facts import Asked
from casework.stories.telling import by
from tests.operations.office import DAY, office


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is sent to the database, and COMMIT for each commit."""
    said: list[str] = []

    def sent(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        said.append(" ".join(statement.split()))

    def committed(_connection: Any) -> None:
        said.append("COMMIT")

    event.listen(Engine, "before_cursor_execute", sent)
    event.listen(Engine, "commit", committed)
    try:
        yield said
    finally:
        event.remove(Engine, "before_cursor_execute", sent)
        event.remove(Engine, "commit", committed)


@contextmanager
def expressions() -> Iterator[list[Any]]:
    """The statements that are sent as expressions, themselves."""
    sent: list[Any] = []

    def carried_out(_connection: Any, statement: Any, *_more: Any) -> None:
        sent.append(statement)

    event.listen(Engine, "before_execute", carried_out)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_execute", carried_out)


@pytest.mark.parametrize(
    ("until", "step", "persona"),
    [
        ("request_information", "ask_more_time", "eleni"),
        ("submit", "screen", "jonas"),
        ("declare_complete", "assess", "marit"),
    ],
)
def test_a_plain_step_takes_three_reads_one_write_to_each_table_and_one_commit(
    database_url: str, tmp_path: Path, until: str, step: str, persona: str
) -> None:
    with office(database_url, tmp_path / "home") as here:
        case_id = here.tell("approve", until, drain=lambda now: None)
        seen, who = here.case(case_id).n_events, by(persona)
        given = {"until": legal_date(here.now + 30 * DAY).isoformat(), "reason": "Words."}
        with statements() as said:
            take_step(case_id, step, by=who, now=here.now, seen=seen, given=given)
    reads = [one for one in said if one.startswith("SELECT")]
    writes = Counter(found[1] for one in said if (found := re.match(r"(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)", one)))
    assert len(reads) <= 3, reads
    assert {"event", "event_content", "cases"} <= set(writes)
    assert set(writes.values()) == {1}, writes
    assert said.count("COMMIT") == 1


def test_asking_for_more_time_reads_the_case_writes_five_rows_and_builds_no_statement(
    database_url: str, tmp_path: Path
) -> None:
    with office(database_url, tmp_path / "home") as here:
        case_id = here.tell("approve", "request_information", drain=lambda now: None)
        who, given = by("eleni"), {"until": legal_date(here.now + 30 * DAY).isoformat(), "reason": "Words."}

        seen = here.case(case_id).n_events
        with statements() as said, expressions() as first:
            take_step(case_id, "ask_more_time", by=who, now=here.now, seen=seen, given=given)
        with expressions() as second:
            take_step(case_id, "ask_more_time", by=who, now=here.now, seen=seen + 1, given=given)
    assert [one.split("(")[0].split(" SET")[0].split(",")[0] for one in said] == [
        "SELECT cases.id", "INSERT INTO event ", "INSERT INTO event_content ", "UPDATE request", "INSERT INTO seal ",
        "UPDATE cases", "COMMIT",
    ]  # fmt: skip
    assert [id(one) for one in second] == [id(one) for one in first], "the very statements of the time before"


def test_an_answer_reads_the_request_it_answers_once(database_url: str, tmp_path: Path) -> None:
    with office(database_url, tmp_path / "home") as here:
        case_id = here.tell("approve", "request_information", drain=lambda now: None)
        seen, who = here.case(case_id).n_events, by("eleni")
        with statements() as said:
            take_step(case_id, "answer", by=who, now=here.now, seen=seen, given={"declaration": True})
    assert sum("FROM request WHERE" in one for one in said) == 1


def test_what_guards_may_ask_for_is_all_there() -> None:
    case: Any = SimpleNamespace(errors_open=0, items_open=0, documents_missing=0, reasons_missing=0)
    asked = Asked(cast(Any, None), case, By(None, frozenset()), date(2026, 6, 15), ())
    assert {field.name for field in fields(CaseFacts)} <= {name for name in dir(asked) if not name.startswith("_")}
