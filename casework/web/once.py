"""A form acts once: its key is written with what it does, and a second post with the same key gets the first one's
answer.

People press a button twice, and browsers send a form again on reload. The key is the first thing written in the act's
own transaction: a crash in between leaves neither, and what was refused may be sent again.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from flask import request
from sqlalchemy import Connection, delete, select
from sqlalchemy.exc import IntegrityError

from casework.db import db, leading, writing
from casework.models import Posting
from casework.operations.acting import Stale
from casework.web.auth import visitor
from casework.web.render import now

FIELD = "once"
LONGEST = 64


def fresh_key() -> str:
    """A key for a form that is being shown."""
    return secrets.token_urlsafe(16)


def repeated() -> bool:
    """Was this form carried out already?"""
    known = select(Posting.id).where(Posting.person_id == visitor().person_id, Posting.key == _key())
    return bool(_key()) and db.session.scalar(known) is not None


@contextmanager
def acting_once() -> Iterator[bool]:
    """True for the first post of a form; False for a repeat, which must do nothing."""
    key, person_id = _key(), visitor().person_id
    if not key or repeated():
        yield not key
        return
    claimed = []

    def claim(cx: Connection) -> None:
        values = {"person_id": person_id, "key": key, "answer": request.path[:300], "at": now()}
        try:
            cx.execute(Posting.__table__.insert().values(values))
        except IntegrityError:
            raise Stale from None
        claimed.append(key)

    try:
        with leading(claim):
            yield True
    except BaseException:
        if claimed:
            give_back(person_id, key)
        raise


def _key() -> str:
    return request.form.get(FIELD, "")[:LONGEST]


def give_back(person_id: int, key: str) -> None:
    """Lets the same form be sent again: nothing was done."""
    with writing() as cx:
        cx.execute(delete(Posting).where(Posting.person_id == person_id, Posting.key == key))
