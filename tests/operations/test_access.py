"""Access to documents: given, kept back on an exact ground, or met with silence; what is kept back never leaves."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from casework.core.calendars import NORWEGIAN, legal_date
from casework.core.machine import StepRefused
from casework.core.periods import WorkingDays, due_date
from casework.db import db
from casework.models import Appeal, Clock, Decision, DocumentFile
from casework.operations import appeals, post, review
from casework.operations.steps import take_step
from casework.outbox import drain
from casework.queries.access import NotThere
from casework.queries.cases import party_file
from casework.stories.people import party_id, person_id
from casework.stories.telling import by
from casework.workflows.disclosing import FILE
from tests.operations.office import Office, faults

ACCESS = "access_request"


def clocks(there: Office, case_id: int) -> dict[str, Any]:
    return {row.name: row for row in there.rows(Clock, Clock.case_id == case_id)}


def test_a_party_is_given_the_whole_file_by_one_person_and_reads_nothing_that_officers_wrote(quick: Office) -> None:
    case_id = quick.tell("given", type_name=ACCESS)
    case = quick.case(case_id)
    assert (case.state, case.authority) == ("given", "environment_agency")
    assert [one.kind for one in quick.letters(case_id)] == ["receipt", "access_given"]
    assert quick.rows(Decision, Decision.case_id == case_id) == []
    assert list(clocks(quick, case_id)) == ["target"]  # silence is a refusal to the public, not to a party
    (row,) = quick.rows(DocumentFile, DocumentFile.case_id == case_id, DocumentFile.kind == FILE)
    given = next(one for one in quick.letters(case_id) if one.kind == "access_given")
    assert given.values["annexes"] == [row.id]
    found = party_file(case.ref, person_id("eleni"), party_id("aigli"), legal_date(quick.now))
    assert [one.n for one in found.submissions] == [1]
    assert faults() == []


def test_what_is_kept_back_takes_two_people_and_is_not_among_what_is_bound(
    quick: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Any] = []
    monkeypatch.setattr("casework.letters.pdf.print_pdf", lambda html, **said: html.encode())
    monkeypatch.setattr("casework.letters.binding.bind",
                        lambda sheaves, cover, **said: kept.extend(sheaves) or b"%PDF-1.7")  # fmt: skip
    case_id = quick.tell("given_in_part", "propose_answer", type_name=ACCESS)
    assert legal_date(quick.case(case_id).received_at) < legal_date(quick.now)
    with pytest.raises(StepRefused):
        take_step(case_id, "sign_answer", by=by("marit"), now=quick.now, seen=quick.case(case_id).n_events)
    drain(quick.now)
    sent = [one for one in kept if "-S" in one.number]
    assert {(one.in_part, one.law) for one in sent} == {
        (True, "Freedom of Information Act, section 24, third paragraph")}  # fmt: skip
    pages = [one.content.decode() for one in sent]
    assert all("Aigli Pelagos" in page and "IBAN" not in page for page in pages)
    letter = quick.letters(case_id)[-1]
    (file,) = quick.rows(DocumentFile, DocumentFile.case_id == case_id, DocumentFile.kind == FILE)
    assert (letter.kind, letter.state, letter.values["annexes"]) == ("access_refused", "printed", [file.id])
    with pytest.raises(NotThere):  # it is the case of whoever asked
        party_file(quick.case(case_id).ref, person_id("eleni"), party_id("aigli"), legal_date(quick.now))


def test_five_working_days_of_silence_are_a_refusal_that_is_appealed_and_the_answer_takes_its_place(
    here: Office,
) -> None:
    case_id = here.tell("silence", "lapse", type_name=ACCESS)
    case = here.case(case_id)
    assert case.state == "unanswered"
    received = legal_date(case.received_at)
    silent = clocks(here, case_id)["silence"]
    assert (silent.state, silent.strict_due) == ("stopped", due_date(received, WorkingDays(5), NORWEGIAN))
    assert legal_date(here.now) > silent.strict_due
    (row,) = here.rows(Decision, Decision.case_id == case_id)
    assert (row.kind, row.outcome, row.standing, row.act_id) == ("silence", "refusal", "appealable", None)
    with pytest.raises(DBAPIError), db.engine.begin() as raw:  # an officer's event deems nothing
        raw.execute(Decision.__table__.insert().values(
            case_id=case_id, event_seq=1, subject="other", kind="silence", outcome="refusal", reason="",
            standing="appealable", title=""))  # fmt: skip
    came = post.Arrival("email", "Nora Lind", here.now)
    taken = appeals.file(case_id, came, (), storage=here.storage, by=by("arne"), now=here.now, change="All of it.")
    (appeal,) = db.session.scalars(select(Appeal)).all()
    assert (appeal.case_id, appeal.of_case_id, appeal.verdict) == (taken.case_id, case_id, "in_time")
    assert [one.standing for one in here.rows(Decision, Decision.case_id == case_id)] == ["appealed"]
    review.declare_impartiality(case_id, True, by=by("marit"), now=here.now)
    for step, given in (("write", {"section": "assessment", "raw": {"looked": True}}),
                        ("write", {"section": "verdicts", "raw": {}}), ("give", {})):  # fmt: skip
        take_step(case_id, step, by=by("marit"), now=here.now, seen=here.case(case_id).n_events, given=given)
        drain(here.now)
    assert here.case(case_id).state == "given"
    assert [one.standing for one in here.rows(Decision, Decision.case_id == case_id)] == ["changed"]
    assert [one.kind for one in here.letters(case_id)] == ["receipt", "silence", "access_given"]
    assert faults() == []


@pytest.mark.parametrize(("received", "last"), [
    (date(2026, 3, 30), date(2026, 4, 9)), (date(2026, 5, 11), date(2026, 5, 19)),
    (date(2026, 12, 21), date(2026, 12, 29))])  # fmt: skip
def test_silence_is_counted_in_norwegian_working_days(received: date, last: date) -> None:
    assert due_date(received, WorkingDays(5), NORWEGIAN) == last
