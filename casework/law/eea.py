"""Which states are in the European Economic Area, and since when.

The EEA Agreement Art. 126 and the accessions to it. "Member State" in an act taken into the Agreement means an EEA
state (Protocol 1 no. 7), so Directive 2003/87/EC Art. 3gf and the bank rule of the registry read with this
list. Regions outside Europe that belong to a Member State have codes of their own in UN/LOCODE; calls there are
calls in that state.
"""

from __future__ import annotations

from datetime import date, timedelta

from casework.core.text import Source, Text
from casework.law.versions import Table, Version

EEA_SOURCE = Source("Agreement on the European Economic Area", "Art. 126")

_FOUNDING, _2004, _2007, _2014 = date(1994, 1, 1), date(2004, 5, 1), date(2007, 8, 1), date(2014, 4, 12)

# Code -> (first day, last day or None).
EEA: dict[str, tuple[date, date | None]] = {
    **dict.fromkeys(["AT", "BE", "DE", "DK", "ES", "FI", "FR", "GR", "IE", "IS", "IT", "LU", "NL", "NO", "PT", "SE"],
                    (_FOUNDING, None)),
    "LI": (date(1995, 5, 1), None),
    **dict.fromkeys(["CY", "CZ", "EE", "HU", "LT", "LV", "MT", "PL", "SI", "SK"], (_2004, None)),
    **dict.fromkeys(["BG", "RO"], (_2007, None)),
    "HR": (_2014, None),
    "GB": (_FOUNDING, date(2020, 12, 31)),
}

# A version for each day on which a state came or had left.
_CHANGES = {since for since, _ in EEA.values()} | {until + timedelta(1) for _, until in EEA.values() if until}
EEA_STATES = Table("eea", Text("States of the European Economic Area"),
                   tuple(Version(f"{day:%Y-%m}", day, EEA_SOURCE) for day in sorted(_CHANGES)))

# Regions with their own code, by the state that they belong to (TFEU Arts 349 and 355(1); Åland: Art. 355(4)).
REGIONS: dict[str, str] = {**dict.fromkeys(["GF", "GP", "MF", "MQ", "RE", "YT"], "FR"), "AX": "FI"}


def in_eea(code: str, day: date) -> bool:
    """Is this country (ISO 3166-1 alpha-2) an EEA state on this day?"""
    since, until = EEA.get(code, (date.max, None))
    return since <= day and (until is None or day <= until)


def eea_state_of_port(locode: str, day: date) -> str | None:
    """The EEA state that a port (UN/LOCODE) lies in, or None."""
    code = locode.strip().upper()[:2]
    code = REGIONS.get(code, code)
    return code if in_eea(code, day) else None
