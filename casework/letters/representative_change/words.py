"""What the composer says itself, written in each language, where nothing is left to say by hand."""

from __future__ import annotations

from collections.abc import Mapping

DECISION: Mapping[str, Mapping[str, str]] = {
    "en": {
        "question_refusal": (
            "On {day} you asked for a change of the representatives of {party}. We approve a representative when the "
            "information and documents are complete and correct and no ground for refusal applies, and the "
            "representatives who result must be able to use the account together. Whether that is so is the question "
            "we decide here."
        ),
        "question_dismissal": (
            "On {day} you asked us for a change of the representatives of {party}. Before we can look at the request, "
            "it must come from somebody who may make it, and be about an account that we administer. That is the "
            "question we decide here."
        ),
        "act_now_refusal": "You may ask again at any time.",
        "act_now_dismissal": "You may ask again when this is in order.",
        "source_whole": "Registry Regulation article 21(5)",
        "source_part": "Registry Regulation article 21(5)",
        "basis_approval": "Regulation (EU) 2019/1122, articles 20 and 21",
        "basis_refusal": "Regulation (EU) 2019/1122, articles 20 and 21(5)",
        "basis_dismissal": "Regulation (EU) 2019/1122, article 21",
        "basis_suspend": "Regulation (EU) 2019/1122, article 30(1)",
        "basis_restore": "Regulation (EU) 2019/1122, article 30",
        "basis_remove": "Regulation (EU) 2019/1122, article 28(4)",
        "referral_contact": "The address stands in the Union Registry under your account",
        "referral_how": "The authority named here administers the account. Send your request there.",
        "suspended": "Suspended",
    },
    "nb": {
        "question_refusal": (
            "{day} ba [[dere|du]] om å endre kontorepresentantene for {party}. Vi godkjenner en kontorepresentant når "
            "opplysninger og dokumenter er fullstendige og riktige og det ikke er noen grunn til å avslå, og de som "
            "da er kontorepresentanter, må kunne bruke kontoen sammen. Om det er slik, er spørsmålet vi avgjør her."
        ),
        "question_dismissal": (
            "{day} ba [[dere|du]] oss om å endre kontorepresentantene for {party}. Før vi kan se på søknaden, må den "
            "komme fra noen som kan fremme den, og gjelde en konto vi administrerer. Det er spørsmålet vi avgjør her."
        ),
        "act_now_refusal": "[[Dere|Du]] kan søke på nytt når som helst.",
        "act_now_dismissal": "[[Dere|Du]] kan søke på nytt når dette er i orden.",
        "source_whole": "Registerforordningen artikkel 21 nr. 5",
        "source_part": "Registerforordningen artikkel 21 nr. 5",
        "basis_approval": "Forordning (EU) 2019/1122 artikkel 20 og 21",
        "basis_refusal": "Forordning (EU) 2019/1122 artikkel 20 og artikkel 21 nr. 5",
        "basis_dismissal": "Forordning (EU) 2019/1122 artikkel 21",
        "basis_suspend": "Forordning (EU) 2019/1122 artikkel 30 nr. 1",
        "basis_restore": "Forordning (EU) 2019/1122 artikkel 30",
        "basis_remove": "Forordning (EU) 2019/1122 artikkel 28 nr. 4",
        "referral_contact": "Adressen står i unionsregisteret under kontoen [[deres|din]]",
        "referral_how": "Myndigheten som er nevnt her, administrerer kontoen. Send søknaden dit.",
        "suspended": "Suspendert",
    },
    "nn": {
        "question_refusal": (
            "{day} bad [[de|du]] om å endre kontorepresentantane for {party}. Vi godkjenner ein kontorepresentant når "
            "opplysningar og dokument er fullstendige og rette og det ikkje er nokon grunn til å avslå, og dei som då "
            "er kontorepresentantar, må kunne bruke kontoen saman. Om det er slik, er spørsmålet vi avgjer her."
        ),
        "question_dismissal": (
            "{day} bad [[de|du]] oss om å endre kontorepresentantane for {party}. Før vi kan sjå på søknaden, må han "
            "kome frå nokon som kan fremje han, og gjelde ein konto vi administrerer. Det er spørsmålet vi avgjer her."
        ),
        "act_now_refusal": "[[De|Du]] kan søkje på nytt når som helst.",
        "act_now_dismissal": "[[De|Du]] kan søkje på nytt når dette er i orden.",
        "source_whole": "Registerforordninga artikkel 21 nr. 5",
        "source_part": "Registerforordninga artikkel 21 nr. 5",
        "basis_approval": "Forordning (EU) 2019/1122 artikkel 20 og 21",
        "basis_refusal": "Forordning (EU) 2019/1122 artikkel 20 og artikkel 21 nr. 5",
        "basis_dismissal": "Forordning (EU) 2019/1122 artikkel 21",
        "basis_suspend": "Forordning (EU) 2019/1122 artikkel 30 nr. 1",
        "basis_restore": "Forordning (EU) 2019/1122 artikkel 30",
        "basis_remove": "Forordning (EU) 2019/1122 artikkel 28 nr. 4",
        "referral_contact": "Adressa står i unionsregisteret under kontoen [[dykkar|din]]",
        "referral_how": "Styresmakta som er nemnd her, administrerer kontoen. Send søknaden dit.",
        "suspended": "Suspendert",
    },
}
