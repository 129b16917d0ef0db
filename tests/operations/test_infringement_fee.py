"""What becomes of a suspicion: told to each of its ends, one open at a time, seen by the party in letters alone."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from casework.core.calendars import day_begins
from casework.core.machine import StepRefused
from casework.db import db
from casework.models import Appeal, Approval, Case, Claim, Clock, Decision, Invoice, Letter
from casework.operations import appeals, dispatch, initiative, post
from casework.operations.acting import legal_date
from casework.operations.beginnings import begin
from casework.operations.due import take_due_steps
from casework.operations.steps import take_step
from casework.outbox import drain
from casework.queries.cases import party_file
from casework.queries.ledger import invoice_of
from casework.queries.ledger import standing as stands
from casework.queries.submissions import latest_answers
from casework.stories.infringement_fee.file import parts
from casework.stories.papers import paper
from casework.stories.people import person_id
from casework.stories.telling import Told, by, plots_of
from casework.workflows.infringement_fee.amount import imposed
from tests.operations.office import DAY, Office, faults

SANCTION = "infringement_fee"
ASKED = ("right_to_silence", "party_questions", "sanction_notice")
ENDS = {
    "paid": ("settled", (*ASKED, "sanction"), 0, "final"),
    "ended_without_sanction": ("no_sanction", (*ASKED, "no_sanction"), None, None),
    "unpaid_to_collection": ("written_off", (*ASKED, "sanction", "payment_reminder", "collection"), 0, "final"),
    "reduced_after_appeal": ("settled", (*ASKED, "sanction", "reduction"), 0, "final"),
    "cancelled_after_appeal": ("annulled", (*ASKED, "sanction", "annulment"), 0, "final"),
    "guided": ("guided", ("guidance",), None, None),
}


def ends(here: Office, end: str) -> None:
    state, kinds, owed, standing = ENDS[end]
    case_id = here.tell(end, type_name=SANCTION)
    assert here.case(case_id).state == state
    assert tuple(letter.kind for letter in here.letters(case_id, Letter.state == "printed")) == kinds
    cx = db.session.connection()
    assert stands(cx, case_id, invoice_of(cx, case_id))[0] == owed
    standings = [row.standing for row in here.rows(Decision, Decision.case_id == case_id)]
    credited = {"reduced_after_appeal": -57_000_00, "cancelled_after_appeal": -172_000_00}.get(end)
    assert standings == [*(["changed"] if credited else []), *([standing] if standing else [])]
    if owed is not None:
        invoice, *notes = here.rows(Invoice, Invoice.case_id == case_id)
        (claim,) = here.rows(Claim, Claim.case_id == case_id)
        case = here.case(case_id)
        answers = latest_answers(db.session.connection(), case)
        assert invoice.total == claim.amount == 172_000_00
        assert [note.total for note in notes] == ([credited] if credited else [])
        left = invoice.total + sum(note.total for note in notes)
        assert left in (0, imposed(answers).in_hundredths)  # type: ignore[union-attr]
        assert claim.kind == "guarantee_sanction"
    assert faults() == []


@pytest.mark.parametrize("end", ["ended_without_sanction", "guided", "paid", "reduced_after_appeal",
                                 "cancelled_after_appeal"])
def test_a_suspicion_is_told_to_each_of_its_ends_and_its_account_adds_up(quick: Office, end: str) -> None:
    ends(quick, end)


def test_what_is_not_paid_is_reminded_of_and_collected_once_the_decision_is_final(here: Office) -> None:
    ends(here, "unpaid_to_collection")


def clocks(here: Office, case_id: int) -> dict[str, date]:
    return {row.name: row.strict_due for row in here.rows(Clock, Clock.case_id == case_id) if row.state == "running"}


def at(day: str) -> int:
    return day_begins(date.fromisoformat(day)) + DAY // 2


def test_payment_runs_from_the_decision_and_appeal_from_its_arrival_and_nothing_is_collected_under_an_appeal(
    here: Office,
) -> None:
    def signed_on_monday(told: Told) -> None:
        told.now = at("2026-11-02")

    def until_signed(now: int) -> None:
        if not here.rows(Decision, Decision.outcome == "sanction"):
            drain(now)

    paid = plots_of(SANCTION)["paid"]
    beats = tuple(replace(beat, does=signed_on_monday) if beat.step == "sign_fee" else beat for beat in paid.beats)
    case_id = here.tell(plot=replace(paid, beats=beats), until="sign_fee", type_name=SANCTION, drain=until_signed)
    drain(at("2026-11-06"))  # a Friday
    (letter,) = here.letters(case_id, Letter.kind == "sanction", Letter.state == "printed")
    dispatch.opened(letter.id, by=by("gunnvor"), now=at("2026-11-06"))
    (invoice,), due = here.rows(Invoice, Invoice.case_id == case_id), clocks(here, case_id)
    assert (due["payment"], due["appeal"]) == (date(2026, 11, 30), date(2026, 11, 27))
    assert invoice.due_on == due["payment"]
    assert "time_bar" not in due
    came = post.Arrival("email", "Gunnvor Skarde", at("2026-11-27"), "Appeal", "The mail server shows when it came.")
    appeals.file(case_id, came, [post.Paper("a.pdf", io.BytesIO(paper("Appeal")))], storage=here.storage,
                 by=by("astrid"), now=at("2026-11-27"), change="Lower it.")  # fmt: skip
    row = db.session.scalars(select(Appeal).where(Appeal.of_case_id == case_id)).one()
    assert (row.decided_on, row.arrived_on, row.last_day, row.verdict) == (
        date(2026, 11, 2), date(2026, 11, 6), date(2026, 11, 27), "in_time")  # fmt: skip
    later = at("2027-02-01")
    take_due_steps(later)
    case = here.case(case_id)
    assert {one.standing for one in here.rows(Decision, Decision.case_id == case_id)} == {"appealed"}
    assert case.state == "decided"
    with pytest.raises(StepRefused, match="not possible while"):
        take_step(case_id, "send_reminder", by=by("hilde"), now=later, seen=case.n_events)


def test_one_breach_has_one_open_case_and_what_is_refused_leaves_nothing(here: Office) -> None:
    case_id = here.tell("guided", "screen", type_name=SANCTION)
    concerned = db.session.scalars(select(Approval)).one()
    number = here.case(concerned.case_id).number
    said = {"ground": "GO-2", "origin": "tip", "reference": "A letter", "what": "The same."}
    before = len(here.rows(Case))
    with pytest.raises(StepRefused, match="A case about this breach is open already"):
        initiative.open_case(SANCTION, concerned, {"suspicion": said}, by=by("magne"), now=here.now)
    party = here.case(case_id).party_id
    for told, sentence in ((number, "open already"), ("2026/999", "name a case"), ("1 or 1=1", "name a case")):
        answers = {"about": {"case": told}, "suspicion": said}
        with pytest.raises(StepRefused, match=sentence):
            begin(SANCTION, "open_suspicion", party, answers, told={}, by=by("magne"), now=here.now)
    assert len(here.rows(Case)) == before
    begin(SANCTION, "open_suspicion", party, {"about": {"case": number}, "suspicion": {**said, "ground": "GO-4"}},
          told={}, by=by("magne"), now=here.now)  # another ground is another case


def test_the_time_in_which_a_fee_can_be_imposed_follows_the_file_and_closes_the_case_when_it_is_over(
    quick: Office,
) -> None:
    case_id = quick.tell("paid", "inquire", type_name=SANCTION)
    first = clocks(quick, case_id)["time_bar"]
    told = parts(legal_date(quick.now))["breach"] | {"began_on": "2021-01-04", "ended_on": "2021-07-05"}
    take_step(case_id, "date_breach", by=by("astrid"), now=quick.now, seen=quick.case(case_id).n_events,
              given={"section": "breach", "raw": told})  # fmt: skip
    assert first != clocks(quick, case_id)["time_bar"] == date(2026, 7, 6)  # 5 July 2026 is a Sunday
    later = quick.now + 30 * DAY
    take_due_steps(later)
    drain(later)
    assert quick.case(case_id).state == "time_barred"


def test_the_step_that_writes_refuses_what_is_no_part_of_the_file(quick: Office) -> None:
    case_id = quick.tell("guided", "screen", type_name=SANCTION)
    for given in ({}, {"section": "suspicion", "raw": {}}, {"section": "facts", "raw": "x"}):
        with pytest.raises(StepRefused, match="Nothing was written"):
            take_step(case_id, "write", by=by("astrid"), now=quick.now, seen=quick.case(case_id).n_events, given=given)


def test_the_party_reads_letters_and_nothing_of_the_file(quick: Office) -> None:
    case_id = quick.tell("paid", "propose_fee", type_name=SANCTION)
    case = quick.case(case_id)
    found = party_file(case.ref, person_id("gunnvor"), case.party_id, legal_date(quick.now))
    assert {sent.letter.kind for sent in found.letters} == set(ASKED)
    assert [row.n for row in found.submissions] == [1]
    assert "facts" not in {name for name, held in found.submissions[0].answers.items() if held}
