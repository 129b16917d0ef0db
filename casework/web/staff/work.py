"""The daily work on a case page: findings, checklist, reasons, notes, messages, impartiality, and who has the case.

Each form makes one call and comes back to its place on the page. While something waits for a second person, what would
undo it may not be touched: the page says so, and so does the answer to a form that was open before.
"""

from __future__ import annotations

from flask import abort, redirect, request
from werkzeug.wrappers import Response as Answer

from casework.core.case_type import Actor, Refusal
from casework.core.text import Text
from casework.db import db
from casework.models import FindingRow
from casework.operations import findings, review
from casework.operations.acting import Stale
from casework.queries.casepage import case_file
from casework.queries.people import colleagues, names
from casework.queries.submissions import latest_answers
from casework.web.asks import ROOM
from casework.web.once import acting_once, fresh_key
from casework.web.policy import policy
from casework.web.render import now, page, tell, today
from casework.web.seen import version
from casework.web.staff import blueprint, checklist
from casework.web.staff.desk import TAKERS, WORKERS, Desk, address, for_acts, for_work
from casework.web.staff.timeline import block_title

CHOICES = ("yes", "no", "na", "")
EMPTY = Text("Nothing was written, so nothing was kept.")


def words(name: str, most: int = ROOM) -> str:
    """What was written in a field, without space around it, at most `most` characters."""
    return request.form.get(name, "").strip()[:most]


def refused(desk: Desk, refusal: Refusal) -> Answer:
    return page("staff/refused.html", 409, desk=desk, case=desk.case, step=None, refusals=(refusal,))


def back(desk: Desk, anchor: str, said: Text) -> Answer:
    tell(said)
    return redirect(address(desk, anchor), 303)


@blueprint.post("/staff/cases/<ref>/findings/<int:finding_id>/accept")
@policy("staff", Actor.CASEWORKER)
def accept(ref: str, finding_id: int) -> Answer:
    """Accepts a finding with a reason."""
    desk = for_work(ref, Actor.CASEWORKER)
    if (
        db.session.query(FindingRow).where(FindingRow.id == finding_id, FindingRow.case_id == desk.case.id).first()
        is None
    ):
        abort(404)
    if desk.settled:
        return refused(desk, desk.settled)
    if not words("reason"):
        return back(desk, f"finding-{finding_id}", Text("A finding is accepted with a reason. Write one."))
    with acting_once() as first:
        if first:
            findings.accept(finding_id, words("reason"), by=desk.by, now=now())
    return back(desk, "findings", Text("The finding is accepted, and the reason stands in the record."))


@blueprint.post("/staff/cases/<ref>/checklist")
@policy("staff", Actor.CASEWORKER)
def check(ref: str) -> Answer:
    """Answers the items that were changed on the page."""
    desk = for_work(ref, Actor.CASEWORKER)
    if desk.settled:
        return refused(desk, desk.settled)
    answers = latest_answers(db.session.connection(), desk.case)
    changed = []
    for _, lines in checklist.lines(desk.case_type, answers, case_file(desk.case)):
        for line in lines:
            before = (line.answer.answer, line.answer.note) if line.answer else ("", "")
            answer, note = request.form.get(line.id), words(f"note-{line.id}", 1000)
            if answer in CHOICES and (answer, note) != before:
                changed.append((line, answer, note))
    with acting_once() as first:
        for line, answer, note in changed if first else ():
            review.answer_item(desk.case.id, line.item.name, line.key, answer, note, by=desk.by, now=now())
    if against := sum(line.against(answer) for line, answer, _ in changed):
        tell(Text("{count} of these answers say yes while an error is open there.", count=against))
    return back(desk, "checklist", Text("{count} answers saved.", count=len(changed)))


@blueprint.post("/staff/cases/<ref>/reasons/<block>")
@policy("staff", Actor.CASEWORKER)
def write(ref: str, block: str) -> Answer:
    """Writes a block of the reasons; a colleague who wrote in between is shown, never overwritten."""
    desk = for_work(ref, Actor.CASEWORKER)
    if block not in desk.case_type.reasons:
        abort(404)
    if desk.settled:
        return refused(desk, desk.settled)
    seen = version(request.form.get("version"))
    try:
        with acting_once() as first:
            if first:
                _never_over_a_colleague(desk, block, seen)
                review.write_reason(desk.case.id, block, words("text"), seen=seen, by=desk.by, now=now())
    except Stale:
        theirs = case_file(desk.case).reasons.get(block) or abort(409)
        return page(
            "staff/reason_moved.html",
            409,
            desk=desk,
            case=desk.case,
            block=block,
            title=block_title(block),
            theirs=theirs,
            mine=words("text"),
            by=names([theirs.saved_by]).get(theirs.saved_by, ""),
            once=fresh_key,
        )
    return back(desk, f"block-{block}", Text("Saved: {block}.", block=block_title(block)))


def _never_over_a_colleague(desk: Desk, block: str, seen: int) -> None:
    row = case_file(desk.case).reasons.get(block)
    if (row.version if row else 0) != seen:
        raise Stale


@blueprint.post("/staff/cases/<ref>/impartiality")
@policy("staff", *TAKERS)
def declare(ref: str) -> Answer:
    """Says whether the person is impartial in this case."""
    desk = for_acts(ref, *TAKERS)
    answer = request.form.get("impartial")
    if answer not in ("yes", "no"):
        return back(desk, "impartiality", Text("Choose one of the two answers."))
    with acting_once() as first:
        if first:
            review.declare_impartiality(desk.case.id, answer == "yes", words("reason", 1000), by=desk.by, now=now())
    return back(desk, "actions", Text("Your answer is kept."))


@blueprint.post("/staff/cases/<ref>/notes")
@policy("staff", *WORKERS)
def note(ref: str) -> Answer:
    """Keeps an internal note (A4: a table of its own, never shown to a party)."""
    desk = for_work(ref)
    if not words("body"):
        return back(desk, "notes", EMPTY)
    with acting_once() as first:
        if first:
            review.write_note(desk.case.id, words("body"), by=desk.by, now=now())
    return back(desk, "notes", Text("The note is kept. Only colleagues see it."))


@blueprint.post("/staff/cases/<ref>/messages")
@policy("staff", *WORKERS)
def message(ref: str) -> Answer:
    """Writes to the applicant."""
    desk = for_work(ref)
    if silenced := desk.silenced:
        return refused(desk, silenced)
    if not words("body"):
        return back(desk, "messages", EMPTY)
    with acting_once() as first:
        if first:
            review.write_message(desk.case.id, words("body"), from_party=False, by=desk.by, now=now())
    return back(desk, "messages", Text("The message is sent. The party is told by e-mail that it waits."))


@blueprint.post("/staff/cases/<ref>/assignee")
@policy("staff", *WORKERS, Actor.MANAGER)
def assign(ref: str) -> Answer:
    """Claims the case, hands it over with a note, or lets it go."""
    desk = for_work(ref, *WORKERS, Actor.MANAGER)
    if desk.fixed:
        return refused(desk, desk.fixed)
    wanted = request.form.get("person", "")
    known = {
        str(one.id): one.name for one in colleagues(desk.case.authority, today(), *WORKERS, case_type=desk.case.type)
    }
    if wanted and wanted not in known:
        abort(400)
    with acting_once() as first:
        if first:
            review.assign(desk.case.id, int(wanted) if wanted else None, words("note", 1000), by=desk.by, now=now())
    return back(
        desk,
        "with",
        Text("{name} has the case now.", name=known[wanted]) if wanted else Text("Nobody has the case now."),
    )
