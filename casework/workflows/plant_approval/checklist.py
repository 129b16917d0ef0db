"""What only a person can judge: the checklist, from the authority to act to what a guarantee must say."""

from __future__ import annotations

from casework.core.asked import ChecklistItem
from casework.core.text import Source, Text
from casework.law.cogeneration import HIGH_EFFICIENCY
from casework.law.energy_sources import CODES
from casework.workflows.plant_approval.category import PARAGRAPH_4
from casework.workflows.plant_approval.energy import BALANCE
from casework.workflows.plant_approval.sources_of_law import (
    AUTHORITY_TO_ACT,
    CONTENT,
    MEASURING,
    NECESSARY,
    ONE_EACH,
    PRACTICE,
    SUPPORT,
)

HEARD = Source("forvaltningsloven", "§ 17")
SECRETS = Source("forvaltningsloven", "§ 13")
LICENCE = Source("forskrift om opprinnelsesgarantier", "§ 8", certainty=85, note="The look-up is our own routine.")

CHECKLIST: tuple[ChecklistItem, ...] = (
    ChecklistItem("may_act", Text("Is it shown that who applies may act for the owner?"), AUTHORITY_TO_ACT),
    ChecklistItem("owner_agrees", Text("Is the plant in operation, and does the owner agree with the register?"),
                  NECESSARY, rules=("GO-07", "GO-47")),
    ChecklistItem("no_overlap", Text("Has no metering point another approval in force?"), ONE_EACH, rules=("GO-43",)),
    ChecklistItem("licence", Text("Do place, capacity and start agree with the licence database?"), LICENCE,
                  sections=("plant", "units")),
    ChecklistItem("diagram", Text("Does the diagram show the meters for settlement, and those for pumping and own "
                                  "consumption?"), MEASURING, sections=("meters",)),
    ChecklistItem("codes", Text("Do the codes of technology and sources fit each other and the plant?"), CODES,
                  sections=("sources",)),
    ChecklistItem("category", Text("Is the table of categories gone through, and an open reading chosen with "
                                   "reasons?"), PARAGRAPH_4, sections=("classification",)),
    ChecklistItem("year", Text("Cogeneration: are the figures those of a whole year, on the lower calorific value, "
                               "with voltage, year of construction and a documented ratio?"), HIGH_EFFICIENCY,
                  sections=("cogeneration", "voltages")),
    ChecklistItem("reference", Text("Cogeneration: is the set of reference values the right one, and are its figures "
                                    "compared with the official text?"), HIGH_EFFICIENCY, rules=("GO-35",)),
    ChecklistItem("share", Text("Several categories: is the method for the share documented?"), BALANCE),
    ChecklistItem("support", Text("Is the support told, and the scheme named?"), SUPPORT,
                  sections=("support", "schemes")),
    ChecklistItem("double", Text("Is it excluded that two certificates are issued for the same power?"), ONE_EACH,
                  rules=("GO-43", "GO-44")),
    ChecklistItem("account", Text("Is there an account in the registry?"), PRACTICE, rules=("GO-46",)),
    ChecklistItem("secrets", Text("Are business secrets marked?"), SECRETS),
    ChecklistItem("heard", Text("Has the party been heard on facts from others?"), HEARD),
    ChecklistItem("content", Text("Does the case hold all that a guarantee must say about its plant?"), CONTENT),
)
