"""What is owed and has not come, such as plans of ships on an account: named by cases that this person may see (A2).

A party's drafts are its own, so what it has begun and not sent is expected here. A caseworker notes the day that the
time runs from, where the party has not told it or told another, and reminds the party of what is overdue.
"""

from __future__ import annotations

from datetime import date

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from casework.core.case_type import Actor, Refusal
from casework.core.text import Text
from casework.models import Case
from casework.operations import expected as verbs
from casework.operations.acting import Stale
from casework.queries.access import By, by_office
from casework.queries.expected import Owed, owed
from casework.queries.people import names
from casework.web.auth import visitor
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import now, page, switching_language, tell, today
from casework.web.staff import blueprint
from casework.web.staff.approvals import cases_within
from casework.web.staff.bulk import read_day
from casework.web.staff.desk import READERS
from casework.workflows import EXPECTATIONS

SHOWN = 200
NO_DAY, NO_REASON = Text("Write the day, not later than today."), Text("Say how it is known.")
Faults = list[tuple[str, Text]]


def owed_here(party_id: int | None = None) -> list[Owed]:
    """What is owed by cases of the authority for which this person is here; of one party, where it is named."""
    cases = cases_within()
    return owed(cases if party_id is None else cases.where(Case.party_id == party_id), today())


def standing(one: Owed) -> tuple[Text, str]:
    """Expected or overdue, and the colour of it."""
    return (Text("Overdue"), "danger") if one.is_overdue else (Text("Expected"), "neutral")


@blueprint.get("/staff/expected")
@policy("staff", *READERS)
def expected() -> Response:
    """`?show=overdue`: only what is late."""
    return _page()


@blueprint.post("/staff/expected/<int:party_id>/<owed_type>/<number>")
@policy("staff", Actor.CASEWORKER)
def settle_expected(party_id: int, owed_type: str, number: str) -> Response:
    """Notes the day that the time runs from, or reminds the party."""
    one = next((one for one in owed_here(party_id)
                if (one.expectation.owed.name, one.named.number) == (owed_type, number)), None)  # fmt: skip
    if one is None:
        abort(404)
    by = by_office(visitor().person_id, one.expectation.owed, today())
    if Actor.CASEWORKER not in by.roles:
        abort(403)
    if switching_language():
        return _page(_said(one))
    if request.form.get("do") == "remind":
        return _remind(one, by)
    said, place = _said(one), place_of(one)
    day, reason = read_day(said[f"day-{place}"]), said[f"reason-{place}"]
    faults: Faults = []
    if not isinstance(day, date) or day > today():
        faults.append((f"day-{place}", NO_DAY))
    if not reason:
        faults.append((f"reason-{place}", NO_REASON))
    if faults or not isinstance(day, date):
        return _page(said, faults, 422)
    try:
        with acting_once() as first:
            if first:
                verbs.note_since(one, day, reason, by=by, now=now())
    except Stale:  # the same form, sent twice in the same instant
        pass
    tell(Text("The day is noted. The time runs from {day}.", day=day))
    return redirect(url_for("staff.expected", _anchor=f"row-{place}"), 303)


def _remind(one: Owed, by: By) -> Response:
    path = url_for("applicant.fleet", fleet_type=one.expectation.owed.name)
    try:
        with acting_once() as first:
            if first:
                verbs.remind(one, path, by=by, now=now())
    except verbs.NotReminded as refused:
        return _page(status=409, refusal=refused.refusal)
    except Stale:
        pass
    tell(Text("{party} is reminded by e-mail.", party=one.party.name))
    return redirect(url_for("staff.expected", _anchor=f"row-{place_of(one)}"), 303)


def place_of(one: Owed) -> str:
    """What the row goes by on the page."""
    return f"{one.party.id}-{one.named.number}"


def _said(one: Owed) -> dict[str, str]:
    place = place_of(one)
    return {f"day-{place}": request.form.get("day", "").strip()[:40],
            f"reason-{place}": request.form.get("reason", "").strip()[:500]}  # fmt: skip


def _page(
    said: dict[str, str] | None = None,
    faults: Faults | None = None,
    status: int = 200,
    refusal: Refusal | None = None,
) -> Response:
    show = "overdue" if request.args.get("show") == "overdue" else ""
    found = owed_here()
    listed = [one for one in found if one.is_overdue][:SHOWN] if show else found[:SHOWN]
    late = sum(one.is_overdue for one in found)
    office = {one.owed.name: by_office(visitor().person_id, one.owed, today()) for one in EXPECTATIONS}
    return page(
        "staff/expected.html",
        status,
        listed=listed,
        of=late if show else len(found),
        overdue=late,
        show=show,
        standing=standing,
        place_of=place_of,
        works={name for name, by in office.items() if Actor.CASEWORKER in by.roles},
        may_remind=lambda one: verbs.may_remind(one, today()) is None,
        people=names(row.person_id for one in listed for row in (one.noted, one.reminded) if row is not None),
        said=said or {},
        faults=faults or [],
        faulty=dict(faults or []),
        refusal=refusal,
        once=fresh_key,
    )
