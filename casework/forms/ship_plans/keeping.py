"""The pages about procedures, data gaps, management and the verifier's assessment (parts C to F of the template)."""

from __future__ import annotations

from dataclasses import replace

from casework.core.text import Text
from casework.forms.look import Block, Look, SectionForm
from casework.forms.looks import COUNTRY, DAY, IF_ANY, LONG, MIDDLE, SHORT
from casework.workflows.ship_plans.required import is_waived, uses_history, uses_other_method

WRITTEN = Look(lines=6, most=5000)
OPTIONAL = replace(MIDDLE, only=IF_ANY)
WHO = Text("Who answers, and where it is kept")

PROCEDURES = SectionForm(
    "procedures",
    Text("Each procedure of the template. Refer to the one you have; where there is none, describe it so that the crew "
         "can follow it."),
    (
        Block(("kind", "reference", "version", "description")),
        Block(("responsible", "record_location", "it_system"), WHO),
    ),
    {"reference": OPTIONAL, "version": OPTIONAL, "description": WRITTEN, "responsible": MIDDLE,
     "record_location": MIDDLE, "it_system": OPTIONAL},
    (Text("Your management system"),),
    add=Text("Add a procedure"),
    save=Text("Save this procedure"),
    shown=("reference", "responsible"),
    nameless=Text("A procedure without a name"),
    is_table=True,
)  # fmt: skip

GAPS = SectionForm(
    "gaps",
    Text("What replaces a value that is missing or wrong. Another method than the usual one, and never one that gives "
         "too little."),
    (
        Block(("parameter", "surrogate", "methods", "scenarios", "description", "formula", "fallback", "conditions",
               "data_sources")),
        Block(("responsible", "record_location", "it_system"), WHO),
    ),
    {"methods": Look(when=uses_other_method), "description": WRITTEN, "formula": replace(LONG, only=IF_ANY),
     "fallback": replace(LONG, only=IF_ANY), "conditions": replace(LONG, when=uses_history), "data_sources": LONG,
     "responsible": MIDDLE, "record_location": MIDDLE, "it_system": OPTIONAL},
    add=Text("Add a method for data gaps"),
    save=Text("Save this method"),
    shown=("surrogate",),
    nameless=Text("A method without a parameter"),
    is_table=True,
)  # fmt: skip

ROLES = SectionForm(
    "roles",
    Text("The posts that take part in monitoring, on board and ashore."),
    (Block(("title", "place", "duties")),),
    {"title": MIDDLE, "duties": LONG},
    add=Text("Add a post"),
    save=Text("Save this post"),
    shown=("place", "duties"),
    nameless=Text("A post without a title"),
    is_table=True,
)

CONTROLS = SectionForm(
    "controls",
    Text("The seven control activities: refer to your procedure, or describe the activity."),
    (Block(("activity", "reference", "description", "responsible")),),
    {"reference": OPTIONAL, "description": WRITTEN, "responsible": MIDDLE},
    add=Text("Add a control activity"),
    save=Text("Save this activity"),
    shown=("reference", "responsible"),
    nameless=Text("An activity without a name"),
    is_table=True,
)

FURTHER = SectionForm(
    "further",
    Text("What a reader of the plan should know besides."),
    (Block(("abbreviations", "information")),),
    {"abbreviations": replace(LONG, only=IF_ANY), "information": replace(LONG, only=IF_ANY)},
)

ASSESSMENT = SectionForm(
    "assessment",
    Text("What the verifier concluded about this very version, and its accreditation."),
    (
        Block(("verifier", "accreditation_number", "accreditation_country", "maritime_scope",
               ("accredited_from", "accredited_until")), Text("The verifier")),
        Block(("assessed_on", "plan_version", "conclusion", "visit", "why_no_visit"), Text("The assessment")),
    ),
    {
        "accreditation_number": MIDDLE,
        "accreditation_country": COUNTRY,
        "accredited_from": replace(DAY, past=True),
        "accredited_until": DAY,
        "assessed_on": DAY,
        "plan_version": replace(SHORT, inputmode="numeric", at_least=1, at_most=999),
        "why_no_visit": replace(LONG, when=is_waived),
    },
    (Text("The verifier's assessment report"), Text("The certificate of accreditation")),
    kept=("assessed_plan",),
)
