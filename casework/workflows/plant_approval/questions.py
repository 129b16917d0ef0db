"""The catalogue of requests for information: what is wrong, what to send, why, and how long."""

from __future__ import annotations

from casework.core.asked import Question
from casework.core.text import Text
from casework.law.cogeneration import HIGH_EFFICIENCY
from casework.law.energy_sources import CODES
from casework.workflows.plant_approval.category import PARAGRAPH_4
from casework.workflows.plant_approval.changes import DUTY_TO_REPORT
from casework.workflows.plant_approval.energy import BALANCE
from casework.workflows.plant_approval.sources_of_law import (
    AUTHORITY_TO_ACT,
    CONTENT,
    MEASURING,
    METERED,
    NECESSARY,
    ONE_EACH,
    SUPPORT,
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        "Q-INF", Text("Missing information"),
        Text("Some answers are missing, or cannot be right."),
        Text("Fill in the answers that are marked in the application."),
        NECESSARY, 3, ("matter", "owner", "plant", "units"),
        ("GO-01", "GO-02", "GO-03", "GO-04", "GO-50")),
    Question(
        "Q-PLA", Text("The plant"),
        Text("Place, start, capacity or production do not fit each other, or not the licence."),
        Text("Send the right figures, and a drawing or a licence that shows them."),
        CONTENT, 3, ("plant", "units"), ("GO-05", "GO-06", "GO-07", "GO-08", "GO-09", "GO-10", "GO-11", "GO-12")),
    Question(
        "Q-SLD", Text("Single-line diagram"),
        Text("The diagram is missing, or does not show every metering point."),
        Text("Send a single-line diagram with all metering points drawn in."),
        MEASURING, 3, ("meters",), ("GO-42", "GO-60", "GO-61")),
    Question(
        "Q-MET", Text("Metering points"),
        Text("A metering point identity is not right, stands twice, or belongs to another approval."),
        Text("Send the identities as the grid company has given them out, and what each of them measures."),
        METERED, 2, ("meters",), ("GO-40", "GO-41", "GO-43")),
    Question(
        "Q-SRC", Text("Energy sources"),
        Text("The energy sources do not fit the technology, or their amounts and calorific values cannot be right."),
        Text("Send amounts and lower calorific values with what they rest on."),
        CODES, 3, ("sources",), ("GO-20", "GO-21", "GO-23")),
    Question(
        "Q-SHR", Text("Share of biological origin"),
        Text("It is not shown how large the share of biological origin is."),
        Text("Send analyses or documents of the deliveries for a whole year, and describe the method."),
        BALANCE, 4, ("sources", "classification"), ("GO-22",)),
    Question(
        "Q-CAT", Text("Category"),
        Text("The category you apply for is not the one that follows from the answers."),
        Text("Tell us why the plant falls into that category, or choose another."),
        PARAGRAPH_4, 3, ("classification",), ("GO-24", "GO-27", "GO-31")),
    Question(
        "Q-CHP", Text("Power and heat of a year"),
        Text("The test of high-efficiency cogeneration cannot be made on these figures."),
        Text("Send fuel on the lower calorific value, electricity and useful heat for a whole calendar year, the "
             "voltages and the year of construction."),
        HIGH_EFFICIENCY, 4, ("cogeneration", "voltages", "sources"), ("GO-30", "GO-32", "GO-33", "GO-34", "GO-36",
         "GO-54")),
    Question(
        "Q-REF", Text("Reference values"),
        Text("It is not clear which reference values hold for the unit."),
        Text("Choose the set and give your reason."),
        HIGH_EFFICIENCY, 3, ("cogeneration",), ("GO-30", "GO-35")),
    Question(
        "Q-SUP", Text("Support"),
        Text("The support that the plant has received is not fully told."),
        Text("Send the decision on the support, with amount, currency and day."),
        SUPPORT, 3, ("support", "schemes"), ("GO-45",)),
    Question(
        "Q-DBL", Text("Other certificates"),
        Text("Other certificates may be issued for the same power."),
        Text("Tell us which, for which years, and how it is excluded that a MWh gets two."),
        ONE_EACH, 3, ("support",), ("GO-44",)),
    Question(
        "Q-ACT", Text("Authority to act"),
        Text("It is not shown that you may act for the owner."),
        Text("Send an authority signed by somebody who may bind the owner."),
        AUTHORITY_TO_ACT, 2, ("owner",), ("GO-60",)),
    Question(
        "Q-CHG", Text("The change"),
        Text("It is not clear what has changed, since when, or what it does to the plant."),
        Text("Describe the plant before and after, with the day of the change."),
        DUTY_TO_REPORT, 3, ("matter", "plant", "units"), ("GO-52", "GO-53")),
)  # fmt: skip
