"""What is owed and has not come: things that cases name, without the case that each of them owes.

Found from data, so nothing has to remember it. Who asks gives the cases that may be looked at (A2): a party its own,
staff those that their roles cover. Only what was sent names anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select

from casework.core.calendars import CalendarError
from casework.core.clocks import ClockError, Reckoning
from casework.db import db
from casework.law.replay import replay
from casework.models import Case, CaseMark, Party
from casework.queries.submissions import latest_answers
from casework.workflows import EXPECTATIONS
from casework.workflows.expecting import Expectation, Named


@dataclass(frozen=True, slots=True)
class Owed:
    """A thing without its case: by whom it is owed, which case names it, and by when (None = no day can be told)."""

    expectation: Expectation
    party: Party
    named: Named
    source: Case
    clock: Reckoning | None

    @property
    def due(self) -> date | None:
        return self.clock.due if self.clock else None

    @property
    def is_overdue(self) -> bool:
        """Late in the reading that is the more generous to the party."""
        return self.clock is not None and self.clock.late_after is not None and self.clock.late_after < self.clock.today


def owed(cases: Select[Case], today: date, expectations: Iterable[Expectation] = EXPECTATIONS) -> list[Owed]:
    """Everything that is owed by what these cases name, and that none of them meets; what is due first stands first."""
    found = [one for expectation in expectations for one in _owed(cases, expectation, today)]
    return sorted(found, key=lambda one: (one.due or date.max, one.party.name.casefold(), one.named.name.casefold()))


def _owed(cases: Select[Case], expectation: Expectation, today: date) -> Iterable[Owed]:
    standing = cases.where(Case.year.is_not(None), Case.state.not_in(expectation.without))
    naming = standing.where(Case.type == expectation.named_by.name).order_by(Case.id.desc())
    sources = db.session.scalars(naming).unique().all()
    ids = standing.where(Case.type.in_(expectation.meeting)).with_only_columns(Case.id)
    met = {
        (row.party_id, row.value)
        for row in db.session.execute(
            select(Case.party_id, CaseMark.value)
            .join(CaseMark, CaseMark.case_id == Case.id)
            .where(CaseMark.name == expectation.mark, Case.id.in_(ids))
        )
    }
    cx = db.session.connection()
    for source in sources:
        for named in expectation.named(latest_answers(cx, source)):
            if (source.party_id, named.number) not in met:
                met.add((source.party_id, named.number))
                yield Owed(expectation, source.party, named, source, _clock(expectation, named, today))


def _clock(expectation: Expectation, named: Named, today: date) -> Reckoning | None:
    if named.since is None:
        return None
    deadline = expectation.deadline
    try:
        return replay(deadline, today=today, facts={deadline.runs_from: named.since})
    except (ClockError, CalendarError):
        return None
