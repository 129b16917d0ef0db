"""Which answers are owed, and when (Directive 2003/87/EC Art. 30b(2) and Annex IV C; Regulation (EU) 2018/2066 Arts
75b and 75t). A missing answer never stops anybody from sending.
"""

from __future__ import annotations

from typing import Any

from casework.workflows.application.delivery import OWED as SENT
from casework.workflows.ets2_permit.answers import SECTIONS, PermitAnswers
from casework.workflows.ets2_permit.choices import (
    ABOUT_A_PERMIT,
    WITH_FUELS,
    WITH_PLAN,
    WITH_SCOPE,
    Basis,
    Holder,
    Kind,
)
from casework.workflows.ets2_permit.rules import basis_of, is_asked, kind_of
from casework.workflows.owed import Duties, Owed, Test


def of_kind(*kinds: Kind) -> Test:
    return lambda answers, row: kind_of(answers) in kinds


def asked(question: str) -> Test:
    """The question of the tree that the earlier answers lead to."""
    return lambda answers, row: kind_of(answers) in WITH_SCOPE and is_asked(answers, question)


def is_organisation(answers: Any, row: Any) -> bool:
    return answers.operator.holder is Holder.ORGANISATION


def is_person(answers: Any, row: Any) -> bool:
    return answers.operator.holder is Holder.PERSON


def is_registered(answers: Any, row: Any) -> bool:
    return basis_of(answers) is Basis.REGISTERED


def comes_later(answers: Any, row: Any) -> bool:
    return kind_of(answers) in WITH_SCOPE and basis_of(answers) in {Basis.TRADER, Basis.RELEASER}


ABOUT, PLANNED = of_kind(*ABOUT_A_PERMIT), of_kind(*WITH_PLAN)
QUESTIONS = ("released", "fuel", "excluded", "sector", "registered", "other_registered", "trader", "other_trader")

OWED: tuple[Owed, ...] = (
    Owed("request", ("kind",)),
    Owed("request", ("permit", "from_day"), ABOUT),
    Owed("request", ("what",), of_kind(Kind.CHANGE)),
    Owed("request", ("reported",), of_kind(Kind.ENDING)),
    *(Owed("scope", (question,), asked(question)) for question in QUESTIONS),
    Owed("scope", ("why_not_earlier",), comes_later),
    Owed("operator", ("holder", "name", "line1", "postcode", "city", "country")),
    Owed("operator", ("org_number", "owner"), is_organisation),
    Owed("operator", ("national_number",), is_person),
    Owed("operator", ("excise_number",), is_registered),
    Owed("contacts", ("name", "phone", "email")),
    Owed("activity", ("start_on",), of_kind(Kind.NEW)),
    Owed("activity", ("summary", "before_scope", "after_scope"), PLANNED),
    Owed("fuels", ("fuel", "cn", "amount", "unit", "means", "sectors", "zero")),
    Owed("plan", ("ert_number", "version", "plan_date", "responsible", "procedures"), PLANNED),
    Owed("secrets", ("what", "why")),
    *SENT,
    Owed("signature", ("name", "role", "signs")),
)

DUTIES = Duties(PermitAnswers, SECTIONS, OWED, {
    "contacts": lambda answers: 1,
    "fuels": lambda answers: 1 if kind_of(answers) in WITH_FUELS else 0,
})
