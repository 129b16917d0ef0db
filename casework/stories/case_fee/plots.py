"""The ends that a fee can have. Its cases in the demonstration are those that the plans there have announced: the first
is overdue, the second partly paid and objected to, of the third there are hours.
"""

from __future__ import annotations

from datetime import date

from casework.core.checks import DocumentFact
from casework.stories import fees
from casework.stories.telling import Plot, Scene
from casework.workflows.case_fee.answers import FeeAnswers

PLOTS: dict[str, Plot] = {
    "approve": fees.PAID,
    "remind": fees.REMINDED,
    "collect": fees.COLLECTED,
    "credit": fees.CREDITED,
    "refund": fees.REFUNDED,
    "short": fees.SHORT,
    "waive": fees.WAIVED,
    "lapse": fees.LAPSED,
}
DEMO: tuple[Scene, ...] = (Scene("aigli", fees.UNPAID, 42), Scene("aigli", fees.OBJECTED, 20))


def example(on: date) -> FeeAnswers:
    """As it is announced with a plan."""
    return FeeAnswers.model_validate({
        "charge": {"tariff": "ship_plan_fee", "case": f"{on.year}/1", "title": "Aigli Star (IMO 1003188)"},
        "recipient": {"number": "6204180", "address": "Akti Miaouli 12\n185 35 Piraeus", "country": "GR"},
        "delivery": {"language": "en", "channel": "portal", "notice_email": "post@aigli.example"},
    })  # fmt: skip


def documents(on: date) -> tuple[DocumentFact, ...]:
    """Nothing lies with a fee when it is announced."""
    return ()
