"""Where the rules on monitoring plans stand, each with how sure our reading of it is.

The tables of Annex I of Regulation (EU) 2023/2449 are numbered as in the template before it and may have shifted.
"""

from __future__ import annotations

from casework.core.text import Source, Text

MRV = "Regulation (EU) 2015/757"
TEMPLATES = "Implementing Regulation (EU) 2023/2449"
VERIFYING = "Delegated Regulation (EU) 2023/2917"
MANDATES = "Implementing Regulation (EU) 2023/2599"
OWN = "Norwegian Environment Agency"
GUIDE = "Guidance on monitoring plans"

TEMPLATE = Source(TEMPLATES, "Annex I", certainty=75)
COMPANY_TABLE = Source(TEMPLATES, "Annex I, table B.2", certainty=75)
SOURCES_TABLE = Source(TEMPLATES, "Annex I, table B.3", certainty=75)
FUELS_TABLE = Source(TEMPLATES, "Annex I, table B.4", certainty=75)
EQUIPMENT_TABLE = Source(TEMPLATES, "Annex I, table C.2.4", certainty=70)
UNCERTAINTY_TABLE = Source(TEMPLATES, "Annex I, table C.2.7", certainty=70)
PROCEDURES = Source(TEMPLATES, "Annex I", certainty=75, note="The block for procedures; recital 5.")
MANAGEMENT = Source(TEMPLATES, "Annex I, part E", certainty=75)

ONE_PLAN = Source(MRV, "Art. 6(1)", certainty=85, note=Text("The article speaks of a plan for each ship."))
REVISION = Source(MRV, "Art. 6(3)(j)")
APPROVAL = Source(MRV, "Art. 6(8)", certainty=85)
MODIFICATION = Source(MRV, "Art. 7(2)")
MODIFIED_PLAN = Source(MRV, "Art. 7(3) to (5)")
NON_CONFORMITY = Source(MRV, "Art. 7(2)(e) and 13(1)", certainty=60)
CONSERVATIVE = Source(MRV, "Art. 3(l)")
FACTORS = Source(MRV, "Annex I A")
METHODS = Source(MRV, "Annex I B")
CONTROLS = Source(MRV, "Annex I C 1.3")
CALIBRATION = Source(MRV, "Annex I C 1.4")
GAPS = Source(MRV, "Annex I C 2.1")
VOYAGES = Source(MRV, "Annex II A 1")
DEROGATIONS = Source(MRV, "Annex II C")

ASSESSMENT = Source(VERIFYING, "Arts 9 and 73")
VISIT = Source(VERIFYING, "Art. 6(7)")
ACCREDITED = Source(VERIFYING, "Art. 70")
IDENTITY = Source(VERIFYING, "Art. 5(2)")
LANGUAGE = Source(VERIFYING, "Art. 4(1)")
CHANGES = Source(VERIFYING, "Arts 75 to 78")
MANDATE = Source(MANDATES, "Art. 1")
ACCOUNT = Source("Regulation (EU) 2019/1122", "Art. 15a")

GUIDANCE = Source(OWN, GUIDE, certainty=95)
LISTED_SEPARATELY = Source(OWN, GUIDE, certainty=95, note="Each tank, source and instrument is listed separately.")
NO_DEFAULT_SLIP = Source(OWN, GUIDE, certainty=60, note="Annex I A asks for a certified value instead.")
PLAUSIBLE = Source(TEMPLATES, "Annex I", certainty=70, note="Our own rule: what no ship can be.")
