"""Registering a verifier (A3): one person records its certificate and keeps the file, another confirms or rejects it.

So begins the first accreditation of a verifier, and the next one after an accreditation that the authority ended. What
is confirmed makes the party a verifier at once; where nobody works for it yet, the first of its people is invited.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from casework.core.asked import Document
from casework.core.case_type import Refusal
from casework.core.text import Source, Text
from casework.db import writing
from casework.operations import proposals, verifying
from casework.operations.acting import By, legal_date
from casework.operations.documents import Kept, clean_name
from casework.operations.members import MEMBER, begin_invitation, living
from casework.operations.proposals import NotSettled
from casework.queries.verifiers import PARTY, REGISTRATION, accreditations, party_by_number, was_ended
from casework.workflows.verifying import Accredited

CERTIFICATE = Document("certificate", Text("Certificate of accreditation"), Source("", ""))
KNOWN = Refusal(
    Text("A verifier with this number is registered already."),
    cure=Text("It records a renewal of its accreditation itself."),
)
WAITS = Refusal(Text("What a colleague recorded of this verifier waits for a second person already."))


def record(
    party: Mapping[str, str], right: Accredited, email: str, kept: Kept, *, language: str, by: By, now: int
) -> int:
    """Writes what waits for a second person; returns its number. `party`: name, number, country. `kept`: the file of
    the certificate. NotSettled where the party is a verifier whose accreditation was not ended.
    """
    with writing() as cx:
        _refuse_known(cx, party["number"], party["country"])
        if cx.execute(_waiting(party["number"], party["country"])).first() is not None:
            raise NotSettled(WAITS)
        row = cx.execute(
            REGISTRATION.insert().values(
                name=party["name"],
                party_number=party["number"],
                party_country=party["country"],
                **{name: getattr(right, name) for name in verifying.FIELDS},
                email=email,
                language=language,
                filename=clean_name(kept.filename),
                media_type=kept.media_type,
                size=kept.stored.size,
                sha256=kept.stored.sha256,
                storage_key=kept.key,
                first_person=by.person_id,
                proposed_at=now,
                state="proposed",
                answer="",
            )
        ).inserted_primary_key
    return int(row[0])  # type: ignore[index]


def confirm(number: int, answer: str = "", *, by: By, now: int, expires_at: int) -> int:
    """The second person's yes: the party is a verifier from now on; returns it. A party that is known by its number
    becomes one. `expires_at`: until when the first of its people may accept the invitation.
    """
    with writing() as cx:
        row = proposals.for_another(cx, REGISTRATION, number, by)
        _refuse_known(cx, row.party_number, row.party_country)
        proposals.confirm(cx, REGISTRATION, row, answer, by=by, now=now)
        party_id = _party(cx, row, now)
        right = Accredited("", row.number, row.country, row.maritime, row.valid_from, row.valid_until)
        recorded = By(row.first_person, by.roles)
        verifying.enter(cx, party_id, right, by=recorded, now=now, registration_id=number)
        works = MEMBER.c.party_id == party_id, MEMBER.c.rights == "sign", living(legal_date(now))
        if cx.execute(select(MEMBER.c.id).where(*works)).first() is None:
            begin_invitation(cx, party_id, row.email, "sign", language=row.language, person_id=by.person_id or 0,
                             now=now, expires_at=expires_at)  # fmt: skip
    return party_id


def reject(number: int, answer: str, *, by: By, now: int) -> None:
    """The second person's no, with a reason."""
    proposals.reject(REGISTRATION, number, answer, by=by, now=now)


def withdraw(number: int, *, by: By, now: int) -> None:
    """Who recorded it takes it back while it waits."""
    proposals.withdraw(REGISTRATION, number, by=by, now=now)


def _refuse_known(cx: Connection, number: str, country: str) -> None:
    party_id = party_by_number(cx, number, country)
    if party_id is not None and accreditations(cx, party_id) and not was_ended(cx, party_id):
        raise NotSettled(KNOWN)


def _waiting(number: str, country: str) -> Any:
    mine = REGISTRATION.c.party_number == number, REGISTRATION.c.party_country == country
    return select(REGISTRATION.c.id).where(*mine, REGISTRATION.c.state == "proposed")


def _party(cx: Connection, row: Any, now: int) -> int:
    party_id = party_by_number(cx, row.party_number, row.party_country)
    if party_id is None:
        new = {"name": row.name, "number": row.party_number, "country": row.party_country, "kind": "organisation",
               "address": [], "email": "", "language": row.language, "created_at": now}  # fmt: skip
        party_id = cx.execute(PARTY.insert().values(new)).inserted_primary_key[0]  # type: ignore[index]
    return int(party_id)
