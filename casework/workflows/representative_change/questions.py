"""What we ask when something is missing or does not fit (forvaltningsloven § 11)."""

from __future__ import annotations

from dataclasses import replace

from casework.core.asked import Question
from casework.core.text import Source, Text
from casework.law.registry_terms import TERMS_SOURCE
from casework.workflows.accounts.questions import (
    HOME_ADDRESS,
    IDENTITY,
    POLICE_CERTIFICATE,
    POWER_OF_ATTORNEY,
    SIGN_IN,
    TOO_FEW,
    answering,
)
from casework.workflows.accounts.sources import ANNEX_VIII, REGISTRY_REGULATION
from casework.workflows.representative_change.sources import LEAVING, REUSING, UPDATING

PEOPLE = ("representatives", "rights", "leavers")

QUESTIONS: tuple[Question, ...] = (
    Question(
        "Q-INF", Text("Missing answers"),
        Text("Some of the answers that we need are not there."),
        Text("Fill in the fields that are marked as missing."),
        ANNEX_VIII, 2, ("request", *PEOPLE, "delivery"), ("REP-01", "REP-02")),
    Question(
        "Q-NUM", Text("Number or code"),
        Text("A number or a code cannot be right."),
        Text("Compare it with the paper it stands on, and send the right one."),
        Source(REGISTRY_REGULATION, "Annex III"), 2, ("representatives",), ("AR-09",)),
    answering(IDENTITY, "REP-60", "REP-61"),
    answering(HOME_ADDRESS, "REP-60", "REP-61"),
    answering(POLICE_CERTIFICATE, "REP-60", "REP-61", "REP-62"),
    answering(POWER_OF_ATTORNEY, "REP-60", "REP-61"),
    Question(
        "Q-REU", Text("Papers used again"),
        Text("The papers of the earlier nomination are not there, or too old to be used again."),
        Text("Send new certified copies, or tell us in which case we find papers that are at most three months old."),
        REUSING, 3, ("representatives",), ("REP-10",)),
    Question(
        "Q-STM", Text("Signed statement"),
        Text("There is no signed statement of the change, or it was not signed by somebody who may ask for it."),
        Text("Send a statement that names the person and the change, signed by somebody who may bind the account "
             "holder or, where a representative wants to stop, by that person."),
        UPDATING, 2, ("request", "rights", "leavers"), ("REP-60", "REP-11")),
    Question(
        "Q-WHO", Text("Who is meant"),
        Text("It is not clear which of the representatives you mean, or two changes for one person contradict each "
             "other."),
        Text("Name the person as the account does, and one change for each."),
        UPDATING, 2, PEOPLE, ("REP-05", "REP-06", "REP-07", "REP-08", "REP-12")),
    replace(answering(TOO_FEW, "REP-03", "REP-04"), sections=("request", *PEOPLE),
            rules=("AR-01", "AR-03", "AR-04", "REP-03", "REP-04")),
    replace(answering(SIGN_IN, "REP-09"), sections=("representatives",)),
    Question(
        "Q-RES", Text("Residence"),
        Text("After the change nobody who represents the account lives in Norway, and for this account somebody must."),
        Text("Nominate a person who lives in Norway, or let one who does stay."),
        LEAVING, 3, ("representatives", "leavers")),
    Question(
        "Q-TRM", Text("Terms"),
        Text("The terms of the Union Registry are not accepted by everybody who must."),
        Text("Accept the terms in force, for each new representative."),
        TERMS_SOURCE, 2, ("representatives",), ("AR-11",)),
)
