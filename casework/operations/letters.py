"""Letters of a case: ordered in the step's own transaction, printed by a worker, signed as the very bytes that are
sent.

Preparing a decision orders its letter. The signatory sees the printed bytes, and the signing step names their SHA-256:
if the letter was printed again in between, or the case has moved on, nothing is signed (N2, T2). A letter that a step
sends without a second person is ordered and sent in one: the worker prints it and then orders the dispatch.

Each recipient gets a letter of its own. A party that is represented gets its letters through whoever represents it
(forvaltningsloven § 12 fourth paragraph); a party with no agent gets them itself. Whom a party has named to pay gets
the letters about the invoice as well, by the way that was given for them.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, or_, select

from casework.core.case_type import Actor, Refusal
from casework.core.machine import StepRefused
from casework.core.text import Text
from casework.db import writing
from casework.identifiers.verification_code import new_code
from casework.models import Case, Dispatch, Letter, Mandate
from casework.models.file import BODY
from casework.operations import annexes, journal, outbox, seals
from casework.operations.acting import By, NotThere, Stale, legal_date
from casework.operations.going import Going
from casework.ports import doorbell
from casework.queries.facts import prepared
from casework.workflows.appeal_bodies import body_above
from casework.workflows.guards import OTHER_NAME

CASES, LETTER, DISPATCH = Case.__table__, Letter.__table__, Dispatch.__table__
MANDATE = Mandate.__table__
LIVING_AND_UNSENT = LETTER.c.state != "void", ~select(DISPATCH.c.id).where(DISPATCH.c.letter_id == LETTER.c.id).exists()


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom a letter goes to; `key` is what rows say (`party:12`): a name may be shared, or change. `channel`: where it
    is another than that of the case.
    """

    key: str
    channel: str = ""


def party_of(recipient: str) -> int:
    """The party behind a recipient's key."""
    return int(recipient.removeprefix("party:"))


def elsewhere(payer: Any, case: Any, letter: Any) -> tuple[str, Iterable[str], str] | None:
    """(name, address, country) of a recipient who is no party: whoever pays, or the body above; None for a party."""
    if letter.recipient == BODY:
        body = body_above(case.authority, letter.dated)
        return body.names[letter.language], body.address, body.country
    return (payer.payer_name, payer.payer_address, payer.payer_country or "NO") if payer is not None else None


def recipients(cx: Connection, case: Any, today: date) -> tuple[Recipient, ...]:
    """Each agent with a mandate today that covers the case type; the party itself where there is none."""
    agents = cx.execute(
        select(MANDATE.c.agent_id, MANDATE.c.scope)
        .where(
            MANDATE.c.party_id == case.party_id,
            MANDATE.c.revoked_at.is_(None),
            MANDATE.c.valid_from <= today,
            or_(MANDATE.c.valid_until.is_(None), MANDATE.c.valid_until >= today),
        )
        .order_by(MANDATE.c.agent_id)
    ).all()
    found = dict.fromkeys(row.agent_id for row in agents if not row.scope or case.type in row.scope)
    return tuple(Recipient(f"party:{party_id}") for party_id in found or (case.party_id,))


def order_letter(going: Going, kind: str, *, sends: bool, also: tuple[Recipient, ...] = (),
                 to: tuple[Recipient, ...] | None = None) -> None:  # fmt: skip
    """Orders one letter for each recipient, and for those who get it `also`; `to`: for these alone. An unsent letter of
    an earlier preparation is void from now on.
    """
    if not sends:
        seals.change(
            going.cx,
            LETTER,
            {"case_id": going.case.id, "sends": False},
            *LIVING_AND_UNSENT,
            LETTER.c.event_seq != going.seq,
            state="void",
        )
    annexes.order_for(going, kind)
    for recipient in to or (*recipients(going.cx, going.case, going.today), *also):
        order_one(
            going.cx,
            case_id=going.case.id,
            event_seq=going.seq,
            kind=kind,
            recipient=recipient.key,
            language=going.changes.get("language", going.case.language),
            dated=going.today,
            printing=1,
            sends=sends,
            values={
                **going.given,
                "step": going.move.step.name,
                "channel": recipient.channel or going.changes.get("channel", going.case.channel),
            },
            facts_version=going.changes.get("facts_version", going.case.facts_version),
            now=going.now,
        )


