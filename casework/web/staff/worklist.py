"""The worklist: what is due first on top, filtered by its address, with what one may do to one case or to several.

Groups follow the day: late or today, within five working days, later, and last what waits for the applicant. Each case
that was chosen gives its own answer. Nothing here is needed to find a case: the search box takes its number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from flask import Response, redirect, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as Answer

from casework.core.calendars import REGISTRY, Calendar
from casework.core.case_type import Actor
from casework.core.text import Text
from casework.i18n import oslo
from casework.models import Case
from casework.models.case import FAR
from casework.queries.access import NotThere, find, staff_cases
from casework.queries.people import colleagues
from casework.queries.worklist import OPEN_PHASES, WITHIN, Cursor, Page, Wanted, a_week_on, open_counts, page_of
from casework.web.auth import visitor
from casework.web.once import fresh_key
from casework.web.policy import policy
from casework.web.render import page, today
from casework.web.seen import NEVER, version
from casework.web.staff import blueprint
from casework.web.staff.desk import EVERYBODY, WORKERS
from casework.web.vocabulary import PHASES
from casework.workflows import CASE_TYPES

SOON = 5
GROUPS = {
    "now": Text("Late or due today"),
    "soon": Text("Due within 5 working days"),
    "later": Text("Later"),
    "over": Text("The party’s time ran out"),
    "waits": Text("Waiting for the party"),
}
DUE = {
    "": Text("Any time"),
    "late": Text("Late"),
    **{days: Text("Within {days} working days", days=int(days)) for days in WITHIN},
}
BINDS = {"": Text("Anyone"), "authority": Text("Us"), "party": Text("The party")}


@dataclass(frozen=True, slots=True)
class Row:
    """A case as the list shows it."""

    case: Case
    group: str
    words: Text
    tone: str
    clock: Text | None
    state: Text
    age: int


def wanted_of(given: MultiDict[str, str], roles: frozenset[Actor]) -> Wanted:
    """The filters of an address; what is not known there is left out. Without `who` each role sees what is its own."""
    who = given.get("who", "")
    known = who in ("mine", "nobody", "turn", "all") or version(who) != NEVER
    q = given.get("q", "").strip()[:100]
    return Wanted(
        phase=_one_of(given.get("phase"), [str(phase) for phase in OPEN_PHASES]),
        type=_one_of(given.get("type"), CASE_TYPES),
        clock=_one_of(given.get("clock"), ["authority", "party", *clock_titles()]),
        due=_one_of(given.get("due"), DUE),
        who=who if known else "all" if q or given.get("view") == "snoozed" else own_view(roles),
        q=q,
        view="snoozed" if given.get("view") == "snoozed" else "open",
    )


def _one_of(given: str | None, known: Any) -> str:
    return given if given and given in known else ""


def own_view(roles: frozenset[Actor]) -> str:
    """What a role opens the list for: caseworkers their own cases, who signs or registers what is ready for them."""
    if Actor.CASEWORKER in roles:
        return "mine"
    return "turn" if roles.intersection((Actor.SIGNATORY, Actor.REGISTRY_OPERATOR)) else "all"


def clock_titles() -> dict[str, Text]:
    return {deadline.name: deadline.title for case_type in CASE_TYPES.values() for deadline in case_type.deadlines}


@blueprint.get("/staff/worklist")
@policy("staff", *EVERYBODY)
def worklist() -> Answer:
    here = visitor()
    wanted = wanted_of(request.args, here.roles)
    if wanted.q:
        try:
            found = find(staff_cases(here.person_id, today()), wanted.q.replace("/", "-").replace(" ", ""))
            return redirect(url_for("staff.case", ref=found.ref), 303)
        except NotThere:
            pass
    return list_page(wanted)


def list_page(wanted: Wanted, results: Any = (), status: int = 200) -> Response:
    here = visitor()
    authority = here.authority or ""
    found = page_of(
        wanted,
        person_id=here.person_id,
        authority=authority,
        roles=here.roles,
        today=today(),
        after=Cursor.read(request.args.get("after", "")),
    )
    working = bool(here.roles.intersection(WORKERS))
    return page(
        "staff/worklist.html",
        status,
        wanted=wanted,
        rows=[row_of(case) for case in found.cases],
        found=found,
        groups=GROUPS,
        due=DUE,
        binds=BINDS,
        clocks=clock_titles(),
        types=CASE_TYPES,
        phases=[(str(phase), PHASES[phase]) for phase in OPEN_PHASES],
        people=colleagues(authority, today(), *WORKERS),
        works=working,
        may_assign=working or Actor.MANAGER in here.roles,
        counts=open_counts(authority) if not replace(wanted, phase="").narrowed and wanted.view == "open" else {},
        turn=bool(here.roles.intersection((Actor.SIGNATORY, Actor.REGISTRY_OPERATOR))),
        link=link,
        chips=chips(wanted),
        results=results,
        once=fresh_key,
        week=a_week_on(today()),
        is_first="after" not in request.args,
        next_own=next_own(wanted, found),
    )


def link(wanted: Wanted, **changed: str) -> str:
    """The address of the list with some filters changed."""
    other = replace(wanted, **changed)
    given = {name: getattr(other, name) for name in ("phase", "type", "clock", "due", "q") if getattr(other, name)}
    aside = {"view": other.view} if other.view != "open" else {}
    return f"{url_for('staff.worklist')}?{urlencode({'who': other.who, **given, **aside})}"


def chips(wanted: Wanted) -> list[tuple[Text | str, str]]:
    """The filters in force, each with the address of the list without it."""
    found: list[tuple[Text | str, str]] = []
    if wanted.q:
        found.append((f"“{wanted.q}”", link(wanted, q="")))
    if wanted.type:
        found.append((CASE_TYPES[wanted.type].title, link(wanted, type="")))
    if wanted.clock:
        binds = {"authority": Text("Binds us"), "party": Text("Binds the party")}
        found.append((binds.get(wanted.clock) or clock_titles()[wanted.clock], link(wanted, clock="")))
    if wanted.due:
        found.append((DUE[wanted.due], link(wanted, due="")))
    return found


def next_own(wanted: Wanted, found: Page) -> Case | None:
    """For an empty list of one's own: the case whose clock ends next among those nobody has."""
    if found.cases or wanted.who != "mine":
        return None
    here = visitor()
    free = page_of(
        Wanted(who="nobody"),
        person_id=here.person_id,
        authority=here.authority or "",
        roles=here.roles,
        today=today(),
        size=1,
    )
    return free.cases[0] if free.cases else None


def row_of(case: Case) -> Row:
    case_type = CASE_TYPES[case.type]
    deadline = case_type.deadline(case.due_clock) if case.due_clock else None
    waits = case.due_owner == "party"
    words, tone, group = left(case.due, deadline.calendar if deadline else REGISTRY, waits)
    arrived = case.received_at or case.created_at
    return Row(
        case,
        group,
        words,
        tone,
        deadline.title if deadline else None,
        case_type.state(case.state).title,
        (today() - _day(arrived)).days,
    )


def _day(at: int) -> date:
    return oslo(at).date()


def left(due: date, calendar: Calendar, waits: bool) -> tuple[Text, str, str]:
    """(words, tone, group) of a day: how many working days are left by the clock's own calendar."""
    if due == FAR:
        return Text("No clock"), "wait", "later"
    count = calendar.between(today(), due)
    if due < today():
        late = Text("{count} working days late", count=max(-count, 1))
        return late, "late", "over" if waits else "now"
    if due == today():
        return Text("Today"), "soon", "waits" if waits else "now"
    words = Text("{count} working days", count=count)
    if waits:
        return words, "wait", "waits"
    return (words, "soon", "soon") if count <= SOON else (words, "calm", "later")
