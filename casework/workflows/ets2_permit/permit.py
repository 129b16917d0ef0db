"""The permit that a decision leaves in force: what it says, who holds it, and what of it is public.

Directive 2003/87/EC Art. 30b(4): the operator and its address, the means by which it releases fuel, the fuels, and the
monitoring plan, named by its number so that the plan may change while the permit stands (Art. 30b(5)). A natural
person's identity number stands in the case and never in the permit. The list of valid permits is public, but for the
names of natural persons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from casework.core.approvals import About, ApprovalFact, ApprovalKind, Holder, Line, Series
from casework.core.text import Text
from casework.law import fuels
from casework.workflows.ets2_permit.answers import PermitAnswers
from casework.workflows.ets2_permit.choices import CHOICES, Fuel, Kind, Means, Sector
from casework.workflows.ets2_permit.choices import Holder as HolderKind
from casework.workflows.ets2_permit.conditions import CONDITIONS
from casework.workflows.ets2_permit.rules import is_excluded, kind_of, number_of

PERMIT = "fuel_permit"


def data(answers: PermitAnswers, told: Mapping[str, Any], before: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the permit says from now on; the change log grows by a line for each version."""
    operator, plan = answers.operator, answers.plan
    lines = [line for line in answers.fuels.values() if not is_excluded(line)]
    codes = {fuels.shown(line.cn) for line in lines if line.cn}
    return {
        "operator": operator.name or "",
        "org_number": number_of(answers) if operator.holder is not HolderKind.PERSON else "",
        "owner": operator.owner or "",
        "address": [part for part in (
            operator.line1, " ".join(part for part in (operator.postcode, operator.city) if part)) if part],
        "country": operator.country or "NO",
        "fuels": [{
            "fuel": str(line.fuel or Fuel.OTHER), "name": line.name or "", "cn": fuels.shown(line.cn or ""),
            "means": [str(way) for way in line.means], "sectors": [str(sector) for sector in line.sectors],
        } for line in lines],
        "cn": sorted(codes),
        "plan": plan.ert_number or "",
        "plan_version": str(told.get("plan_version") or plan.version or ""),
        "plan_approved_on": str(told.get("plan_approved_on") or ""),
        "log": [*before.get("log", ()), {"kind": str(kind_of(answers)), "what": answers.request.what or ""}],
    }  # fmt: skip


def holder(answers: PermitAnswers) -> Holder | None:
    """In a transfer the successor; else the party itself."""
    if kind_of(answers) is not Kind.TRANSFER:
        return None
    return Holder(number_of(answers), answers.operator.name or "", answers.operator.country or "NO")


def fuel_name(line: Mapping[str, Any]) -> Text | str:
    """A fuel by the operator's own name for it, else by what it is."""
    return line["name"] or CHOICES[Fuel][Fuel(line["fuel"])]


def ways(line: Mapping[str, Any]) -> tuple[Text, ...]:
    return tuple(CHOICES[Means][Means(way)] for way in line["means"])


def sectors(line: Mapping[str, Any]) -> tuple[Text, ...]:
    return tuple(CHOICES[Sector][Sector(sector)] for sector in line["sectors"])


def fuel_names(lines: Sequence[Mapping[str, Any]]) -> tuple[Text | str, ...]:
    return tuple(fuel_name(line) for line in lines)


KIND = ApprovalKind(
    PERMIT, Text("Permit for a fuel operator (ETS2)"), Series("ETS2-{year}-{n:03}"), public=True,
    lines=(
        Line("fuels", Text("Fuels"), public=True, of=fuel_names), Line("cn", Text("CN codes"), public=True),
        Line("owner", Text("Owner")), Line("plan", Text("Monitoring plan")),
        Line("plan_version", Text("Version of the monitoring plan")),
    ),
    conditions=CONDITIONS, data=data, holder=holder)


def carry(fact: ApprovalFact, answers: Mapping[str, Any]) -> Mapping[str, Any]:
    """The draft of a case about the permit: a change, with what the last application said, until another wish is
    chosen.
    """
    kept = ("operator", "contacts", "activity", "fuels", "plan", "secrets", "delivery")
    request = {"kind": str(Kind.CHANGE), "permit": fact.number}
    return {**{name: answers[name] for name in kept if name in answers}, "request": request}


ABOUT: tuple[About, ...] = (About(PERMIT, Text("Change, transfer or end the permit"), carry=carry),)
