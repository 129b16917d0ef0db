"""Looks of numbers that only ships and their companies have."""

from __future__ import annotations

from casework.core.text import Text
from casework.forms.look import Look

IF_ISM = Text("(if you apply as the ISM company)")

COMPANY_NUMBER = Look(width="w-7", inputmode="numeric", identifier="imo_company", most=40)
SHIP_NUMBER = Look(width="w-7", inputmode="numeric", identifier="imo_ship", most=40)
PORT = Look(width="w-7", identifier="locode", most=20)
