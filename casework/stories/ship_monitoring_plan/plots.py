"""The ends a story of a first plan may have, and what is written on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from casework.stories import fees
from casework.stories.course import asked, complete, dismissed, merged, slowly
from casework.stories.ship_plan_course import ASSESSED, DISMISSED, NAMED, not_approved
from casework.stories.ship_plan_course import SENT as SUBMITTED
from casework.stories.ship_plans import example, revised, small
from casework.stories.telling import SERVICE, Beat, Plot, Told

SENT = (NAMED, ASSESSED, *SUBMITTED)
ASKED, COMPLETE = asked("marit", "Q-MP-PRC"), complete("marit")


def _marked(told: Told) -> dict[str, Any]:
    return {"marked_on": str(told.today)}


WRITTEN: dict[str, dict[str, str]] = {
    "en": {
        "answer": "The chief engineer reads the meters at noon; the procedure SMS 7.4 is attached with its criteria.",
        "assessment": "Every part of the plan is accepted. Sources, fuels, tanks and equipment name each other, the "
                      "methods suit the equipment, and the methods for data gaps are conservative. The verifier found "
                      "the version in conformity.",
        "arguments": "The company has not raised arguments that need an answer of their own.",
        "conclusion": "The plan meets Article 6 and Annexes I and II of the MRV Regulation and is approved."},
    "nb": {
        "answer": "Maskinsjefen leser av målerne klokka tolv; prosedyren SMS 7.4 er vedlagt med kriteriene.",
        "assessment": "Hver del av planen er godtatt. Kilder, brensler, tanker og utstyr viser til hverandre, metodene "
                      "passer utstyret, og metodene for manglende data er forsiktige. Verifikatøren fant at versjonen "
                      "oppfyller kravene.",
        "arguments": "Rederiet har ikke kommet med innvendinger som krever et eget svar.",
        "conclusion": "Planen oppfyller artikkel 6 og vedlegg I og II i MRV-forordningen og blir godkjent."},
    "nn": {
        "answer": "Maskinsjefen les av målarane klokka tolv; prosedyren SMS 7.4 er lagd ved med kriteria.",
        "assessment": "Kvar del av planen er godteken. Kjelder, brensel, tankar og utstyr viser til kvarandre, "
                      "metodane passar utstyret, og metodane for manglande data er forsiktige. Verifikatøren fann at "
                      "versjonen oppfyller krava.",
        "arguments": "Reiarlaget har ikkje kome med innvendingar som krev eit eige svar.",
        "conclusion": "Planen oppfyller artikkel 6 og vedlegg I og II i MRV-forordninga og blir godkjend."},
}  # fmt: skip

_REFUSED = {
    "en": {"because": "The method for missing fuel data rests on averages and may give too little.",
           "faults": "The method for missing fuel data does not say how wind and sea are taken into account. | MRV "
                     "Regulation Article 3(l) and Annex I C 2.1 | Say which surcharge is added in which sea state, or "
                     "use another method.",
           "assessment": "The method for missing fuel data is not shown to be conservative. The other parts are "
                         "accepted.",
           "conclusion": "The plan does not meet Annex I of the MRV Regulation and is not approved."},
    "nb": {"because": "Metoden for manglende brenseldata bygger på gjennomsnitt og kan gi for lite.",
           "faults": "Metoden for manglende brenseldata sier ikke hvordan vind og sjø er tatt hensyn til. | "
                     "MRV-forordningen artikkel 3 bokstav l og vedlegg I C 2.1 | Si hvilket tillegg som brukes i "
                     "hvilken sjø, eller bruk en annen metode.",
           "assessment": "Det er ikke vist at metoden for manglende brenseldata er forsiktig. De andre delene er "
                         "godtatt.",
           "conclusion": "Planen oppfyller ikke vedlegg I i MRV-forordningen og blir ikke godkjent."},
    "nn": {"because": "Metoden for manglande brenseldata byggjer på gjennomsnitt og kan gi for lite.",
           "faults": "Metoden for manglande brenseldata seier ikkje korleis vind og sjø er tekne omsyn til. | "
                     "MRV-forordninga artikkel 3 bokstav l og vedlegg I C 2.1 | Sei kva tillegg som blir brukt i kva "
                     "sjø, eller bruk ein annan metode.",
           "assessment": "Det er ikkje vist at metoden for manglande brenseldata er forsiktig. Dei andre delane er "
                         "godtekne.",
           "conclusion": "Planen oppfyller ikkje vedlegg I i MRV-forordninga og blir ikkje godkjend."},
}  # fmt: skip


def _plot(*beats: Beat, written: dict[str, dict[str, str]] | None = None,
          answers: Callable[[date], Any] = example) -> Plot:
    return Plot("aigli", "eleni", answers, beats, merged(WRITTEN, written) if written else WRITTEN)


APPROVED = (Beat("propose_approval", "marit", 4), Beat("sign_approval", "ingrid"),
            Beat("mark_approved", "tuva", 1, _marked))
NOT_APPROVED = (Beat("propose_refusal", "marit", 4, not_approved, against=("gaps",)), Beat("sign_refusal", "ingrid"))

_APPROVE = _plot(NAMED, ASSESSED, *ASKED, *COMPLETE, *APPROVED, Beat(
    "record_check", "", 21, lambda told: {"checked_on": str(told.today), "found": "no_change"}))

PLOTS: dict[str, Plot] = {
    "approve": _APPROVE,
    "refuse": _plot(*SENT, *COMPLETE, *NOT_APPROVED, written=_REFUSED),
    "revise": _plot(*SENT, *COMPLETE, *NOT_APPROVED, Beat("remind_revision", SERVICE, 57),
                    replace(ASSESSED, days=1, writes=revised), Beat("send_revised", "", 2), Beat("screen", "marit", 2),
                    *COMPLETE, *APPROVED, Beat("remind_check", SERVICE, 363), written=_REFUSED),
    "control": _plot(*SENT, Beat("confirm_control", "marit", 3), answers=small),
    "dismiss": _plot(*SENT, *dismissed("marit", "per"), written=DISMISSED),
    "paid": replace(_APPROVE, then=fees.PAID),
    "reminded": replace(_APPROVE, then=fees.REMINDED),
    "credited": replace(_APPROVE, then=fees.CREDITED),
    "withdraw": _plot(*slowly("marit", "Q-MP-PRC"), Beat("withdraw", "", 4)),
}
