"""A form acts once: its key is claimed before it acts, and a second post with the same key only gets the first one's answer.

People press a button twice, and browsers send a form again on reload. A post that was refused gives its key back.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from flask import request
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from casework.db import db, writing
from casework.models import Posting
from casework.web.auth import visitor
from casework.web.render import now

FIELD = "once"
LONGEST = 64


def fresh_key() -> str:
    """A key for a form that is being shown."""
    return secrets.token_urlsafe(16)


@contextmanager
def acting_once() -> Iterator[bool]:
    """True for the first post of a form; False for a repeat, which must do nothing."""
    key = request.form.get(FIELD, "")[:LONGEST]
    if not key:
        yield True
        return
    person_id = visitor().person_id
    if not _claim(person_id, key):
        yield False
        return
    try:
        yield True
    except BaseException:
        give_back(person_id, key)
        raise


def _claim(person_id: int, key: str) -> bool:
    if db.session.scalar(select(Posting.id).where(Posting.person_id == person_id, Posting.key == key)) is not None:
        return False
    try:
        with writing():
            db.session.add(Posting(person_id=person_id, key=key, answer=request.path[:300], at=now()))
    except IntegrityError:
        return False
    return True


def give_back(person_id: int, key: str) -> None:
    """Lets the same form be sent again: nothing was done."""
    with writing() as cx:
        cx.execute(delete(Posting).where(Posting.person_id == person_id, Posting.key == key))
