"""From which year fuel operators owe allowances: a choice that every case about it shares."""

from __future__ import annotations

from casework.core.case_type import Reading
from casework.core.text import Text
from casework.law.ets2 import FIRST_YEARS

FIRST_YEAR = Reading(
    "first_year", Text("The first year whose emissions must be matched by allowances"),
    {"2027": Text("2027, as the Environment Agency announced first."),
     "2028": Text("2028, as the legislators of the Union agreed later.")},
    "2028", FIRST_YEARS["2028"][1])
