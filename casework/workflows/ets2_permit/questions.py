"""What we ask when something is missing or does not fit: the catalogue of requests for information.

Each entry says what is wrong, what to send, why, and how many weeks are usual (three, our own rule). The authority may
decide in the single case what must be sent (forurensningsloven § 12, klimakvoteloven § 5).
"""

from __future__ import annotations

from casework.core.asked import Question
from casework.core.text import Source, Text
from casework.workflows.ets2_permit.answers import SECTIONS
from casework.workflows.ets2_permit.sources import (
    ANNEX_I,
    APPLICATION_CONTENT,
    CATEGORY,
    EXCLUDED,
    FUEL_DATA,
    NOTIFY_CHANGES,
    OPERATOR,
    PERMIT_DUTY,
    PLAN,
    POLLUTION_ACT,
)

SECRECY = Source("offentleglova", "§ 13", certainty=95)

QUESTIONS: tuple[Question, ...] = (
    Question(
        "Q-INF", Text("Missing answers"), Text("Some of the answers that we need are not there."),
        Text("Fill in the fields that are marked as missing."), Source(POLLUTION_ACT, "§ 12"), 3,
        tuple(section.name for section in SECTIONS), ("PRM-20", "PRM-22")),
    Question(
        "Q-WHO", Text("The fuel operator"), Text("It is not shown that you, and nobody before you, answer for the "
                                                 "fuel."),
        Text("Send what shows who is liable for the excise duty, who imports or produces, and to whom you sell."),
        OPERATOR, 3, ("scope", "operator"), ("PRM-01", "PRM-02", "PRM-03", "PRM-23")),
    Question(
        "Q-FUE", Text("Fuels"), Text("The list of fuels is not complete, or a CN code cannot be right."),
        Text("Compare the list with your customs declarations and invoices, and send it again."), FUEL_DATA, 3,
        ("fuels",), ("PRM-04", "PRM-05", "PRM-06", "PRM-16")),
    Question(
        "Q-PLN", Text("Monitoring plan"), Text("The monitoring plan is missing, or the version is not the one you "
                                               "name."),
        Text("Send the plan as the reporting tool gives it out, with its number, version and date."), PLAN, 3,
        ("plan",), ("PRM-07", "PRM-08", "PRM-30")),
    Question(
        "Q-ATT", Text("Attachments to the plan"), Text("An attachment to the monitoring plan is missing."),
        Text("Send the flow diagram, the calculation of uncertainty and the result of the risk assessment."), ANNEX_I,
        3, ("plan",), ("PRM-30",)),
    Question(
        "Q-CAP", Text("Responsible post and procedures"),
        Text("It is not shown that you can monitor and report your emissions satisfactorily."),
        Text("Tell us who answers for it, which competence the person has, and which written procedures are in "
             "force."), PERMIT_DUTY, 3, ("plan", "activity"), ()),
    Question(
        "Q-CAT", Text("Emissions"), Text("The estimate of the emissions is missing or does not add up."),
        Text("Send the calculation, fuel by fuel, before and after the scope factor."), CATEGORY, 3,
        ("activity",), ("PRM-13",)),
    Question(
        "Q-BIO", Text("Fuel that can be counted as zero"), Text("It is not shown that the fuel can be counted as "
                                                                "zero."),
        Text("Send the certificate and the auditor's approval of the mass balance."), EXCLUDED, 3, ("fuels",),
        ("PRM-30",)),
    Question(
        "Q-SUM", Text("Summary"), Text("The summary does not tell enough."),
        Text("Describe the fuels, the customers, the way of release and how you keep the figures."),
        APPLICATION_CONTENT, 3, ("activity",), ("PRM-11",)),
    Question(
        "Q-SEC", Text("Secrecy"), Text("It is not clear why some of the information must be kept from the public."),
        Text("Give a reason for each of them, or withdraw the wish."), SECRECY, 3, ("secrets",), ()),
    Question(
        "Q-SUC", Text("Succession"), Text("The papers do not show that the business passes to the successor."),
        Text("Send the contract, the plan of merger or division, or the entry in the company register."),
        NOTIFY_CHANGES, 3, ("request", "operator"), ("PRM-15", "PRM-25", "PRM-30")),
    Question(
        "Q-SIG", Text("Signature"), Text("It is not shown that the person who signed may bind the operator."),
        Text("Send a power of attorney, or tell us where the right to sign stands."), APPLICATION_CONTENT, 3,
        ("signature",), ("PRM-30",)),
)
