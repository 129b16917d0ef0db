"""What a careful person has done before a step: answered what was asked, judged the checklist, written the reasons,
said that they are impartial, and printed the letter in the name of whoever signs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import select

from casework.core.case_type import Actor
from casework.db import db
from casework.i18n import say
from casework.models import FindingRow, Letter, QuestionRow
from casework.operations import findings, review
from casework.operations.acting import By
from casework.operations.letters import print_again
from casework.queries.findings import document_facts
from casework.queries.submissions import open_request
from casework.workflows.guards import impartial

if TYPE_CHECKING:
    from casework.stories.telling import Beat, Told


def prepare(told: Told, beat: Beat, actor: By) -> None:
    """What a careful person has done before the step."""
    step = told.case_type.step(beat.step)
    if Actor.APPLICANT in actor.roles:
        request = open_request(db.session.connection(), told.case_id)
        if request is not None:
            for question in list(
                db.session.scalars(select(QuestionRow.id).where(QuestionRow.request_id == request.id))
            ):
                review.answer_question(question, told.plot.written[told.language]["answer"], by=actor, now=told.now)
        open_errors = select(FindingRow.id).where(
            FindingRow.case_id == told.case_id, FindingRow.state == "open", FindingRow.severity == "error"
        )
        findings.acknowledge(told.case_id, list(db.session.scalars(open_errors)), now=told.now)
    if step.prepares or step.decides or impartial in step.guards:
        review.declare_impartiality(told.case_id, True, by=actor, now=told.now)
    if step.prepares and step.individual:
        _judge(told, actor, beat.against)


def print_in_own_name(told: Told, signatory: By, drain: Callable[[int], object]) -> None:
    """A letter names who decides; a signatory for whom it was not printed prints it again before signing."""
    waiting = list(
        db.session.scalars(
            select(Letter).where(
                Letter.case_id == told.case_id,
                Letter.event_seq == told.case.n_events,
                Letter.state == "printed",
                Letter.sends.is_(False),
            )
        )
    )
    if any(
        letter.values.get("signatory_id") != signatory.person_id or letter.dated != told.today for letter in waiting
    ):
        print_again(told.case_id, by=signatory, now=told.now)
        drain(told.now)


def _judge(told: Told, actor: By, against: tuple[str, ...]) -> None:
    review.assign(told.case_id, actor.person_id, by=actor, now=told.now)
    for item in told.case_type.checklist:
        for key in item.keys(told.answers):
            answer, note = ("no", told.plot.written[told.language]["because"]) if item.name in against else ("yes", "")
            review.answer_item(told.case_id, item.name, key, answer, note, by=actor, now=told.now)
    begun = told.case_type.prefill(told.answers, document_facts(db.session.connection(), told.case_id))
    for block in told.case_type.reasons:
        text = told.plot.written[told.language].get(block) or say(begun.get(block, "–"), told.language)
        review.write_reason(told.case_id, block, text, seen=None, by=actor, now=told.now)
