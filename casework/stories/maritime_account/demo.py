"""The cases of the demonstration: one in every phase, each for a company with numbers of its own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from casework.core.answers import as_json
from casework.stories.maritime_account.answers import COMPANY, COMPANY_NUMBER, OWNERS, SHIPS, example, faulty, norwegian
from casework.stories.maritime_account.plots import COMPLETE, PLOTS, WRITTEN
from casework.stories.people import COMPANIES
from casework.stories.telling import Beat, Plot, Scene
from casework.workflows.maritime_account.answers import MaritimeAnswers

SENT = (Beat("submit", ""),)


def ship_number(n: int) -> str:
    """An IMO ship number that passes its check and belongs to nobody here."""
    digits = f"{109_000 + n}"
    return digits + str(sum(int(digit) * weight for digit, weight in zip(digits, range(7, 1, -1), strict=True)) % 10)


def company_number(n: int) -> str:
    """An IMO company number that passes its check."""
    digits = f"{640_000 + n}"
    weighed = sum(int(digit) * weight for digit, weight in zip(digits, (8, 6, 4, 2, 9, 7), strict=True))
    return digits + str((11 - weighed % 11) % 10)


def made_for(key: str, answers: Callable[[date], MaritimeAnswers] = example) -> Callable[[date], MaritimeAnswers]:
    """The same answers with the name, numbers and addresses of another company of the demonstration."""
    place, company = next((place, company) for place, company in enumerate(COMPANIES) if company.key == key)
    numbers = {COMPANY_NUMBER: company_number(place * 17)}
    numbers |= {ship: ship_number(place * 40 + n) for n, (_, ship, _) in enumerate(SHIPS.values())}
    numbers |= {owner: company_number(900 + place * 10 + n) for n, (_, owner, _) in enumerate(OWNERS.values())}
    words = {
        COMPANY: company.name,
        "aiglipelagos": company.email.split("@")[1].removesuffix(".example"),
        "Aigli": company.name.split()[0],
    }

    def renamed(on: date) -> MaritimeAnswers:
        text = json.dumps(as_json(answers(on)), ensure_ascii=False)
        for old, new in {**words, **numbers}.items():
            text = text.replace(old, new)
        raw = json.loads(text)
        for holder, name in (
            (raw["company"], "country"),
            *((mandate, "company_country") for mandate in raw["mandates"].values()),
        ):
            holder[name] = company.country
        return MaritimeAnswers.model_validate(raw)

    return renamed


def _for(key: str, plot: str, writer: str = "silje") -> Plot:
    return replace(PLOTS[plot], company=key, writer=writer, answers=made_for(key))


def _owner(beats: tuple[Beat, ...]) -> Plot:
    """The story of a company that owns its ship and is registered in Norway."""
    return Plot("skarvoy", "hauk", norwegian, beats, WRITTEN)


DEMO: tuple[Scene, ...] = (
    Scene("aigli", PLOTS["withdraw"], 80),
    Scene("aigli", PLOTS["approve"], 9, "request_information"),
    Scene("aigli_gas", Plot("aigli_gas", "eleni", made_for("aigli_gas", faulty), SENT, WRITTEN), 3, "draft"),
    Scene("halcyon", _for("halcyon", "approve_partly"), 96),
    Scene("borealis", _for("borealis", "refuse"), 30),
    Scene("merle", _for("merle", "approve"), 40, "assess"),
    Scene("pelican", _for("pelican", "approve"), 21, "propose_approval"),
    Scene("thalassa", _for("thalassa", "dismiss"), 14, "propose_dismissal"),
    Scene("corvus", _for("corvus", "approve"), 75, "sign_approval"),
    Scene("tern", Plot("tern", "silje", made_for("tern"), (*SENT, Beat("screen", "jonas", 2), *COMPLETE), WRITTEN), 8),
    Scene("skarvoy", _owner(SENT), 1, language="nn"),
)
