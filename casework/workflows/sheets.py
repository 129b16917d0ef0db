"""What is calculated from answers, as tables: the same for the applicant, the caseworker and the reader of the letter.

A case type gives them as `CaseType.sheets(answers)`. Cells are sentences with their figures, said in each reader's
language; the first cell of a row heads it.
"""

from __future__ import annotations

from dataclasses import dataclass

from casework.core.text import Text


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with a title and a sentence on how to read it; each row has as many cells as there are heads."""

    name: str
    title: Text
    lead: Text
    heads: tuple[Text, ...]
    rows: tuple[tuple[Text | str, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.heads) for row in self.rows):
            raise ValueError(f"A row of the sheet {self.name} has other cells than its heads.")
