"""What the composer of plans says itself, written in each language: the rest stands in the templates."""

from __future__ import annotations

from collections.abc import Mapping

HEADS: Mapping[str, tuple[str, ...]] = {
    "en": ("What must change", "What is wrong", "The rule", "What must change"),
    "nb": ("Dette må endres", "Hva som er galt", "Regelen", "Hva som må endres"),
    "nn": ("Dette må endrast", "Kva som er gale", "Regelen", "Kva som må endrast"),
}

DECISION: Mapping[str, Mapping[str, str]] = {
    "en": {
        "question_refusal": "This case is about the monitoring plan of {party}, which reached us on {day}. Whether it "
                            "meets the rules is the question we decide here.",
        "question_dismissal": "This case is about the monitoring plan of {party}, which reached us on {day}. Before we "
                              "can judge a plan, Norway must administer the company. That is the question we decide "
                              "here.",
        "act_now_refusal": "Revise the plan, and let the verifier assess it anew.",
        "act_now_dismissal": "You need not do anything more in this case.",
        "source_whole": "MRV Regulation article 6",
        "source_part": "MRV Regulation article 6",
        "basis_approval": "MRV Regulation article 6(8), Climate Quota Regulations section 2-1a",
        "basis_refusal": "Delegated Regulation (EU) 2023/2917 article 74(2), Climate Quota Regulations section 2-1a",
        "basis_dismissal": "Climate Quota Regulations section 2-1a",
        "referral_contact": "Address and contact stand in THETIS-MRV",
        "referral_how": "The authority named here administers the company, as far as we know.",
    },
    "nb": {
        "question_refusal": "Saken gjelder overvåkingsplanen for {party}, som kom {day}. Om den oppfyller reglene, er "
                            "spørsmålet vi avgjør her.",
        "question_dismissal": "Saken gjelder overvåkingsplanen for {party}, som kom {day}. Før vi kan vurdere en plan, "
                              "må Norge ha ansvaret for rederiet. Det er spørsmålet vi avgjør her.",
        "act_now_refusal": "Rett planen, og la verifikatøren vurdere den på nytt.",
        "act_now_dismissal": "[[Dere|Du]] trenger ikke å gjøre noe mer i denne saken.",
        "source_whole": "MRV-forordningen artikkel 6",
        "source_part": "MRV-forordningen artikkel 6",
        "basis_approval": "MRV-forordningen artikkel 6 nr. 8, klimakvoteforskriften § 2-1a",
        "basis_refusal": "Delegert forordning (EU) 2023/2917 artikkel 74 nr. 2, klimakvoteforskriften § 2-1a",
        "basis_dismissal": "Klimakvoteforskriften § 2-1a",
        "referral_contact": "Adresse og kontakt står i THETIS-MRV",
        "referral_how": "Myndigheten som er nevnt her, har ansvaret for rederiet, så langt vi vet.",
    },
    "nn": {
        "question_refusal": "Saka gjeld overvakingsplanen for {party}, som kom {day}. Om han oppfyller reglane, er "
                            "spørsmålet vi avgjer her.",
        "question_dismissal": "Saka gjeld overvakingsplanen for {party}, som kom {day}. Før vi kan vurdere ein plan, "
                              "må Noreg ha ansvaret for reiarlaget. Det er spørsmålet vi avgjer her.",
        "act_now_refusal": "Rett planen, og la verifikatøren vurdere han på nytt.",
        "act_now_dismissal": "[[De|Du]] treng ikkje å gjere noko meir i denne saka.",
        "source_whole": "MRV-forordninga artikkel 6",
        "source_part": "MRV-forordninga artikkel 6",
        "basis_approval": "MRV-forordninga artikkel 6 nr. 8, klimakvoteforskrifta § 2-1a",
        "basis_refusal": "Delegert forordning (EU) 2023/2917 artikkel 74 nr. 2, klimakvoteforskrifta § 2-1a",
        "basis_dismissal": "Klimakvoteforskrifta § 2-1a",
        "referral_contact": "Adresse og kontakt står i THETIS-MRV",
        "referral_how": "Styresmakta som er nemnd her, har ansvaret for reiarlaget, så langt vi veit.",
    },
}
