"""Which papers a change needs: those of each new person, and a signed statement for other rights or leaving.

Regulation (EU) 2019/1122 Annex VIII. The account holder may ask that the identity document and the proof of address of
an earlier nomination be used again; a police certificate cannot be, because it is deleted after each decision, and a
power of attorney is for one account and one nomination.
"""

from __future__ import annotations

from dataclasses import replace

from casework.core.answers import Answers
from casework.core.asked import Document
from casework.core.text import Text
from casework.workflows.accounts.documents import REPRESENTATIVE_DOCUMENTS
from casework.workflows.accounts.sources import NOMINATION
from casework.workflows.representative_change.answers import RepresentativeAnswers
from casework.workflows.representative_change.sources import LEAVING, UPDATING

REUSABLE = frozenset({"identity", "home_address"})


def is_new(answers: Answers, key: str) -> bool:
    """No paper of an earlier nomination is to be used for this person."""
    if not isinstance(answers, RepresentativeAnswers) or key not in answers.representatives:
        return False
    return answers.representatives[key].reuse is not True


SIGNED = Text("Signed by somebody who may bind the account holder, or by the representative who wants to stop.")

DOCUMENTS: tuple[Document, ...] = (
    *(replace(document, when=is_new) if document.kind in REUSABLE else document
      for document in REPRESENTATIVE_DOCUMENTS),
    Document("rights_statement", Text("Signed statement of the new rights"), UPDATING, per="rights",
             hint=Text("Signed by somebody who may bind the account holder.")),
    Document("leaving_statement", Text("Signed statement that the person leaves"), LEAVING, per="leavers", hint=SIGNED),
    Document("right_to_sign", Text("Proof of who may sign for the account holder"), NOMINATION, required=False,
             hint=Text("If it has changed since the account was opened, or since your last nomination.")),
)
