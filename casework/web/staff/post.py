"""Incoming post: registered for a party, from the day on which it reached us.

The page is one form in three parts. "Find" and "Show what it will do" bring it back with the cases that fit and with
what registering will set going; nothing is stored before it is registered. Below stands what was registered today, with
a way to correct it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from flask import Response, current_app, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from casework import i18n
from casework.core.calendars import legal_date
from casework.core.case_type import Actor, CaseType, Refusal
from casework.core.machine import StepRefused
from casework.core.text import Text
from casework.db import db
from casework.law.countries import COUNTRIES
from casework.models import Case, Party
from casework.operations import appeals
from casework.operations import post as verbs
from casework.operations.acting import By, Stale
from casework.operations.clocks import running
from casework.operations.documents import GREATEST_SIZE, NotAccepted
from casework.operations.journal import next_number
from casework.queries.access import NotThere, by_staff, find, staff_cases
from casework.queries.appeals import decided_last
from casework.queries.approvals import Standing, held_within, staff_approvals, standings
from casework.queries.facts import prepared
from casework.queries.post import registered_at, registered_on, requirements, search
from casework.queries.submissions import open_request
from casework.web.auth import visitor
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import language, now, page, tell, today
from casework.web.seen import version
from casework.web.staff import arrivals, blueprint
from casework.web.staff.arrivals import ANSWER, APPEAL, MESSAGE, STRANGER, Arriving
from casework.web.staff.offers import happens
from casework.workflows import CASE_TYPES, appeal_type, is_offered
from casework.workflows.appeals import lodging
from casework.workflows.approvals import opened_about

WHO = (Actor.REGISTRAR, Actor.CASEWORKER)


@dataclass(frozen=True, slots=True)
class Target:
    """For whom the post is: a case, or a party that applies (one of both)."""

    case: Case | None = None
    party: Party | None = None


@blueprint.get("/staff/post")
@policy("staff", *WHO)
def post() -> Response:
    """`?case=2026-4`: for that case."""
    ref = request.args.get("case", "")
    return shown(arrivals.blank(now(), f"case:{ref}" if ref else ""))


@blueprint.post("/staff/post")
@policy("staff", *WHO)
def register() -> Answer:
    arriving = arrivals.sent(request.form, request.files.getlist("files"))
    if request.form.get("do") not in ("next", "open"):
        return shown(arriving)
    arrival = arriving.arrival(now())
    target = target_of(arriving)
    if target is None:
        arriving.faults.append(("q", Text("Find the case or the party that it is for.")))
    elif arriving.kind == MESSAGE and not arriving.told("text"):
        arriving.faults.append(("text", Text("Write what was said.")))
    elif arriving.kind != MESSAGE and not arriving.files:
        arriving.faults.append(("files", Text("Add the scanned pages.")))
    if arrival is None or target is None or arriving.faults:
        return shown(arriving, 400)
    try:
        with acting_once() as first:
            ref = carry_out(arriving, target, arrival) if first else None
    except (verbs.NotRegistered, NotAccepted) as fault:
        arriving.faults.append((getattr(fault, "place", "files"), fault.why))
        return shown(arriving, 400)
    except StepRefused as refused:
        arriving.faults += [("kind", refusal.sentence) for refusal in refused.refusals]
        return shown(arriving, 409)
    if ref is None:
        return redirect(url_for("staff.post"), 303)
    tell(Text("Registered in case {number}.", number=ref.replace("-", "/")))
    return redirect(url_for("staff.case", ref=ref) if request.form["do"] == "open" else url_for("staff.post"), 303)


def carry_out(arriving: Arriving, target: Target, arrival: verbs.Arrival) -> str:
    """Registers it and returns the case's reference."""
    here, storage = visitor(), current_app.extensions["casework.storage"]
    papers = arriving.papers()
    if target.case is not None:
        case_id, ref = target.case.id, target.case.ref
        by = by_staff(here.person_id, target.case, today())
        if arriving.kind in (APPEAL, STRANGER):
            taken = appeals.file(case_id, arrival, arriving.papers(), storage=storage, by=by, now=now(),
                                 change=arriving.told("change"), handed_on=arriving.handed_on,
                                 stranger=arriving.stranger())  # fmt: skip
            return (taken.number or "").replace("/", "-")
        if arriving.kind == ANSWER:
            verbs.register_answer(case_id, arrival, papers, storage=storage, by=by, now=now())
        else:
            verbs.register(case_id, arrival, papers, storage=storage, by=by, now=now(), text=arriving.told("text"))
        return ref
    by = By(here.person_id, here.roles)
    party_id = target.party.id if target.party and target.party.id else new_party(arriving)
    type_name = arriving.type if arriving.type in applications() else next(iter(CASE_TYPES))
    speaks = target.party.language if target.party and target.party.id else language()
    taken = verbs.file_application(type_name, party_id, arrival, papers, storage=storage, by=by, now=now(),
                                   language=speaks, about=request.form.get("about", type=int))  # fmt: skip
    return (taken.number or "").replace("/", "-")


