"""Who works for a party: whoever may sign for it invites colleagues, changes their rights and ends their membership.

Every change takes effect at once and is recorded with who made it and when. Periods are appended and may end, never
change: new rights end one period and begin another. Somebody must always be able to sign: the last who may cannot be
taken away, by nobody. All of it is decided with the party's row locked, so two people cannot undo each other's ground.

An invitation is opened by a code that is sent by e-mail and never stored: it is reckoned from the row and the
installation's key. It serves once, until its day, for whoever the identity provider vouches for.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, func, or_, select

from casework.core.calendars import legal_date
from casework.core.case_type import Refusal
from casework.core.text import Text
from casework.db import writing
from casework.i18n import day_long, say
from casework.models import Invitation, Membership, MembershipChange, Party, Person
from casework.operations import outbox
from casework.operations.acting import NotThere
from casework.ports.outside import Outside

MEMBER, INVITED, CHANGE = Membership.__table__, Invitation.__table__, MembershipChange.__table__
PARTY, PERSON = Party.__table__, Person.__table__
MOST_OPEN = 20
LAST = Refusal(
    Text("Nobody else may send for the company, and somebody must be able to."),
    cure=Text("Invite a colleague who may write and send, or give one that right, first."),
)
TOO_MANY = Refusal(Text("{count} invitations are open already.", count=MOST_OPEN), cure=Text("Withdraw one first."))
MEMBER_ALREADY = Refusal(Text("You already work for this company."), cure=Text("A colleague can change your rights."))
OVER = Refusal(Text("This invitation is no longer open."), cure=Text("Ask your colleague for a new one."))
SUBJECT = Text("Invitation to act for {party}")
INVITES = Text("{person} invites you to act for {party} at {service}. You {rights}.")
OPENS = Text("Sign in with this link to accept it, by {day}: {link}")
UNKNOWN = Text("If you do not know why you got this, you need not do anything.")


class Refused(Exception):
    """It is not done; `refusal` says why and who can cure it."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(str(refusal.sentence))
        self.refusal = refusal


def living(today: date) -> Any:
    """The condition of a membership that holds on a day."""
    return (
        (MEMBER.c.valid_from <= today)
        & or_(MEMBER.c.valid_until.is_(None), MEMBER.c.valid_until >= today)
        & MEMBER.c.revoked_at.is_(None)
    )


def invite(party_id: int, email: str, rights: str, *, language: str, person_id: int, now: int, expires_at: int) -> int:
    """Invites somebody; returns the invitation's id. The e-mail leaves after the commit."""
    with writing() as cx:
        _governs(cx, party_id, person_id, now)
        return begin_invitation(cx, party_id, email, rights, language=language, person_id=person_id, now=now,
                                expires_at=expires_at)  # fmt: skip


def begin_invitation(
    cx: Connection, party_id: int, email: str, rights: str, *, language: str, person_id: int, now: int, expires_at: int
) -> int:
    """The same in an open transaction, whoever invites: where nobody works for a party yet, the authority does."""
    open_ones = (INVITED.c.party_id == party_id) & INVITED.c.outcome.is_(None) & (INVITED.c.expires_at > now)
    if (cx.execute(select(func.count()).select_from(INVITED).where(open_ones)).scalar() or 0) >= MOST_OPEN:
        raise Refused(TOO_MANY)
    values = {"party_id": party_id, "email": email, "rights": rights, "language": language,
              "invited_by": person_id, "created_at": now, "expires_at": expires_at}  # fmt: skip
    invitation_id = int(cx.execute(INVITED.insert().values(values)).inserted_primary_key[0])  # type: ignore[index]
    _note(cx, party_id, "invited", person_id, now, invitation_id=invitation_id, rights=rights)
    outbox.put(cx, "invitation", f"invitation:{invitation_id}", now=now, invitation_id=invitation_id)
    return invitation_id


def withdraw(party_id: int, invitation_id: int, *, person_id: int, now: int) -> None:
    """Takes back an invitation that nobody has accepted."""
    with writing() as cx:
        _governs(cx, party_id, person_id, now)
        row = _invitation(cx, invitation_id)
        if row.party_id != party_id:
            raise NotThere
        _close(cx, row, "withdrawn", person_id, now)


def accept(invitation_id: int, *, person_id: int, now: int) -> int:
    """The person becomes a member of the party; returns the party."""
    with writing() as cx:
        row, today = _invitation(cx, invitation_id), legal_date(now)
        _locked(cx, row.party_id)
        mine = (MEMBER.c.party_id == row.party_id) & (MEMBER.c.person_id == person_id) & living(today)
        if cx.execute(select(MEMBER.c.id).where(mine)).first() is not None:
            raise Refused(MEMBER_ALREADY)
        member = _begin(cx, row.party_id, person_id, row.rights, today)
        _close(cx, row, "accepted", person_id, now, membership_id=member)
    return int(row.party_id)


def decline(invitation_id: int, *, person_id: int, now: int) -> None:
    """The person does not want it; it serves nobody else either."""
    with writing() as cx:
        _close(cx, _invitation(cx, invitation_id), "declined", person_id, now)


def change_rights(party_id: int, membership_id: int, rights: str, *, person_id: int, now: int) -> None:
    """Ends one period and begins another; nothing where the rights are the same."""
    with writing() as cx:
        _governs(cx, party_id, person_id, now)
        row = _member(cx, party_id, membership_id, now)
        if row.rights == rights:
            return
        _end(cx, row, now)
        member = _begin(cx, party_id, row.person_id, rights, legal_date(now))
        _note(cx, party_id, "changed", person_id, now, membership_id=member, rights=rights, before=row.rights)


