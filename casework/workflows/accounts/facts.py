"""What the case page and the first draft of the reasons say in the same way about every account."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

from casework.core.case_type import DecisionSubject
from casework.core.text import Text
from casework.workflows.accounts.answers import WithRepresentatives
from casework.workflows.accounts.representatives import NAMELESS

NOT_ANSWERED = Text("not answered yet")


def decided(holder: str | None, answers: WithRepresentatives) -> tuple[DecisionSubject, ...]:
    """The account under the key `account`, then each representative under the key of the row: separate decisions."""
    account = DecisionSubject("account", Text("Account for {company}", company=holder or NOT_ANSWERED))
    return (account, *(DecisionSubject(key, Text("{name}", name=row.label or NAMELESS))
                       for key, row in answers.representatives.items()))


def joined(sentences: list[Text]) -> Text:
    """Sentences as one text that can still be said in every language."""
    return reduce(lambda one, other: Text("{one} {other}", one=one, other=other), sentences)


def names(rows: Mapping[str, object]) -> str:
    """The rows by what they are called, with commas; a dash where none has a name."""
    return ", ".join(label for row in rows.values() if (label := getattr(row, "label", ""))) or "–"
