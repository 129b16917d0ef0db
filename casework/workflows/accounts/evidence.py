"""What stands behind the answers about people, in other accounts and applications.

A match tells only that an account or an application exists, never whose.
"""

from __future__ import annotations

from collections.abc import Iterator

from casework.core.checks import Check, Facts, Remark, Severity
from casework.core.text import Text
from casework.identifiers import email
from casework.workflows.accounts.answers import WithRepresentatives
from casework.workflows.accounts.sources import ANNEX_VIII


def _addresses_elsewhere(answers: WithRepresentatives, facts: Facts) -> Iterator[Remark]:
    for key, person in answers.representatives.items():
        if ("email", email.normalise(person.email or "")) in (facts.matches or ()):
            yield f"/representatives/{key}/email", Text(
                "Not an error: an account or an application with this e-mail address exists. Tell us if {name} "
                "represents other companies too.", name=person.label)


def addresses_elsewhere(number: str) -> Check:
    """The rule, under the number that the case type gives it."""
    return Check(number, Severity.WARNING, Text("The e-mail addresses are in no other account"), ANNEX_VIII,
                 _addresses_elsewhere, ("matches",))
