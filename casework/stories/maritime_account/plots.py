"""The ends a story of this type may have: who takes which step, how many days later, and what is written on the way."""

from __future__ import annotations

from typing import Any

from casework.stories.accounts import OPENED
from casework.stories.course import asked, complete, dismissed, granted, merged, refused, slowly, wrote
from casework.stories.maritime_account.answers import elsewhere, example
from casework.stories.telling import Beat, Plot, Told


def _grant_in_part(told: Told) -> dict[str, Any]:
    """The third representative is refused."""
    return {
        "outcomes": {**granted(told)["outcomes"], "r3": "refuse"},
        "outcome_reasons": {"r3": WRITTEN[told.language]["r3"]},
    }


ASKED, COMPLETE = asked("marit", "Q-SHP"), complete("marit")

WRITTEN: dict[str, dict[str, str]] = {
    "en": {
        "answer": "Here is the list of ships as THETIS-MRV has it today. The fourth ship came in September.",
        "assessment": "The company answers for the four ships by mandates from both owners. The papers agree with "
                      "THETIS-MRV, and no ground for refusal applies.",
        "arguments": "The company has not raised arguments that need an answer of their own.",
        "conclusion": "The conditions for a maritime operator holding account are met.",
        "r3": "The police certificate is older than three months, and a new one has not come in.",
        "longer": "The police in the country of residence need more time to confirm two of the certificates."},
    "nb": {
        "answer": "Her er skipslisten slik den står i THETIS-MRV i dag. Det fjerde skipet kom til i september.",
        "assessment": "Selskapet svarer for de fire skipene etter fullmakter fra begge eierne. Dokumentene stemmer "
                      "med THETIS-MRV, og ingen avslagsgrunn foreligger.",
        "arguments": "Selskapet har ikke kommet med innvendinger som krever et eget svar.",
        "conclusion": "Vilkårene for en driftskonto for skipsoperatører er oppfylt.",
        "r3": "Politiattesten er eldre enn tre måneder, og vi har ikke fått en ny.",
        "longer": "Politiet i bostedslandet trenger mer tid til å bekrefte to av attestene."},
    "nn": {
        "answer": "Her er skipslista slik ho står i THETIS-MRV i dag. Det fjerde skipet kom til i september.",
        "assessment": "Selskapet svarar for dei fire skipa etter fullmakter frå begge eigarane. Dokumenta stemmer "
                      "med THETIS-MRV, og ingen avslagsgrunn ligg føre.",
        "arguments": "Selskapet har ikkje kome med innvendingar som krev eit eige svar.",
        "conclusion": "Vilkåra for ein driftskonto for skipsoperatørar er oppfylte.",
        "r3": "Politiattesten er eldre enn tre månader, og vi har ikkje fått ein ny.",
        "longer": "Politiet i bustadlandet treng meir tid til å stadfeste to av attestane."},
}  # fmt: skip

_REFUSED = {
    "en": {"assessment": "The mandates do not show that the owners of two of the four ships have handed over their "
                         "duties. We asked for corrected mandates, and none came.",
           "because": "You have not shown that the owners of two of your four ships have handed their duties to you.",
           "conclusion": "The application is incomplete, and the account is refused."},
    "nb": {"assessment": "Fullmaktene viser ikke at eierne av to av de fire skipene har overført pliktene sine. Vi ba "
                         "om rettede fullmakter, men fikk ingen.",
           "because": "Dere har ikke vist at eierne av to av de fire skipene har overført pliktene sine til dere.",
           "conclusion": "Søknaden er ufullstendig, og vi avslår å åpne konto."},
    "nn": {"assessment": "Fullmaktene viser ikkje at eigarane av to av dei fire skipa har overført pliktene sine. Vi "
                         "bad om retta fullmakter, men fekk ingen.",
           "because": "De har ikkje vist at eigarane av to av dei fire skipa har overført pliktene sine til dykk.",
           "conclusion": "Søknaden er ufullstendig, og vi avslår å opne konto."},
}  # fmt: skip
_DISMISSED = {
    "en": {"assessment": "The company's first voyage in scope started in another state, which therefore administers "
                         "it.",
           "because": "Your first voyage in scope started in another state, so that state administers you.",
           "conclusion": "We dismiss the application. The other state's authority can decide it.",
           "referral": "Greece"},
    "nb": {"assessment": "Selskapets første reise i virkeområdet startet i en annen stat, som derfor administrerer "
                         "det.",
           "because": "Den første reisen deres i virkeområdet startet i en annen stat, som derfor administrerer dere.",
           "conclusion": "Vi avviser søknaden. Myndigheten i den andre staten kan avgjøre den.",
           "referral": "Hellas"},
    "nn": {"assessment": "Den første reisa til selskapet i verkeområdet starta i ein annan stat, som derfor "
                         "administrerer det.",
           "because": "Den første reisa dykkar i verkeområdet starta i ein annan stat, som derfor administrerer dykk.",
           "conclusion": "Vi avviser søknaden. Styresmakta i den andre staten kan avgjere han.",
           "referral": "Hellas"},
}  # fmt: skip


def _aigli(*beats: Beat, written: dict[str, dict[str, str]] = WRITTEN) -> Plot:
    """A plot of the example's company, written by Eleni Markopoulou."""
    return Plot("aigli", "eleni", example, (*ASKED, *beats), written)


PLOTS: dict[str, Plot] = {
    "approve": _aigli(*COMPLETE, Beat("propose_approval", "marit", 2, granted), Beat("sign_approval", "ingrid"),
                      *OPENED),
    "approve_partly": _aigli(*COMPLETE, Beat("extend", "marit", 3, wrote("longer", under="reason")),
                             Beat("propose_approval", "marit", 5, _grant_in_part), Beat("sign_approval", "per"),
                             *OPENED),
    "refuse": _aigli(*COMPLETE, *refused("marit", "ingrid"),
                     written=merged(WRITTEN, _REFUSED)),
    "dismiss": Plot("aigli", "eleni", elsewhere, (*ASKED, *dismissed("marit", "per")), merged(WRITTEN, _DISMISSED)),
    "withdraw": Plot("aigli", "eleni", example, (*slowly("marit", "Q-SHP"), Beat("withdraw", "", 4)), WRITTEN),
}  # fmt: skip
