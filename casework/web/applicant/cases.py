"""Your cases, and the case: what is the party's to do, by when, what happens now, what was decided and why.

Three groups, and always these: what is yours to do, what is with us or with others, what is decided. The title of a
case is where it stands, in plain words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import redirect, url_for
from werkzeug.wrappers import Response

from casework.core.clocks import Owner
from casework.core.text import Text
from casework.db import db
from casework.i18n import oslo
from casework.queries.annexes import annexes_of
from casework.queries.approvals import about_of_case, held_by, standings
from casework.queries.cases import Listed, PartyFile, Sent, cases_of, party_file, running
from casework.queries.corrections import corrected
from casework.queries.filed import enclosed_with
from casework.queries.fleet import fleets_of
from casework.web.appeals import appeals_of
from casework.web.applicant import blueprint
from casework.web.applicant.access import access_offered
from casework.web.applicant.appealing import appeal_offered
from casework.web.applicant.dates import OWN_CHOICE, Due, asked_of_party, binding, due_of, ours, theirs
from casework.web.applicant.journey import began_with_us, stations, timeline
from casework.web.applicant.offered import has_print, offered, time_offered
from casework.web.auth import visitor
from casework.web.deadlines import party_clock
from casework.web.fees import fee_of
from casework.web.lasting import ends_soon
from casework.web.once import fresh_key
from casework.web.pictures import picture
from casework.web.policy import policy
from casework.web.render import language, page, today
from casework.web.vocabulary import speak_for
from casework.workflows import is_offered
from casework.workflows.correcting import called

CLOSED = {
    "approval": Text("approved"),
    "refusal": Text("refused"),
    "dismissal": Text("not decided by us"),
    "measure": Text("decided"),
    "order": Text("decided"),
    "fee": Text("decided"),
    "waiver": Text("waived"),
    "credit": Text("credited"),
    "reversal": Text("reversed"),
    "partial": Text("reversed"),
    "upheld": Text("upheld"),
    "costs": Text("decided"),
    "sanction": Text("decided"),
    "reduction": Text("lowered"),
    "annulment": Text("cancelled"),
    "charge": Text("decided"),
    "access": Text("answered"),
    "outside": Text("not covered"),
}
SHOWN = 50
"""Decided cases that stand on the page at first."""


@dataclass(frozen=True, slots=True)
class Row:
    """A case on the list: the day in its own column with words below, what to do, and where that is."""

    listed: Listed
    day: date | None
    words: Text
    title: Text
    sentence: Text | str
    href: str
    due: Due | None = None


@blueprint.get("/cases")
@policy("party")
def cases() -> Response:
    """The cases of the party that the person acts for now, in three groups."""
    here = visitor()
    listed = cases_of(here.person_id, here.acting_party_id, today())
    theirs_to_do = [one for one in listed if one.sending or asked_of_party(one)]
    mine = sorted((_yours(one) for one in theirs_to_do), key=lambda row: row.day or date.max)
    others = [one for one in listed if one not in theirs_to_do]
    waiting = sorted((_waiting(one) for one in others if not one.is_decided), key=lambda row: row.day or date.max)
    decided = [_decided(one) for one in others if one.is_decided]
    unopened = [(one, sent) for one in listed for sent in one.letters if sent.dispatch.opened_at is None]
    return page(
        "applicant/home.html",
        mine=mine,
        waiting=waiting,
        decided=decided,
        unopened=unopened,
        approvals=standings(held_by(here.person_id, here.acting_party_id, today()), today()),
        ends_soon=ends_soon,
        called=called,
        shown=SHOWN,
        fleets=fleets_of({one.case.type for one in listed}),
    )


def row_of(one: Listed) -> Row:
    """The case as it stands on the list, whoever it waits for."""
    return _yours(one) if one.sending or asked_of_party(one) else _decided(one) if one.is_decided else _waiting(one)


def _yours(one: Listed) -> Row:
    case, clock = one.case, theirs(one)
    asked = asked_of_party(one)
    due = due_of(case, one.case_type, clock, sends=asked is None, today=today()) if clock else None
    if asked:
        title, sentence = one.case_type.deadline(asked.name).title, case_words(one)
        href = url_for("applicant.case", ref=case.ref)
    elif case.year is None:
        applies = is_offered(one.case_type)
        title = Text("Finish and send your application") if applies else Text("Finish and send it")
        sentence = case_words(one)
        href = url_for("applicant.tasks", ref=case.ref)
    elif one.request:
        title = Text("Answer {count} questions", count=len(one.request.questions))
        sentence, href = Text("We cannot go on until we have your answers."), url_for("applicant.case", ref=case.ref)
    else:
        title, sentence = Text("Send it again"), one.case_type.state(case.state).plain
        href = url_for("applicant.case", ref=case.ref)
    words = due.words if due else Text("no time limit yet")
    return Row(one, due.day if due else None, words, title, sentence, href, due)


def case_words(one: Listed) -> Text:
    return one.case_type.state(one.case.state).plain


def _waiting(one: Listed) -> Row:
    clock = ours(one)
    due = due_of(one.case, one.case_type, clock, sends=False, today=today()) if clock else None
    href, words = url_for("applicant.case", ref=one.case.ref), due.words if due else Text("with us")
    return Row(one, due.day if due else None, words, one.case_type.plain_title, case_words(one), href, due)


def _decided(one: Listed) -> Row:
    at = one.decided_at or one.case.closed_at
    href = url_for("applicant.case", ref=one.case.ref)
    words = Text("decided") if one.decided_at else Text("closed")
    day = oslo(at).date() if at else None
    limit = next(iter(running(one.clocks, Owner.PARTY)), None)
    due = due_of(one.case, one.case_type, limit, sends=False, today=today()) if limit else None
    return Row(one, day, words, one.case_type.plain_title, case_words(one), href, due)


@blueprint.get("/cases/<ref>")
@policy("party")
def case(ref: str) -> Response:
    """The case on one page. A draft that was never sent has its task list instead."""
    found = opened(ref)
    if found.case.year is None:
        return redirect(url_for("applicant.tasks", ref=ref), 303)
    return case_page(found)


def opened(ref: str) -> PartyFile:
    """The case that the address names; NotThere where this person has no such case."""
    here = visitor()
    found = party_file(ref, here.person_id, here.acting_party_id, today())
    speak_for(found.case.authority)
    return found


def case_page(found: PartyFile, status: int = 200, **more: Any) -> Response:
    """The page of a case; `more`: what was typed and what is wrong with it, where a form comes back."""
    case, case_type = found.case, found.case_type
    clock = theirs(found)
    due = due_of(case, case_type, clock, sends=found.sending is not None, today=today()) if clock else None
    limit = ours(found) if found.sending is None else None
    appeals = appeals_of(case, case_type, today(), party_id=case.party_id)
    context: dict[str, Any] = {
        "found": found,
        "case": case,
        "case_type": case_type,
        "title": title_of(found),
        "about": about_of_case(case.id, today()),
        "held": {one.id for one in db.session.scalars(held_by(found.by.person_id or 0, case.party_id, today()))},
        "due": due,
        "limit": due_of(case, case_type, limit, sends=False, today=today()) if limit else None,
        "stations": stations(found),
        "timeline": timeline(found),
        "picture": picture(case_type, case.state, language(), "applicant"),
        **_doing(found, due),
        "uploads": _uploads(found),
        "annexed": annexes_of(case, case_type, language()),
        "annex_address": lambda row: url_for("applicant.annex", ref=case.ref, number=row.number),
        "asked_more": asked_more(found),
        **fee_of(case),
        "ours": began_with_us(found),
        "printed": has_print(case_type),
        "may_ask": access_offered(found),
        "enclosed": enclosed_with,
        "called": called,
        "corrected": corrected(db.session.connection(), case.id),
        **appeals,
        "binding": () if found.sending else binding(found, appeals["contest"], today()),
        "may_appeal": appeal_offered(found),
        "time_offered": time_offered(found),
        "address_of_case": lambda ref: url_for("applicant.case", ref=ref),
        "titles": {section.name: section.title for section in case_type.sections},
        "decision": _decision_letter(found),
        "outcomes": CLOSED,
        "once": fresh_key,
        "faults": [],
        "typed": {},
        "refusals": (),
        "message": "",
        "declared": False,
        "unanswered": False,
    }
    return page("applicant/case.html", status, **{**context, **more})


def _doing(found: PartyFile, due: Due | None) -> dict[str, Any]:
    """What the party can do beside sending: what is `wanted` by the date that the case waits for, and what is `offered`
    beside that.
    """
    all_of_them = offered(found)
    waits = due is not None and due.name == found.case_type.state(found.case.state).waits_on != OWN_CHOICE
    waits = waits and found.sending is None
    wanted = [one for one in all_of_them if waits and not one.refusals and not one.ends]
    if all(one.step.target is None for one in wanted):  # what is asked is done elsewhere, as a payment is
        wanted = []
    return {"wanted": wanted, "offered": [one for one in all_of_them if one not in wanted]}


def title_of(found: PartyFile) -> Text:
    """Where the case stands, in plain words; a request says how many answers we need."""
    if found.request and found.sending:
        return Text("We need {count} answers from you", count=len(found.request.questions))
    return found.case_type.state(found.case.state).plain


def _uploads(found: PartyFile) -> dict[str, list[Any]]:
    """The files that lie at each question, by the place they were sent to."""
    kept: dict[str, list[Any]] = {}
    for row in reversed(found.documents):
        kept.setdefault(row.row_key, []).append(row)
    return kept


def asked_more(found: PartyFile) -> dict[str, Any] | None:
    """What the party asked for and what we answered, while a request is open: the newest of each."""
    if found.request is None:
        return None
    since = [event for event in found.events if event.seq > found.request.event_seq]
    wish = next((event for event in since if event.by_party and event.body.get("until")), None)
    given = next((event for event in since if not event.by_party and event.body.get("until")), None)
    if wish is None and given is None:
        return None
    return {
        "wish": wish if wish and (given is None or wish.seq > given.seq) else None,
        "until": date.fromisoformat(wish.body["until"]) if wish else None,
        "given": given,
        "due": found.request.due,
    }


def _decision_letter(found: PartyFile) -> Sent | None:
    """The letter that carries the decisions: printed at the event before they were signed."""
    at = {one.row.event_seq for one in found.decisions}
    return next((sent for sent in found.letters if not sent.letter.sends and sent.letter.event_seq + 1 in at), None)


blueprint.add_url_rule("/cases/<ref>/clocks/<name>", "clock", party_clock)
