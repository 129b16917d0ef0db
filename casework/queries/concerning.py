"""Cases about other cases of the same party (a breach, an order): what such a case begins with, and which there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from casework.core.case_type import Wishes
from casework.models import Case, Charge, Party
from casework.queries.submissions import latest_answers
from casework.workflows import CASE_TYPES
from casework.workflows.charging import tie_of
from casework.workflows.concerning import Concerned
from casework.workflows.orders import unmet
from casework.workflows.supervising import watched

CASES, CHARGE, PARTY = Case.__table__, Charge.__table__, Party.__table__


def concerned(cx: Connection, case: Any) -> Concerned:
    """The case as another is opened about it. `case` is a numbered row."""
    case_type, answers = CASE_TYPES[case.type], latest_answers(cx, case)
    party = cx.execute(select(PARTY.c.name).where(PARTY.c.id == case.party_id)).scalar_one()
    return Concerned(f"{case.year}/{case.seq}", case.title, case.authority, party, case_type.wishes(answers),
                     unmet(case_type, case.state, answers), watched(case_type, case.state, answers))


def concerned_alone(party: Any, authority: str) -> Concerned:
    """A party as a case is opened about it that concerns no other case. `party` is a row."""
    wishes = Wishes(language=party.language, email=party.email, number=party.number or "",
                    address=tuple(party.address), country=party.country)  # fmt: skip
    return Concerned("", "", authority, party.name, wishes)


def cases_about(cx: Connection, case_id: int) -> Sequence[Any]:
    """The cases of breaches and orders that concern a case, oldest first; fees for our work are told elsewhere."""
    ties = select(CHARGE.c.case_id).where(CHARGE.c.for_case_id == case_id)
    rows = cx.execute(select(CASES).where(CASES.c.id.in_(ties)).order_by(CASES.c.id)).all()
    return [row for row in rows if tie_of(CASE_TYPES[row.type]) is not None]


def concerned_by(cx: Connection, case: Any) -> Any:
    """The case that this one is opened about; None where it is tied to none."""
    if tie_of(CASE_TYPES[case.type]) is None:
        return None
    tied = select(CHARGE.c.for_case_id).where(CHARGE.c.case_id == case.id).scalar_subquery()
    return cx.execute(select(CASES).where(CASES.c.id == tied)).first()