def order_one(cx: Connection, *, now: int, **row: Any) -> None:
    """Orders one letter, under the next number of its case; `row` as `Letter` names it."""
    number = journal.next_number(cx, row["case_id"])
    code = new_code(secrets.token_bytes(16))
    letter = seals.add(cx, LETTER, code=code, number=number, state="ordered", **row)
    outbox.put(cx, "print", f"print:{letter.id}", now=now, case_id=letter.case_id, letter_id=letter.id)


def send_printed(going: Going, kind: str) -> bool:
    """Sends the letters of a kind that were printed for the act this step signs; False if it was prepared without one.

    `letter_sha256` of what the step was given: the hash of the bytes the person had before them; a list where there are
    several letters or recipients. Raises StepRefused unless it is exactly what would be sent.
    """
    printed = going.cx.execute(
        select(LETTER)
        .where(
            LETTER.c.case_id == going.case.id,
            LETTER.c.event_seq == going.prepared_seq,
            LETTER.c.sends.is_(False),
            LETTER.c.state != "void",
        )
        .order_by(LETTER.c.id)
    ).all()
    if not any(letter.kind == kind for letter in printed):
        return False
    if any(letter.state != "printed" for letter in printed):
        raise StepRefused(
            (Refusal(Text("The letter is being printed."), cure=Text("It is ready in a moment. Look again.")),)
        )
    told = going.given.get("letter_sha256") or []
    seen = {told} if isinstance(told, str) else set(told)
    if seen != {letter.sha256 for letter in printed}:
        raise StepRefused(
            (
                Refusal(
                    Text("The letter is not the one you had before you when you signed."),
                    cure=Text("Open the letter again, read it and sign."),
                ),
            )
        )
    named = {letter.values.get("signatory_id", going.by.person_id) for letter in printed}
    if named != {going.by.person_id}:
        raise StepRefused((OTHER_NAME,))
    for letter in (letter for letter in printed if letter.kind == kind):
        order_dispatch(going.cx, letter, sha256=letter.sha256, channel=letter.values["channel"], now=going.now)
    if kind != printed[0].kind:
        return True
    # A decision is rooted outside the database as soon as it is made (T1), once for all its letters.
    outbox.put(going.cx, "root", f"root:{going.case.id}:{going.seq}", now=going.now, case_id=going.case.id)
    return True


def order_dispatch(cx: Connection, letter: Any, *, sha256: str, channel: str, now: int) -> None:
    """One dispatch of a printed letter, and the work that carries it out. The message id is made of what never
    changes.
    """
    seals.add(
        cx,
        DISPATCH,
        of=letter.case_id,
        letter_id=letter.id,
        recipient=letter.recipient,
        channel=channel,
        attempts=0,
        message_id=f"{sha256[:32]}.{letter.id}",
    )
    outbox.put(cx, "dispatch", f"dispatch:{letter.id}", now=now, case_id=letter.case_id, letter_id=letter.id)


def print_again(case_id: int, *, by: By, now: int) -> None:
    """Voids the unsent printing and orders a new one, dated today; if a signatory asks, in that signatory's name.

    No event is written: what was prepared stands, so it can still be signed.

    Raises NotThere for whoever neither prepared it nor may sign it, Stale if no act with a letter waits for its
    signature.
    """
    if not any(role.is_authority for role in by.roles):
        raise NotThere
    with writing() as cx:
        case = cx.execute(select(CASES).where(CASES.c.id == case_id).with_for_update()).first()
        if case is None:
            raise NotThere
        preparer, seq = prepared(cx, case)
        waiting = (
            cx.execute(
                select(LETTER)
                .where(
                    LETTER.c.case_id == case_id,
                    LETTER.c.event_seq == seq,
                    LETTER.c.sends.is_(False),
                    LETTER.c.state != "void",
                )
                .order_by(LETTER.c.id)
            ).all()
            if seq
            else []
        )
        if not waiting:
            raise Stale
        signs = Actor.SIGNATORY in by.roles and by.person_id != preparer
        if not signs and by.person_id != preparer:
            raise NotThere
        named = {"signatory_id": by.person_id} if signs else {}
        for letter in waiting:
            seals.change(cx, LETTER, {"id": letter.id}, state="void")
            order_one(
                cx,
                case_id=case_id,
                event_seq=letter.event_seq,
                kind=letter.kind,
                recipient=letter.recipient,
                language=letter.language,
                dated=legal_date(now),
                printing=letter.printing + 1,
                sends=False,
                values={**letter.values, **named},
                facts_version=case.facts_version,
                now=now,
            )
        seals.stamp(cx, case)
    doorbell.ring()
