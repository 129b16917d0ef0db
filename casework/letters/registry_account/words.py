"""What the composer of these letters says itself, written in each language: the rest stands in the templates.

The caseworker's own words always go first; these stand where the declaration leaves nothing to say by hand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casework.workflows.registry_account.kinds import AccountKind

_TRADING = (AccountKind.TRADING_PERSON, AccountKind.TRADING_COMPANY)


def _kinds(trading: Mapping[str, str], operator: Mapping[str, str], fuel: Mapping[str, str],
           person: Mapping[str, str]) -> dict[AccountKind, Mapping[str, str]]:
    return {**dict.fromkeys(_TRADING, trading), AccountKind.OPERATOR: operator, AccountKind.FUEL_OPERATOR: fuel,
            AccountKind.PERSON_HOLDING: person}


def _said(what: str, a: str, the: str, article: str, time: str, alone: str = "") -> dict[str, str]:
    return {"what": what, "a_what": alone or what, "new_what": f"{a} {what}", "the_what": the, "article": article,
            "time": time}  # fmt: skip


def _en(what: str, a: str, article: str, time: str) -> dict[str, str]:
    return _said(what, a, f"the {what}", article, time, f"{a} {what}")


KINDS: Mapping[str, Mapping[AccountKind, Mapping[str, Any]]] = {
    "en": _kinds(
        _en("trading account", "a", "16", "article 16"),
        _en("operator holding account", "an", "14", "article 14(2)"),
        _en("fuel operator holding account", "a", "15b", "article 15b"),
        _en("person holding account", "a", "16", "article 16")),
    "nb": _kinds(
        _said("handelskonto", "en", "handelskontoen", "16", "artikkel 16"),
        _said("driftskonto", "en", "driftskontoen", "14", "artikkel 14 nr. 2"),
        _said("driftskonto for brenselsoperatør", "en", "driftskontoen for brenselsoperatør", "15b", "artikkel 15b"),
        _said("personkonto", "en", "personkontoen", "16", "artikkel 16")),
    "nn": _kinds(
        _said("handelskonto", "ein", "handelskontoen", "16", "artikkel 16"),
        _said("driftskonto", "ein", "driftskontoen", "14", "artikkel 14 nr. 2"),
        _said("driftskonto for brenselsoperatør", "ein", "driftskontoen for brenselsoperatør", "15b", "artikkel 15b"),
        _said("personkonto", "ein", "personkontoen", "16", "artikkel 16")),
}  # fmt: skip

DECISION: Mapping[str, Mapping[str, str]] = {
    "en": {
        "question_refusal": (
            "The case of {day} is about an account in the Union Registry for {party}. We open an account when the "
            "information and documents are complete and correct and no ground for refusal applies. Whether that is so "
            "is the question we decide here."
        ),
        "question_dismissal": (
            "On {day} you applied to us for an account in the Union Registry for {party}. Before we can look at an "
            "application, we must be the authority that can decide it, and you must be the one who can apply. That is "
            "the question we decide here."
        ),
        "act_now_refusal": "You may apply again at any time.",
        "act_now_dismissal": "If you must have an account, the time limit for applying has not stopped.",
        "source_whole": "Registry Regulation article 19(2)",
        "source_part": "Registry Regulation article 21(5)",
        "basis_approval": "Regulation (EU) 2019/1122, articles 14 to 16 and 21",
        "basis_refusal": "Regulation (EU) 2019/1122, article 19(2)",
        "basis_dismissal": "Regulation (EU) 2019/1122, articles 14 to 16",
        "referral_contact": "The registry administrators of all states are listed on the Union Registry's own page",
        "referral_how": (
            "The registry administrator named here can decide the application. Apply there, with the form and the "
            "documents it asks for."
        ),
    },
    "nb": {
        "question_refusal": (
            "Saken fra {day} gjelder konto i klimakvoteregisteret for {party}. Vi åpner konto når opplysninger og "
            "dokumenter er fullstendige og riktige og det ikke er noen grunn til å avslå. Om det er slik, er "
            "spørsmålet vi avgjør her."
        ),
        "question_dismissal": (
            "{day} søkte [[dere|du]] oss om konto i klimakvoteregisteret for {party}. Før vi kan se på en søknad, må "
            "vi være myndigheten som kan avgjøre den, og [[dere|du]] må være den som kan søke. Det er spørsmålet vi "
            "avgjør her."
        ),
        "act_now_refusal": "[[Dere|Du]] kan søke på nytt når som helst.",
        "act_now_dismissal": "Har [[dere|du]] plikt til å ha konto, har fristen for å søke ikke stoppet.",
        "source_whole": "Registerforordningen artikkel 19 nr. 2",
        "source_part": "Registerforordningen artikkel 21 nr. 5",
        "basis_approval": "Forordning (EU) 2019/1122 artikkel 14 til 16 og 21",
        "basis_refusal": "Forordning (EU) 2019/1122 artikkel 19 nr. 2",
        "basis_dismissal": "Forordning (EU) 2019/1122 artikkel 14 til 16",
        "referral_contact": "Registeradministratorene i alle statene står på unionsregisterets egen side",
        "referral_how": (
            "Registeradministratoren som er nevnt her, kan avgjøre søknaden. Søk der, med skjemaet og dokumentene de "
            "ber om."
        ),
    },
    "nn": {
        "question_refusal": (
            "Saka frå {day} gjeld konto i klimakvoteregisteret for {party}. Vi opnar konto når opplysningar og "
            "dokument er fullstendige og rette og det ikkje er nokon grunn til å avslå. Om det er slik, er spørsmålet "
            "vi avgjer her."
        ),
        "question_dismissal": (
            "{day} søkte [[de|du]] oss om konto i klimakvoteregisteret for {party}. Før vi kan sjå på ein søknad, må "
            "vi vere styresmakta som kan avgjere han, og [[de|du]] må vere den som kan søkje. Det er spørsmålet vi "
            "avgjer her."
        ),
        "act_now_refusal": "[[De|Du]] kan søkje på nytt når som helst.",
        "act_now_dismissal": "Har [[de|du]] plikt til å ha konto, har fristen for å søkje ikkje stoppa.",
        "source_whole": "Registerforordninga artikkel 19 nr. 2",
        "source_part": "Registerforordninga artikkel 21 nr. 5",
        "basis_approval": "Forordning (EU) 2019/1122 artikkel 14 til 16 og 21",
        "basis_refusal": "Forordning (EU) 2019/1122 artikkel 19 nr. 2",
        "basis_dismissal": "Forordning (EU) 2019/1122 artikkel 14 til 16",
        "referral_contact": "Registeradministratorane i alle statane står på sida til unionsregisteret",
        "referral_how": (
            "Registeradministratoren som er nemnd her, kan avgjere søknaden. Søk der, med skjemaet og dokumenta dei "
            "ber om."
        ),
    },
}
