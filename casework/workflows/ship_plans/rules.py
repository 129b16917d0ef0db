"""What several rules ask of a plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from casework.core.checks import Facts
from casework.identifiers import imo_company, imo_ship
from casework.law.ship_factors import RELEASED, SHIP_FACTORS, FactorTable, Slip
from casework.law.ship_scope import Scope, scope_of
from casework.workflows.rules import looked_up
from casework.workflows.ship_plans.answers import FuelRow, PlanAnswers
from casework.workflows.ship_plans.choices import Method, Situation, TankType


def scope_on(answers: PlanAnswers, day: date) -> Scope | None:
    """The scope of the ship on a day; None while type or tonnage are not given."""
    ship = answers.ship
    if ship.ship_type is None or ship.gross_tonnage is None:
        return None
    return scope_of(ship.ship_type, ship.gross_tonnage, day)


def is_modified(answers: PlanAnswers) -> bool:
    return bool(answers.revision.situations)


def only_one(answers: PlanAnswers) -> frozenset[tuple[str, str]]:
    """The mark of the ship with its company: each has one plan."""
    ship, company = answers.ship.imo_number or "", answers.company.imo_company_number or ""
    of = imo_ship.normalise(ship), imo_company.normalise(company)
    return frozenset({("plan", " ".join(of))}) if all(of) else frozenset()


def is_traded(answers: PlanAnswers, day: date) -> bool:
    """Its plan is approved, and the approval charged: the ship is in emissions trading, as far as the answers say."""
    return scope_on(answers, day) is not Scope.MRV


def only_the_company_changes(answers: PlanAnswers) -> bool:
    """Situation 1 alone: the plan passes to another company as it is and is not assessed anew."""
    return answers.revision.situations == (Situation.COMPANY,)


def methods_of(answers: PlanAnswers) -> frozenset[Method]:
    """The methods that the sources name."""
    return frozenset(method for source in answers.sources.values() for method in source.methods)


def factors_in_force(facts: Facts) -> FactorTable:
    """The table of factors that the day selects."""
    table: FactorTable = facts.tables.get(SHIP_FACTORS.name, RELEASED)
    return table


def slips(row: FuelRow, facts: Facts) -> bool:
    """Is the fuel one of those for which each source owes a value of slip?"""
    return row.fuel is not None and factors_in_force(facts).slip_of(row.fuel) is Slip.BY_CLASS


def cargo_fuels(answers: PlanAnswers) -> frozenset[str]:
    """Keys of the fuels that lie in cargo tanks."""
    return frozenset(fuel for tank in answers.tanks.values() if tank.type is TankType.CARGO for fuel in tank.fuels)


def burns_cargo(answers: PlanAnswers) -> bool:
    return bool(answers.ship.cargo_as_fuel) or bool(cargo_fuels(answers))


def known_of(facts: Facts, register: str, number: str | None) -> Mapping[str, Any] | None:
    """What a register answers about an IMO number; None where it was not asked."""
    return looked_up(facts, register, imo_ship.normalise(number or ""))


def is_on_file(answers: PlanAnswers, facts: Facts) -> bool:
    """Does a mandate for this ship stand with the company's account? Until somebody looks, the answer is believed."""
    found = known_of(facts, "union_registry", answers.company.imo_company_number)
    if found is None:
        return bool(answers.mandate.on_file)
    return any(same_number(answers.ship.imo_number, str(one)) for one in found.get("mandated", ()))


def same_number(one: str | None, other: str | None) -> bool:
    """The same IMO number, however it is spelt."""
    return imo_ship.normalise(one or "") == imo_ship.normalise(other or "")
