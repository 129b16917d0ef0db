"""Reversals: told to each of their ends, the decided case with them; what is refused, and why; notes of errors."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import timedelta

import pytest
from sqlalchemy import select

from casework.core.case_type import Actor
from casework.core.machine import StepRefused
from casework.db import db
from casework.models import Appeal, Case, Decision, Event, Letter
from casework.operations import appeals, faults, initiative, review
from casework.operations.acting import legal_date as _day
from casework.operations.steps import take_step
from casework.outbox import drain
from casework.queries.appeals import contest_of
from casework.stories.telling import by
from tests.operations.office import DAY, Office
from tests.operations.office import faults as wrong

REVERSAL = "reversal_case"
NO_HARM = {"wrong": "A document was overlooked.", "by": "us", "reason": "no_harm", "harms": False}
ENDS = {
    # state, outcome, letters, how what is looked at stands, and the state of the decided case
    "reversed": ("final", "reversed", ("reversal", "costs"), {"changed"}, "decided_approved"),
    "in_part": ("final", "partly", ("warning", "reversal"), {"changed"}, "active"),
    "stands": ("stands", "stands", ("warning", "stands"), {"appealable"}, "decided_refused"),
    "unchanged": ("stands", "stands", (), {"appealable"}, "decided_refused"),
}  # fmt: skip


@pytest.mark.parametrize("end", ["in_part", "stands", "unchanged"])
def test_a_reversal_is_told_to_each_of_its_ends_and_the_decided_case_is_told(quick: Office, end: str) -> None:
    ends(quick, end)


def test_a_refusal_that_is_reversed_is_decided_anew_and_the_reversal_becomes_final(here: Office) -> None:
    row, of = ends(here, "reversed")
    again = db.session.scalars(select(Decision).where(Decision.case_id == of.id, Decision.event_seq > row.of_seq)).all()
    assert {(one.outcome, one.standing) for one in again} == {("approval", "appealable")}
    own = db.session.scalars(select(Decision.standing).where(Decision.case_id == row.case_id)).all()
    assert set(own) == {"final"}


LIMITS = [
    # days after notice of the decision: (warned, told), and what stands in the way
    (None, 10, "was not warned by"),
    (22, 60, "was not warned by"),
    (21, 93, "must have been sent by"),
    (21, 92, ""),
]
"""Three weeks to warn, and three months to tell; 92 stands for however many days these have."""


def test_the_body_above_reverses_to_harm_only_if_it_warned_and_told_in_the_time_of_the_law(here: Office) -> None:
    case_id = here.tell("above", "open_review", type_name=REVERSAL)
    row, magne = db.session.scalars(select(Appeal).where(Appeal.case_id == case_id)).one(), by("magne")
    months = (row.last_day - row.decided_on).days
    at = here.now + 120 * DAY
    review.declare_impartiality(case_id, True, by=magne, now=at)
    for warned, told, obstacle in LIMITS:
        days = {"warned_on": warned, "told_on": told + months - 92}
        given = {name: str(row.decided_on + timedelta(n)) for name, n in days.items() if n is not None}
        seen = here.case(case_id).n_events
        with pytest.raises(StepRefused, match=obstacle) if obstacle else nullcontext():
            take_step(case_id, "record_above", by=magne, now=at, seen=seen,
                      given={**given, "result": "annulled", "because": "It was wrong."})  # fmt: skip
    drain(at)
    assert here.case(case_id).state == "decided_above"
    assert [letter.kind for letter in here.letters(case_id, Letter.state == "printed")] == ["result"]
    stands = select(Decision.standing).where(Decision.case_id == row.of_case_id, Decision.event_seq == row.of_seq)
    assert set(db.session.scalars(stands)) == {"changed"}
    assert wrong() == []


def ends(there: Office, end: str) -> tuple[Appeal, Case]:
    case_id = there.tell(end, type_name=REVERSAL)
    state, outcome, letters, stands, after = ENDS[end]
    case, row = there.case(case_id), db.session.scalars(select(Appeal).where(Appeal.case_id == case_id)).one()
    of = db.session.scalars(select(Case).where(Case.id == row.of_case_id)).one()
    assert (case.state, row.verdict, row.outcome, of.state) == (state, "own", outcome, after)
    assert case.authority == of.authority
    assert tuple(letter.kind for letter in there.letters(case_id, Letter.state == "printed")) == letters
    chosen = set(row.parts) if outcome != "partly" else {"r2"}
    looked_at = select(Decision.standing).where(Decision.case_id == of.id, Decision.event_seq == row.of_seq,
                                                Decision.subject.in_(chosen))  # fmt: skip
    assert set(db.session.scalars(looked_at)) == stands
    assert "record:reversed" in set(db.session.scalars(select(Event.kind).where(Event.case_id == of.id)))
    assert wrong() == []
    return row, of


def test_what_the_law_does_not_allow_is_refused_and_the_party_sees_nothing_before_it_is_warned(quick: Office) -> None:
    """One case: refused, then opened as a reversal to harm, with the ground changed on the way."""
    of_id = quick.tell("refuse", type_name="registry_account")
    at, jonas, marit = quick.now + DAY, by("jonas"), by("marit")
    of = quick.case(of_id)
    case_id = initiative.open_case(REVERSAL, of, {"why": {**NO_HARM, "harms": True}}, by=jonas, now=at).case_id
    with pytest.raises(StepRefused, match="looked at again"):
        initiative.open_case(REVERSAL, of, {"why": NO_HARM}, by=jonas, now=at)
    assert contest_of(db.session.connection(), of, _day(at)).reviewed
    assert contest_of(db.session.connection(), of, _day(at), party_id=of.party_id).appeals == []
    review.declare_impartiality(case_id, True, by=jonas, now=at)
    review.declare_impartiality(case_id, True, by=marit, now=at)

    def refused(who: object, step: str, **given: object) -> list[str]:
        with pytest.raises(StepRefused) as caught:
            take_step(case_id, step, by=who, now=at, seen=quick.case(case_id).n_events, given=given)  # type: ignore[arg-type]
        return [str(one.sentence) for one in caught.value.refusals]

    harms = "The change harms the party, and this ground allows no harm."
    assert harms in refused(jonas, "warn", considers="It is wrong.")
    assert {harms, "The change harms the party, and it was not heard."} <= set(refused(jonas, "propose_reversal"))
    assert "You prepared or signed the decision that is looked at again." in refused(marit, "warn", considers="…")
    assert refused(jonas, "record_above", result="changed", told_on=str(_day(at)), because="…") == [
        "The file does not say that the body above us reverses it."]  # fmt: skip
    assert "The party was not warned." in refused(jonas, "let_stand", because="…")
    appeals.begin(of_id, by=by("jana"), now=at, language="en")  # a draft of an appeal binds nobody
    said = {"section": "why", "raw": {**NO_HARM, "by": "above", "reason": "interests", "harms": True}}
    take_step(case_id, "write", by=jonas, now=at, seen=quick.case(case_id).n_events, given=said)
    late = {"result": "changed", "warned_on": str(_day(at + 30 * DAY)), "told_on": str(_day(at + 40 * DAY))}
    at += 41 * DAY
    assert "was not warned by" in refused(jonas, "record_above", **late, because="…")[0]
    seen = quick.case(case_id).n_events
    take_step(case_id, "close_unchanged", by=jonas, now=at, seen=seen, given={"because": "It was right."})
    of = quick.case(of_id)
    assert contest_of(db.session.connection(), of, _day(at), party_id=of.party_id).appeals == []
    assert wrong() == []


def test_an_error_is_noted_in_a_case_that_is_closed_and_its_record_still_holds(quick: Office) -> None:
    case_id = quick.tell("approve", type_name="plant_approval")
    told = {"wrong": "A neighbour was not told.", "outcome": "could", "assessment": "It might have objected."}
    faults.note_error(case_id, told, by=by("astrid"), now=quick.now)
    event = db.session.scalars(select(Event).where(Event.case_id == case_id).order_by(Event.seq.desc())).first()
    assert event is not None
    assert (event.kind, event.role) == ("record:error", str(Actor.CASEWORKER))
    assert wrong() == []
