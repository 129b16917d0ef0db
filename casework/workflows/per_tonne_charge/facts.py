"""What the case page, the letters and the first draft of the reasons take from the file of a missed surrender."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from casework.core.approvals import About, ApprovalFact
from casework.core.case_type import DecisionSubject, Wishes
from casework.core.checks import DocumentFact
from casework.core.text import Text
from casework.law.surrender import Scheme
from casework.workflows.charging import MISSED
from casework.workflows.per_tonne_charge.answers import ChargeAnswers
from casework.workflows.per_tonne_charge.choices import CHOICES
from casework.workflows.per_tonne_charge.shortage import duty_of, shortage

NOT_WRITTEN = Text("not written")
OPENS = Text("Register a missed surrender")


def charged_as(answers: ChargeAnswers) -> tuple[str, str]:
    """What the case is kept apart by, the tariff with scheme, year and an earlier case; the number of the case it
    concerns.
    """
    told = answers.missed
    if told.scheme is None or told.year is None:
        return "", ""
    apart = MISSED.name, str(told.scheme), str(told.year), (told.earlier or "").replace("/", "-")
    return "/".join(filter(None, apart)), answers.liable.case or ""


def subjects(answers: ChargeAnswers) -> tuple[DecisionSubject, ...]:
    """The one thing that is decided."""
    return (DecisionSubject("charge", Text("Charge for allowances that were not surrendered for {year}",
                                           year=str(answers.missed.year or ""))),)  # fmt: skip


def title_of(answers: ChargeAnswers) -> str:
    """Who owes, and the year of the emissions."""
    return ", ".join(part for part in (answers.liable.name, str(answers.missed.year or "")) if part)


def wishes(answers: ChargeAnswers) -> Wishes:
    return Wishes(**answers.delivery.wishes(), email=answers.delivery.notice_email or "",
                  number=answers.liable.number or "")


def summary(answers: ChargeAnswers) -> tuple[tuple[Text, Text | str], ...]:
    """(label, value) for the head of the case page."""
    told, duty, found = answers.missed, duty_of(answers), shortage(answers)
    year = told.year
    return (
        (Text("Who owes the allowances"), answers.liable.name or NOT_WRITTEN),
        (Text("Whose emissions"), CHOICES[Scheme][told.scheme] if told.scheme else NOT_WRITTEN),
        (Text("Year of the emissions"), str(year) if year else NOT_WRITTEN),
        (Text("Last day to surrender"), Text("{day}", day=duty.due_on(year)) if duty and year else NOT_WRITTEN),
        (Text("Allowances missing"), Text("{amount}", amount=Decimal(found.missing)) if found else NOT_WRITTEN),
        (Text("Still owed by"), Text("{day}", day=duty.made_good_on(year)) if duty and year else NOT_WRITTEN),
    )


def prefill(answers: ChargeAnswers, documents: tuple[DocumentFact, ...]) -> Mapping[str, Text]:
    """The blocks `facts` and `rules` of the reasons: the reckoning stands in the letter."""
    told, duty = answers.figures, duty_of(answers)
    if duty is None or answers.missed.year is None or told.read_on is None:
        return {}
    return {
        "facts": Text("The emissions of {year} are taken from: {emissions}. On {day} {surrendered} allowances stood as "
                      "surrendered for that year ({extract}). The table shows what is missing.",
                      year=str(answers.missed.year), emissions=told.emissions_source or NOT_WRITTEN, day=told.read_on,
                      surrendered=Decimal(told.surrendered) if told.surrendered is not None else NOT_WRITTEN,
                      extract=told.surrendered_source or NOT_WRITTEN),
        "rules": Text("Allowances for the emissions of {year} were to be surrendered by {day} (Climate Quota Act "
                      "section 12). Whoever has not surrendered enough is charged for each missing tonne. The charge "
                      "follows from the rate alone: neither fault nor other factors are weighed (section 19).",
                      year=str(answers.missed.year), day=duty.due_on(answers.missed.year)),
    }  # fmt: skip


def _carry(scheme: Scheme) -> Callable[[ApprovalFact, Mapping[str, Any]], Mapping[str, Any]]:
    """What a case about the holder of an account or a permit begins with."""

    def carry(fact: ApprovalFact, answers: Mapping[str, Any]) -> Mapping[str, Any]:
        delivery = {name: said for name, said in (answers.get("delivery") or {}).items() if name != "reference"}
        number = fact.data.get("org_number") or (answers.get("company") or {}).get("imo_company_number")
        liable = {"name": fact.holder, "number": number, "approval": fact.number}
        return {"liable": {name: value for name, value in liable.items() if value}, "missed": {"scheme": str(scheme)},
                "delivery": delivery}

    return carry


ABOUT = (About("account", OPENS, carry=_carry(Scheme.SHIPS), own=lambda begun: begun),
         About("fuel_permit", OPENS, carry=_carry(Scheme.FUELS), own=lambda begun: begun))
