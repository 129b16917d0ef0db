"""Guards of its own: what must stand before the party is warned, and that the day of an order lies ahead."""

from __future__ import annotations

from casework.core.case_type import Refusal, Subject
from casework.core.text import Source, Text
from casework.workflows import appeal_guards
from casework.workflows.order_case.answers import OrderAnswers
from casework.workflows.order_case.facts import duty

WRITE_IT = Text("You can write it in the file.")


def order_founded(answers: OrderAnswers) -> Refusal | None:
    """The party is told what is wrong, which duty is broken, and what it would have to do by when."""
    told = answers.breach
    if told.what and told.rule and told.provision and answers.duty.shown and duty(answers) is not None:
        return None
    return Refusal(Text("The file does not say what is wrong, which duty is broken, and what must be done by when."),
                   Source("forvaltningsloven", "§ 16"), WRITE_IT)


def day_lies_ahead(subject: Subject) -> Refusal | None:
    """Nobody is ordered to have done something already."""
    answers: OrderAnswers | None = subject.facts.answers
    if answers is None or answers.duty.by is None or answers.duty.by > subject.today:
        return None
    return Refusal(Text("The last day to do it is not later than today."),
                   cure=Text("You can write a later day in the file."))


def still_time(subject: Subject) -> Refusal | None:
    """The day of the order is not over."""
    if "compliance" not in subject.facts.clocks_late:
        return None
    return Refusal(Text("The last day to meet the order has passed."),
                   cure=Text("You can establish that it is not met, or give a later day."))


def not_postponed(subject: Subject) -> Refusal | None:
    """Nobody fails to meet an order that need not be met while the appeal is open (§ 42)."""
    known = appeal_guards.fact(subject)
    if known is None or not known.postponed:
        return None
    return Refusal(Text("It was decided that the order need not be met before the appeal is decided."),
                   Source("forvaltningsloven", "§ 42"), Text("The appeal will be decided."))
