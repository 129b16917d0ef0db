"""The law that all accounts rest on, named once."""

from __future__ import annotations

from casework.core.text import Source

REGISTRY_REGULATION = "Regulation (EU) 2019/1122"

ART_19 = Source(REGISTRY_REGULATION, "Art. 19(2)")
ART_20 = Source(REGISTRY_REGULATION, "Art. 20")
ART_21 = Source(REGISTRY_REGULATION, "Art. 21")
ANNEX_III = Source(REGISTRY_REGULATION, "Annex III, Table III-I")
ANNEX_VIII = Source(REGISTRY_REGULATION, "Annex VIII")
NOMINATION = Source(REGISTRY_REGULATION, "Art. 21 and Annex VIII")
FEES = Source("klimakvoteforskriften", "§ 9-6", certainty=85)
GUIDANCE = Source("Norwegian Environment Agency", "Guidance on representatives", certainty=90)
RESIDENCE = Source("Norwegian Environment Agency", "Guidance on representatives", certainty=80)
