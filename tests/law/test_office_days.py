"""An office that is closed acts before; what the law counts stays as it is."""

from __future__ import annotations

from datetime import date

import pytest

from casework.core.calendars import NORWEGIAN
from casework.law.office_days import OFFICE_CLOSED, office_day


@pytest.mark.parametrize(
    ("due", "act_by"),
    [
        (date(2026, 12, 31), date(2026, 12, 30)),
        (date(2026, 12, 25), date(2026, 12, 23)),
        (date(2026, 5, 25), date(2026, 5, 22)),
        (date(2026, 12, 22), date(2026, 12, 22)),
    ],
)
def test_an_office_that_is_closed_acts_on_the_last_day_before(due: date, act_by: date) -> None:
    assert office_day(due) == act_by


def test_the_eves_count_although_the_office_is_closed_and_an_installation_may_open_it() -> None:
    assert NORWEGIAN.counts(date(2026, 12, 24))
    assert date(2026, 12, 24) in OFFICE_CLOSED
    assert office_day(date(2026, 12, 24), frozenset()) == date(2026, 12, 24)
