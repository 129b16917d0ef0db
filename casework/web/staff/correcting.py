"""Correcting a letter that left: what was wrong in which places, and the page where a second person signs it.

What changes the decision is no correction: the page says so, and leads to where a reversal is opened.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Response, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from casework.core.case_type import Actor, Ask, AskKind, Refusal, Step
from casework.core.machine import StepRefused, refusals
from casework.core.text import Text
from casework.db import db
from casework.operations import correcting as verbs
from casework.operations import review
from casework.operations.acting import Stale
from casework.queries.access import NotThere
from casework.queries.casepage import letters_of, own_impartiality
from casework.queries.corrections import may_run_anew, sent_letter, waiting
from casework.queries.facts import prepared, subject_of
from casework.queries.people import names
from casework.web.asks import Asked, blank, posted
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import now, page, switching_language, tell, today
from casework.web.seen import seen_events
from casework.web.staff import blueprint
from casework.web.staff.case import strip_of
from casework.web.staff.desk import READERS, WAITS, Desk, address, for_work
from casework.web.staff.initiative import offered_about
from casework.web.staff.work import words
from casework.workflows.application.asks import COMMENTS
from casework.workflows.correcting import ANEW, CORRECT, MOST, SIGN, Place, called
from casework.workflows.guards import impartial
from casework.workflows.reversing import reconsidering

WHERE = Ask("where", AskKind.LINE, Text("Where in the letter"), Text("The heading, the table or the sentence."))
STOOD = Ask("stood", AskKind.TEXT, Text("As it stood"), Text("Word for word. Leave it empty where something was left "
                                                             "out."), required=False)  # fmt: skip
SHOULD = Ask("should", AskKind.TEXT, Text("As it should read"))
PARTS = (WHERE, STOOD, SHOULD)
LACKS = Text("Write something here.")
SAME = Text("It reads the same as it stood. Write what it should read.")
SENDS_TWO = (Text("prints the letter “{letter}” for signature", letter=Text("Correction of a letter")),
             Text("a second person reads it and signs; then it goes to all who got the letter"))  # fmt: skip
SENDS_ONE = (Text("sends the letter “{letter}”", letter=Text("Correction of a letter")),
             Text("it goes to all who got the letter, by the same way"))  # fmt: skip
KEEPS = Text("the letter that was sent stays as it is, and is marked as corrected")
MOVED = Text("The case has changed since you opened the page. Nothing was signed or returned.")
UNSAID = Refusal(Text("A correction is returned with a comment. Write what should change."))


@blueprint.route("/staff/cases/<ref>/letters/<int:number>/correct", methods=["GET", "POST"])
@policy("staff", *CORRECT.by)
def correct_letter(ref: str, number: int) -> Answer:
    """Asks what was wrong; POST begins the correction, or sends it where one person may."""
    desk = for_work(ref, *CORRECT.by)
    letter = sent_letter(db.session.connection(), desk.case.id, number)
    step = _asking(desk, letter)
    if request.method == "GET":
        return _form(desk, letter, blank(step, proposals={}))
    asked = posted(step, request.form, today=today(), proposed=None)
    places = _places(asked)
    if switching_language():
        asked.faults.clear()
        return _form(desk, letter, asked)
    if asked.faults:
        return _form(desk, letter, asked, status=422)
    told = {ask.name: str(asked.given[ask.name]) for ask in CORRECT.asks if ask.name in asked.given}
    try:
        with acting_once() as first:
            if first:
                _impartial(desk)
                verbs.begin(desk.case.id, number, places, told, by=desk.by, now=now())
    except StepRefused as refused:
        return _form(desk, letter, asked, said=refused.refusals, status=409)
    except Stale:
        return _form(desk, letter, asked, said=(WAITS,), status=409)
    if letter.sends:
        tell(Text("The correction is on its way to all who got the letter."))
        return redirect(address(desk, "documents"), 303)
    return redirect(url_for("staff.correction", ref=ref), 303)


def _asking(desk: Desk, letter: Any) -> Step:
    """What is asked of this letter: each place, and of the time to appeal only where one can run anew."""
    places = tuple(replace(ask, name=f"{ask.name}{n}", required=ask.required and n == 1)
                   for n in range(1, MOST + 1) for ask in PARTS)  # fmt: skip
    runs = may_run_anew(db.session.connection(), desk.case, letter)
    return replace(CORRECT, asks=(*places, *(ask for ask in CORRECT.asks if runs or ask is not ANEW)))


def _places(asked: Asked) -> list[Place]:
    """The places that were named. One that was begun is written to its end, and reads otherwise than before."""
    found = []
    for n in range(1, MOST + 1):
        where, stood, should = (str(asked.given.get(f"{ask.name}{n}") or "").strip() for ask in PARTS)
        if not (where or stood or should):
            continue
        named = {place for place, _ in asked.faults}
        asked.faults += [(f"{ask.name}{n}", LACKS) for ask, said in ((WHERE, where), (SHOULD, should))
                         if not said and f"{ask.name}{n}" not in named]  # fmt: skip
        if should and should == stood:
            asked.faults.append((f"should{n}", SAME))
        found.append(Place(where, stood, should))
    return found


def _impartial(desk: Desk) -> None:
    if request.form.get("impartial") == "yes":
        review.declare_impartiality(desk.case.id, True, by=desk.by, now=now())


def _form(
    desk: Desk, letter: Any, asked: Asked, *, said: tuple[Refusal, ...] = (), status: int = 200
) -> Response:
    cx = db.session.connection()
    standing = (WAITS,) if prepared(cx, desk.case)[1] else _standing(desk, CORRECT)
    reversal = next((kind for kind in offered_about(desk) if reconsidering(kind)), None)
    return page(
        "staff/correct.html", status, desk=desk, case=desk.case, case_type=desk.case_type, step=CORRECT, asked=asked,
        letter=letter, title=called(desk.case_type, letter.kind), count=range(1, MOST + 1), parts=PARTS,
        refusals=tuple(one for one in standing if one not in said), said=said, reversal=reversal,
        says=(*(SENDS_ONE if letter.sends else SENDS_TWO), KEEPS), asks_impartiality=_asks_impartiality(desk, CORRECT),
        once=fresh_key, strip_of=strip_of(desk.case, desk.case_type), crumb=True, clocks=(),
        summary=(),
    )  # fmt: skip


def _standing(desk: Desk, step: Step) -> tuple[Refusal, ...]:
    """Why the act is not possible as things stand; what is answered on the page itself is left out."""
    subject = subject_of(db.session.connection(), desk.case_type, desk.case, desk.by, today())
    here = impartial(subject) if _asks_impartiality(desk, step) else None
    return tuple(one for one in refusals(step, subject) if one != here)


def _asks_impartiality(desk: Desk, step: Step) -> bool:
    """Is the person asked on this page whether they are impartial?"""
    subject = subject_of(db.session.connection(), desk.case_type, desk.case, desk.by, today())
    own = own_impartiality(desk.case.id, desk.by.person_id or 0)
    return own is None and not subject.facts.connected and bool(desk.by.roles.intersection(step.by))


@blueprint.get("/staff/cases/<ref>/correction")
@policy("staff", *READERS)
def correction(ref: str) -> Answer:
    """The correction that waits for its second person; the case page where none does."""
    desk = for_work(ref, *READERS)
    row = waiting(db.session.connection(), desk.case)
    if row is None:
        tell(Text("No correction waits for a signature in this case."))
        return redirect(address(desk, "documents"), 303)
    return _waiting(desk, row)


def _waiting(desk: Desk, row: Any, *, said: tuple[Refusal, ...] = (), status: int = 200) -> Response:
    preparer = prepared(db.session.connection(), desk.case)[0]
    printed = [one.letter for one in letters_of(desk.case.id) if one.letter.event_seq == row.event_seq]
    standing = _standing(desk, SIGN)
    signs, mine = Actor.SIGNATORY in desk.by.roles, preparer == desk.by.person_id
    return page(
        "staff/correction.html", status, desk=desk, case=desk.case, case_type=desk.case_type, step=SIGN, row=row,
        letters=printed, preparer=names([preparer]).get(preparer or 0, ""), mine=mine, signs=signs,
        refusals=standing, said=tuple(one for one in said if one not in standing), comments=words(COMMENTS.name),
        asks_impartiality=_asks_impartiality(desk, SIGN), can_print=bool(printed) and (mine or signs),
        once=fresh_key, strip_of=strip_of(desk.case, desk.case_type), crumb=True, clocks=(), summary=(),
    )  # fmt: skip


@blueprint.post("/staff/cases/<ref>/correction")
@policy("staff", *CORRECT.by)
def end_correction(ref: str) -> Answer:
    """Signs it, the form naming the bytes of each letter; returns it with comments; or takes it back (`do`)."""
    desk = for_work(ref, *CORRECT.by)
    row = waiting(db.session.connection(), desk.case)
    if row is None:
        return redirect(address(desk, "documents"), 303)
    does, comments = request.form.get("do"), words(COMMENTS.name)
    mine = prepared(db.session.connection(), desk.case)[0] == desk.by.person_id
    if does != "sign" and not mine and Actor.SIGNATORY not in desk.by.roles:
        raise NotThere
    if does != "sign" and not mine and not comments:
        return _waiting(desk, row, said=(UNSAID,), status=422)
    case_id, seen, hashes = desk.case.id, seen_events(), request.form.getlist("letter_sha256")
    try:
        with acting_once() as first:
            if first and does == "sign":
                _impartial(desk)
                verbs.sign(case_id, hashes, by=desk.by, now=now(), seen=seen)
            elif first:
                verbs.give_back(case_id, comments, by=desk.by, now=now(), seen=seen)
    except StepRefused as refused:
        return _waiting(desk, row, said=refused.refusals, status=409)
    except Stale:
        tell(MOVED)
        return redirect(url_for("staff.correction", ref=ref), 303)
    tell(Text("The correction is signed, and on its way to all who got the letter.") if does == "sign"
         else Text("The correction is not sent. What was written stays in the record."))  # fmt: skip
    return redirect(address(desk, "documents"), 303)
