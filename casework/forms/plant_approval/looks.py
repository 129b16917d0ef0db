"""Looks of figures that only plants have."""

from __future__ import annotations

from dataclasses import replace

from casework.core.text import Text
from casework.forms.look import Look
from casework.forms.looks import SHORT

FIGURE = replace(SHORT, inputmode="decimal", most=40, decimals=3)
PERCENT = replace(SHORT, inputmode="decimal", most=20, decimals=4)
DEGREES = replace(SHORT, inputmode="decimal", most=20, decimals=6)
YEAR = Look(width="w-4", inputmode="numeric", at_least=1880, at_most=2100)
METER = Look(width="w-20", inputmode="numeric", identifier="metering_point", most=40)
IF_MEASURED = Text("(if it is measured)")
IF_SOME = Text("(if there is some)")
