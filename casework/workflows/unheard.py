"""The exceptions from the hearing: an advance notice may be left out only on a ground of the law, and with the reason.

Forvaltningsloven § 16, third paragraph. The officer writes the ground in the file, where whoever signs sees it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from pydantic import Field

from casework.core.answers import Row
from casework.core.case_type import Refusal, Subject
from casework.core.text import Source, Text
from casework.workflows.guards import of_answers
from casework.workflows.owed import Owed

FVL_16 = Source("forvaltningsloven", "§ 16")


class Unheard(StrEnum):
    DANGER = "danger"
    UNREACHABLE = "unreachable"
    KNOWN = "known"


UNHEARD: Mapping[StrEnum, Text] = {
    Unheard.DANGER: Text("Notice is not practicable, or would endanger carrying it out (§ 16, third paragraph a)"),
    Unheard.UNREACHABLE: Text("No known address (§ 16, third paragraph b)"),
    Unheard.KNOWN: Text("The party knew and could comment (§ 16, third paragraph c)"),
}


class Hearing(Row):
    exception: Unheard | None = Field(
        default=None, title="Why the party is not heard", description="Only as an exception.")
    because: str | None = Field(default=None, title="The reason for the exception")


def excused(answers: Any, row: Any) -> bool:
    """An exception is named, and owes its reason."""
    return row.exception is not None


OWED = Owed("hearing", ("because",), excused)


def hearing_excused(answers: Any) -> Refusal | None:
    """An exception of the law, with its reason."""
    if answers.hearing.exception is not None and answers.hearing.because:
        return None
    return Refusal(Text("The party is heard first, unless the file names an exception and its reason."), FVL_16,
                   Text("You can propose the advance notice."))


def heard_or_excused(subject: Subject) -> Refusal | None:
    """The party could comment, or need not have been told in advance."""
    return None if "hearing" in subject.facts.clocks_ever else of_answers(hearing_excused)(subject)
