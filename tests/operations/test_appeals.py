"""Appeals: told to each of their ends, the decided case with them; what is in time by channel; who may not, and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from casework.db import db
from casework.models import Appeal, Case, Decision, Event, Letter
from tests.operations.office import Office, faults, office

APPEAL = "appeal_case"
ENDS = {
    # state, verdict, outcome, letters, and how the appealed parts stand and the state of the decided case
    "upheld": ("upheld", "in_time", "upheld", ("receipt", "postponement", "forwarding", "result"), {"final"},
               "decided_refused"),
    "won_in_part": ("succeeded", "in_time", "reversed", ("receipt", "reversal", "costs"), {"changed"},
                    "decided_approved"),
    "in_part": ("succeeded", "in_time", "partly", ("receipt", "partial", "result"), {"changed", "final"}, "active"),
    "late_dismissed": ("not_heard", "late", "dismissed", ("receipt", "not_heard"), {"appealable"}, "decided_refused"),
    "defects_withdrawn": ("withdrawn", "in_time", "withdrawn", ("receipt", "defects", "withdrawn"), {"appealed"},
                          "decided_refused"),
}  # fmt: skip


@pytest.fixture
def quick(sqlite_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(sqlite_url, tmp_path) as place:
        yield place


@pytest.fixture
def here(database_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(database_url, tmp_path) as place:
        yield place


@pytest.mark.parametrize("end", sorted(set(ENDS) - {"won_in_part"}))
def test_an_appeal_is_told_to_each_of_its_ends_and_the_decided_case_is_told(quick: Office, end: str) -> None:
    ends(quick, end)


def test_a_refusal_appealed_by_email_on_the_last_evening_is_reversed_and_decided_anew(here: Office) -> None:
    row, of = ends(here, "won_in_part")
    assert row.handed_on == row.last_day
    again = db.session.scalars(select(Decision).where(Decision.case_id == of.id, Decision.event_seq > row.of_seq)).all()
    assert {one.outcome for one in again} == {"approval"}
    assert {one.standing for one in again} == {"appealable"}


def ends(there: Office, end: str) -> tuple[Appeal, Case]:
    case_id = there.tell(end, type_name=APPEAL)
    state, verdict, outcome, letters, stands, after = ENDS[end]
    case, row = there.case(case_id), db.session.scalars(select(Appeal).where(Appeal.case_id == case_id)).one()
    of = db.session.scalars(select(Case).where(Case.id == row.of_case_id)).one()
    assert (case.state, row.verdict, row.outcome, of.state) == (state, verdict, outcome, after)
    assert case.authority == of.authority
    assert tuple(letter.kind for letter in there.letters(case_id, Letter.state == "printed")) == letters
    appealed = select(Decision.standing).where(Decision.case_id == of.id, Decision.event_seq == row.of_seq,
                                               Decision.subject.in_(row.parts))  # fmt: skip
    assert set(db.session.scalars(appealed)) == stands
    kinds = set(db.session.scalars(select(Event.kind).where(Event.case_id == of.id)))
    assert ("record:appealed" in kinds) is (verdict == "in_time")
    assert faults() == []
    return row, of
