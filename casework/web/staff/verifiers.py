"""The verifiers that are registered, for the authority whose plans they assess: another one is registered here.

A caseworker writes what stands on the certificate, having looked it up in the register of the accreditation body, and
attaches it; a second person looks at the same and confirms it. Then the first of the verifier's people is invited, who
may invite others and record a renewal. An accreditation that was withdrawn or suspended is ended on its day; one that
is restored is registered anew. What was recorded stays, with who and when.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import Any, BinaryIO, cast

from flask import abort, current_app, redirect, request, url_for
from werkzeug.wrappers import Response

from casework.core.case_type import Actor, Refusal
from casework.core.text import Text
from casework.db import db
from casework.forms.fields import CleanText, Country, Identifier
from casework.forms.look import Look
from casework.forms.looks import EMAIL, MIDDLE
from casework.forms.typed import Sent
from casework.law.countries import country
from casework.operations import registering
from casework.operations import verifying as verbs
from casework.operations.acting import By, Stale
from casework.operations.documents import GREATEST_SIZE, Kept, NotAccepted, keep_once, kept_before
from casework.operations.proposals import NotSettled
from casework.operations.verifying import FIELDS
from casework.queries.people import names
from casework.queries.verifiers import registered, registration, registrations
from casework.web.attached import saved
from casework.web.auth import visitor
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import language, now, page, switching_language, tell, today
from casework.web.security import settings_here
from casework.web.staff import blueprint
from casework.web.staff.bulk import read_day
from casework.web.staff.desk import READERS
from casework.web.staff.settling import STATES, answer_sent, settled
from casework.web.verifier.accreditation import Certificate, judged
from casework.workflows import CASE_TYPES
from casework.workflows.verifying import Accredited, delivery_of

DAY_MS = 86_400_000
ASKED = ("name", "party_number", "party_country", *FIELDS, "email")
NO_FILE = Text("Attach the certificate.")
CONFIRMS = (Actor.CASEWORKER, Actor.SIGNATORY, Actor.MANAGER)
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
    return _page(_blank(_of_known()), [])


@blueprint.post("/staff/verifiers")
@policy("staff", Actor.CASEWORKER)
def register_verifier() -> Response:
    """Records a verifier, with its certificate, for a second person."""
    _allowed()
    filled = Registration(request.form, meta={"language": language()})
    kept, refused = _certificate()
    if switching_language():
        return _page(filled, [], kept)
    if faults := [*judged(filled, ASKED), *([("file", refused)] if refused else [])]:
        return _page(filled, faults, kept)
    said = {name: filled[name].data for name in ASKED}
    days = {name: date.fromisoformat(said[name]) for name in ("valid_from", "valid_until")}
    right = Accredited("", said["number"], said["country"], said["maritime"], **days)
    party = {"name": said["name"], "number": said["party_number"], "country": said["party_country"]}
    try:
        with acting_once() as first:
            if first and kept is not None:
                registering.record(party, right, said["email"], kept, language=language(), by=_by(), now=now())
    except NotSettled as known:
        return _page(filled, [("party_number", known.refusal.sentence)], kept)
    except Stale:  # the same form, sent twice in the same instant
        pass
    tell(Text("{name} is recorded, and waits for a second person.", name=said["name"]))
    return redirect(url_for("staff.verifiers"), 303)


@blueprint.post("/staff/verifiers/registrations/<int:registration_id>")
@policy("staff", *CONFIRMS)
def settle_registration(registration_id: int) -> Response:
    """Confirms, rejects (with a reason) or takes back (one's own) what was recorded of a verifier."""
    _allowed()
    row, answer, by = _registration(registration_id), answer_sent(), _by()
    place = f"answer-{registration_id}"
    lasts = settings_here().invitation_days * DAY_MS

    def again(fault: Text | None, status: int, refusal: Refusal | None) -> Response:
        faults = [(place, fault)] if fault else []
        return _page(_blank(), faults, status=status, refusal=refusal, said={place: answer})

    return settled(
        confirm=lambda: registering.confirm(registration_id, answer, by=by, now=now(), expires_at=now() + lasts),
        reject=lambda: registering.reject(registration_id, answer, by=by, now=now()),
        withdraw=lambda: registering.withdraw(registration_id, by=by, now=now()),
        confirmed=Text("{name} is a verifier from now on, and may be named.", name=row.name),
        again=again,
        then=url_for("staff.verifiers"),
    )


@blueprint.get("/staff/verifiers/registrations/<int:registration_id>/certificate")
@policy("staff", *READERS)
def certificate(registration_id: int) -> Response:
    """The certificate as it was attached."""
    _allowed()
    return saved(_registration(registration_id))


@blueprint.post("/staff/verifiers/<int:party_id>/accreditations/<int:entry_id>")
@policy("staff", Actor.CASEWORKER)
def end_accreditation(party_id: int, entry_id: int) -> Response:
    """Ends an accreditation before its day."""
    _allowed()
    until = read_day(request.form.get("until", ""))
    if not isinstance(until, date):
        fault = Text("Write the last day on which the accreditation held.")
        return _page(_blank(), [(f"until-{entry_id}", fault)])
    try:
        with acting_once() as first:
            if first:
                verbs.end_accreditation(party_id, entry_id, until, by=_by(), now=now())
    except Stale:
        fault = Text("The day must lie within the accreditation that stands now.")
        return _page(_blank(), [(f"until-{entry_id}", fault)])
    tell(Text("The accreditation ends on {day}.", day=until))
    return redirect(url_for("staff.verifiers"), 303)


def _allowed() -> None:
    """404 for the people of an authority in whose cases no verifier takes part."""
    if visitor().authority not in {one.authority.key for one in CASE_TYPES.values() if delivery_of(one)}:
        abort(404)


def _by() -> By:
    here = visitor()
    return By(here.person_id, here.roles)


def _blank(said: Mapping[str, str] | None = None) -> Registration:
    return Registration(Sent({name: [value] for name, value in (said or {}).items()}), meta={"language": language()})


def _of_known() -> Mapping[str, str]:
    """What is known of the verifier that the address names (`?of=`), so that it need not be typed anew."""
    party_id = request.args.get("of", type=int)
    one = next((party for party, *_ in registered(db.session.connection(), today()) if party.id == party_id), None)
    return {"name": one.name, "party_number": one.number or "", "party_country": one.country} if one else {}


def _registration(number: int) -> Any:
    return registration(db.session.connection(), number) or abort(404)


def _certificate() -> tuple[Kept | None, Text | None]:
    """The file that came with the form, or with the form before it, stored; else what is wrong."""
    sent, storage = request.files.get("file"), current_app.extensions["casework.storage"]
    folder = f"registrations/{visitor().person_id}"
    try:
        if sent is not None and sent.filename:
            with closing(sent):
                stream = cast(BinaryIO, sent.stream)
                return keep_once(registering.CERTIFICATE, sent.filename, stream, folder, storage=storage), None
        name, digest = request.form.get("kept_name", ""), request.form.get("kept", "")
        kept = kept_before(registering.CERTIFICATE, name, digest, folder, storage=storage)
    except NotAccepted as refused:
        return None, refused.why
    return kept, None if kept else NO_FILE


def _page(
    filled: Registration,
    faults: Faults,
    kept: Kept | None = None,
    status: int | None = None,
    refusal: Refusal | None = None,
    said: Mapping[str, str] | None = None,
) -> Response:
    cx = db.session.connection()
    found, recorded = registered(cx, today()), registrations(cx)
    ids = {row.person_id for *_, rows in found for row in rows}
    return page(
        "staff/verifiers.html",
        status or (422 if faults else 200),
        verifiers=found,
        waiting=[row for row in recorded if row.state == "proposed"],
        recorded={row.id: row for row in recorded},
        refused=[row for row in recorded if row.state in ("rejected", "withdrawn")],
        states=STATES,
        people=names(ids | {one for row in recorded for one in (row.first_person, row.second_person)}),
        fields=[filled[name] for name in ASKED],
        faults=faults,
        faulty=dict(faults),
        kept=kept,
        refusal=refusal,
        said=said or {},
        may=Actor.CASEWORKER in visitor().roles,
        may_confirm=bool(visitor().roles.intersection(CONFIRMS)),
        me=visitor().person_id,
        today=today(),
        country=country,
        once=fresh_key,
        limit=GREATEST_SIZE // 1024 // 1024,
    )
