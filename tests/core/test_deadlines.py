"""A declared deadline: its length may be dated, and the fact it names chooses."""

from __future__ import annotations

from datetime import date

import pytest

from casework.core.clocks import ClockError
from casework.core.deadlines import Dated, Deadline, Owner, WorkingDays
from casework.core.text import Source, Text

LENGTHS = Dated("filed_on", ((None, WorkingDays(20)), (date(2024, 1, 1), WorkingDays(40)),
                             (date(2025, 1, 1), WorkingDays(20))))  # fmt: skip


def opening(amount: WorkingDays | Dated[WorkingDays] | None) -> Deadline:
    return Deadline("opening", amount, "complete_since", Owner.AUTHORITY, Source("an act", "Art. 1"), Text("Open"))


@pytest.mark.parametrize(
    ("filed", "days"),
    [
        (date(2023, 12, 31), 20),
        (date(2024, 1, 1), 40),
        (date(2024, 12, 31), 40),
        (date(2025, 1, 1), 20),
        (date(2031, 6, 1), 20),
    ],
)
def test_a_length_that_changed_is_chosen_by_the_day_of_the_fact_it_names(filed: date, days: int) -> None:
    facts = {"filed_on": filed, "complete_since": date(2024, 6, 1)}
    assert opening(LENGTHS).length(facts) == WorkingDays(days)


def test_a_length_that_nothing_gives_is_an_error_that_names_what_is_missing() -> None:
    with pytest.raises(ClockError, match="filed_on"):
        opening(LENGTHS).length({"complete_since": date(2024, 6, 1), "filed_on": None})
    with pytest.raises(ClockError, match="its start must give one"):
        opening(None).length({"filed_on": date(2024, 6, 1)})


def test_before_the_first_row_nothing_was_in_force() -> None:
    lengths = Dated("filed_on", ((date(2025, 1, 1), 20),))
    assert lengths.at(date(2025, 1, 1)) == 20
    with pytest.raises(LookupError, match="2024-12-31"):
        lengths.at(date(2024, 12, 31))
