"""The ends a story of a modification may have, and what is written on the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from casework.stories.course import complete, dismissed, merged, slowly
from casework.stories.ship_plan_course import ASSESSED, DISMISSED, NAMED, SENT, not_approved
from casework.stories.ship_plans import new_contact, new_engine, new_engine_assessed, new_meter
from casework.stories.telling import SERVICE, Beat, Plot

COMPLETE = complete("marit")

WRITTEN: dict[str, dict[str, str]] = {
    "en": {
        "answer": "The procedure SMS 7.4 is attached with its criteria.",
        "assessment": "Only the meter of auxiliary engine 1 is another. It suits the method, it is calibrated, and the "
                      "verifier found the version in conformity. Both results are kept for the time before approval.",
        "arguments": "The company has not raised arguments that need an answer of their own.",
        "conclusion": "The modified plan meets the MRV Regulation and is approved.",
        "because": "It is not shown how the new meter is calibrated.",
        "faults": "The calibration of the new meter is that of the meter it replaces. | MRV Regulation Annex I C 1.4 | "
                  "Say by which method and how often the new meter is calibrated."},
    "nb": {
        "answer": "Prosedyren SMS 7.4 er vedlagt med kriteriene.",
        "assessment": "Bare måleren til hjelpemotor 1 er en annen. Den passer metoden, den er kalibrert, og "
                      "verifikatøren fant at versjonen oppfyller kravene. Begge resultatene er tatt vare på for tiden "
                      "før godkjenningen.",
        "arguments": "Rederiet har ikke kommet med innvendinger som krever et eget svar.",
        "conclusion": "Den endrede planen oppfyller MRV-forordningen og blir godkjent.",
        "because": "Det er ikke vist hvordan den nye måleren kalibreres.",
        "faults": "Kalibreringen av den nye måleren er den gamle målerens. | MRV-forordningen vedlegg I C 1.4 | Si "
                  "etter hvilken metode og hvor ofte den nye måleren kalibreres."},
    "nn": {
        "answer": "Prosedyren SMS 7.4 er lagd ved med kriteria.",
        "assessment": "Berre målaren til hjelpemotor 1 er ein annan. Han passar metoden, han er kalibrert, og "
                      "verifikatøren fann at versjonen oppfyller krava. Begge resultata er tekne vare på for tida før "
                      "godkjenninga.",
        "arguments": "Reiarlaget har ikkje kome med innvendingar som krev eit eige svar.",
        "conclusion": "Den endra planen oppfyller MRV-forordninga og blir godkjend.",
        "because": "Det er ikkje vist korleis den nye målaren blir kalibrert.",
        "faults": "Kalibreringa av den nye målaren er den til den gamle målaren. | MRV-forordninga vedlegg I C 1.4 | "
                  "Sei etter kva metode og kor ofte den nye målaren blir kalibrert."},
}  # fmt: skip
_REFUSED = {
    "en": {"assessment": "The calibration of the new meter is not described. The other parts are accepted.",
           "conclusion": "The modified plan is not approved."},
    "nb": {"assessment": "Kalibreringen av den nye måleren er ikke beskrevet. De andre delene er godtatt.",
           "conclusion": "Den endrede planen blir ikke godkjent."},
    "nn": {"assessment": "Kalibreringa av den nye målaren er ikkje skildra. Dei andre delane er godtekne.",
           "conclusion": "Den endra planen blir ikkje godkjend."},
}  # fmt: skip
_FITTED = {
    "en": {"assessment": "A third auxiliary engine is fitted, with a meter of its own. The verifier found the version "
                         "in conformity, and every part is accepted."},
    "nb": {"assessment": "Skipet har fått en tredje hjelpemotor med egen måler. Verifikatøren fant at versjonen "
                         "oppfyller kravene, og hver del er godtatt."},
    "nn": {"assessment": "Skipet har fått ein tredje hjelpemotor med eigen målar. Verifikatøren fann at versjonen "
                         "oppfyller krava, og kvar del er godteken."},
}  # fmt: skip


def _plot(*beats: Beat, written: dict[str, dict[str, str]] | None = None,
          answers: Callable[[date], Any] = new_meter) -> Plot:
    return Plot("aigli", "eleni", answers, beats, merged(WRITTEN, written) if written else WRITTEN)


PLOTS: dict[str, Plot] = {
    "approve": _plot(NAMED, ASSESSED, *SENT, *COMPLETE, Beat("propose_approval", "marit", 4),
                     Beat("sign_approval", "ingrid"),
                     Beat("mark_approved", "tuva", 1, lambda told: {"marked_on": str(told.today)})),
    "refuse": _plot(*SENT, *COMPLETE, Beat("propose_refusal", "marit", 4, not_approved, against=("measuring",)),
                    Beat("sign_refusal", "ingrid"), Beat("remind_revision", SERVICE, 57), written=_REFUSED),
    "dismiss": _plot(*SENT, *dismissed("marit", "per"), written=DISMISSED),
    "wait": _plot(*SENT, Beat("await_conformity", "marit", 1), Beat("remind_revision", SERVICE, 57),
                  Beat("send_revised", "", 3, writes=new_engine_assessed), Beat("screen", "marit", 2), *COMPLETE,
                  Beat("propose_approval", "marit", 4), Beat("sign_approval", "ingrid"),
                  written=_FITTED, answers=new_engine),
    "note": _plot(*SENT, Beat("note_modification", "marit", 2), answers=new_contact),
    "withdraw": _plot(*slowly("marit", "Q-MP-PRC"), Beat("withdraw", "", 4)),
}
