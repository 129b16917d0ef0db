"""What only a person can judge: the caseworker's checklist.

Every account, then shipping companies, then each representative. An item is answered yes, no or not applicable, with a
note and evidence. Grounds of refusal: Regulation (EU) 2019/1122 Arts 19(2) and 21(5).
"""

from __future__ import annotations

from casework.core.asked import ChecklistItem
from casework.core.text import Source, Text
from casework.law.registry_terms import TERMS_SOURCE
from casework.workflows.accounts.checklist import EACH_REPRESENTATIVE
from casework.workflows.accounts.sources import ART_19, FEES, REGISTRY_REGULATION, RESIDENCE
from casework.workflows.maritime_account.attribution import A1, A2
from casework.workflows.maritime_account.documents import MANDATE_REGULATION

ART_15A = Source(REGISTRY_REGULATION, "Art. 15a")
MANDATE = Source(MANDATE_REGULATION, "Art. 1(3)")

ACCOUNT: tuple[ChecklistItem, ...] = (
    ChecklistItem("company_exists", Text("Does the company exist, and is the look-up stored?"), ART_19,
                  rules=("MOHA-08", "MOHA-70")),
    ChecklistItem("name_identical", Text("Is the name the same in all papers and in THETIS-MRV?"), ART_19,
                  rules=("MOHA-13",)),
    ChecklistItem("address_proven", Text("Is the company's address proven?"), ART_19,
                  sections=("addresses",)),
    ChecklistItem("numbers_checked", Text("Are VAT number and LEI looked up, or is it noted that there are none?"),
                  ART_19, rules=("MOHA-06", "MOHA-07", "MOHA-71", "MOHA-73")),
    ChecklistItem("one_account", Text("Has the company no other maritime account, here or in another state?"),
                  Source(REGISTRY_REGULATION, "Art. 15a(2)"), rules=("MOHA-80",)),
    ChecklistItem("terms", Text("Have the company and every representative accepted the terms in force?"),
                  TERMS_SOURCE, sections=("terms",), rules=("AR-11",)),
    ChecklistItem("fee", Text("Is the fee order set?"), FEES),
    ChecklistItem("crime_information", Text("Is the check against sanctions and crime information logged?"), ART_19),
)
SHIPPING: tuple[ChecklistItem, ...] = (
    ChecklistItem("norway_administers", Text("Is it shown that Norway administers the company?"), A1,
                  rules=("MOHA-34", "MOHA-35", "MOHA-36", "MOHA-74")),
    ChecklistItem("list_looked_up", Text("Is the company looked up in the Commission's lists?"), A2,
                  rules=("MOHA-34", "MOHA-36")),
    ChecklistItem("first_voyage_shown", Text("Are the first voyage and its day shown?"), ART_15A, sections=("voyage",)),
    ChecklistItem("imo_company", Text("Does the IMO company number belong to this company?"), ART_15A,
                  rules=("MOHA-03",)),
    ChecklistItem("ships_agree", Text("Do the ships agree with THETIS-MRV?"),
                  Source(MANDATE_REGULATION, "Arts 1 and 2"), sections=("ships",), rules=("MOHA-72",)),
    ChecklistItem("residence", Text("Where the rule of residence applies: does one representative live in Norway?"),
                  RESIDENCE, rules=("AR-13",)),
    ChecklistItem("filed_in_time", Text("Was the application filed in time, in either reading?"), ART_15A,
                  rules=("MOHA-37", "MOHA-38")),
)
EACH_MANDATE: tuple[ChecklistItem, ...] = (
    ChecklistItem("mandate_in_order", Text(
        "Is the mandate signed by both, does it name the ships and the day from which it applies, and is it in English "
        "or translated?"), MANDATE, per="mandates", sections=("mandates",)),
    ChecklistItem("mandate_certified", Text("Is the copy certified, and legalised where it must be?"), MANDATE,
                  per="mandates"),
)

CHECKLIST: tuple[ChecklistItem, ...] = (*ACCOUNT, *SHIPPING, *EACH_MANDATE, *EACH_REPRESENTATIVE)
