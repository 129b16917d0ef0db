"""What we ask when something is missing or does not fit: the catalogue of requests for information.

Each entry says what is wrong, what to send, why, and how many weeks are usual; the caseworker may change the words and
the time. `rules` are the checks it answers. The duty to guide: forvaltningsloven § 11.
"""

from __future__ import annotations

from casework.core.asked import Question
from casework.core.text import Source, Text
from casework.law.registry_terms import TERMS_SOURCE
from casework.workflows.accounts.questions import (
    HOME_ADDRESS,
    IDENTITY,
    LIVES_ELSEWHERE,
    POLICE_CERTIFICATE,
    POWER_OF_ATTORNEY,
    SIGN_IN,
    TOO_FEW,
    answering,
)
from casework.workflows.accounts.sources import REGISTRY_REGULATION
from casework.workflows.maritime_account.answers import SECTIONS
from casework.workflows.maritime_account.attribution import A3
from casework.workflows.maritime_account.documents import ANNEX_VIIA, MANDATE_REGULATION

MANDATE = Source(MANDATE_REGULATION, "Art. 1(3) and (4)")

QUESTIONS: tuple[Question, ...] = (
    Question(
        "Q-INF", Text("Missing answers"),
        Text("Some of the answers that we need are not there."),
        Text("Fill in the fields that are marked as missing."),
        ANNEX_VIIA, 2, tuple(section.name for section in SECTIONS), ("MOHA-01",)),
    Question(
        "Q-NUM", Text("Number or code"),
        Text("A number or a code cannot be right."),
        Text("Compare it with the paper it stands on, and send the right one."),
        Source(REGISTRY_REGULATION, "Annex III"), 2, ("company", "addresses", "ships", "representatives"),
        ("MOHA-06", "MOHA-07", "MOHA-08", "MOHA-11", "MOHA-14", "MOHA-15", "AR-09")),
    answering(IDENTITY, "MOHA-60", "MOHA-61"),
    answering(HOME_ADDRESS, "MOHA-60", "MOHA-61"),
    answering(POLICE_CERTIFICATE, "MOHA-60", "MOHA-61", "MOHA-62"),
    answering(POWER_OF_ATTORNEY, "MOHA-60", "MOHA-61"),
    Question(
        "Q-LEG", Text("Legalisation"),
        Text("A copy from abroad is not legalised."),
        Text("Send a copy that was certified and legalised at most three months before you applied."),
        Source(REGISTRY_REGULATION, "Annex VIII", certainty=90), 4, ("company", "mandates", "representatives"),
        ("MOHA-61",)),
    Question(
        "Q-LNG", Text("Language of a document"),
        Text("A document is in a language that we do not accept."),
        Text("Send an authorised translation into English, Norwegian, Swedish or Danish; a mandate into English."),
        MANDATE, 4, ("mandates", "representatives"), ("MOHA-43",)),
    Question(
        "Q-UBO", Text("Beneficial owners"),
        Text("We need to know who owns or controls the company."),
        Text("Send name, date of birth, nationality and kind of control of each of them."),
        ANNEX_VIIA, 3, ("company",), ()),
    Question(
        "Q-BNK", Text("Bank account"),
        Text("It is not shown that the company has an open bank account in the EEA."),
        Text("Send a letter from the bank, at most three months old."),
        ANNEX_VIIA, 3, ("bank",), ("MOHA-50", "MOHA-51", "MOHA-52")),
    Question(
        "Q-GRP", Text("Group"),
        Text("It is not clear which group the company belongs to."),
        Text("Send a certified chart of the group, at most three months old when you applied."),
        ANNEX_VIIA, 3, ("company",), ("MOHA-60", "MOHA-61")),
    Question(
        "Q-MAN", Text("Mandate"),
        Text("A mandate is missing, lacks a signature, or does not name all ships."),
        Text("Send a mandate that both parties have signed. Without it the owner answers for the ship."),
        MANDATE, 3, ("mandates", "ships"),
        ("MOHA-23", "MOHA-24", "MOHA-40", "MOHA-41", "MOHA-42", "MOHA-44", "MOHA-45", "MOHA-46", "MOHA-47", "MOHA-48",
         "MOHA-49")),
    Question(
        "Q-SHP", Text("Ship list"),
        Text("The ship list is missing, or differs from THETIS-MRV."),
        Text("Send an updated list, or tell us what THETIS-MRV has wrong."),
        Source(MANDATE_REGULATION, "Art. 2"), 2, ("ships",), ("MOHA-20", "MOHA-21", "MOHA-22", "MOHA-72")),
    Question(
        "Q-IMO", Text("IMO number"),
        Text("An IMO number is not right, or belongs to somebody else."),
        Text("Send the right number and a copy of the Document of Compliance or the Continuous Synopsis Record."),
        ANNEX_VIIA, 2, ("company", "ships", "mandates"), ("MOHA-03", "MOHA-04", "MOHA-05")),
    Question(
        "Q-AA", Text("Administering state"),
        Text("Another state may be the one that administers the company."),
        Text("Send proof of the country of registration, and of the first voyage with its ports and days."),
        A3, 2, ("company", "voyage"),
        ("MOHA-30", "MOHA-31", "MOHA-32", "MOHA-33", "MOHA-34", "MOHA-35", "MOHA-36")),
    answering(TOO_FEW, "MOHA-02"),
    LIVES_ELSEWHERE,
    answering(SIGN_IN, "MOHA-09", "MOHA-10"),
    Question(
        "Q-TRM", Text("Terms"),
        Text("The terms of the Union Registry are not accepted by everybody who must."),
        Text("Accept the terms in force, for the company and for each representative."),
        TERMS_SOURCE, 2, ("terms", "representatives"),
        ("MOHA-55", "MOHA-56", "AR-11")),
)  # fmt: skip
