"""What the case page, the letters and the first draft of the reasons take from a case about a fee."""

from __future__ import annotations

from collections.abc import Mapping

from casework.core.case_type import DecisionSubject, Wishes
from casework.core.checks import DocumentFact
from casework.core.text import Text
from casework.workflows.case_fee.answers import FeeAnswers
from casework.workflows.charging import SHIP_PLAN_FEE, TARIFFS, Tariff


def tariff_of(answers: FeeAnswers) -> Tariff:
    """What it is charged under."""
    return TARIFFS[str(answers.charge.tariff)] if answers.charge.tariff else SHIP_PLAN_FEE


def subjects(answers: FeeAnswers) -> tuple[DecisionSubject, ...]:
    """The one thing that is decided."""
    return (DecisionSubject("fee", tariff_of(answers).title),)


def title_of(answers: FeeAnswers) -> str:
    """What the case it is for is called, with its number."""
    charge = answers.charge
    return ", ".join(part for part in (charge.title, charge.case) if part)


def wishes(answers: FeeAnswers) -> Wishes:
    """As in the case the fee is for."""
    to = answers.recipient
    return Wishes(**answers.delivery.wishes(), address=tuple((to.address or "").splitlines()),
                  email=answers.delivery.notice_email or "", number=to.number or "", country=to.country or "")


def summary(answers: FeeAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """(label, value) for the head of the case page."""
    return ((Text("The fee"), tariff_of(answers).title), (Text("It is for the case"), title_of(answers)))


def prefill(answers: FeeAnswers, documents: tuple[DocumentFact, ...]) -> Mapping[str, Text]:
    """The blocks `facts` and `rules` of the reasons; what was worked on which day stands in the table of the letter."""
    return {
        "facts": Text("The fee is for our work on the case {case}. The table shows what we did on which day, for how "
                      "long, and at which rate. Each entry was recorded by the person who did the work and approved by "
                      "another.", case=title_of(answers)),
        "rules": Text("The company pays for the approval of its monitoring plan, by the time it takes, and is invoiced "
                      "after the approval (Climate Quota Act section 7, Climate Quota Regulations section 9-3). "
                      "Guidance, training and the correction of our own errors are not charged (Public Administration "
                      "Act section 11)."),
    }
