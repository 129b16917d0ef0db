"""What the composer of the permit says itself, written in each language: the rest stands in the templates.

The caseworker's own words always go first; these stand where the declaration leaves nothing to say by hand.
"""

from __future__ import annotations

from collections.abc import Mapping

from casework.workflows.ets2_permit.choices import Basis

BASIS: Mapping[str, Mapping[Basis, str]] = {
    "en": {
        Basis.REGISTERED: "it is registered for excise duty and liable for it on the fuel",
        Basis.TRADER: "nobody is liable for excise duty on the fuel, and it imports or produces the fuel",
        Basis.RELEASER: (
            "nobody is liable for excise duty on the fuel, nobody else imports or produces it, and it releases the fuel"
        ),
    },
    "nb": {
        Basis.REGISTERED: "Virksomheten er registrert for særavgift og svarer for avgiften på brenselet",
        Basis.TRADER: "Ingen er ansvarlig for særavgift på brenselet, og virksomheten importerer eller produserer det",
        Basis.RELEASER: (
            "Ingen er ansvarlig for særavgift på brenselet, ingen andre importerer eller produserer det, og "
            "virksomheten tilgjengeliggjør det"
        ),
    },
    "nn": {
        Basis.REGISTERED: "Verksemda er registrert for særavgift og svarar for avgifta på brenselet",
        Basis.TRADER: "Ingen er ansvarleg for særavgift på brenselet, og verksemda importerer eller produserer det",
        Basis.RELEASER: (
            "Ingen er ansvarleg for særavgift på brenselet, ingen andre importerer eller produserer det, og verksemda "
            "gjer det tilgjengeleg"
        ),
    },
}

DECISION: Mapping[str, Mapping[str, str]] = {
    "en": {
        "question_refusal": (
            "This case is about the application for {party}, which reached us on {day}. A permit is given when the "
            "applicant shows that it can monitor and report its emissions satisfactorily. Whether that is so is the "
            "question we decide here."
        ),
        "question_dismissal": (
            "This case is about the application for {party}, which reached us on {day}. Before we can judge an "
            "application, the applicant must be the one who answers for the fuel. That is the question we decide here."
        ),
        "question_outside": "On {day} you described the activity of {party} to us. Whether it needs a permit is the "
                            "question we decide here.",
        "act_now_refusal": "You may apply again at any time.",
        "act_now_dismissal": "You need not do anything more with this application.",
        "act_now_outside": "Keep the papers.",
        "source_whole": "Pollution Control Act section 11 second paragraph",
        "source_part": "Pollution Control Act section 11 second paragraph",
        "basis_approval": "Pollution Control Act section 11 second paragraph and section 16",
        "basis_change": "Pollution Control Act section 18",
        "basis_ending": "Pollution Control Act section 18 second paragraph",
        "basis_outside": "Climate Quota Regulations section 1-2",
        "basis_refusal": "Pollution Control Act section 11 second paragraph",
        "basis_dismissal": "Climate Quota Regulations section 1-2",
        "referral_contact": "Address and contact stand in the company register",
        "referral_how": "The one named here answers for the fuel, as far as we know. If a permit is missing, it is for "
                        "them to apply.",
    },
    "nb": {
        "question_refusal": (
            "Saken gjelder søknaden for {party}, som kom {day}. Tillatelse gis når søkeren viser at utslippene kan "
            "overvåkes og rapporteres på en tilfredsstillende måte. Om det er slik, er spørsmålet vi avgjør her."
        ),
        "question_dismissal": (
            "Saken gjelder søknaden for {party}, som kom {day}. Før vi kan vurdere en søknad, må søkeren være den som "
            "svarer for brenselet. Det er spørsmålet vi avgjør her."
        ),
        "question_outside": "{day} beskrev [[dere|du]] virksomheten til {party} for oss. Om den trenger tillatelse, er "
                            "spørsmålet vi avgjør her.",
        "act_now_refusal": "[[Dere|Du]] kan søke på nytt når som helst.",
        "act_now_dismissal": "[[Dere|Du]] trenger ikke å gjøre noe mer med denne søknaden.",
        "act_now_outside": "Ta vare på dokumentasjonen.",
        "source_whole": "Forurensningsloven § 11 andre ledd",
        "source_part": "Forurensningsloven § 11 andre ledd",
        "basis_approval": "Forurensningsloven § 11 andre ledd og § 16",
        "basis_change": "Forurensningsloven § 18",
        "basis_ending": "Forurensningsloven § 18 andre ledd",
        "basis_outside": "Klimakvoteforskriften § 1-2",
        "basis_refusal": "Forurensningsloven § 11 andre ledd",
        "basis_dismissal": "Klimakvoteforskriften § 1-2",
        "referral_contact": "Adresse og kontakt står i Foretaksregisteret",
        "referral_how": "Den som er nevnt her, svarer for brenselet, så langt vi vet. Mangler tillatelsen, er det den "
                        "som må søke.",
    },
    "nn": {
        "question_refusal": (
            "Saka gjeld søknaden for {party}, som kom {day}. Løyve blir gitt når søkjaren viser at utsleppa kan "
            "overvakast og rapporterast på ein tilfredsstillande måte. Om det er slik, er spørsmålet vi avgjer her."
        ),
        "question_dismissal": (
            "Saka gjeld søknaden for {party}, som kom {day}. Før vi kan vurdere ein søknad, må søkjaren vere den som "
            "svarar for brenselet. Det er spørsmålet vi avgjer her."
        ),
        "question_outside": "{day} skildra [[de|du]] verksemda til {party} for oss. Om ho treng løyve, er spørsmålet "
                            "vi avgjer "
                            "her.",
        "act_now_refusal": "[[De|Du]] kan søkje på nytt når som helst.",
        "act_now_dismissal": "[[De|Du]] treng ikkje gjere noko meir med denne søknaden.",
        "act_now_outside": "Ta vare på dokumentasjonen.",
        "source_whole": "Forureiningslova § 11 andre ledd",
        "source_part": "Forureiningslova § 11 andre ledd",
        "basis_approval": "Forureiningslova § 11 andre ledd og § 16",
        "basis_change": "Forureiningslova § 18",
        "basis_ending": "Forureiningslova § 18 andre ledd",
        "basis_outside": "Klimakvoteforskrifta § 1-2",
        "basis_refusal": "Forureiningslova § 11 andre ledd",
        "basis_dismissal": "Klimakvoteforskrifta § 1-2",
        "referral_contact": "Adresse og kontakt står i Føretaksregisteret",
        "referral_how": "Den som er nemnd her, svarar for brenselet, så langt vi veit. Manglar løyvet, er det den "
                        "som må "
                        "søkje.",
    },
}
