"""The pages about the activity, the fuels, the monitoring plan, and what must be kept from the public."""

from __future__ import annotations

from dataclasses import replace

from casework.core.text import Text
from casework.forms.look import Block, Look, SectionForm
from casework.forms.looks import DAY, IF_ANY
from casework.workflows.ets2_permit.choices import Kind
from casework.workflows.ets2_permit.required import of_kind

TONNES = Look(width="w-7", inputmode="decimal", at_least=0)

ACTIVITY = SectionForm(
    "activity",
    Text("What you do, from when, and how much CO2 comes of it."),
    (
        Block(("start_on", "summary")),
        Block(("before_scope", "after_scope"), Text("Emissions a year"),
              Text("Your best estimate. Up to 50 000 tonnes before the scope factor is category A; below 1 000 tonnes "
                   "the demands on the plan are lighter.")),
    ),
    {
        "start_on": replace(DAY, when=of_kind(Kind.NEW)),
        "summary": Look(lines=8, most=5000),
        "before_scope": TONNES,
        "after_scope": TONNES,
    },
)

FUELS = SectionForm(
    "fuels",
    Text("Every fuel that you release, also those that can be counted as zero. Leave out what is excluded, unless you "
         "ask us to confirm that you need no permit."),
    (
        Block(("fuel", "name", "cn", ("amount", "unit"))),
        Block(("means", "sectors"), Text("From you to the one who burns it")),
        Block(("zero",)),
    ),
    {
        "name": Look(width="w-20", only=IF_ANY),
        "cn": Look(width="w-7", inputmode="numeric", most=20),
        "amount": Look(width="w-7", inputmode="decimal", at_least=0),
    },
    (Text("Customs declarations or invoices with CN codes"),),
    add=Text("Add a fuel"),
    save=Text("Save this fuel"),
    shown=("fuel", "cn", "means", "sectors"),
    nameless=Text("A fuel without a name"),
)

PLAN = SectionForm(
    "plan",
    Text("You write the monitoring plan in the reporting tool of the Commission (ERT). Here you name it, and attach "
         "the "
         "version that we are to judge."),
    (
        Block(("ert_number", ("version", "plan_date"), "tilde_number")),
        Block(("responsible", "procedures"), Text("Who sees to it")),
    ),
    {
        "ert_number": Look(width="w-20"),
        "version": Look(width="w-7", most=40),
        "plan_date": DAY,
        "tilde_number": Look(width="w-20", only=IF_ANY),
    },
    (Text("The monitoring plan as the reporting tool gives it out"), Text("Flow diagram"),
     Text("Calculation of uncertainty"), Text("Result of the risk assessment")),
)

SECRETS = SectionForm(
    "secrets",
    Text("The permit and the list of operators are public. What would harm you if competitors knew it, you can name "
         "here; we judge each wish."),
    (Block(("what", "why")),),
    {"what": Look(most=300), "why": Look(lines=3, most=2000)},
    add=Text("Add information"),
    save=Text("Save this"),
    shown=("why",),
    nameless=Text("Information without a name"),
)
