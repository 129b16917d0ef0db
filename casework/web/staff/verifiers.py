"""The verifiers that are registered, for the authority whose plans they assess: a first one is registered here.

A caseworker writes what stands on the certificate, having looked it up in the register of the accreditation body, and
invites the first of the verifier's people, who may then invite others and record a renewal. An accreditation that was
withdrawn or suspended is ended on its day; one that is restored is recorded anew. What was recorded stays, with who and
when.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from casework.core.case_type import Actor
from casework.core.text import Text
from casework.db import db
from casework.forms.fields import CleanText, Country, Identifier
from casework.forms.look import Look
from casework.forms.looks import EMAIL, MIDDLE
from casework.forms.typed import Sent
from casework.law.countries import country
from casework.operations import verifying as verbs
from casework.operations.acting import By, Stale
from casework.operations.members import Refused
from casework.operations.verifying import FIELDS
from casework.queries.people import names
from casework.queries.verifiers import registered
from casework.web.auth import visitor
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import language, now, page, switching_language, tell, today
from casework.web.security import settings_here
from casework.web.staff import blueprint
from casework.web.staff.bulk import read_day
from casework.web.staff.desk import READERS
from casework.web.verifier.accreditation import Certificate, judged
from casework.workflows import CASE_TYPES
from casework.workflows.verifying import Accredited, delivery_of

DAY_MS = 86_400_000
ASKED = ("name", "party_number", "party_country", *FIELDS, "email")
KNOWN = Text("A verifier with this number is registered already.")
Faults = list[tuple[str, Text]]


class Registration(Certificate):
    """Who the verifier is, what stands on its certificate, and who is invited first."""

    name = CleanText(Text("Name of the verifier"), None, replace(MIDDLE, most=200))
    party_number = CleanText(Text("Organisation number or foreign register number"), None, replace(MIDDLE, most=60))
    party_country = Country(Text("Country of registration"), None, Look(is_country=True))
    email = Identifier(Text("E-mail of the first person"), Text("Who is invited may sign for the verifier."), EMAIL)


@blueprint.get("/staff/verifiers")
@policy("staff", *READERS)
def verifiers() -> Response:
    """The list, and for a caseworker the form for a new one."""
    _allowed()
    return _page(Registration(Sent({}), meta={"language": language()}), [])


@blueprint.post("/staff/verifiers")
@policy("staff", Actor.CASEWORKER)
def register_verifier() -> Response:
    """Registers a verifier and invites its first person."""
    _allowed()
    if switching_language():
        return _page(Registration(request.form, meta={"language": language()}), [])
    filled = Registration(request.form, meta={"language": language()})
    if faults := judged(filled, ASKED):
        return _page(filled, faults)
    said = {name: filled[name].data for name in ASKED}
    days = {name: date.fromisoformat(said[name]) for name in ("valid_from", "valid_until")}
    right = Accredited("", said["number"], said["country"], said["maritime"], **days)
    party = {"name": said["name"], "number": said["party_number"], "country": said["party_country"]}
    lasts = settings_here().invitation_days * DAY_MS
    try:
        with acting_once() as first:
            if first:
                verbs.register(party, right, said["email"], language=language(), by=_by(), now=now(),
                               expires_at=now() + lasts)  # fmt: skip
    except verbs.Known:
        return _page(filled, [("party_number", KNOWN)])
    except Refused as refused:
        return _page(filled, [("email", refused.refusal.sentence)])
    except Stale:  # the same form, sent twice in the same instant
        pass
    tell(Text("{name} is registered, and {email} is invited.", name=said["name"], email=said["email"]))
    return redirect(url_for("staff.verifiers"), 303)


@blueprint.post("/staff/verifiers/<int:party_id>/accreditations/<int:entry_id>")
@policy("staff", Actor.CASEWORKER)
def end_accreditation(party_id: int, entry_id: int) -> Response:
    """Ends an accreditation before its day."""
    _allowed()
    until = read_day(request.form.get("until", ""))
    if not isinstance(until, date):
        fault = Text("Write the last day on which the accreditation held.")
        return _page(Registration(Sent({}), meta={"language": language()}), [(f"until-{entry_id}", fault)])
    try:
        with acting_once() as first:
            if first:
                verbs.end_accreditation(party_id, entry_id, until, by=_by(), now=now())
    except Stale:
        fault = Text("The day must lie within the accreditation that stands now.")
        return _page(Registration(Sent({}), meta={"language": language()}), [(f"until-{entry_id}", fault)])
    tell(Text("The accreditation ends on {day}.", day=until))
    return redirect(url_for("staff.verifiers"), 303)


def _allowed() -> None:
    """404 for the people of an authority in whose cases no verifier takes part."""
    if visitor().authority not in {one.authority.key for one in CASE_TYPES.values() if delivery_of(one)}:
        abort(404)


def _by() -> By:
    here = visitor()
    return By(here.person_id, here.roles)


def _page(filled: Registration, faults: Faults) -> Response:
    found = registered(db.session.connection())
    return page(
        "staff/verifiers.html",
        422 if faults else 200,
        verifiers=found,
        people=names(row.person_id for _, rows in found for row in rows),
        fields=[filled[name] for name in ASKED],
        faults=faults,
        faulty=dict(faults),
        may=Actor.CASEWORKER in visitor().roles,
        today=today(),
        country=country,
        once=fresh_key,
    )
