"""What an approval of a plant says, how long it holds, and what it may be subject to.

FOR-2007-12-14-1652 § 8: five years, and new periods of five years on a new application. What it says is what a
guarantee must tell about its plant (§§ 5 to 7), for the registrar. Conditions rest on § 8, third paragraph (metering)
and on what the approval was given on.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from casework.core.approvals import About, ApprovalFact, ApprovalKind, Condition, Holder, Line, Series
from casework.core.periods import Months, Years
from casework.core.text import Text
from casework.identifiers import metering_point, organisation_number
from casework.law.energy_sources import SOURCES, TECHNOLOGIES
from casework.workflows.plant_approval.answers import PlantAnswers
from casework.workflows.plant_approval.choices import CATEGORY_TITLES, Category, Changed
from casework.workflows.plant_approval.conditions import has_biogenic_share, is_design, is_hydro
from casework.workflows.plant_approval.outcomes import share_of

CONDITIONS: tuple[Condition, ...] = (
    Condition("measured_year", Text("Send measured figures of the first whole calendar year, so that the test of "
                                    "high-efficiency cogeneration can be made on them."), due=Months(18),
              applies=lambda answers, told: is_design(answers)),
    Condition("yearly_share", Text("Document the share of biological origin for each calendar year."), due=Years(1),
              applies=lambda answers, told: has_biogenic_share(answers)),
    Condition("own_meter", Text("Have the power for pumping and own consumption metered separately."), due=Months(6),
              applies=lambda answers, told: is_hydro(answers) and answers.plant.pumping is True),
    Condition("heat_use", Text("Report when the heat is used for another purpose, or by others."),
              applies=lambda answers, told: False),
)


def _data(answers: PlantAnswers, told: Mapping[str, Any], before: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the approval says from now on; a category that was not told anew stays."""
    plant, share = answers.plant, share_of(told.get("share"))
    category = told.get("category") or before.get("category") or str(answers.classification.applied or "")
    return {
        "name": plant.name or "",
        "place": plant.municipality or "",
        "capacity": str(plant.capacity_mw or ""),
        "technology": str(plant.technology or ""),
        "sources": sorted(str(row.code) for row in answers.sources.values() if row.code),
        "started": plant.commissioned_on.isoformat() if plant.commissioned_on else "",
        "category": category,
        "share": str(share) if share is not None else "",
        "meters": [metering_point.normalise(row.point or "") for row in answers.meters.values() if row.point],
        "account": answers.owner.guarantee_account or "",
    }


def _category(value: str) -> Text | str:
    return CATEGORY_TITLES[Category(value)] if value else "–"


def _capacity(value: str) -> Text | str:
    return Text("{capacity} MW", capacity=Decimal(value)) if value else "–"


LINES: tuple[Line, ...] = (
    Line("name", Text("Plant"), public=True),
    Line("category", Text("Category"), public=True, of=_category),
    Line("share", Text("Share of the power"), public=True, of=lambda share: f"{share} %" if share else "–"),
    Line("place", Text("Municipality number"), public=True),
    Line("capacity", Text("Installed capacity"), public=True, of=_capacity),
    Line("technology", Text("Technology"), public=True,
         of=lambda code: TECHNOLOGIES[code].title if code in TECHNOLOGIES else code),
    Line("sources", Text("Energy sources"), public=True,
         of=lambda codes: tuple(SOURCES[code].title for code in codes if code in SOURCES)),
    Line("meters", Text("Metering points"), of=tuple),
    Line("account", Text("Account in the registry of guarantees"), of=lambda account: account or "–"),
)


def _holder(answers: PlantAnswers) -> Holder | None:
    """A new owner holds it from the day the change is decided; otherwise whoever applied."""
    if answers.matter.changed is not Changed.OWNER:
        return None
    number = organisation_number.normalise(answers.owner.organisation_number or "")
    return Holder(number, answers.owner.name or "") if number and answers.owner.name else None


PLANT = ApprovalKind(
    name="plant", title=Text("Approval of a plant for guarantees of origin"), number=Series("GO-{year}-{n:04}"),
    length=Years(5), reminders=(Months(12), Months(6), Months(3), Months(1)), public=True, lines=LINES,
    conditions=CONDITIONS, data=_data, holder=_holder)


def _carried(fact: ApprovalFact, answers: Mapping[str, Any]) -> Mapping[str, Any]:
    """The answers the approval was given on. Whether it is a new period or a change is the first question anew."""
    kept = {name: part for name, part in answers.items() if name != "matter"}
    role = answers.get("matter", {}).get("role")
    return {**kept, "matter": {"approval_number": fact.number, **({"role": role} if role else {})}}


ABOUT: tuple[About, ...] = (About("plant", Text("Apply for a new period, or report a change"), renews=True,
                                  carry=_carried),)
