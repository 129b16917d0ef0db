"""An invented charge per tonne, loaded by two people before the story needs it: none of a real year is known here."""

from __future__ import annotations

from datetime import timedelta

from casework.core.calendars import legal_date
from casework.core.text import Source
from casework.db import db
from casework.law.sheets import hash_of
from casework.law.surrender import SURRENDER
from casework.operations import tables
from casework.queries.tables import rows_on
from casework.stories.telling import Told, by

INVENTED = "122.50"
SOURCE = Source("klimakvoteloven", "§ 19", 0, "Invented for the demonstration.")


def loaded(told: Told) -> None:
    """The rate of the year of the story is in force from the next day on."""
    year, from_day = told.plot.answers(told.today).missed.year, legal_date(told.now) + timedelta(days=1)
    cx = db.session.connection()
    known = rows_on(cx, SURRENDER.name, from_day)[1]
    if any(row["year"] == str(year) for row in known["rates"]):
        return
    row = {"year": str(year), "amount": INVENTED.rstrip("0"), "act": SOURCE.act, "place": SOURCE.place,
           "certainty": str(SOURCE.certainty), "note": str(SOURCE.note)}  # fmt: skip
    number = tables.propose(
        SURRENDER.name, {"rates": [*known["rates"], row]}, name=f"{year}, invented", valid_from=from_day,
        source=SOURCE, reason="The demonstration needs a rate.", by=by("marit"), now=told.now)  # fmt: skip
    tables.confirm(number, against=hash_of(known), by=by("berit"), now=told.now)
