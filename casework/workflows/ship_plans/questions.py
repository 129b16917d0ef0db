"""What we ask when something is unclear or does not fit: the catalogue of requests for information.

A request clarifies: whatever changes the plan itself goes through the verifier before it comes back (Delegated
Regulation (EU) 2023/2917 Art. 74(2)); contact data need not. The weeks are our own rule.
"""

from __future__ import annotations

from casework.core.asked import Question
from casework.core.text import Text
from casework.workflows.ship_plans.sections import SECTIONS
from casework.workflows.ship_plans.sources_of_law import (
    ACCREDITED,
    ASSESSMENT,
    COMPANY_TABLE,
    CONSERVATIVE,
    EQUIPMENT_TABLE,
    FACTORS,
    FUELS_TABLE,
    IDENTITY,
    LANGUAGE,
    MANAGEMENT,
    MANDATE,
    METHODS,
    PROCEDURES,
    REVISION,
    TEMPLATE,
    VOYAGES,
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        "Q-INF", Text("Missing answers"), Text("Some of the answers that we need are not there."),
        Text("Fill in the fields that are marked as missing."), TEMPLATE, 3,
        tuple(section.name for section in SECTIONS), ("SMP-01",)),
    Question(
        "Q-MP-CON", Text("Contact data"), Text("The contact data of the company are not complete."),
        Text("Send address, contact person, business telephone and e-mail. This needs no new assessment."),
        COMPANY_TABLE, 1, ("company",), ("SMP-44",)),
    Question(
        "Q-MAN", Text("Mandate"), Text("The mandate from the owner is missing, is not signed by both, or does not "
                                       "name this ship."),
        Text("Send a mandate that both have signed and that names the ship. Without it the owner answers for the "
             "ship."), MANDATE, 3, ("company", "mandate"), ("SMP-42",)),
    Question(
        "Q-IMO", Text("Numbers of ship, owner and company"),
        Text("A number fails its check digit, or the IMO scheme has another owner or company."),
        Text("Send the right number, with the Continuous Synopsis Record."), IDENTITY, 2, ("ship", "company"),
        ("SMP-43", "SMP-50")),
    Question(
        "Q-ACC", Text("Accreditation of the verifier"),
        Text("It is not shown that the verifier was accredited for shipping when it assessed the plan."),
        Text("Send the certificate of accreditation with its scope."), ACCREDITED, 3, ("assessment",), ("SMP-40",)),
    Question(
        "Q-MP-VER", Text("The verifier's report"),
        Text("The verifier's report is missing, or is about another version of the plan."),
        Text("Send the report for the version that you have sent, with its conclusion and how the verifier visited."),
        ASSESSMENT, 3, ("assessment",), ("SMP-39", "SMP-41")),
    Question(
        "Q-MP-EQ", Text("Measuring equipment"),
        Text("Equipment is not described well enough, or the tables do not name the same equipment."),
        Text("Let the verifier assess a corrected table of equipment, and send it. Each instrument has a row of its "
             "own."), EQUIPMENT_TABLE, 4, ("equipment", "sources", "tanks"),
        ("SMP-06", "SMP-07", "SMP-09", "SMP-10", "SMP-11")),
    Question(
        "Q-MP-TNK", Text("Fuel tanks"), Text("The table of tanks is not complete."),
        Text("Let the verifier assess a corrected table of tanks, and send it. Cargo tanks are listed where cargo is "
             "used as fuel."), EQUIPMENT_TABLE, 4, ("tanks", "sources"), ("SMP-08", "SMP-12", "SMP-16")),
    Question(
        "Q-MP-SRC", Text("Sources and fuels"), Text("Sources, fuels and methods do not name each other."),
        Text("Let the verifier assess corrected tables, and send them. List only fuels that the ship uses."),
        FUELS_TABLE, 4, ("sources", "fuels", "slips"),
        ("SMP-02", "SMP-03", "SMP-04", "SMP-05", "SMP-13", "SMP-14", "SMP-17")),
    Question(
        "Q-MP-EF", Text("Factors and slip"), Text("A factor or a slip is not that of the table, and is not proven."),
        Text("Send the evidence for your own factor, or the certificate of the slip."), FACTORS, 4,
        ("fuels", "slips"), ("SMP-15", "SMP-18")),
    Question(
        "Q-MP-MET", Text("Methods and uncertainty"),
        Text("Methods, uncertainty and density do not fit together."),
        Text("Let the verifier assess corrected tables, and send them."), METHODS, 4,
        ("methods", "uncertainties", "densities"), ("SMP-19", "SMP-20", "SMP-21", "SMP-22", "SMP-23")),
    Question(
        "Q-MP-ACT", Text("Distance, time and exemptions"),
        Text("Activity data, or an exemption that you claim, are not shown to follow the rules."),
        Text("Explain how the data are found, and send what shows that the exemption applies."), VOYAGES, 4,
        ("activity", "derogations"), ("SMP-35", "SMP-36", "SMP-37", "SMP-38")),
    Question(
        "Q-MP-GAP", Text("Data gaps"),
        Text("The methods for missing data do not cover every part of the data flow, or are not conservative."),
        Text("Let the verifier assess rewritten methods, and send them. Say what each value is taken from, and why it "
             "is never too low."), CONSERVATIVE, 4, ("gaps",), ("SMP-24", "SMP-25", "SMP-27", "SMP-28")),
    Question(
        "Q-MP-PRC", Text("Procedures"), Text("A procedure is described too briefly to be followed."),
        Text("Refer to an existing procedure, or describe who does what, how often, how and by which criteria."),
        PROCEDURES, 4, ("procedures",), ("SMP-29", "SMP-30", "SMP-31", "SMP-33")),
    Question(
        "Q-MP-MGT", Text("Posts and control"), Text("Posts or control activities are missing."),
        Text("Name posts on board and ashore, and describe each of the seven control activities."), MANAGEMENT, 4,
        ("roles", "controls"), ("SMP-32", "SMP-34")),
    Question(
        "Q-LNG", Text("Language"), Text("The plan is neither in English nor translated."),
        Text("Send a translation of the whole plan into English."), LANGUAGE, 4, ("revision",), ("SMP-46",)),
    Question(
        "Q-MP-REV", Text("Version and changes"),
        Text("The revision sheet does not name every part that changed, or not why."),
        Text("Name the parts and the situations, and say when you told the verifier."), REVISION, 2, ("revision",),
        ("SMP-49",)),
)
