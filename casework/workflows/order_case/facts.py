"""What the case page, the letters, and cases that follow take from the file of an order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from casework.core.case_type import DecisionSubject, Wishes
from casework.core.checks import DocumentFact
from casework.core.text import Text
from casework.law.order_regimes import REGIMES, Regime, regime_of
from casework.workflows.application.delivery import begun_as
from casework.workflows.concerning import Concerned, Duty
from casework.workflows.order_case.answers import OrderAnswers

NOT_WRITTEN = Text("not written")


def regime(answers: OrderAnswers) -> Regime | None:
    """The law by which the order is given."""
    return REGIMES[answers.about.regime] if answers.about.regime else None


def concerning(answers: OrderAnswers) -> tuple[str, str]:
    """The law that it is given by, and the number of the case it concerns."""
    return answers.about.regime or "", answers.about.case or ""


def duty(answers: OrderAnswers) -> Duty | None:
    """What is demanded by when; None until both are written."""
    told = answers.duty
    return Duty(told.what, told.by) if told.what and told.by else None


def last_day(answers: OrderAnswers) -> date | None:
    """The last day to do what is demanded."""
    return answers.duty.by


def begins(concerned: Concerned) -> Mapping[str, Mapping[str, Any]] | None:
    """What an order about this case begins with; not offered where no law is known that gives one."""
    law, wishes = regime_of(concerned.authority), concerned.wishes
    if law is None or concerned.unmet is not None:
        return None
    return {"about": concerned.about(law.code), "delivery": begun_as(wishes, wishes.language)}


def suggests(concerned: Concerned) -> Mapping[str, Mapping[str, Any]]:
    """What a supervision has found is what is to be put right."""
    return {"breach": concerned.watched.found} if concerned.watched else {}


def subjects(answers: OrderAnswers) -> tuple[DecisionSubject, ...]:
    """The one thing that is decided."""
    found = regime(answers)
    return (DecisionSubject("order", found.title if found else Text("An order")),)


def title_of(answers: OrderAnswers) -> str:
    """Whom it is for, and the case it concerns."""
    about = answers.about
    return ", ".join(part for part in (about.name, about.title if about.title != about.name else about.case) if part)


def wishes(answers: OrderAnswers) -> Wishes:
    about, delivery = answers.about, answers.delivery
    return Wishes(**delivery.wishes(), email=delivery.notice_email or "", number=about.number or "",
                  address=about.address, country=about.country or "")


def summary(answers: OrderAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """(label, value) for the head of the case page."""
    found = regime(answers)
    return (
        (Text("Concerns case"), answers.about.case or NOT_WRITTEN),
        (Text("By law"), str(found.source) if found else NOT_WRITTEN),
        (Text("To be done by"), Text("{day}", day=answers.duty.by) if answers.duty.by else NOT_WRITTEN),
    )


def prefill(answers: OrderAnswers, documents: tuple[DocumentFact, ...]) -> Mapping[str, Text]:
    """The blocks `facts` and `rules` of the reasons, as the file has them."""
    found, told = regime(answers), answers.breach
    return {
        "facts": Text("We have found this: {found}", found=told.what or NOT_WRITTEN),
        "rules": Text("The duty that is broken: {rule} {power}", rule=told.rule or NOT_WRITTEN,
                      power=found.power if found else NOT_WRITTEN),
    }
