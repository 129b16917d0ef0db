"""How people type how long something took."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict

from casework.forms.hours import NOT_A_LENGTH, TimeForm, as_typed


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("45", 45), ("90", 90), ("1:30", 90), ("1.30", 90), ("0:15", 15), ("1,5", 90), ("2,25", 135), ("2 h", 120),
     ("2 t 15 min", 135), ("1 time", 60), ("3 timar", 180), ("30 min", 30),
     ("1 hour 30 minutes", 90), ("\uff11\uff15", 15)],
)  # fmt: skip
def test_a_length_is_read_as_people_write_it(typed: str, minutes: int) -> None:
    assert TimeForm(MultiDict({"minutes": typed})).minutes.data == minutes


@pytest.mark.parametrize("typed", ["1:75", "long", "h", "-15", "1:30:00", "99999", "½ t"])
def test_what_is_no_length_is_said_to_be_none_and_stays(typed: str) -> None:
    read = TimeForm(MultiDict({"minutes": typed})).minutes
    assert (read.data, read.fault, read.typed) == (None, NOT_A_LENGTH, typed)


def test_what_was_written_comes_back_as_it_can_be_typed() -> None:
    for minutes in (15, 45, 60, 90, 1440):
        assert TimeForm(MultiDict({"minutes": as_typed(minutes)})).minutes.data == minutes
