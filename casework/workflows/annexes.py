"""What was sent, printed: a submission as a document that can be read without us, kept, and named by a letter.

A decision on a plan binds by what the plan says (Regulation (EU) 2015/757 Art. 6(8)); whoever holds the decision must
be able to hold the plan as well, on paper and in thirty years. So each submission of such a type is printed, once in
each language that is asked for, and the letters that decide on it name those very bytes.

The effect says it beside the step; pages, letters and the worker read one declaration.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from casework.core.case_type import CaseType, Step
from casework.core.effects import Effect, FreezeAnswers
from casework.core.text import Text

ANNEX = "annex"
"""The kind of document it becomes."""


@dataclass(frozen=True, slots=True)
class PrintAnswers(Effect):
    """Prints what the step has frozen, in the language in which the party wants to hear from us.

    `name`: what a button and a list call it; `title(answers)`: what the document is called; `lines(answers)`: who and
    what it is about, for its first page. `leaves_out`: sections that stand beside what is printed. `letters`: those
    that it is enclosed with.
    """

    said = Text("prints what was sent as a PDF")
    name: Text
    title: Callable[[Any], Text]
    lines: Callable[[Any], tuple[tuple[Text, Text | str], ...]]
    leaves_out: tuple[str, ...]
    letters: tuple[str, ...]


def annex_of(case_type: CaseType) -> PrintAnswers | None:
    """How a submission of this type is printed; None where none is."""
    return next((effect for step in case_type.steps for effect in step.effects if isinstance(effect, PrintAnswers)),
                None)


def printed(annex: PrintAnswers, steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps, with each that freezes answers printing them as well, last: the receipt does not wait for it."""
    return tuple(replace(step, effects=(*step.effects, annex))
                 if any(isinstance(effect, FreezeAnswers) for effect in step.effects) else step for step in steps)


def printed_plainly(case_type: CaseType) -> PrintAnswers:
    """How a submission is printed that nothing declares of: under the name of its type, with every section."""
    return PrintAnswers(case_type.title, lambda answers: case_type.title, lambda answers: (), (), ())
