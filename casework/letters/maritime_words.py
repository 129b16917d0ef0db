"""What the composer of the maritime account says itself, written in each language: the rest stands in the templates.

The caseworker's own words always go first; these stand where the declaration leaves nothing to say by hand.
"""

from __future__ import annotations

from collections.abc import Mapping

DECISION: Mapping[str, Mapping[str, str]] = {
    "en": {
        "question_refusal": (
            "On {day} you applied for a maritime operator holding account for {party}. We open an account when "
            "the information and documents are complete and correct and no ground for refusal applies. Whether "
            "that is so is the question we decide here."
        ),
        "question_dismissal": (
            "On {day} you applied to us for a maritime operator holding account for {party}. Before we can look"
            " at an application, we must be the authority that can decide it. That is the question we decide "
            "here."
        ),
        "act_now_refusal": "You may apply again at any time.",
        "act_now_dismissal": "The time limit for applying has not stopped.",
        "source_whole": "Registry Regulation article 19(2)",
        "source_part": "Registry Regulation article 21(5)",
        "basis_approval": "Regulation (EU) 2019/1122, articles 15a and 21",
        "basis_refusal": "Regulation (EU) 2019/1122, article 19(2)",
        "basis_dismissal": "Regulation (EU) 2019/1122, article 15a(1)",
        "referral_contact": "The address stands in THETIS-MRV under your company",
        "referral_how": (
            "The authority named here can decide the application. Apply there, with the form and the documents it"
            " asks for."
        ),
    },
    "nb": {
        "question_refusal": (
            "{day} søkte [[dere|du]] om driftskonto for skipsoperatører for {party}. Vi åpner kontoen når opplysninger"
            " og dokumenter er fullstendige og riktige og det ikke er noen grunn til å avslå. Om det er slik, er "
            "spørsmålet vi avgjør her."
        ),
        "question_dismissal": (
            "{day} søkte [[dere|du]] oss om driftskonto for skipsoperatører for {party}. Før vi kan se på en søknad, "
            "må vi være myndigheten som kan avgjøre den. Det er spørsmålet vi avgjør her."
        ),
        "act_now_refusal": "[[Dere|Du]] kan søke på nytt når som helst.",
        "act_now_dismissal": "Fristen for å søke har ikke stoppet.",
        "source_whole": "Registerforordningen artikkel 19 nr. 2",
        "source_part": "Registerforordningen artikkel 21 nr. 5",
        "basis_approval": "Forordning (EU) 2019/1122 artikkel 15a og 21",
        "basis_refusal": "Forordning (EU) 2019/1122 artikkel 19 nr. 2",
        "basis_dismissal": "Forordning (EU) 2019/1122 artikkel 15a nr. 1",
        "referral_contact": "Adressen står i THETIS-MRV under selskapet [[deres|ditt]]",
        "referral_how": (
            "Myndigheten som er nevnt her, kan avgjøre søknaden. Søk der, med skjemaet og dokumentene de ber om."
        ),
    },
    "nn": {
        "question_refusal": (
            "{day} søkte [[de|du]] om driftskonto for skipsoperatørar for {party}. Vi opnar kontoen når opplysningar "
            "og dokument er fullstendige og rette og det ikkje er nokon grunn til å avslå. Om det er slik, er "
            "spørsmålet vi avgjer her."
        ),
        "question_dismissal": (
            "{day} søkte [[de|du]] oss om driftskonto for skipsoperatørar for {party}. Før vi kan sjå på ein søknad, "
            "må vi vere styresmakta som kan avgjere han. Det er spørsmålet vi avgjer her."
        ),
        "act_now_refusal": "[[De|Du]] kan søkje på nytt når som helst.",
        "act_now_dismissal": "Fristen for å søkje har ikkje stoppa.",
        "source_whole": "Registerforordninga artikkel 19 nr. 2",
        "source_part": "Registerforordninga artikkel 21 nr. 5",
        "basis_approval": "Forordning (EU) 2019/1122 artikkel 15a og 21",
        "basis_refusal": "Forordning (EU) 2019/1122 artikkel 19 nr. 2",
        "basis_dismissal": "Forordning (EU) 2019/1122 artikkel 15a nr. 1",
        "referral_contact": "Adressa står i THETIS-MRV under selskapet [[dykkar|ditt]]",
        "referral_how": (
            "Styresmakta som er nemnd her, kan avgjere søknaden. Søk der, med skjemaet og dokumenta dei ber om."
        ),
    },
}
