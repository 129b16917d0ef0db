"""Signing: what changed, why, the letter as it will be sent, and then the signature or the way back.

Whoever signs is another person than who prepared (A3), and signs the very bytes of the letter that stand on the page:
the form carries their SHA-256 (N2, T2). A letter of another day, of other facts or in another person's name is printed
again first. Comments stand at the block they are about; whoever writes in the text becomes the preparer, so nobody
edits here.
"""

from __future__ import annotations

from typing import Any

from flask import Response, abort, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from casework.core.case_type import Actor, AskKind, Refusal, Step
from casework.core.machine import refusals
from casework.core.text import Text
from casework.db import db
from casework.models import Case
from casework.operations import letters, review
from casework.operations.acting import Stale
from casework.operations.steps import take_step
from casework.queries.casepage import act_at, case_file, own_impartiality
from casework.queries.corrections import waiting
from casework.queries.facts import prepared, subject_of
from casework.queries.people import names
from casework.queries.submissions import latest_answers
from casework.web.fees import fee_of
from casework.web.once import acting_once, fresh_key, repeated
from casework.web.policy import policy
from casework.web.render import now, page, tell, today
from casework.web.seen import seen_events
from casework.web.staff import blueprint
from casework.web.staff.case import strip_of
from casework.web.staff.changes import changes_since, told_by
from casework.web.staff.clocklines import lines
from casework.web.staff.desk import READERS, SIGNERS, WORKERS, Desk, address, for_acts, for_work
from casework.web.staff.offers import consequences, named
from casework.web.staff.steps import TAKEN, answer_moved, carried_out
from casework.web.staff.timeline import block_title
from casework.web.staff.work import words
from casework.workflows.guards import impartial

UNDONE = Refusal(
    Text("What was prepared was undone by a later change."), cure=Text("Return it, so that it can be prepared again.")
)


def signing_step(desk: Desk) -> Step | None:
    """The step by which a second person decides, from where the case stands."""
    return next(
        (
            step
            for step in desk.case_type.steps
            if step.decides and desk.case.state in {source.name for source in step.sources}
        ),
        None,
    )


def returning_step(desk: Desk) -> Step | None:
    """The step by which that person gives it back with comments."""
    return next(
        (
            step
            for step in desk.case_type.steps
            if desk.case.state in {source.name for source in step.sources}
            and [ask.kind for ask in step.asks] == [AskKind.TEXT]
            and not step.prepares
            and not step.decides
            and (signing := signing_step(desk)) is not None
            and set(step.by) & set(signing.by)
        ),
        None,
    )


@blueprint.get("/staff/cases/<ref>/sign")
@policy("staff", *READERS)
def sign(ref: str) -> Answer:
    """What waits for a signature; the case page where nothing does."""
    desk = for_work(ref, *READERS)
    step = signing_step(desk)
    if step is None and waiting(db.session.connection(), desk.case) is not None:
        return redirect(url_for("staff.correction", ref=ref), 303)
    if step is None:
        tell(Text("Nothing waits for a signature in this case."))
        return redirect(address(desk), 303)
    return sign_page(desk, step)


def sign_page(desk: Desk, step: Step, *, said: tuple[Refusal, ...] = (), status: int = 200) -> Response:
    case, case_type = desk.case, desk.case_type
    cx, file = db.session.connection(), case_file(case)
    preparer, seq = prepared(cx, case)
    waiting = [one.letter for one in file.letters if seq and one.letter.event_seq == seq and not one.letter.sends]
    subject = subject_of(cx, case_type, case, desk.by, today())
    own = own_impartiality(case.id, desk.by.person_id or 0)
    asks_impartiality = own is None and not subject.facts.connected and bool(desk.by.roles.intersection(step.by))
    answered_here = impartial(subject) if asks_impartiality else None
    found = (
        [UNDONE]
        if seq is None
        else [named(desk, step, refusal) for refusal in refusals(step, subject) if refusal != answered_here]
    )
    said = tuple(refusal for refusal in said if refusal not in found)
    back = returning_step(desk)
    states = {clock.name: clock.state for clock in file.clocks if clock.state != "stopped"}
    answers = latest_answers(cx, case)
    act = act_at(case.id, seq) if seq else None
    return page(
        "staff/sign.html",
        status,
        desk=desk,
        case=case,
        case_type=case_type,
        step=step,
        back=back,
        act=act,
        letters=waiting,
        refusals=tuple(found),
        said=said,
        asks_impartiality=asks_impartiality,
        once=fresh_key,
        may_return=back is not None and bool(desk.by.roles.intersection(back.by)),
        is_preparer=preparer == desk.by.person_id,
        can_print=bool(waiting) and (preparer == desk.by.person_id or Actor.SIGNATORY in desk.by.roles),
        says=consequences(desk, step, states),
        returns=consequences(desk, back, states) if back else (),
        summary=case_type.summary(answers),
        strip_of=strip_of(case, case_type),
        clocks=[line for line in lines(case, case_type, file.clocks) if line.state != "stopped"],
        crumb=True,
        blocks=[
            {"name": name, "title": block_title(name), "row": file.reasons.get(name)} for name in case_type.reasons
        ],
        changes=changes_since(desk, file),
        proposal=told_by(desk, file, seq, answers),
        prepared_at=_at(file, seq),
        **(fee_of(case) if not waiting else {}),
        signatories=names(letter.values.get("signatory_id") for letter in waiting),
    )


