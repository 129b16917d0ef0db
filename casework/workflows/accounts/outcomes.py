"""The account and each representative are separate decisions; the account needs two representatives with a lawful
pair of rights.
"""

from __future__ import annotations

from casework.core.case_type import Refusal, Subject
from casework.core.text import Text
from casework.identifiers import account_number
from casework.workflows.accounts.representatives import lawful_pair
from casework.workflows.accounts.sources import ART_20


def account_number_shaped(subject: Subject) -> Refusal | None:
    """Asked only when a number is given; a wrong check digit is not held against it (88 per cent sure)."""
    number = subject.given.get("account_number")
    if number is None or account_number.is_shaped(str(number)):
        return None
    return Refusal(account_number.fault(str(number)) or Text("Give the account number."),
                   cure=Text("You can correct it."))


def outcomes_lawful(subject: Subject) -> Refusal | None:
    """Asked only when outcomes are given: an approved account has at least two approved representatives with a lawful
    pair.
    """
    outcomes = subject.given.get("outcomes") or {}
    if not outcomes or subject.facts.answers is None:
        return None
    if outcomes.get("account") != "approve":
        return Refusal(
            Text("An approval approves the account. Propose a refusal instead."),
            cure=Text("You can choose another step."),
        )
    people = subject.facts.answers.representatives
    rights = [row.rights for key, row in people.items() if outcomes.get(key) == "approve"]
    if lawful_pair(rights):
        return None
    return Refusal(
        Text("The representatives you approve have no lawful pair of rights: one must start and another must approve."),
        ART_20,
        Text("You can approve another representative, or ask for one."),
    )
