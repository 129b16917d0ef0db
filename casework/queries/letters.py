"""Letters by what stands on them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select

from casework.core.effects import PrintLetter, SendLetter
from casework.core.text import Text
from casework.db import db
from casework.models import Case, Dispatch, Letter
from casework.workflows import CASE_TYPES

DECISION = Text("Decision")
OTHER = Text("Letter in a case")


@dataclass(frozen=True, slots=True)
class Confirmed:
    """All that may be said of a letter to whoever holds its code: never whose it is, what it decides or what
    became of it.
    """

    code: str
    kind: Text
    dated_on: date
    sha256: str


def by_code(code: str) -> Confirmed | None:
    """What we confirm of the letter with this code (normalised); only letters that left."""
    left = exists().where(Dispatch.letter_id == Letter.id, Dispatch.sent_at.is_not(None))
    found = db.session.execute(select(Letter.code, Letter.kind, Letter.dated, Letter.sha256, Case.type)
                               .join(Case, Case.id == Letter.case_id)
                               .where(Letter.code == code, Letter.state == "printed", left)).one_or_none()
    if found is None or found.sha256 is None:
        return None
    kind = DECISION if found.kind in decisions(found.type) else OTHER
    return Confirmed(found.code, kind, found.dated, found.sha256)


def decisions(case_type: str) -> frozenset[str]:
    """The letters of a type that carry individual decisions; which one it is would say what was decided."""
    steps = CASE_TYPES[case_type].steps
    return frozenset(effect.letter for step in steps if step.decides and step.individual
                     for effect in step.effects if isinstance(effect, SendLetter | PrintLetter))
