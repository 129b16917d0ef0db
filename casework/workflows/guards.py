"""Guards that several types share. Each answers with a Refusal or nothing; all are asked, all answers are shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from casework.core.case_type import Actor, Guard, Refusal, Subject
from casework.core.text import Source, Text


def of_answers(ask: Callable[[Any], Refusal | None]) -> Guard:
    """A guard that asks about the answers alone; silent where there are none."""

    @wraps(ask)
    def asked(subject: Subject) -> Refusal | None:
        return None if (answers := subject.facts.answers) is None else ask(answers)

    return asked


FVL_6 = Source("forvaltningsloven", "§ 6")
FVL_25 = Source("forvaltningsloven", "§§ 24–25")
HOUSE_TWO = Source("The house rule that two natural persons prepare and decide", "", note="own rule")
APPLICANT_CAN = Text("The party can cure it.")
YOU_CAN = Text("You can cure it.")
COLLEAGUE_CAN = Text("A colleague can.")


def may_write_for_party(subject: Subject) -> Refusal | None:
    """The person may write for the party; staff and SYSTEM act under their own roles and are not asked."""
    if not _acts_for_party(subject) or subject.facts.may_write_for_party:
        return None
    return Refusal(
        Text("You may read the cases of this party, but not write in them."),
        cure=Text("Somebody who may write for the party can."),
    )


def may_sign_for_party(subject: Subject) -> Refusal | None:
    """The person may bind the party."""
    if not _acts_for_party(subject) or subject.facts.may_sign_for_party:
        return None
    return Refusal(
        Text("You may not send on behalf of this party."), cure=Text("Somebody who may sign for the party can.")
    )


def _acts_for_party(subject: Subject) -> bool:
    return Actor.APPLICANT in subject.roles


def acknowledged(subject: Subject) -> Refusal | None:
    """Sending with open errors is possible: each is acknowledged, never a wall."""
    count = subject.facts.errors_unacknowledged
    if not count:
        return None
    return Refusal(
        Text("{count} open errors are not acknowledged. You may send in time and complete it later.", count=count),
        cure=YOU_CAN,
    )


def declaration_given(subject: Subject) -> Refusal | None:
    """The sender declares that the information is complete and true to the best of their knowledge."""
    if subject.given.get("declaration"):
        return None
    return Refusal(Text("You have not confirmed that the information is correct."), cure=YOU_CAN)


def within_return(subject: Subject) -> Refusal | None:
    """After a return, answers may differ only in the sections that were returned."""
    beyond = subject.facts.sections_beyond_return
    if not beyond:
        return None
    return Refusal(
        Text("We asked about other sections; these have changed too: {sections}.", sections=", ".join(beyond)),
        cure=Text("You can undo those changes, or write to us about them."),
    )


def documents_complete(subject: Subject) -> Refusal | None:
    """Every document that the case needs is there and young enough."""
    count = subject.facts.documents_missing
    if not count:
        return None
    return Refusal(Text("{count} documents are missing or too old.", count=count), cure=APPLICANT_CAN)


def checks_settled(subject: Subject) -> Refusal | None:
    """No open error."""
    count = subject.facts.errors_open
    if not count:
        return None
    return Refusal(
        Text("{count} errors are open.", count=count),
        cure=Text("The party can correct them, or you can accept an explanation with a reason."),
    )


def checklist_answered(subject: Subject) -> Refusal | None:
    """No item of the checklist is unanswered."""
    count = subject.facts.items_open
    if not count:
        return None
    return Refusal(
        Text("{count} items on the checklist have no answer.", count=count), cure=Text("You can answer them.")
    )


def reasons_written(subject: Subject) -> Refusal | None:
    """Every block of the reasons is written (facts, rules, assessment, answer to arguments, conclusion)."""
    count = subject.facts.reasons_missing
    if not count:
        return None
    return Refusal(
        Text("{count} blocks of the reasons are not written.", count=count), FVL_25, Text("You can write them.")
    )


def impartial(subject: Subject) -> Refusal | None:
    """Who prepares or decides has said that they are impartial, and is not connected with a party. Never answered =
    no.
    """
    if subject.facts.connected:
        return Refusal(Text("You act for, or are connected with, a party in this case."), FVL_6, COLLEAGUE_CAN)
    if subject.facts.impartial is None:
        return Refusal(
            Text("You have not said whether you are impartial in this case."),
            FVL_6,
            Text("You can answer it on this page."),
        )
    if not subject.facts.impartial:
        return Refusal(Text("You have said that you are not impartial in this case."), FVL_6, COLLEAGUE_CAN)
    return None


def four_eyes(subject: Subject) -> Refusal | None:
    """Two different natural persons prepare and decide."""
    if subject.facts.preparer is None or subject.facts.preparer != subject.person:
        return None
    return Refusal(Text("Who prepares may not sign."), HOUSE_TWO, Text("Another person with the same right can."))


def letter_is_ready(subject: Subject) -> Refusal | None:
    """The signatory has the very bytes of the letter before them."""
    if subject.facts.letter_ready:
        return None
    return Refusal(Text("The letter is being printed."), cure=Text("It is ready in a moment. Look again."))


def letter_is_fresh(subject: Subject) -> Refusal | None:
    """Answers, text and the legal day are those of the printed letter."""
    if not subject.facts.letter_ready or subject.facts.letter_fresh:
        return None
    return Refusal(
        Text("The letter was printed on another day, or before the last change."), cure=Text("You can print it again.")
    )


OTHER_NAME = Refusal(
    Text("The letter names another person as the one who decides."),
    cure=Text("Print it again in your own name, read it and sign."),
)


def letter_names_you(subject: Subject) -> Refusal | None:
    """Who signs is who the letter says decides. Who may not sign is not asked; who prepared it may not sign anyway."""
    named, person = subject.facts.letter_signatory, subject.person
    may_sign = Actor.SIGNATORY in subject.roles and person != subject.facts.preparer
    return OTHER_NAME if may_sign and named is not None and named != person else None


def clock_unused(clock: str, sentence: Text, source: Source) -> Guard:
    """The clock was never started in this case (an extension that the law allows once)."""

    def once(subject: Subject) -> Refusal | None:
        if clock not in subject.facts.clocks_ever:
            return None
        return Refusal(sentence, source, Text("Nobody can change that."))

    return once


def clock_started(clock: str, sentence: Text, cure: Text) -> Guard:
    """The clock was started in this case (what it runs from is established)."""

    def started(subject: Subject) -> Refusal | None:
        return None if clock in subject.facts.clocks_ever else Refusal(sentence, cure=cure)

    return started


def clock_over(clock: str, sentence: Text) -> Guard:
    """The clock has run out, in the reading that is the more generous to the party."""

    def over(subject: Subject) -> Refusal | None:
        return None if clock in subject.facts.clocks_late else Refusal(sentence, cure=Text("Time will."))

    return over