def _at(file: Any, seq: int | None) -> int | None:
    return next((event.at for event in file.events if event.seq == seq), None)


@blueprint.post("/staff/cases/<ref>/sign")
@policy("staff", *SIGNERS)
def signed(ref: str) -> Answer:
    """Signs: the form names the bytes of each letter that stood on the page."""
    desk = for_acts(ref, *SIGNERS)
    step = signing_step(desk)
    if step is None:
        return redirect(address(desk), 303) if repeated() else abort(409)
    if not desk.by.roles.intersection(step.by):
        abort(403)
    if request.form.get("impartial") == "yes":
        review.declare_impartiality(desk.case.id, True, by=desk.by, now=now())
    given = {"letter_sha256": request.form.getlist("letter_sha256")}

    def again(refusals: tuple[Refusal, ...] = (), moved: Any = (), status: int = 409) -> Response:
        return sign_page(desk, step, said=refusals, status=status)

    return carried_out(desk, step, given, again)


@blueprint.post("/staff/cases/<ref>/return")
@policy("staff", *SIGNERS)
def give_back(ref: str) -> Answer:
    """Returns the proposal: one comment for the whole, and comments at the blocks they are about."""
    desk = for_acts(ref, *SIGNERS)
    step = returning_step(desk)
    if step is None:
        return redirect(address(desk), 303) if repeated() else abort(409)
    if not desk.by.roles.intersection(step.by):
        abort(403)
    comments = {block: said for block in desk.case_type.reasons if (said := words(f"comment-{block}", 2000))}
    whole = words("comments")
    if not comments and not whole:
        return sign_page(
            desk,
            signing_step(desk) or step,
            said=(
                Refusal(
                    Text("A proposal is returned with a comment. Write what should change."),
                    cure=Text("You can write it for the whole, or at a block of the reasons."),
                ),
            ),
            status=422,
        )
    said = "\n".join(
        [*([whole] if whole else []), *(f"{block_title(block)}: {comment}" for block, comment in comments.items())]
    )
    case_id, seen, state = desk.case.id, seen_events(), (step.target or desk.case_type.initial).title
    try:
        with acting_once() as first:
            if first:
                take_step(case_id, step.name, by=desk.by, now=now(), seen=seen, given={step.asks[0].name: said})
                for block, comment in comments.items():
                    review.comment_reason(case_id, block, comment, by=desk.by, now=now())
    except Stale:
        return answer_moved(
            desk,
            step,
            seen,
            lambda **more: page(
                "staff/moved.html", 409, desk=desk, case=_again(case_id), step=None, typed=[said], moved=more["moved"]
            ),
        )
    tell(Text(TAKEN.msgid, step=step.title, state=state))
    return redirect(address(desk), 303)


def _again(case_id: int) -> Case:
    return db.session.get_one(Case, case_id)


@blueprint.post("/staff/cases/<ref>/print-again")
@policy("staff", *WORKERS)
def print_again(ref: str) -> Answer:
    """Voids the unsent letter and orders one dated today, of today's facts, in the name of the signatory who asks."""
    desk = for_work(ref)
    with acting_once() as first:
        if first:
            letters.print_again(desk.case.id, by=desk.by, now=now())
    tell(Text("The letter is being printed again. It is here in a moment."))
    return redirect(address(desk).removesuffix("#") + "/sign", 303)
