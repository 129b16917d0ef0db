"""The file of an invented missed surrender, and what people write about it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from casework.core.checks import DocumentFact
from casework.law.surrender import SURRENDERING, Scheme
from casework.workflows.per_tonne_charge.answers import ChargeAnswers

EMISSIONS, SURRENDERED = "152340.6", 55_000

WRITTEN: dict[str, dict[str, str]] = {
    "en": {
        "report": "Verified report, THETIS-MRV, 28 March", "extract": "Extract no. 3 of the case",
        "comment": "We had bought the allowances. They were not delivered to our account in time.",
        "assessment": "The figures are those of the verified report and of the registry. A late delivery is a risk of "
                      "whoever buys late; nothing outside the control of the company hindered it.",
        "arguments": "> They were not delivered to our account in time.\n\nThe charge follows from the act whoever is "
                     "at fault. The allowances can still be surrendered, and must be.",
        "conclusion": "A charge is imposed for the missing allowances.",
        "ended": "The registry has found an error of its own: the allowances were surrendered in time.",
        "reason": "The company was struck off without means.",
        "nothing": "The extract was of another account. Nothing is missing.",
    },
    "nb": {
        "report": "Verifisert rapport, THETIS-MRV, 28. mars", "extract": "Utskrift nr. 3 i saken",
        "comment": "Vi hadde kjøpt kvotene. De ble ikke levert til kontoen vår i tide.",
        "assessment": "Tallene er de som står i den verifiserte rapporten og i kvoteregisteret. Sen levering er en "
                      "risiko den som kjøper sent, selv har. Ingenting rederiet ikke rådde over, hindret leveringen.",
        "arguments": "> De ble ikke levert til kontoen vår i tide.\n\nGebyret følger av loven uansett hvem som har "
                     "skyld. Kvotene kan fortsatt leveres, og skal leveres.",
        "conclusion": "Det ilegges gebyr for kvotene som mangler.",
        "ended": "Registeret har funnet en feil hos seg selv: Kvotene ble levert i tide.",
        "reason": "Selskapet ble slettet uten midler.",
        "nothing": "Utskriften gjaldt en annen konto. Ingenting mangler.",
    },
    "nn": {
        "report": "Verifisert rapport, THETIS-MRV, 28. mars", "extract": "Utskrift nr. 3 i saka",
        "comment": "Vi hadde kjøpt kvotane. Dei vart ikkje leverte til kontoen vår i tide.",
        "assessment": "Tala er dei som står i den verifiserte rapporten og i kvoteregisteret. Sein levering er ein "
                      "risiko den som kjøper seint, sjølv har. Ingenting reiarlaget ikkje rådde over, hindra "
                      "leveringa.",
        "arguments": "> Dei vart ikkje leverte til kontoen vår i tide.\n\nGebyret følgjer av lova same kven som har "
                     "skuld. Kvotane kan framleis leverast, og skal leverast.",
        "conclusion": "Det blir gebyr for kvotane som manglar.",
        "ended": "Registeret har funne ein feil hos seg sjølv: Kvotane vart leverte i tide.",
        "reason": "Selskapet vart sletta utan midlar.",
        "nothing": "Utskrifta galdt ein annan konto. Ingenting manglar.",
    },
}  # fmt: skip


def year_of(on: date) -> int:
    """The last year whose allowances could be surrendered until a day that has passed."""
    year = on.year - 1
    return year if SURRENDERING[Scheme.SHIPS].due_on(year) < on else year - 1


def missed(on: date) -> ChargeAnswers:
    """What is said when the case is opened."""
    return ChargeAnswers.model_validate({"missed": {"scheme": "ships", "year": year_of(on)}})


def figures(on: date, language: str = "en") -> dict[str, Any]:
    said = WRITTEN[language]
    return {"basis": "verified", "emissions": EMISSIONS, "emissions_source": said["report"],
            "surrendered": SURRENDERED, "read_on": (on - timedelta(days=1)).isoformat(),
            "surrendered_source": said["extract"]}  # fmt: skip


def example(on: date) -> ChargeAnswers:
    """The whole file."""
    return ChargeAnswers.model_validate({
        "liable": {"name": "Aigli Pelagos Shipping S.A.", "number": "IMO 5987654", "approval": "EU-100-5000123-0"},
        "missed": {"scheme": "ships", "year": year_of(on)}, "figures": figures(on),
        "delivery": {"language": "en", "channel": "portal", "notice_email": "ets@aiglipelagos.example"},
    })  # fmt: skip


def documents(on: date) -> tuple[DocumentFact, ...]:
    """The sources of the figures are named in the file; no document is owed."""
    return ()
