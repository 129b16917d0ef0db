"""Where the rules on permits for fuel operators stand, each with how sure our reading of it is.

Klimakvoteforskriften §§ 1-2 and 2-3 a are known from the Environment Agency's own account of them; its Annex 3 (fuels
and sectors) from the directive and that account.
"""

from __future__ import annotations

from casework.core.text import Source

POLLUTION_ACT = "forurensningsloven"
QUOTA_ACT = "klimakvoteloven"
QUOTA_RULES = "klimakvoteforskriften"
DIRECTIVE = "Directive 2003/87/EC"
MONITORING = "Regulation (EU) 2018/2066"
REGISTRY = "Regulation (EU) 2019/1122"

RELEASE = Source(QUOTA_RULES, "§ 1-2 q")
FUEL = Source(QUOTA_RULES, "§ 1-2 p")
EXCLUDED = Source(QUOTA_RULES, "§ 1-2 p", certainty=95)
SECTORS = Source(QUOTA_RULES, "§ 1-2 s, t, u", certainty=95)
OPERATOR = Source(QUOTA_RULES, "§ 1-2", certainty=90, note="The order of three, as the Environment Agency explains it.")
PERMIT_DUTY = Source(POLLUTION_ACT, "§ 11", note="with klimakvoteforskriften § 2-3 a")
CONDITIONS = Source(POLLUTION_ACT, "§ 16")
CHANGING = Source(POLLUTION_ACT, "§ 18")
RESTART = Source(POLLUTION_ACT, "§ 20")
PERMIT_CONTENT = Source(DIRECTIVE, "Art. 30b(4)")
APPLICATION_CONTENT = Source(DIRECTIVE, "Art. 30b(2)")
NOTIFY_CHANGES = Source(DIRECTIVE, "Art. 30b(6)", note="with klimakvoteloven § 8")
SUPERVISION = Source(QUOTA_ACT, "§§ 16–19 and 21")
SURRENDER = Source(QUOTA_ACT, "§ 12")
PENALTY = Source(QUOTA_ACT, "§ 19")
PLAN = Source(MONITORING, "Art. 75b")
CATEGORY = Source(MONITORING, "Art. 75e")
FUEL_DATA = Source(MONITORING, "Art. 75t")
REPORT = Source(MONITORING, "Art. 75p")
ANNEX_I = Source(MONITORING, "Annex I, section 4")
ACCOUNT = Source(REGISTRY, "Art. 15b", certainty=95)
REGISTRY_CHANGE = Source(REGISTRY, "Art. 22(2)")
GUIDANCE = Source(POLLUTION_ACT, "§ 11", certainty=80, note="A written answer to who asks is guidance, "
                                                           "forvaltningsloven § 11; here given as a decision.")
RECORDS = Source(MONITORING, "Art. 67")
