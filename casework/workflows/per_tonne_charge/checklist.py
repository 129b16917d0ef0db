"""What only a person can judge before a charge is proposed: whose the duty was, and that the figures are right."""

from __future__ import annotations

from casework.core.asked import ChecklistItem
from casework.core.text import Source, Text
from casework.law.surrender import CHARGE, DUTY

CHECKLIST: tuple[ChecklistItem, ...] = (
    ChecklistItem("addressee", Text("Is it the one who owed the allowances in that year: mergers, sales, ships that "
                                    "changed company?"), DUTY, rules=("KKL-02", "KKL-08")),
    ChecklistItem("emissions", Text("Are the emissions those of the accepted report, or of a decision of ours?"),
                  Source("klimakvoteloven", "§ 15"), sections=("figures",), rules=("KKL-04",)),
    ChecklistItem("registry", Text("Does the extract of the registry show what stood as surrendered for the year after "
                                   "the last day?"), DUTY, sections=("figures",), rules=("KKL-03", "KKL-05")),
    ChecklistItem("mercy", Text("Is it considered whether something outside anybody's control hindered it? There is no "
                                "other room for mercy."), Source("klimakvoteloven", "§ 19", 80)),
    ChecklistItem("insolvency", Text("Is it checked whether the company is bankrupt or under reconstruction?"),
                  Source("klimakvoteloven", "§ 19", 80)),
    ChecklistItem("rate", Text("Is the charge per tonne that of the year, from a source that can be shown?"), CHARGE,
                  rules=("KKL-06", "KKL-07")),
    ChecklistItem("heard", Text("Is the notice sent, the time over, and each point of the statement answered?"),
                  Source("forvaltningsloven", "§ 16")),
    ChecklistItem("publication", Text("Is the name as it will be published right?"), CHARGE),
    ChecklistItem("access", Text("Is it marked what of the file is exempt from access?"),
                  Source("forvaltningsloven", "§§ 18–19")),
)
