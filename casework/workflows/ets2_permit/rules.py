"""What several rules ask of the answers."""

from __future__ import annotations

from casework.identifiers import national_identity, organisation_number
from casework.law import fuels
from casework.workflows.ets2_permit.answers import FuelLine, PermitAnswers
from casework.workflows.ets2_permit.choices import EXCLUDED_FUELS, Basis, Holder, Kind
from casework.workflows.ets2_permit.screening import SCREENING
from casework.workflows.screening import Walk

BASES = {"registered": Basis.REGISTERED, "trader": Basis.TRADER, "other_trader": Basis.RELEASER}


def kind_of(answers: PermitAnswers) -> Kind:
    """What is applied for; a new permit until it is said."""
    return answers.request.kind or Kind.NEW


def walk_of(answers: PermitAnswers) -> Walk:
    """How far the answers about the duty lead through the tree of the public guide."""
    given = answers.scope.model_dump()
    return SCREENING.walk({name: "yes" if value else "no" for name, value in given.items() if isinstance(value, bool)})


def basis_of(answers: PermitAnswers) -> Basis | None:
    """Which of the three makes the party the fuel operator; None where the answers make it none."""
    walk = walk_of(answers)
    return BASES[walk.steps[-1][0].name] if walk.result is not None and walk.result.applies else None


def is_asked(answers: PermitAnswers, question: str) -> bool:
    """Does the way through the tree come by this question?"""
    walk = walk_of(answers)
    return question in walk.given or (walk.here is not None and walk.here.name == question)


def is_excluded(line: FuelLine) -> bool:
    """Does this fuel stand outside the system?"""
    group = fuels.goods(line.cn or "")
    return line.fuel in EXCLUDED_FUELS or (group is not None and group.excluded)


def number_of(answers: PermitAnswers) -> str:
    """The number by which registers know the operator; '' while it is not given."""
    operator = answers.operator
    if operator.holder is Holder.PERSON:
        return national_identity.normalise(operator.national_number or "")
    return organisation_number.normalise(operator.org_number or "")
