"""The account as an approval: what a change is opened with, and what it leaves in force.

The account keeps its number; a change gives it a new version that names the representatives from then on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from casework.core.approvals import About, ApprovalFact
from casework.core.text import Text
from casework.workflows.accounts import approval
from casework.workflows.representative_change.answers import RepresentativeAnswers, by_authority
from casework.workflows.representative_change.seats import as_data, from_data, measured, resulting


def carry(fact: ApprovalFact, answers: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the draft begins with: the account as it stands, and where and how the holder wanted to hear from us."""
    known, place = answers.get("standing") or {}, answers.get("addresses") or {}
    city = " ".join(place[part] for part in ("postcode", "city") if place.get(part))
    lines = [line for line in (place.get("line1"), place.get("line2"), city, place.get("region")) if line]
    standing = {"account": fact.number, "holder": fact.holder, "address": lines or known.get("address", []),
                "country": place.get("country") or known.get("country"), "seats": as_data(from_data(fact.data))}
    delivery = {name: said for name, said in (answers.get("delivery") or {}).items() if name != "reference"}
    return {"standing": standing, "delivery": delivery}


def own(begun: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same, where the authority opens the case of its own accord."""
    return {**begun, "standing": {**begun["standing"], "by_authority": True}}


def data(answers: RepresentativeAnswers, told: Mapping[str, Any], before: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the account says after what was decided. Begins with the set as it is now, not as it was when asked."""
    seats, decided = from_data(before), told.get("decided") or {}
    after = (measured(answers, seats) if by_authority(answers)
             else resulting(answers, lambda key: decided.get(key, "approval") == "approval", seats))
    return {**before, "representatives": as_data(after)}


ACCOUNT = replace(approval.ACCOUNT, data=data)

ABOUT = (About("account", Text("Change the representatives"), carry=carry, own=own),)
