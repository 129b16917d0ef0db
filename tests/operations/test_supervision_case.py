"""What becomes of a supervision, and that nobody is asked before being told of the right to silence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from casework.core.machine import StepRefused
from casework.db import db, writing
from casework.models import Case, Charge, Dispatch, Letter, Message, Party, Submission
from casework.operations import initiative, review
from casework.operations.acting import legal_date
from casework.operations.due import take_due_steps
from casework.operations.steps import take_step
from casework.outbox import drain
from casework.queries.access import party_cases
from casework.queries.cases import party_file
from casework.stories.people import party_id, person_id
from casework.stories.supervision_case.plots import begun
from casework.stories.telling import by
from tests.operations.office import Office, faults, office

SUPERVISION = "supervision_case"
REPORTS = ("preliminary_report", "report")
ENDS = {
    # state, letters, what was opened about it
    "clean": ("clean", ("announcement", "request", "reminder", "receipt", "right_to_silence", "suspicion_dropped",
                        "report"), []),
    "put_right": ("rectified", ("announcement", *REPORTS), []),
    "followed_up": ("rectified", (*REPORTS, "rectified"), []),
    "ordered": ("ordered", ("announcement", *REPORTS), ["KKL-17a"]),
    "switched": ("switched", ("announcement", "request", "right_to_silence"), ["GO-3"]),
    "referred": ("referred", ("announcement", "right_to_silence", "referral"), []),
}


@pytest.fixture
def here(database_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(database_url, tmp_path) as place:
        yield place


@pytest.fixture
def quick(sqlite_url: str, tmp_path: Path) -> Iterator[Office]:
    with office(sqlite_url, tmp_path) as place:
        yield place


@pytest.mark.parametrize("end", sorted(ENDS))
def test_a_supervision_is_told_to_each_of_its_ends(quick: Office, end: str) -> None:
    case_id = quick.tell(end, type_name=SUPERVISION)
    state, kinds, follows = ENDS[end]
    take_due_steps(quick.now)
    assert quick.case(case_id).state == state
    assert tuple(letter.kind for letter in quick.letters(case_id, Letter.state == "printed")) == kinds
    ties = db.session.scalars(select(Charge.tariff).where(Charge.for_case_id == case_id)).all()
    assert [tie.partition("/")[0] for tie in ties] == follows
    assert faults() == []


def step(there: Office, case_id: int, name: str, who: str, **given: str) -> None:
    take_step(case_id, name, by=by(who), now=there.now, seen=there.case(case_id).n_events, given=given)


def test_no_message_asks_before_the_letter_about_the_right_to_silence_has_gone_out(here: Office) -> None:
    """The hole that a free message was: closed in the product and in the database, in the supervision and in the case
    about the breach, until the letter has gone out.
    """
    case_id = here.tell("switched", "request_information", type_name=SUPERVISION)
    review.write_message(case_id, "Before the switch we may ask.", from_party=False, by=by("astrid"), now=here.now)
    review.declare_impartiality(case_id, True, by=by("astrid"), now=here.now)
    step(here, case_id, "switch", "astrid", suspects="A breach of section 10.")
    assert here.case(case_id).state == "suspected"
    case = here.case(case_id)
    known = {"suspicion": {"ground": "GO-3", "origin": "supervision", "reference": case.number, "what": "Estimates."}}
    follows = initiative.open_case("infringement_fee", case, known, by=by("astrid"), now=here.now).case_id

    def refuses(at: int) -> None:
        with pytest.raises(StepRefused, match="right to silence has not gone out"):
            review.write_message(at, "Who wrote the readings?", from_party=False, by=by("astrid"), now=here.now)
        with pytest.raises(DBAPIError, match="message: nothing is asked before the party is told"), writing() as cx:
            cx.execute(Message.__table__.insert().values(
                case_id=at, person_id=person_id("astrid"), from_party=False, body="Who?", at=here.now))  # fmt: skip

    for at in (case_id, follows):
        refuses(at)
        review.write_message(at, "The party may write.", from_party=True, by=by("gunnvor"), now=here.now)
    for name in ("screen", "date_breach", "inquire"):
        raw = {"section": "breach", "raw": {"began_on": "2026-05-01", "ended_on": "2026-06-30"}}
        take_step(follows, name, by=by("astrid"), now=here.now, seen=here.case(follows).n_events,
                  given=raw if name == "date_breach" else {})  # fmt: skip
    with pytest.raises(StepRefused, match="right to silence has not gone out"):
        step(here, follows, "rely_on_telling", "astrid")
    drain(here.now)
    letter = select(Letter.id).where(Letter.case_id == case_id, Letter.kind == "right_to_silence")
    assert db.session.scalars(select(Dispatch.sent_at).where(Dispatch.letter_id.in_(letter))).one() is not None
    step(here, follows, "rely_on_telling", "astrid")
    for at in (case_id, follows):
        review.write_message(at, "You need not answer.", from_party=False, by=by("astrid"), now=here.now)
    until = legal_date(here.now).replace(year=legal_date(here.now).year + 1)
    step(here, follows, "ask_party", "astrid", questions="Who wrote them?", until=str(until))
    step(here, case_id, "leave_to_breach", "astrid")
    assert (here.case(case_id).state, here.case(follows).state) == ("switched", "questioned")


def test_who_was_not_told_because_nothing_is_asked_is_asked_nothing(quick: Office) -> None:
    case_id = quick.tell("paid", "inquire", type_name="infringement_fee")
    step(quick, case_id, "skip_telling", "astrid", why_not="not_asked", reason="The registers say it all.")
    with pytest.raises(StepRefused, match="right to silence has not gone out"):
        step(quick, case_id, "ask_party", "astrid", questions="When?", until="2030-01-01")


def test_a_party_is_supervised_alone_and_reads_nothing_of_the_file(quick: Office) -> None:
    quick.tell("put_right", "open_supervision", type_name=SUPERVISION)  # the company is there
    party = db.session.get_one(Party, party_id("skardfoss"))
    plan = begun("skardfoss", legal_date(quick.now)).model_dump(mode="json", include={"plan"}, exclude_none=True)
    taken = initiative.open_case(SUPERVISION, party, plan, by=by("astrid"), now=quick.now,
                                 authority="energy_directorate")  # fmt: skip
    case = quick.case(taken.case_id)
    assert (case.authority, case.state) == ("energy_directorate", "opened")
    assert db.session.scalars(select(Charge).where(Charge.case_id == case.id)).first() is None
    today = legal_date(quick.now)
    seen = db.session.scalars(party_cases(person_id("gunnvor"), today)).all()
    assert case.id not in {one.id for one in seen}, "nothing was sent in it yet"
    told = quick.tell("clean", "answer", type_name=SUPERVISION)
    file = party_file(quick.case(told).ref, person_id("gunnvor"), party.id, today)
    assert file.submissions == () or all(row.answers.get("findings", {}) == {} for row in file.submissions)
    assert db.session.scalars(select(Submission.id).where(Submission.case_id == told)).all() != []
    assert db.session.execute(text("SELECT count(*) FROM told_first")).scalar_one() > 0
    assert db.session.get_one(Case, told).state == "under_way"
