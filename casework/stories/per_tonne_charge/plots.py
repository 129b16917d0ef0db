"""The ends that a missed surrender can have: paid, collected, ended without a charge, or nothing missing after all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from casework.core.checks import DocumentFact
from casework.law.surrender import SURRENDERING, Scheme
from casework.stories.fees import paid
from casework.stories.per_tonne_charge.rates import loaded
from casework.stories.telling import SERVICE, Beat, Plot, Scene, Told
from casework.workflows.per_tonne_charge.answers import ChargeAnswers

Gives = Callable[[Told], dict[str, Any]]
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


def _figures(told: Told) -> dict[str, Any]:
    return {"section": "figures", "raw": figures(told.today, told.language)}


def _says(**named: str) -> Gives:
    """What the step is told, in the language of the story."""
    return lambda told: {field: told.plot.written[told.language][key] for field, key in named.items()}


OPENED = (Beat("open_shortage", "marit", does=loaded), Beat("write", "marit", 1, _figures))
HEARD = (*OPENED, Beat("propose_notice", "jonas", 2), Beat("sign_notice", "per", 1),
         Beat("comment", "eleni", 12, _says(said="comment")))  # fmt: skip
DECIDED = (*HEARD, Beat("propose_charge", "jonas", 3), Beat("sign_charge", "per", 1))


def _plot(*beats: Beat) -> Plot:
    return Plot("aigli", "marit", missed, beats, WRITTEN)


PLOTS: dict[str, Plot] = {
    "paid": _plot(*DECIDED, Beat("close", SERVICE, 24, does=paid())),
    "unpaid_to_collection": _plot(
        *DECIDED, Beat("fall_overdue", SERVICE, 15), Beat("send_reminder", "frode", 14),
        Beat("hand_over", "frode", 16),
        Beat("propose_write_off", "frode", 200, _says(reason="reason")),
        Beat("accept_write_off", "berit", 1)),
    "ended_without_charge": _plot(*HEARD, Beat("propose_end", "jonas", 3, _says(because="ended")),
                                  Beat("sign_end", "per", 1)),
    "nothing_missing": _plot(*OPENED, Beat("find_nothing", "marit", 2, _says(reason="nothing"))),
}  # fmt: skip
DEMO: tuple[Scene, ...] = (Scene("aigli", PLOTS["paid"], 20, "sign_notice"),)
