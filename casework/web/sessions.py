"""Signed-in browsers: rows on the server, so that they can be ended.

The cookie holds 32 random bytes; the row holds their SHA-256, so a stolen table signs nobody in. A session ends
after 30 minutes without use, after 10 hours in any case, at sign-out and when it is revoked. Sign-in and a change
of party give a new one, so a token somebody planted beforehand is worth nothing.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, select, update

from casework.db import db, writing
from casework.models import Login, Person, Session
from casework.queries import access

IDLE_MS = 30 * 60_000
ABSOLUTE_MS = 10 * 3_600_000
TOUCH_MS = 60_000
KEEP_MS = 90 * 24 * 3_600_000


@dataclass(frozen=True, slots=True)
class PartyChoice:
    """A party that a person may act for; `rights` is one of read, write, sign; `through` names the agent's firm;
    `verifies`: it is a verifier, and the person one of its own people.
    """

    id: int
    name: str
    rights: str
    through: str | None = None
    verifies: bool = False

    @property
    def home(self) -> str:
        """Where one begins: with what waits for the verifier, or with the party's own cases."""
        return "/assessments" if self.verifies else "/cases"


@dataclass(frozen=True, slots=True)
class Living:
    """A session that has not ended, and its person. `token` is the hash."""

    token: str
    person_id: int
    name: str
    language: str
    party_id: int | None
    created_at: int


def hashed(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def open_session(
    person_id: int,
    now: int,
    *,
    party_id: int | None = None,
    language: str | None = None,
    instead_of: str | None = None,
    since: int | None = None,
) -> str:
    """Opens a session and returns its token for the cookie; ends the session whose hash is `instead_of`.

    `since` keeps the absolute limit when a session is only exchanged for another.
    """
    token = secrets.token_urlsafe(32)
    with writing():
        if instead_of:
            db.session.execute(update(Session).where(Session.token == instead_of).values(revoked_at=now))
        db.session.execute(delete(Session).where(Session.created_at < now - KEEP_MS))
        db.session.add(
            Session(
                token=hashed(token),
                person_id=person_id,
                party_id=party_id,
                language=language,
                created_at=since or now,
                seen_at=now,
                revoked_at=None,
            )
        )
    return token


def find_session(token: str, now: int) -> Living | None:
    """The living session of a token, with its person; touched at most once a minute."""
    row = db.session.execute(
        select(
            Session.token,
            Session.party_id,
            Session.language,
            Session.created_at,
            Session.seen_at,
            Person.id,
            Person.name,
            Person.language.label("own_language"),
        )
        .join(Person, Person.id == Session.person_id)
        .where(
            Session.token == hashed(token),
            Session.revoked_at.is_(None),
            Session.seen_at > now - IDLE_MS,
            Session.created_at > now - ABSOLUTE_MS,
        )
    ).one_or_none()
    if row is None:
        return None
    if row.seen_at < now - TOUCH_MS:
        with writing():
            db.session.execute(update(Session).where(Session.token == row.token).values(seen_at=now))
    return Living(row.token, row.id, row.name, row.language or row.own_language, row.party_id, row.created_at)


def end_session(token_hash: str, now: int) -> None:
    """Ends one session."""
    with writing():
        db.session.execute(update(Session).where(Session.token == token_hash).values(revoked_at=now))


def end_sessions_of(person_id: int, now: int) -> int:
    """Ends every session of a person; returns how many were living."""
    with writing():
        ended = db.session.execute(
            update(Session).where(Session.person_id == person_id, Session.revoked_at.is_(None)).values(revoked_at=now)
        )
    return int(ended.rowcount)  # type: ignore[attr-defined]


def person_of(issuer: str, subject: str, name: str, email: str, language: str, now: int) -> int:
    """The person behind a login; one who comes for the first time is entered, without any rights.

    People are never recognised by e-mail: two providers may vouch for the same address.
    """
    known = db.session.scalar(select(Login.person_id).where(Login.issuer == issuer, Login.subject == subject))
    if known is not None:
        return known
    with writing():
        person = Person(name=name or subject, email=email, language=language, created_at=now)
        db.session.add(person)
        db.session.flush()
        db.session.add(Login(person_id=person.id, issuer=issuer, subject=subject))
        return person.id


def parties_of(person_id: int, today: date) -> tuple[PartyChoice, ...]:
    """Every party the person may act for today, as `queries.access` finds them, by name."""
    found = access.parties_of(person_id, today)
    names = {acting.party_id: acting.name for acting in found}
    choices = [
        PartyChoice(acting.party_id, acting.name, acting.rights, names.get(acting.through or 0), acting.verifies)
        for acting in found
    ]
    return tuple(sorted(choices, key=lambda choice: choice.name.casefold()))
