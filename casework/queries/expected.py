"""What is owed and has not come: things that cases name, without the case that each of them owes.

Found from data, so nothing has to remember it. Who asks gives the cases that may be looked at (A2): a party its own,
staff those that their roles cover. Only what was sent names anything. A day that the authority has noted for a thing
stands before the one that the answers tell. However many cases there are, each expectation is four questions to the
database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select

from casework.core.calendars import CalendarError
from casework.core.clocks import ClockError, Reckoning
from casework.db import db
from casework.law.replay import replay
from casework.models import Case, CaseMark, ExpectedNote, Party
from casework.queries.submissions import newest_answers
from casework.workflows import EXPECTATIONS
from casework.workflows.expecting import Expectation, Named

NOTE = ExpectedNote.__table__


@dataclass(frozen=True, slots=True)
class Owed:
    """A thing without its case: by whom it is owed, which case names it, by when (None = no day can be told), and what
    the authority has noted of it last: the day that the time runs from, and a reminder.
    """

    expectation: Expectation
    party: Party
    named: Named
    source: Case
    since: date | None
    clock: Reckoning | None
    noted: Any = None
    reminded: Any = None

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
    naming = standing.where(Case.type == expectation.named_by.name)
    ids = standing.where(Case.type.in_(expectation.meeting)).with_only_columns(Case.id)
    met = {
        (row.party_id, row.value)
        for row in db.session.execute(
            select(Case.party_id, CaseMark.value)
            .join(CaseMark, CaseMark.case_id == Case.id)
            .where(CaseMark.name == expectation.mark, Case.id.in_(ids))
        )
    }
    answers, notes = newest_answers(db.session.connection(), naming), _notes(naming, expectation)
    for source in db.session.scalars(naming.order_by(Case.id.desc())).unique().all():
        for named in expectation.named(answers[source.id]) if source.id in answers else ():
            if (source.party_id, named.number) not in met:
                met.add((source.party_id, named.number))
                noted, reminded = (notes.get((source.party_id, named.number, kind)) for kind in ("since", "reminded"))
                since = noted.day if noted else named.since
                clock = _clock(expectation, since, today)
                yield Owed(expectation, source.party, named, source, since, clock, noted, reminded)


def _notes(naming: Select[Case], expectation: Expectation) -> Mapping[tuple[int, str, str], Any]:
    """The newest note of each kind, by party and number."""
    parties = naming.with_only_columns(Case.party_id).order_by(None)
    mine = NOTE.c.case_type == expectation.owed.name, NOTE.c.party_id.in_(parties)
    rows = db.session.execute(select(NOTE).where(*mine).order_by(NOTE.c.id))
    return {(row.party_id, row.number, row.kind): row for row in rows}


def _clock(expectation: Expectation, since: date | None, today: date) -> Reckoning | None:
    if since is None:
        return None
    deadline = expectation.deadline
    try:
        return replay(deadline, today=today, facts={deadline.runs_from: since})
    except (ClockError, CalendarError):
        return None
