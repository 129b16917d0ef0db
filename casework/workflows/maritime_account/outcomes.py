"""The account and each representative are separate decisions; the account needs two representatives with a lawful
pair of rights.
"""

from __future__ import annotations

from casework.core.case_type import Refusal, Subject
from casework.core.text import Source, Text
from casework.workflows.maritime_account.representatives import lawful_pair

ART_20 = Source("Regulation (EU) 2019/1122", "Article 20")


def outcomes_lawful(subject: Subject) -> Refusal | None:
    """Asked only when outcomes are given: an approved account has at least two approved representatives with a lawful
    pair.
    """
    outcomes = subject.given.get("outcomes") or {}
    if not outcomes or subject.answers is None:
        return None
    if outcomes.get("account") != "approve":
        return Refusal(
            Text("An approval approves the account. Propose a refusal instead."),
            cure=Text("You can choose another step."),
        )
    rights = [row.rights for key, row in subject.answers.representatives.items() if outcomes.get(key) == "approve"]
    if lawful_pair(rights):
        return None
    return Refusal(
        Text("The representatives you approve have no lawful pair of rights: one must start and another must approve."),
        ART_20,
        Text("You can approve another representative, or ask for one."),
    )
