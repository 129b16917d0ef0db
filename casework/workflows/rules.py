"""How a rule is written down here: a function under its number, severity, title and source becomes a Check."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Source, Text

Run = Callable[[Any, Facts], Iterator[Remark]]


def rule(number: str, severity: Severity, title: Text, source: Source,
         needs: tuple[str, ...] = ()) -> Callable[[Run], Check]:
    """Makes the function a Check; `needs` names the facts without which it cannot be asked."""
    return lambda run: Check(number, severity, title, source, run, needs)


def faults(places: Iterable[tuple[str, str | None]], fault: Callable[[str], Text | None]) -> Iterator[Remark]:
    """What an identifier's own check says about each place that holds something."""
    for pointer, text in places:
        said = fault(text) if text else None
        if said is not None:
            yield pointer, said


def looked_up(facts: Facts, register: str, number: str | None) -> Mapping[str, Any] | None:
    """What a register said about a number; None where it was not asked."""
    return (facts.registers or {}).get((register, number)) if number else None


def day_of(facts: Facts) -> date:
    """The day that age, scope and lateness are judged on: the day it was sent, until then today."""
    return facts.applied_on or facts.today


def same_words(one: str | None, other: str | None) -> bool:
    """Equal but for capitals and spaces."""
    return "".join((one or "").split()).casefold() == "".join((other or "").split()).casefold()
