"""What the party may do with a case beside sending it, and what each step sets going, said before the click."""

from __future__ import annotations

from dataclasses import dataclass

from casework.core.case_type import Actor, CaseType, Refusal, Step
from casework.core.effects import ClockEffect, FreezeAnswers, LetterEffect, Purge
from casework.core.machine import offers, refusals
from casework.core.text import Text
from casework.db import db
from casework.queries.cases import PartyFile
from casework.queries.facts import subject_for, subject_of
from casework.web.render import today
from casework.workflows import is_applied_for
from casework.workflows.time_to_appeal import STEPS
from casework.workflows.verifying import NameVerifier
from casework.workflows.writing import officers_write


@dataclass(frozen=True, slots=True)
class Doing:
    """A step as the party's page offers it; with refusals it is shown with its reasons instead."""

    step: Step
    says: tuple[Text, ...]
    refusals: tuple[Refusal, ...]

    @property
    def ends(self) -> bool:
        return self.step.target is not None and self.step.target.is_final


def has_own_page(step: Step) -> bool:
    """Sending is read through first, and a verifier is chosen from a list: neither is a step like the others."""
    return any(isinstance(effect, FreezeAnswers | NameVerifier) for effect in step.effects)


def offered(found: PartyFile) -> list[Doing]:
    """The party's steps from where the case stands, but for sending, which has its own place on the page."""
    subject = subject_of(db.session.connection(), found.case_type, found.case, found.by, today())
    return [
        Doing(offer.step, says(found, offer.step), offer.refusals)
        for offer in offers(found.case_type, subject)
        if Actor.APPLICANT in offer.step.by
        and offer.step is not found.sending
        and not has_own_page(offer.step)
        and found.case.state in {source.name for source in offer.step.sources}
    ]


def time_offered(found: PartyFile) -> list[Step]:
    """What this person can ask for now about the time to appeal, whatever the type."""
    if not found.by.writes or not found.decisions:
        return []
    subject = subject_for(db.session.connection(), found.case, found.by, today())
    return [step for step in STEPS.values() if Actor.APPLICANT in step.by and not refusals(step, subject)]


def says(found: PartyFile, step: Step) -> tuple[Text, ...]:
    """What follows, in the party's words: letters, what is deleted, which time limit begins, whether it closes."""
    said: list[Text] = []
    for effect in step.effects:
        if isinstance(effect, LetterEffect):
            said.append(Text("we send you the letter “{letter}”", letter=found.case_type.letters[effect.letter]))
        elif isinstance(effect, Purge):
            said.append(Text("we delete the documents that we may not keep"))
        elif isinstance(effect, ClockEffect) and type(effect).__name__ == "StartClock":
            said.append(Text("the time limit “{clock}” begins", clock=found.case_type.deadline(effect.clock).title))
    if step.target is not None and step.target.is_final:
        said.append(Text("the case is closed"))
    return tuple(dict.fromkeys(said))


def has_print(case_type: CaseType) -> bool:
    """May the party print what it sent? Where officers write on in the same answers, what stands there is ours."""
    return is_applied_for(case_type) and not officers_write(case_type)