def end(party_id: int, membership_id: int, *, person_id: int, now: int) -> None:
    """The person no longer works for the party, from this moment on."""
    with writing() as cx:
        _governs(cx, party_id, person_id, now)
        row = _member(cx, party_id, membership_id, now)
        _end(cx, row, now)
        _note(cx, party_id, "ended", person_id, now, membership_id=row.id, before=row.rights)


def _locked(cx: Connection, party_id: int) -> Any:
    party = cx.execute(select(PARTY).where(PARTY.c.id == party_id).with_for_update()).first()
    if party is None:
        raise NotThere
    return party


def _governs(cx: Connection, party_id: int, person_id: int, now: int) -> None:
    """Locks the party; NotThere unless the person is a member who may sign for it."""
    _locked(cx, party_id)
    mine = (MEMBER.c.party_id == party_id) & (MEMBER.c.person_id == person_id) & (MEMBER.c.rights == "sign")
    if cx.execute(select(MEMBER.c.id).where(mine, living(legal_date(now)))).first() is None:
        raise NotThere


def _member(cx: Connection, party_id: int, membership_id: int, now: int) -> Any:
    wanted = (MEMBER.c.id == membership_id) & (MEMBER.c.party_id == party_id) & living(legal_date(now))
    row = cx.execute(select(MEMBER).where(wanted)).first()
    if row is None:
        raise NotThere
    return row


def _begin(cx: Connection, party_id: int, person_id: int, rights: str, today: date) -> int:
    values = {"party_id": party_id, "person_id": person_id, "rights": rights, "valid_from": today}
    return int(cx.execute(MEMBER.insert().values(values)).inserted_primary_key[0])  # type: ignore[index]


def _end(cx: Connection, row: Any, now: int) -> None:
    """Ends a period at once; its last day is today. Refused for the last who may sign."""
    signs = (MEMBER.c.party_id == row.party_id) & (MEMBER.c.rights == "sign") & MEMBER.c.valid_until.is_(None)
    others = select(MEMBER.c.id).where(signs, MEMBER.c.person_id != row.person_id, living(legal_date(now)))
    if row.rights == "sign" and cx.execute(others).first() is None:
        raise Refused(LAST)
    today = legal_date(now)
    until = min(row.valid_until, today) if row.valid_until else today
    cx.execute(MEMBER.update().where(MEMBER.c.id == row.id).values(valid_until=until, revoked_at=now))


def _invitation(cx: Connection, invitation_id: int) -> Any:
    row = cx.execute(select(INVITED).where(INVITED.c.id == invitation_id)).first()
    if row is None:
        raise NotThere
    return row


def _close(cx: Connection, row: Any, outcome: str, person_id: int, now: int, membership_id: int | None = None) -> None:
    """Ends an invitation once; Refused where it has ended or run out."""
    alive = (INVITED.c.id == row.id) & INVITED.c.outcome.is_(None) & (INVITED.c.expires_at > now)
    ended = {"outcome": outcome, "ended_at": now, "ended_by": person_id}
    if not cx.execute(INVITED.update().where(alive).values(ended)).rowcount:
        raise Refused(OVER)
    _note(cx, row.party_id, outcome, person_id, now, membership_id=membership_id, invitation_id=row.id,
          rights=row.rights)  # fmt: skip


def _note(cx: Connection, party_id: int, kind: str, actor_id: int, now: int, **what: Any) -> None:
    row = {"rights": "", "before": "", **what, "party_id": party_id, "kind": kind, "actor_id": actor_id, "at": now}
    cx.execute(CHANGE.insert().values(row))


def code_of(key: Any, invitation: Any) -> str:
    """What opens an invitation: its number and a seal over the row, made with the installation's key."""
    sealed = f"invitation:{invitation.id}:{invitation.party_id}:{invitation.created_at}:{invitation.email}"
    return f"{invitation.id}-{hmac.new(str(key).encode(), sealed.encode(), hashlib.sha256).hexdigest()[:40]}"


def is_sealed(key: Any, invitation: Any, code: str) -> bool:
    """Is this the code of the invitation?"""
    return hmac.compare_digest(code_of(key, invitation).encode(), code.encode("utf-8", "replace"))


RIGHTS = {"read": Text("may read"), "write": Text("may write"), "sign": Text("may write and send")}


def send(row: Mapping[str, Any], *, outside: Outside, key: Any, now: int) -> None:
    """Sends the e-mail of an invitation; nothing for one that is over by now."""
    with writing() as cx:
        found = cx.execute(
            select(INVITED, PARTY.c.name.label("party"), PERSON.c.name.label("person"))
            .join(PARTY, PARTY.c.id == INVITED.c.party_id)
            .join(PERSON, PERSON.c.id == INVITED.c.invited_by)
            .where(INVITED.c.id == row["invitation_id"])
        ).one()
    if found.outcome is not None or found.expires_at <= now:
        return
    language, service = found.language, outside.base_url.split("://")[-1]
    link = f"{outside.base_url}/invitations/{code_of(key, found)}"
    lines = (
        Text(INVITES.msgid, person=found.person, party=found.party, service=service, rights=RIGHTS[found.rights]),
        Text(OPENS.msgid, day=day_long(legal_date(found.expires_at), language), link=link),
        UNKNOWN,
    )
    outside.mail.send(
        to=found.email,
        subject=say(Text(SUBJECT.msgid, party=found.party), language),
        text="\n\n".join(say(line, language) for line in lines) + "\n",
        message_id=str(row["key"]).replace(":", "."),
    )
