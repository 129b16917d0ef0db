"""The things of which a party has many, each with its cases: the ships of a company."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from casework.db import db
from casework.forms import FORMS
from casework.forms.look import CaseForm, Fleet
from casework.identifiers import IDENTIFIERS, Identifier
from casework.models import DraftSection
from casework.queries.cases import Listed, cases_of
from casework.workflows import EXPECTATIONS


@dataclass(frozen=True, slots=True)
class Thing:
    """One of them by number and name, with its cases, the newest first."""

    number: str
    name: str
    cases: tuple[Listed, ...]


def kin(fleet: Fleet) -> dict[str, CaseForm]:
    """The forms of the types whose cases are of these things."""
    return {name: form for name, form in FORMS.items() if form.fleet == fleet}


def fleets_of(types: Collection[str]) -> dict[str, Fleet]:
    """The fleets to which these types belong, or whose things they name, each by the type in which a case begins."""
    naming = {one.owed.name for one in EXPECTATIONS if one.named_by.name in types}
    present = [FORMS[name].fleet for name in (*types, *naming) if name in FORMS]
    return {
        name: form.fleet
        for name, form in FORMS.items()
        if form.fleet is not None and form.fleet in present and not form.case_type.about
    }


def rule_of(form: CaseForm) -> Identifier | None:
    """The rule that the number of a thing follows; None where its field follows none."""
    fleet = form.fleet
    look = form.section(fleet.section).looks.get(fleet.number) if fleet else None
    return IDENTIFIERS.get(look.identifier or "") if look else None


def normalised(form: CaseForm, number: str) -> str:
    """A number as it is compared; as it was written where its field follows no rule."""
    rule = rule_of(form)
    return rule.normalise(number) if rule else number.strip()


def things_of(form: CaseForm, person_id: int, party_id: int | None, today: date) -> list[Thing]:
    """What the party has, by name; cases of one number stand together, and those without one by themselves."""
    fleet = form.fleet
    if fleet is None:
        return []
    types = kin(fleet)
    listed = [one for one in cases_of(person_id, party_id, today) if one.case.type in types]
    written = _written(fleet.section, [one.case.id for one in listed])
    found: dict[str, list[Listed]] = {}
    names: dict[str, str] = {}
    for one in listed:
        raw = written.get(one.case.id, {})
        number = normalised(form, str(raw.get(fleet.number) or ""))
        key = number or f"~{one.case.id}"
        found.setdefault(key, []).append(one)
        names[key] = names.get(key) or str(raw.get(fleet.name) or "")
    things = [Thing("" if key.startswith("~") else key, names[key], tuple(cases)) for key, cases in found.items()]
    return sorted(things, key=lambda thing: (not thing.name, thing.name.casefold(), thing.number))


def _written(section: str, case_ids: Collection[int]) -> Mapping[int, Mapping[str, Any]]:
    """What stands in one section of each case, as it was last typed."""
    rows = db.session.execute(
        select(DraftSection.case_id, DraftSection.raw).where(
            DraftSection.section == section, DraftSection.case_id.in_(case_ids)
        )
    )
    return {row.case_id: row.raw for row in rows}
