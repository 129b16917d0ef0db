"""What we ask when something is missing or does not fit: the catalogue of requests for information.

Each entry says what is wrong, what to send, why, and how many weeks are usual; the caseworker may change the words and
the time. `rules` are the checks it answers. The duty to guide: forvaltningsloven § 11.
"""

from __future__ import annotations

from dataclasses import replace

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
from casework.workflows.accounts.sources import ANNEX_III, ANNEX_VIII, REGISTRY_REGULATION
from casework.workflows.registry_account.answers import SECTIONS
from casework.workflows.registry_account.documents import ANNEX_IV, ANNEX_IV_VI
from casework.workflows.registry_account.evidence import MUST_BE_REGISTERED
from casework.workflows.registry_account.holder import KINDS_OF
from casework.workflows.registry_account.permit import SAME_HOLDER, SITE

QUESTIONS: tuple[Question, ...] = (
    Question(
        "Q-INF", Text("Missing answers"),
        Text("Some of the answers that we need are not there."),
        Text("Fill in the fields that are marked as missing."),
        ANNEX_III, 2, tuple(section.name for section in SECTIONS), ("ACC-01",)),
    Question(
        "Q-NUM", Text("Number or code"),
        Text("A number or a code cannot be right."),
        Text("Compare it with the paper it stands on, and send the right one."),
        ANNEX_III, 2, ("company", "person", "addresses", "installation", "representatives"),
        ("ACC-20", "ACC-21", "ACC-22", "ACC-23", "ACC-27", "ACC-28", "AR-09")),
    Question(
        "Q-KND", Text("Kind of account"),
        Text("We cannot open the kind of account that you have applied for."),
        Text("Choose another kind of account, and fill in what it needs."),
        KINDS_OF, 2, tuple(section.name for section in SECTIONS), ("ACC-03",)),
    answering(IDENTITY, "ACC-05", "ACC-60", "ACC-61"),
    answering(HOME_ADDRESS, "ACC-60", "ACC-61"),
    answering(POLICE_CERTIFICATE, "ACC-60", "ACC-61", "ACC-62"),
    answering(POWER_OF_ATTORNEY, "ACC-60", "ACC-61"),
    Question(
        "Q-LEG", Text("Legalisation"),
        Text("A copy from abroad is not legalised."),
        Text("Send a copy that was certified and legalised at most three months before you applied."),
        Source(REGISTRY_REGULATION, "Annex VIII", certainty=90), 4, ("company", "person", "representatives"),
        ("ACC-61",)),
    Question(
        "Q-LNG", Text("Language of a document"),
        Text("A document is in a language that we do not accept."),
        Text("Send an authorised translation into English, Norwegian, Swedish or Danish."),
        ANNEX_VIII, 4, ("representatives",), ()),
    Question(
        "Q-AGE", Text("Age"),
        Text("The date of birth does not agree with the papers, or the account holder is not of age."),
        Text("Compare the date of birth with the identity document, and tell us the right one."),
        ANNEX_IV, 2, ("person",), ("ACC-04", "ACC-24")),
    Question(
        "Q-UBO", Text("Beneficial owners and directors"),
        Text("We need to know who owns, controls and manages the company."),
        Text("Send name, date of birth, nationality and kind of control of each owner, and name each director."),
        ANNEX_IV, 3, ("owners", "directors", "company"), ("ACC-02",)),
    Question(
        "Q-UBP", Text("Police certificate of an owner or director"),
        Text("We have reason to ask for a police certificate of this person: say here what the reason is."),
        Text("Send the certificate as the original digital file, at most three months old."),
        ANNEX_IV, 4, ("owners", "directors"), ()),
    Question(
        "Q-BNK", Text("Bank account"),
        Text("It is not shown that the account holder has an open bank account in the EEA."),
        Text("Send a letter from the bank, at most three months old."),
        ANNEX_IV_VI, 3, ("bank",), ("ACC-07", "ACC-29", "ACC-30")),
    Question(
        "Q-MVA", Text("VAT registration"),
        Text("The company is not registered for VAT. Without that it can have no trading account."),
        Text("Register the company for VAT and tell us the number. If it is not registered, we refuse the account."),
        MUST_BE_REGISTERED, 3, ("company",), ("ACC-72",)),
    Question(
        "Q-GRP", Text("Group"),
        Text("It is not clear which group the company belongs to."),
        Text("Send a certified chart of the group, at most three months old when you applied."),
        ANNEX_IV_VI, 3, ("company",), ("ACC-60", "ACC-61")),
    Question(
        "Q-PERM", Text("Permit"),
        Text("The permit is not in force, or names another holder."),
        Text("Send us the right number and name, or apply for a change of the permit first."),
        SAME_HOLDER, 3, ("permit", "company"), ("ACC-40", "ACC-41", "ACC-43")),
    Question(
        "Q-INS", Text("Installation"),
        Text("What we know about the installation does not agree with the permit."),
        Text("Compare name, activity and place with the permit, and correct them."),
        SITE, 2, ("installation",), ("ACC-44",)),
    answering(TOO_FEW, "ACC-02"),
    replace(LIVES_ELSEWHERE, rules=("ACC-08",)),
    answering(SIGN_IN, "ACC-25", "ACC-26"),
    Question(
        "Q-TRM", Text("Terms"),
        Text("The terms of the Union Registry are not accepted by everybody who must."),
        Text("Accept the terms in force, for the account holder and for each representative."),
        TERMS_SOURCE, 2, ("terms", "representatives"), ("ACC-09", "ACC-10", "AR-11")),
)  # fmt: skip
