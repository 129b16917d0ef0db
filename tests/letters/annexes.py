"""Plans as documents, for tests to print: the example, a large one, and one that nobody would type.

`python -m tests.letters.annexes` writes the golden text of the example anew; then read the diff.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from casework.core.answers import as_json, digest
from casework.i18n import say
from casework.letters.annex import Annex, write
from casework.letters.order import face_of
from casework.operations.transcript import parts, words_of
from casework.stories.ship_monitoring_plan import example
from casework.stories.ship_plans import large
from casework.workflows import CASE_TYPES
from casework.workflows.annexes import annex_of

from .golden import FOLDER, plain
from .samples import LANGUAGES

TYPE = CASE_TYPES["ship_monitoring_plan"]
DAY = date(2026, 11, 20)


def annex(answers: Any, language: str, *, version: int = 1) -> Annex:
    """A submission of the plan as a document."""
    declared = annex_of(TYPE)
    assert declared is not None
    return Annex(
        language=language,  # type: ignore[arg-type]
        authority=face_of(TYPE.authority, language),
        title=say(declared.title(answers), language),
        number="2026/12-3",
        case_number="2026/12",
        party=answers.company.name,
        sent_on=DAY,
        version=version,
        fingerprint=digest(as_json(answers)),
        lines=tuple((say(label, language), words_of(value, language)) for label, value in declared.lines(answers)),
        parts=parts(TYPE, answers, language, declared.leaves_out),
    )


def changed(**sections: Any) -> Any:
    """The example plan with other rows or fields, as they were typed."""
    raw = as_json(example(DAY))
    for name, said in sections.items():
        raw[name] = {**raw[name], **said}
    return TYPE.answers.model_validate(raw)


def two_hundred() -> Any:
    """The plan of `large` with two hundred instruments, a row for each of twelve questions."""
    return large(DAY, sources=40, instruments=200)


def path(language: str) -> Path:
    return FOLDER / TYPE.name / f"annex.{language}.txt"


def renew() -> None:
    for language in LANGUAGES:
        path(language).write_text(plain(write(annex(example(DAY), language))), "utf-8")


if __name__ == "__main__":
    renew()
