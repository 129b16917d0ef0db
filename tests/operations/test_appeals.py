"""Appeals: told to each of their ends, the decided case with them; what is in time by channel; who may not, and why."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from casework.core.machine import StepRefused
from casework.db import db
from casework.letters import pdf
from casework.models import Appeal, Case, Decision, Dispatch, DocumentFile, Event, Letter, ReasonBlock
from casework.models.file import BODY
from casework.operations import appeals, post
from casework.operations.acting import legal_date
from casework.operations.due import take_due_steps
from casework.operations.post import Arrival, Paper
from casework.operations.steps import take_step
from casework.outbox import drain
from casework.queries.appeals import contest_of
from casework.queries.filed import journal
from casework.stories.papers import paper
from casework.stories.telling import Told, by, plots_of
from casework.workflows.disclosing import FILE
from tests.operations.office import DAY, Office, faults

APPEAL = "appeal_case"
ENDS = {
    # state, verdict, outcome, letters, and how the appealed parts stand and the state of the decided case
    "upheld": ("upheld", "in_time", "upheld", ("receipt", "postponement", "forwarding", "statement", "result"),
               {"final"}, "decided_refused"),
    "won_in_part": ("succeeded", "in_time", "reversed", ("receipt", "reversal", "costs"), {"changed"},
                    "decided_approved"),
    "in_part": ("succeeded", "in_time", "partly", ("receipt", "partial", "statement", "result"),
                {"changed", "final"}, "active"),
    "late_dismissed": ("not_heard", "late", "dismissed", ("receipt", "not_heard"), {"appealable"}, "decided_refused"),
    "defects_withdrawn": ("withdrawn", "in_time", "withdrawn", ("receipt", "defects", "withdrawn"), {"appealed"},
                          "decided_refused"),
}  # fmt: skip


@pytest.mark.parametrize("end", sorted(set(ENDS) - {"won_in_part"}))
def test_an_appeal_is_told_to_each_of_its_ends_and_the_decided_case_is_told(quick: Office, end: str) -> None:
    ends(quick, end)


def test_a_refusal_appealed_by_email_on_the_last_evening_is_reversed_and_decided_anew(here: Office) -> None:
    row, of = ends(here, "won_in_part")
    assert row.handed_on == row.last_day
    again = db.session.scalars(select(Decision).where(Decision.case_id == of.id, Decision.event_seq > row.of_seq)).all()
    assert {one.outcome for one in again} == {"approval"}
    assert {one.standing for one in again} == {"appealable"}


def test_a_decision_that_was_reversed_is_made_anew_and_never_final(quick: Office) -> None:
    case_id = quick.tell("won_in_part", "sign_reversal", type_name=APPEAL)
    of_id = db.session.scalars(select(Appeal.of_case_id).where(Appeal.case_id == case_id)).one()
    take_due_steps(quick.now + 60 * DAY)
    assert quick.case(of_id).state == "assessment"
    reasons = select(ReasonBlock.text).where(ReasonBlock.case_id == of_id)
    assert set(db.session.scalars(reasons)) == {""}  # those of the refusal are not those of what follows


def test_what_was_handed_in_in_time_is_appealed_although_it_reached_us_too_late(here: Office) -> None:
    of_id = here.tell("refuse", type_name="registry_account")
    case, later = here.case(of_id), here.now + 30 * DAY
    contest = contest_of(db.session.connection(), case, legal_date(here.now))
    assert contest is not None
    take_due_steps(later)
    assert {one.standing for one in here.rows(Decision, Decision.case_id == of_id)} == {"final"}
    appeals.file(of_id, Arrival("post", "Jana Reiter", later, "Appeal"), [Paper("a.pdf", io.BytesIO(paper("Appeal")))],
                 storage=here.storage, by=by("arne"), now=later, handed_on=contest.last_day)  # fmt: skip
    assert db.session.scalars(select(Appeal.verdict)).one() == "in_time"
    assert {one.standing for one in here.rows(Decision, Decision.case_id == of_id)} == {"appealed"}


def test_costs_get_reasons_of_their_own_and_a_part_of_them_an_amount(quick: Office) -> None:
    case_id = quick.tell("won_in_part", "claim_costs", type_name=APPEAL)
    written = db.session.scalars(select(ReasonBlock).where(ReasonBlock.case_id == case_id))
    kept = {row.block: row.text for row in written}
    assert "EUR 4 800" in kept["facts"]
    assert not kept["assessment"]
    with pytest.raises(StepRefused, match="how much is covered"):
        take_step(case_id, "propose_costs", by=by("jonas"), now=quick.now, seen=quick.case(case_id).n_events,
                  given={"ruling": "partly", "because": "Some of it."})  # fmt: skip


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
    if "statement" in letters:
        is_sent_on(there, case, of)
    assert faults() == []
    return row, of


def is_sent_on(there: Office, case: Case, of: Case) -> None:
    """The statement has left for the body above, with one file of all that lay in both cases when it was signed."""
    letter = there.letters(case.id, Letter.kind == "statement")[-1]
    (sent,) = there.rows(Dispatch, Dispatch.letter_id == letter.id)
    assert (sent.recipient, sent.channel, sent.sent_at is not None) == (BODY, "post", True)
    (bound,) = there.rows(DocumentFile, DocumentFile.case_id == case.id, DocumentFile.kind == FILE)
    (mail,) = [path.read_text() for path in there.mails("post") if sent.message_id in path.read_text()]
    assert bound.filename in mail
    file = [row["number"] for one in (of, case) for row in journal(db.session.connection(), one, "en").values()]
    assert {f"{of.number}-S1", f"{case.number}-S1"} < set(file)
    both = there.letters(case.id, Letter.event_seq == letter.event_seq, Letter.state == "printed")
    assert {one.recipient for one in both} == {f"party:{case.party_id}", BODY}


@pytest.mark.parametrize(("knew", "later", "verdict"), [(30, 45, "in_time"), (30, 60, "late"), (85, 95, "late")])
def test_another_than_the_party_appeals_in_a_time_of_its_own_and_the_party_gets_a_copy(
    quick: Office, knew: int, later: int, verdict: str
) -> None:
    """Three weeks from the day on which they knew, and three months from a decision that grants a right."""
    of_id = quick.tell("approve", type_name="plant_approval")
    decided, now = legal_date(quick.now), quick.now + later * DAY
    neighbour = appeals.Stranger("Nabolaget Vik", "We live below the dam.", ("Fossevegen 9", "6893 Vik i Sogn"), "NO",
                                 decided + timedelta(days=knew))  # fmt: skip
    came = Arrival("post", "Nabolaget Vik", now, "Appeal")
    pages = [Paper("a.pdf", io.BytesIO(paper("Appeal")))]
    taken = appeals.file(of_id, came, pages, storage=quick.storage, by=by("magne"), now=now, stranger=neighbour)
    drain(now)
    of, own = quick.case(of_id), quick.case(taken.case_id)
    row = db.session.scalars(select(Appeal)).one()
    assert (row.verdict, own.party_id != of.party_id) == (verdict, True)
    assert ("§ 29 second paragraph" in str(row.reckoned)) is (knew == 85)
    (receipt,) = quick.letters(own.id, Letter.state == "printed")
    assert receipt.recipient == f"party:{own.party_id}"
    (notice,) = quick.letters(of_id, Letter.kind == "appeal_notice")
    (copy,) = quick.rows(DocumentFile, DocumentFile.case_id == of_id, DocumentFile.kind == FILE)
    assert (notice.recipient, notice.values["annexes"]) == (f"party:{of.party_id}", [copy.id])
    seen, theirs = (contest_of(db.session.connection(), of, legal_date(now), party_id=party)
                    for party in (of.party_id, own.party_id))  # fmt: skip
    assert seen is not None
    assert (list(seen.appeals), [one.case_id for one in seen.others]) == ([], [own.id])
    assert theirs is not None
    assert faults() == []
    with pytest.raises(post.NotRegistered, match="not after"):
        appeals.file(of_id, came, [], storage=quick.storage, by=by("magne"), now=now,
                     stranger=replace(neighbour, knew_on=legal_date(now) + timedelta(days=1)))  # fmt: skip


def test_the_party_of_a_decision_that_another_appeals_gets_the_statement_in_copy(
    quick: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "print_pdf", lambda html, **said: html.encode())

    def by_a_neighbour(before: Told) -> int:
        neighbour = appeals.Stranger("Nabolaget Vik", "We live below the dam.", ("Fossevegen 9", "6893 Vik i Sogn"))
        came, pages = Arrival("post", "Nabolaget Vik", before.now), [Paper("a.pdf", io.BytesIO(paper("Appeal")))]
        return appeals.file(before.case_id, came, pages, storage=before.storage, by=by("magne"), now=before.now,
                            stranger=neighbour).case_id  # fmt: skip

    upheld = plots_of(APPEAL)["upheld"]
    steps = ("check", "admit", "propose_forwarding", "sign_forwarding")
    beats = tuple(beat for beat in upheld.beats if beat.step in steps)
    case_id = quick.tell(plot=replace(upheld, charged="approve", begins=by_a_neighbour, beats=beats), type_name=APPEAL)
    row = db.session.scalars(select(Appeal).where(Appeal.case_id == case_id)).one()
    party = f"party:{quick.case(row.of_case_id).party_id}"
    sent = {one.recipient: one for one in quick.letters(case_id, Letter.kind == "statement", Letter.state == "printed")}
    assert sent.keys() == {BODY, party}
    texts = {to: b"".join(quick.storage.open(f"{case_id}/letters/{one.sha256}")).decode() for to, one in sent.items()}
    assert ("This is a copy of what we have sent" in texts[party], "Copy: " in texts[BODY]) == (True, False)
    assert "Ministry of Energy" in texts[BODY]
    assert len(quick.rows(Dispatch, Dispatch.recipient.in_(sent), Dispatch.sent_at.is_not(None),
                          Dispatch.letter_id.in_([one.id for one in sent.values()]))) == 2  # fmt: skip
    assert faults() == []
