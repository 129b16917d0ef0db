"""What the composer of letters about plants says itself, written in each language: the rest stands in the templates.

The caseworker's own words always go first; these stand where the declaration leaves nothing to say by hand.
"""

from __future__ import annotations

from collections.abc import Mapping

# Category -> (as it stands within a sentence, as it heads a line).
CATEGORY: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "en": {
        "a": ("category a, renewable energy sources", "a) Renewable energy sources"),
        "b": ("category b, high-efficiency cogeneration", "b) High-efficiency cogeneration"),
        "c": ("category c, other production", "c) Other production"),
        "combined": ("several categories at once", "Several categories"),
    },
    "nb": {
        "a": ("kategori a, fornybare energikilder", "a) Fornybare energikilder"),
        "b": ("kategori b, høyeffektiv kraftvarme", "b) Høyeffektiv kraftvarme"),
        "c": ("kategori c, annen produksjon", "c) Annen produksjon"),
        "combined": ("flere kategorier samtidig", "Flere kategorier"),
    },
    "nn": {
        "a": ("kategori a, fornybare energikjelder", "a) Fornybare energikjelder"),
        "b": ("kategori b, høgeffektiv kraftvarme", "b) Høgeffektiv kraftvarme"),
        "c": ("kategori c, annan produksjon", "c) Annan produksjon"),
        "combined": ("fleire kategoriar samstundes", "Fleire kategoriar"),
    },
}

SAYS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "caption": "What the registrar is told about the plant", "what": "What", "value": "Value",
        "changed_owner": "the owner", "changed_capacity": "the installed capacity",
        "changed_units": "a generating unit", "changed_fuel": "the fuel or the energy source",
        "changed_operation": "the technology or how the plant is run", "changed_metering": "a metering point",
        "changed_support": "support that was granted", "changed_stopped": "the plant has stopped for good",
    },
    "nb": {
        "caption": "Opplysninger om anlegget til registeransvarlig", "what": "Opplysning", "value": "Innhold",
        "changed_owner": "eieren", "changed_capacity": "installert effekt", "changed_units": "en produksjonsenhet",
        "changed_fuel": "brenselet eller energikilden", "changed_operation": "teknologien eller driftsmåten",
        "changed_metering": "et målepunkt", "changed_support": "støtte som er innvilget",
        "changed_stopped": "anlegget er stanset for godt",
    },
    "nn": {
        "caption": "Opplysningar om anlegget til registeransvarleg", "what": "Opplysning", "value": "Innhald",
        "changed_owner": "eigaren", "changed_capacity": "installert effekt", "changed_units": "ei produksjonseining",
        "changed_fuel": "brenselet eller energikjelda", "changed_operation": "teknologien eller driftsmåten",
        "changed_metering": "eit målepunkt", "changed_support": "støtte som er innvilga",
        "changed_stopped": "anlegget er stansa for godt",
    },
}  # fmt: skip

ANNEX: Mapping[str, str] = {
    "en": "What we have calculated, step by step",
    "nb": "Beregningene våre, trinn for trinn",
    "nn": "Utrekningane våre, steg for steg",
}

DECISION: Mapping[str, Mapping[str, str]] = {
    "en": {
        "question_refusal": (
            "On {day} you applied for approval of {party} for guarantees of origin. We approve a plant when it falls "
            "into one of the categories of the regulation and gives production that guarantees can be issued for. "
            "Whether that is so is the question we decide here."
        ),
        "question_dismissal": (
            "On {day} you applied for approval of {party} for guarantees of origin. Before we can look at an "
            "application, the conditions for deciding it must be there. That is the question we decide here."
        ),
        "act_now_refusal": "You may apply again if the plant or how it is run changes.",
        "act_now_dismissal": "You may apply again when what is missing is there.",
        "source_whole": "Regulation on guarantees of origin section 8",
        "source_part": "Regulation on guarantees of origin section 8",
        "basis_approval": "Regulation on guarantees of origin, sections 4, 8 and 9",
        "basis_amendment": "Regulation on guarantees of origin, section 8 fourth paragraph",
        "basis_refusal": "Regulation on guarantees of origin, sections 4, 8 and 9",
        "basis_dismissal": "Regulation on guarantees of origin, section 8",
        "referral_contact": "Ask us if you do not find the address",
        "referral_how": "The authority named here can decide the application. Apply there.",
    },
    "nb": {
        "question_refusal": (
            "{day} søkte [[dere|du]] om godkjenning av {party} for opprinnelsesgarantier. Vi godkjenner et anlegg når "
            "det hører under en av kategoriene i forskriften og har produksjon som det kan utstedes garantier for. Om "
            "det er slik, er spørsmålet vi avgjør her."
        ),
        "question_dismissal": (
            "{day} søkte [[dere|du]] om godkjenning av {party} for opprinnelsesgarantier. Før vi kan se på en søknad, "
            "må vilkårene for å avgjøre den være til stede. Det er spørsmålet vi avgjør her."
        ),
        "act_now_refusal": "[[Dere|Du]] kan søke på nytt hvis anlegget eller driftsmåten endres.",
        "act_now_dismissal": "[[Dere|Du]] kan søke på nytt når det som mangler, er på plass.",
        "source_whole": "Forskrift om opprinnelsesgarantier § 8",
        "source_part": "Forskrift om opprinnelsesgarantier § 8",
        "basis_approval": "Forskrift om opprinnelsesgarantier §§ 4, 8 og 9",
        "basis_amendment": "Forskrift om opprinnelsesgarantier § 8 fjerde ledd",
        "basis_refusal": "Forskrift om opprinnelsesgarantier §§ 4, 8 og 9",
        "basis_dismissal": "Forskrift om opprinnelsesgarantier § 8",
        "referral_contact": "Spør oss hvis [[dere|du]] ikke finner adressen",
        "referral_how": "Myndigheten som er nevnt her, kan avgjøre søknaden. Søk der.",
    },
    "nn": {
        "question_refusal": (
            "{day} søkte [[de|du]] om godkjenning av {party} for opphavsgarantiar. Vi godkjenner eit anlegg når det "
            "høyrer under ein av kategoriane i forskrifta og har produksjon som det kan skrivast ut garantiar for. Om "
            "det er slik, er spørsmålet vi avgjer her."
        ),
        "question_dismissal": (
            "{day} søkte [[de|du]] om godkjenning av {party} for opphavsgarantiar. Før vi kan sjå på ein søknad, må "
            "vilkåra for å avgjere han vere til stades. Det er spørsmålet vi avgjer her."
        ),
        "act_now_refusal": "[[De|Du]] kan søkje på nytt dersom anlegget eller driftsmåten blir endra.",
        "act_now_dismissal": "[[De|Du]] kan søkje på nytt når det som manglar, er på plass.",
        "source_whole": "Forskrift om opprinnelsesgarantier § 8",
        "source_part": "Forskrift om opprinnelsesgarantier § 8",
        "basis_approval": "Forskrift om opprinnelsesgarantier §§ 4, 8 og 9",
        "basis_amendment": "Forskrift om opprinnelsesgarantier § 8 fjerde ledd",
        "basis_refusal": "Forskrift om opprinnelsesgarantier §§ 4, 8 og 9",
        "basis_dismissal": "Forskrift om opprinnelsesgarantier § 8",
        "referral_contact": "Spør oss dersom [[de|du]] ikkje finn adressa",
        "referral_how": "Styresmakta som er nemnd her, kan avgjere søknaden. Søk der.",
    },
}