def applications() -> dict[str, CaseType]:
    """What somebody may apply for by post."""
    return {name: case_type for name, case_type in CASE_TYPES.items() if is_offered(case_type)}


def new_party(arriving: Arriving) -> int:
    country = arriving.country if arriving.country in COUNTRIES else "NO"
    return verbs.new_party(
        arriving.told("sender"),
        number=arriving.told("number"),
        country=country,
        address=arriving.lines,
        language="nb" if country == "NO" else "en",
        now=now(),
    )


def target_of(arriving: Arriving) -> Target | None:
    """The case or party that was chosen, among those this person may see; None where nothing was."""
    here = visitor()
    kind, _, which = arriving.target.partition(":")
    if kind == "case":
        try:
            return Target(
                case=find(staff_cases(here.person_id, today()).where(Case.authority == here.authority), which)
            )
        except NotThere:
            return None
    if kind == "party":
        party = db.session.get(Party, version(which))
        return Target(party=party) if party else None
    return Target(party=Party(name=arriving.told("sender"))) if kind == "new" else None


def shown(arriving: Arriving, status: int = 200) -> Response:
    here, target = visitor(), target_of(arriving)
    authority = here.authority or ""
    q = arriving.told("q") or (arriving.told("sender") if target is None else "")
    cases, parties = search(q, person_id=here.person_id, authority=authority, today=today()) if q else ([], [])
    if target and target.case and target.case not in cases:
        cases = [target.case, *cases]
    case = target.case if target else None
    return page(
        "staff/post.html",
        status,
        arriving=arriving,
        channels=arrivals.CHANNELS,
        cases=cases,
        parties=parties,
        asked=bool(q),
        target=target,
        types=applications(),
        declared=CASE_TYPES,
        holds=holds(target),
        countries=COUNTRIES,
        decided=bool(case and decided_last(db.session.connection(), case.id)),
        answer=bool(case and open_request(db.session.connection(), case.id)),
        meets=list(requirements(case, CASE_TYPES[case.type])) if case else [],
        does=consequences(arriving, target) if target else [],
        refusals=refusals(target) if target else [],
        limit=GREATEST_SIZE // 1024 // 1024,
        registered=registered_on(today(), person_id=here.person_id, authority=authority),
        once=fresh_key(),
    )


def holds(target: Target | None) -> list[Standing]:
    """What the party holds that an application may be about, of what this person's roles cover."""
    if target is None or target.party is None or not target.party.id:
        return []
    here = visitor()
    found = held_within(staff_approvals(here.person_id, today()), target.party.id, today())
    return [one for one in standings(found, today()) if opened_about(one.approval.kind)]


