"""The places of law that the rules, documents and questions of this type rest on."""

from __future__ import annotations

from casework.core.text import Source

REGULATION = "forskrift om opprinnelsesgarantier"
CONTENT = Source(REGULATION, "§§ 5, 6 and 7")
NECESSARY = Source(REGULATION, "§ 8, second paragraph")
MEASURING = Source(REGULATION, "§ 8, third paragraph")
FIVE_YEARS = Source(REGULATION, "§ 8, fourth paragraph")
METERED = Source(REGULATION, "§ 10")
ONE_EACH = Source(REGULATION, "§ 9, fourth paragraph")
SUPPORT = Source(REGULATION, "§§ 5 e, 6 h and 7 e")
AUTHORITY_TO_ACT = Source("forvaltningsloven", "§ 12")
PRACTICE = Source("Norges vassdrags- og energidirektorat", "Guidance on guarantees of origin", certainty=80)
EECS = Source("Association of Issuing Bodies", "EECS Rules", certainty=80)
