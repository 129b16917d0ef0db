"""What we ask about representatives: entries of the catalogue of requests for information (forvaltningsloven § 11).

`answering` adds the rules of a case type that the same question answers.
"""

from __future__ import annotations

from dataclasses import replace

from casework.core.asked import Question
from casework.core.text import Text
from casework.workflows.accounts.sources import ANNEX_VIII, ART_20, NOMINATION, RESIDENCE

IDENTITY = Question(
    "Q-ID", Text("Identity document"),
    Text("The identity document has expired, cannot be read, or is not a certified copy."),
    Text("Send a new certified copy of a passport or identity card."),
    ANNEX_VIII, 3, ("representatives",), ("AR-07", "AR-08"))
HOME_ADDRESS = Question(
    "Q-ADR", Text("Home address"),
    Text("The papers do not show where the person lives."),
    Text("Send an identity document that shows the address, or a statement of the local authority."),
    ANNEX_VIII, 3, ("representatives",), ())
POLICE_CERTIFICATE = Question(
    "Q-POL", Text("Police certificate"),
    Text("The police certificate is missing, more than three months old, or a scan."),
    Text("Send a new police certificate as the original digital file."),
    ANNEX_VIII, 4, ("representatives",), ())
POWER_OF_ATTORNEY = Question(
    "Q-POA", Text("Power of attorney"),
    Text("The papers do not show that the person who signed may bind the account holder."),
    Text("Send a register extract that shows who may sign, or a power of attorney signed by that person."),
    NOMINATION, 2, ("representatives",), ())
TOO_FEW = Question(
    "Q-AR2", Text("Representatives"),
    Text("There are fewer than two persons who can act together for the account."),
    Text("Nominate another person, or change the rights so that one can start and another approve."),
    ART_20, 3, ("representatives",), ("AR-01", "AR-02", "AR-03", "AR-04"))
LIVES_ELSEWHERE = Question(
    "Q-RES", Text("Residence"),
    Text("No representative lives in Norway."),
    Text("Nominate a person who lives in Norway, with the same documents as for the others."),
    RESIDENCE, 3, ("representatives",), ("AR-13",))
SIGN_IN = Question(
    "Q-CON", Text("E-mail and mobile"),
    Text("An e-mail address or a mobile number cannot be used to sign in to the registry."),
    Text("Tell us the person's own e-mail address and the mobile number registered in EU Login."),
    ANNEX_VIII, 2, ("representatives", "addresses"), ("AR-05", "AR-06"))


def answering(question: Question, *rules: str) -> Question:
    """The question, answering these rules too."""
    return replace(question, rules=(*question.rules, *rules))
