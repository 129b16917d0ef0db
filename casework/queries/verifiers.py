"""Verifiers: by which right they verify, which may be named by a party, and which one is named in a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from casework.core.case_type import Actor
from casework.models import Accreditation, CaseParty, Mandate, Party, Registration
from casework.workflows import CASE_TYPES
from casework.workflows.verifying import Accredited, Deliver, delivery_of

TIE, PARTY, MANDATE = CaseParty.__table__, Party.__table__, Mandate.__table__
ACCREDITATION, REGISTRATION = Accreditation.__table__, Registration.__table__


@dataclass(frozen=True, slots=True)
class Named:
    """The verifier that is named in a case, since when."""

    party_id: int
    name: str
    since: date


def verifier_of(cx: Connection, case_id: int) -> Named | None:
    """The verifier that is named now; None where nobody is."""
    row = cx.execute(
        select(TIE.c.party_id, PARTY.c.name, TIE.c.since)
        .join(PARTY, PARTY.c.id == TIE.c.party_id)
        .where(TIE.c.case_id == case_id, TIE.c.role == str(Actor.VERIFIER), TIE.c.until.is_(None))
    ).first()
    return Named(row.party_id, row.name, row.since) if row else None


def theirs(cx: Connection, case: Any) -> Deliver | None:
    """What only the verifier writes in this case; None while none is named."""
    delivery = delivery_of(CASE_TYPES[case.type])
    return delivery if delivery is not None and verifier_of(cx, case.id) is not None else None


def accreditations(cx: Connection, party_id: int) -> list[Any]:
    """Every entry of a party's accreditation, the newest first."""
    mine = select(ACCREDITATION).where(ACCREDITATION.c.party_id == party_id)
    return list(cx.execute(mine.order_by(ACCREDITATION.c.id.desc())))


def was_ended(cx: Connection, party_id: int) -> bool:
    """Did the authority end the accreditation that stood last?"""
    return any(row.ends_id is not None for row in accreditations(cx, party_id)[:1])


def party_by_number(cx: Connection, number: str, country: str) -> int | None:
    """The party with this number in its country's register."""
    mine = PARTY.c.number == number, PARTY.c.country == country
    found: int | None = cx.execute(select(PARTY.c.id).where(*mine)).scalar()
    return found


def rights_of(cx: Connection, party_id: int) -> list[Accredited]:
    """By which rights a party verifies, the newest first. A later entry of the same certificate (number, state, first
    day) stands for the earlier; an end cuts whatever was entered before it, under any number.
    """
    name = cx.execute(select(PARTY.c.name).where(PARTY.c.id == party_id)).scalar_one()
    standing: dict[tuple[str, str, date], Accredited] = {}
    last = date.max
    for row in accreditations(cx, party_id):
        right = Accredited(name, row.number, row.country, row.maritime, row.valid_from, min(row.valid_until, last))
        standing.setdefault(right.certificate, right)
        last = right.valid_until if row.ends_id else last
    return list(standing.values())


def accredited(cx: Connection, party_id: int, day: date) -> Accredited | None:
    """By which right a party verifies on a day: the newest that covers it, else the newest; None where it has none."""
    rights = rights_of(cx, party_id)
    return next((right for right in rights if right.covers(day)), rights[0] if rights else None)


def may_be_named(cx: Connection, party_id: int, today: date) -> dict[int, Accredited]:
    """The verifiers that a party may name today, by name. A verifier is independent of the company: not itself, and not
    a firm that acts for it.
    """
    agents = select(MANDATE.c.agent_id).where(MANDATE.c.party_id == party_id, MANDATE.c.revoked_at.is_(None))
    ids = cx.execute(
        select(PARTY.c.id)
        .where(PARTY.c.id.in_(select(ACCREDITATION.c.party_id)), PARTY.c.id != party_id, PARTY.c.id.not_in(agents))
        .order_by(PARTY.c.name, PARTY.c.id)
    ).scalars()
    known = ((one, accredited(cx, one, today)) for one in list(ids))
    return {one: right for one, right in known if right is not None and right.covers(today)}


def registrations(cx: Connection) -> list[Any]:
    """Every certificate that the authority recorded, the newest first."""
    return list(cx.execute(select(REGISTRATION).order_by(REGISTRATION.c.id.desc())))


def registration(cx: Connection, number: int) -> Any:
    """One of them, or None."""
    return cx.execute(select(REGISTRATION).where(REGISTRATION.c.id == number)).first()


def registered(cx: Connection, today: date) -> list[tuple[Any, Accredited | None, list[Any]]]:
    """(party, the right that stands today, every entry, the newest first) of every verifier, by name."""
    ids = select(ACCREDITATION.c.party_id).distinct()
    parties = cx.execute(select(PARTY).where(PARTY.c.id.in_(ids)).order_by(PARTY.c.name, PARTY.c.id))
    return [(party, accredited(cx, party.id, today), accreditations(cx, party.id)) for party in parties.all()]