def consequences(arriving: Arriving, target: Target) -> list[Text]:
    """What registering will set going, sentence by sentence."""
    received = legal_date(arriving.received_at) if arriving.received_at else today()
    if target.case is None:
        case_type = applications().get(arriving.type) or next(iter(CASE_TYPES.values()))
        step = next(step for step in case_type.steps if step.numbers)
        filed = Text("files the application as it came, from {day}, and takes the next case number", day=_day(received))
        return [filed, *(effect.says(case_type) for effect in step.effects)]
    case, cx = target.case, db.session.connection()
    case_type, said = CASE_TYPES[case.type], []
    if arriving.kind in (APPEAL, STRANGER):
        told = [Text("sends the party the appeal in copy, with time to comment")] if arriving.kind == STRANGER else []
        return [*lodged(received), *told]
    number = f"{case.number}-{next_number(cx, case.id)}"
    if arriving.kind != MESSAGE:
        said.append(Text("takes document number {number}, received {day}", number=number, day=_day(received)))
    else:
        said.append(Text("shows what was said as a message from the party"))
    asked = open_request(cx, case.id)
    if arriving.kind == ANSWER and asked:
        said.append(
            Text("counts as an answer in time: received {day}, due {due}", day=_day(received), due=_day(asked.due))
            if received <= asked.due
            else Text(
                "counts as an answer that came late: received {day}, due {due}", day=_day(received), due=_day(asked.due)
            )
        )
        ending = verbs.answering(case_type, case.state)
        living = {clock.name: clock.state for clock in running(cx, case.id) if clock.state != "stopped"}
        effects = [effect for effect in (ending.effects if ending else ()) if happens(case_type, effect, living)]
        said += [effect.says(case_type) for effect in effects]
    elif asked:
        open_until = (
            Text("leaves the request open until {due}")
            if asked.due >= today()
            else Text("leaves the request open; it was due {due}")
        )
        said.append(Text(open_until.msgid, due=_day(asked.due)))
    if prepared(cx, case)[1]:
        said.append(Text("undoes the proposal that waits for a signature; it must be prepared again"))
    said.append(
        Text("stands in the record of the case, where {name} sees it", name=case.assignee.name)
        if case.assignee
        else Text("stands in the record of the case, which nobody has taken yet")
    )
    return list(dict.fromkeys(said))


def lodged(received: Any) -> list[Text]:
    """What registering an appeal will set going."""
    case_type = appeal_type()
    step = case_type.step(str(lodging(case_type)))
    filed = Text("files the appeal as it came, from {day}, and takes the next case number", day=_day(received))
    return [filed, *(effect.says(case_type) for effect in step.effects)]


def refusals(target: Target) -> list[Refusal]:
    """Why it cannot be registered as the answer to a request."""
    if target.case is None or open_request(db.session.connection(), target.case.id):
        return []
    return [Refusal(Text("No request is open in this case."), cure=Text("Register it as a document or a message."))]


def _day(on: Any) -> str:
    return i18n.day_short(on, language())


@blueprint.route("/staff/post/<ref>/<int:seq>", methods=["GET", "POST"])
@policy("staff", *WHO)
def correct_post(ref: str, seq: int) -> Answer:
    """Corrects what event `seq` registered: by an event of its own, never by writing over it."""
    here = visitor()
    case = find(staff_cases(here.person_id, today()), ref)
    one = registered_at(case.id, seq)
    form = arrivals.corrected(request.form if request.method == "POST" else None, one.body)
    if request.method == "POST":
        form.form["evidence"].data = form.told("reason")
        arrival = form.arrival(now())
        if arrival is not None:
            right = {name: getattr(replace(arrival), name) for name in verbs.CORRECTABLE}
            try:
                with acting_once() as first:
                    if first:
                        by = by_staff(here.person_id, case, today())
                        verbs.correct(case.id, seq, right, form.told("reason"), by=by, now=now())
                tell(Text("Corrected. What was registered before stands in the record too."))
                return redirect(url_for("staff.post"), 303)
            except verbs.NotRegistered as fault:
                form.faults.append((fault.place, fault.why))
            except Stale:
                raise
    status = 400 if form.faults else 200
    return page(
        "staff/post_correct.html",
        status,
        case=case,
        one=one,
        arriving=form,
        channels=arrivals.CHANNELS,
        once=fresh_key(),
    )
