"""Sending letters, by the worker, and what follows from their arrival.

A letter in the service is sent by being made available there; a notice by e-mail, which says only that a letter waits,
is work of its own, so that a mail server that is down holds no letter back. E-mail goes to whoever asked for it, and
may be repeated after a crash: the message keeps its id, and the attempts are counted and shown (N2). Post lies as a
file for the printing house, under the same id.

Clocks that run from a letter's arrival are started by its step on the day of sending and moved here to the day of
arrival; with several recipients the last arrival counts (forvaltningsloven § 29).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from casework.core.clocks import Happening
from casework.db import writing
from casework.letters.page import HIDDEN
from casework.models import Case, Charge, Dispatch, DocumentFile, Letter, Party
from casework.models.file import BODY, PAYER
from casework.operations import arrival, clocks, notices, seals
from casework.operations.acting import By, NotThere, legal_date
from casework.operations.disclosing import file_onward
from casework.operations.letters import party_of
from casework.operations.steps import locked
from casework.ports.outside import Attachment, Hopeless, Outside
from casework.queries.submissions import latest_answers
from casework.workflows import CASE_TYPES
from casework.workflows.appeal_bodies import body_above

CASES, LETTER, DISPATCH, DOCUMENT = Case.__table__, Letter.__table__, Dispatch.__table__, DocumentFile.__table__
SENT = DISPATCH.c.sent_at.is_not(None)
CHARGE = Charge.__table__
FROM_ARRIVAL = ("decision_arrived_on", "request_arrived_on")


def dispatch_letter(letter_id: int, *, outside: Outside, now: int) -> None:
    """Sends a printed letter to its recipient, once; a repeat of what was sent does nothing."""
    with writing() as cx:
        sending = cx.execute(select(DISPATCH).where(DISPATCH.c.letter_id == letter_id)).one()
        if sending.sent_at is not None:
            return
        letter = cx.execute(select(LETTER).where(LETTER.c.id == letter_id)).one()
        document = cx.execute(select(DOCUMENT).where(DOCUMENT.c.id == letter.document_id)).one()
        case = cx.execute(select(CASES).where(CASES.c.id == letter.case_id)).one()
        to = _reached(cx, case, sending.recipient, now)
        cx.execute(DISPATCH.update().where(DISPATCH.c.id == sending.id).values(attempts=DISPATCH.c.attempts + 1))
        annexed = cx.execute(select(DOCUMENT).where(DOCUMENT.c.id.in_(letter.values.get("annexes", ())))).all()
        if sending.recipient == BODY:
            annexed = [*annexed, file_onward(cx, letter)]
    _send(sending, (document, *annexed), to, letter.language, outside)
    with writing() as cx:
        case = locked(cx, letter.case_id)
        sent_on = legal_date(now)
        arrived = arrival.arrives_on(sending.channel, to.country, sent_on, home=CASE_TYPES[case.type].authority.country)
        mine = {"id": sending.id, "sent_at": None}
        if not seals.change(cx, DISPATCH, mine, of=case.id, sent_at=now, arrived_on=arrived):
            return
        if sending.channel == "portal":
            notices.order(cx, case, key=f"notice:letter:{letter_id}", now=now, party_id=party_of(sending.recipient))
        seals.stamp(cx, case, _arrived(cx, case, letter, arrived, now))


def reached(cx: Connection, case: Any, party_id: int) -> notices.Reached:
    """How a recipient is reached: the party by what it said in its answers, an agent by what its own entry says."""
    row = cx.execute(select(Party.__table__).where(Party.id == party_id)).one()
    if party_id != case.party_id:
        return notices.Reached(row.email, row.country, row.language)
    wishes = CASE_TYPES[case.type].wishes(latest_answers(cx, case))
    return notices.Reached(wishes.email or row.email, wishes.country or row.country, case.language)


def _reached(cx: Connection, case: Any, recipient: str, now: int) -> notices.Reached:
    if recipient == BODY:
        return notices.Reached("", body_above(case.authority, legal_date(now)).country, case.language)
    if recipient != PAYER:
        return reached(cx, case, party_of(recipient))
    row = cx.execute(select(CHARGE).where(CHARGE.c.case_id == case.id)).one()
    party = cx.execute(select(Party.name).where(Party.id == case.party_id)).scalar_one()
    return notices.Reached(row.payer_email, row.payer_country, case.language, party)


def _send(sending: Any, documents: tuple[Any, ...], to: notices.Reached, language: str, outside: Outside) -> None:
    if sending.channel == "portal":
        return
    if sending.channel not in ("email", "post"):
        raise Hopeless(f"no letter can be sent by {sending.channel}")
    document = documents[0]  # the letter; what it is enclosed with follows
    enclosed = tuple(Attachment(one.filename, one.media_type, outside.storage.read(one.storage_key))
                     for one in documents)  # fmt: skip
    subject = HIDDEN.sub(" ", document.title)
    if sending.channel == "post":
        house = "printing-house@localhost"
        outside.post.send(
            to=house, subject=subject, text=document.sha256, message_id=sending.message_id, attachments=enclosed
        )
        return
    if not to.email:
        raise Hopeless("the recipient wants e-mail and has no address")
    text = notices.letter_by_mail(language, to.pays_for)
    outside.mail.send(to=to.email, subject=subject, text=text, message_id=sending.message_id, attachments=enclosed)


def _arrived(cx: Connection, case: Any, letter: Any, arrived: date, now: int) -> dict[str, Any]:
    """Moves the clocks that the letter's step started to its arrival; returns what the worklist sorts by then. A letter
    to whoever pays, or to the body above, moves none: the clocks are the party's.
    """
    if letter.recipient in (PAYER, BODY):
        return {}
    case_type = CASE_TYPES[case.type]
    started_at = letter.event_seq if letter.sends else letter.event_seq + 1
    moved = False
    for clock in clocks.running(cx, case.id):
        if case_type.deadline(clock.name).runs_from not in FROM_ARRIVAL or clock.state == "stopped":
            continue
        events = clocks.events_of(cx, clock.id)
        triggers = [row.data["trigger"] for row in events if row.kind in ("start", "move") and row.data.get("trigger")]
        if events[0].case_event != started_at or not triggers or arrived.isoformat() <= triggers[-1]:
            continue
        clocks.happen(
            cx,
            case_type,
            case.id,
            clock.name,
            Happening.MOVE,
            on=legal_date(now),
            now=now,
            seq=case.n_events,
            document=f"{case.year}/{case.seq}-{letter.number}",
            trigger=arrived.isoformat(),
        )
        moved = True
    return clocks.next_due(cx, case.id) if moved else {}


def opened(letter_id: int, *, by: By, now: int) -> None:
    """The party opens a letter in the service; the first time is kept. Raises NotThere unless it was sent."""
    if not any(role.is_party for role in by.roles):
        raise NotThere
    with writing() as cx:
        sent = cx.execute(
            select(DISPATCH.c.id, LETTER.c.case_id)
            .join(LETTER, LETTER.c.id == DISPATCH.c.letter_id)
            .where(DISPATCH.c.letter_id == letter_id, DISPATCH.c.sent_at.is_not(None))
        ).first()
        if sent is None:
            raise NotThere
        _mark(cx, sent.id, sent.case_id, opened_at=now)


def _mark(cx: Connection, dispatch_id: int, case_id: int, **mark: int) -> bool:
    """Marks a sending that went out, if it is not marked yet; was it?"""
    case = locked(cx, case_id)
    marked = bool(seals.change(cx, DISPATCH, {"id": dispatch_id, **dict.fromkeys(mark)}, SENT, of=case_id, **mark))
    seals.stamp(cx, case)
    return marked


def returned(dispatch_id: int, *, by: By, now: int) -> None:
    """Post that came back unopened: registered by staff, shown beside the sending. Raises NotThere."""
    if not any(role.is_authority for role in by.roles):
        raise NotThere
    with writing() as cx:
        letter = select(DISPATCH.c.letter_id).where(DISPATCH.c.id == dispatch_id).scalar_subquery()
        case_id = cx.execute(select(LETTER.c.case_id).where(LETTER.c.id == letter)).scalar()
        if case_id is None or not _mark(cx, dispatch_id, case_id, returned_at=now):
            raise NotThere
