"""What cannot be reckoned, and why: a code with values, so that whoever shows it says it in the reader's language.

``str()`` of a fault says it in English, for whoever works at a prompt.

>>> str(Fault("mixed_currencies", {"one": "NOK", "other": "EUR"}))
'NOK and EUR cannot be added or compared.'
>>> CannotReckon(Fault("bad_date", {"value": "soon"}, place="from"))
CannotReckon('from: soon is not a day such as 2026-03-12.')
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SENTENCES: Mapping[str, str] = {
    # amounts
    "bad_amount": "{value} is not an amount such as 52500 or 517.81.",
    "too_large": "{value} is larger than anything that is reckoned here, or finer.",
    "mixed_currencies": "{one} and {other} cannot be added or compared.",
    "nothing_to_share_by": "An amount is shared by weights that are not negative and not all zero.",
    "not_whole_steps": "{amount} is not a whole number of steps of {step}.",
    # dates and rates
    "bad_date": "{value} is not a day such as 2026-03-12.",
    "still_to_come": "{day} is still to come.",
    "wrong_order": "{end} is before {start}.",
    "not_loaded": "The table {table} holds nothing for {wanted}: it must be loaded.",
    "overlapping_rates": "The table {table} has two rates for {day}.",
    "no_main_year": "The same amount of work was done in {years}: somebody must choose the year of the rate.",
    # fees
    "no_minutes": "There is no work to charge for.",
    "not_in_steps": "{minutes} minutes are not a whole number of steps of {step}.",
    "minimum_above_maximum": "The least fee, {minimum}, is above the highest, {maximum}.",
    "negative": "{value} is negative.",
    "lines_do_not_add_up": "The lines add up to {lines} and the fee is {total}.",
    "outside_year": "{first} to {last} is not a part of one year.",
    # numbers of payments
    "bad_base": "{value} cannot be the base of a payment number: it takes {least} to {most} digits.",
    "no_check_digit": "{value} has no check digit in MOD11: take the next number.",
    "bad_kid": "{value} is not a valid payment number.",
    # invoices and claims
    "no_lines": "An invoice has at least one line.",
    "repeated_line": "Two lines are called {line}.",
    "unknown_line": "The invoice has no line {line}.",
    "nothing_left": "All of it was credited before.",
    "more_than_left": "{amount} is more than the {left} that is left of line {line}.",
    "due_before_issue": "It would be due on {due}, before it is issued on {issued}.",
    "not_final": "The decision is not final yet.",
    "not_due": "It is not due before {due} is over.",
    "not_demanded": "A demand was not sent, or the time that it set is not over.",
    "nothing_owed": "Nothing is owed.",
    "more_than_owed": "{amount} is more than the {owed} that is owed.",
    "more_than_overpaid": "{amount} is more than the {overpaid} that was overpaid.",
    "no_charge": "An account opens with a charge.",
    # files of the bank
    "not_text": "The file is not text in UTF-8 or Windows-1252.",
    "too_many_bytes": "The file is larger than {most} bytes.",
    "too_many_rows": "The file has more than {most} rows.",
    "no_heading": "The first line must name the columns {columns}.",
    "unknown_column": "{column} is not a column of this layout.",
    "missing_column": "The column {column} is missing.",
    "repeated_column": "The column {column} stands twice.",
    "wrong_width": "There are {found} fields where the heading has {expected}.",
    "torn_row": "The row cannot be read: a quotation mark is not closed, or a sign cannot stand there.",
    "empty": "It is empty.",
    "too_wide": "It has more than {most} signs.",
    "not_positive": "{value} is not more than nothing.",
    "bad_currency": "{value} is not a currency that is booked here: {known}.",
    "bad_reference": "There are signs in it that cannot be shown.",
    "repeated_archive_id": "{value} stood on row {row} before.",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong. `place` names the figure, or the row and column, that it is about."""

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)
    place: str = ""

    def __str__(self) -> str:
        said = SENTENCES[self.code].format_map(self.values)
        return f"{self.place}: {said}" if self.place else said

    def __hash__(self) -> int:
        return hash((self.code, tuple(sorted(self.values.items())), self.place))


class CannotReckon(ValueError):
    """There is no answer; `faults` says why, all at once."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(" ".join(str(fault) for fault in faults))
        self.faults = faults


class NotLoaded(CannotReckon):
    """A table ends before the day or year that was asked for; nobody takes its last row instead."""

    def __init__(self, table: str, wanted: str) -> None:
        super().__init__(Fault("not_loaded", {"table": table, "wanted": wanted}))
        self.table, self.wanted = table, wanted
