"""The ends a story of this type may have: who takes which step, how many days later, and what is written on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from casework.stories.course import asked, complete, dismissed, merged, refused, slowly, wrote
from casework.stories.ets2_permit.answers import OPERATOR, changed, ended, example, made_for, outside, passed_on
from casework.stories.telling import SERVICE, Beat, Plot, Told

PERMIT = "ETS2-{year}-001"
ASKED, COMPLETE = asked("marit", "Q-CAP"), complete("marit")
SENT = (Beat("submit", ""), Beat("screen", "marit", 2))


def _planned(told: Told) -> dict[str, Any]:
    """The plan as it was approved two days before; the scope factor of the diesel is to be improved."""
    return {
        "plan_version": told.answers.plan.version,
        "plan_approved_on": str(told.today - timedelta(days=2)),
        "deviations": WRITTEN[told.language]["deviations"],
        "conditions": {"notify": "", "keep": "", "format": "", "mass_balance": "",
                       "scope_factor": str(told.today + timedelta(days=300))},
    }  # fmt: skip


def _from_today(told: Told) -> dict[str, Any]:
    """The same, in force from the day it is signed."""
    return {**_planned(told), "deviations": "", "valid_from": str(told.today)}


WRITTEN: dict[str, dict[str, str]] = {
    "en": {
        "answer": "Nina Bråten answers for the monitoring. The procedures PR-01 to PR-06 are in force; they are "
                  "attached "
                  "to the plan.",
        "deviations": "Autodiesel: tier 2 for the scope factor until the customers' declarations are in place",
        "assessment": "The company is registered for excise duty on all its fuels. It has named a responsible post, "
                      "and "
                      "the procedures for data and control are in force. The monitoring plan meets the demands, with "
                      "one deviation.",
        "arguments": "The company has not raised arguments that need an answer of their own.",
        "conclusion": "The company has shown that it can monitor and report its emissions satisfactorily, and is given "
                      "the permit."},
    "nb": {
        "answer": "Nina Bråten svarer for overvåkingen. Prosedyrene PR-01 til PR-06 er tatt i bruk og ligger ved "
                  "planen.",
        "deviations": "Autodiesel: metodetrinn 2 for omfangsfaktoren til kundenes egenerklæringer er på plass",
        "assessment": "Selskapet er registrert for særavgift på alle brenslene sine. Det har utpekt en ansvarlig "
                      "stilling, og prosedyrene for data og kontroll er tatt i bruk. Overvåkingsplanen oppfyller "
                      "kravene, med ett avvik.",
        "arguments": "Selskapet har ikke kommet med innvendinger som krever et eget svar.",
        "conclusion": "Selskapet har vist at det kan overvåke og rapportere utslippene på en tilfredsstillende "
                      "måte, og "
                      "får tillatelsen."},
    "nn": {
        "answer": "Nina Bråten svarar for overvakinga. Prosedyrane PR-01 til PR-06 er tekne i bruk og ligg ved planen.",
        "deviations": "Autodiesel: metodetrinn 2 for omfangsfaktoren til eigenerklæringane frå kundane er på plass",
        "assessment": "Selskapet er registrert for særavgift på alle brensla sine. Det har peikt ut ei ansvarleg "
                      "stilling, og prosedyrane for data og kontroll er tekne i bruk. Overvakingsplanen oppfyller "
                      "krava, med eitt avvik.",
        "arguments": "Selskapet har ikkje kome med innvendingar som krev eit eige svar.",
        "conclusion": "Selskapet har vist at det kan overvake og rapportere utsleppa på ein tilfredsstillande måte, og "
                      "får løyvet."},
}  # fmt: skip

_REFUSED = {
    "en": {"assessment": "The company has named nobody who answers for the monitoring, and no procedure for the "
                         "flow of "
                         "data is in force. We asked, and the answer did not show it.",
           "because": "You have not shown that you can monitor and report the emissions satisfactorily.",
           "conclusion": "The demands are not met, and the application is refused."},
    "nb": {"assessment": "Selskapet har ikke utpekt noen som svarer for overvåkingen, og ingen prosedyre for "
                         "dataflyt er "
                         "tatt i bruk. Vi spurte, og svaret viste det ikke.",
           "because": "Dere har ikke vist at dere kan overvåke og rapportere utslippene på en tilfredsstillende måte.",
           "conclusion": "Kravene er ikke oppfylt, og vi avslår søknaden."},
    "nn": {"assessment": "Selskapet har ikkje peikt ut nokon som svarar for overvakinga, og ingen prosedyre for "
                         "dataflyt "
                         "er teken i bruk. Vi spurde, og svaret viste det ikkje.",
           "because": "De har ikkje vist at de kan overvake og rapportere utsleppa på ein tilfredsstillande måte.",
           "conclusion": "Krava er ikkje oppfylte, og vi avslår søknaden."},
}  # fmt: skip
_DISMISSED = {
    "en": {"assessment": "The invoices show that the wholesaler is registered for excise duty and has paid it on "
                         "all of "
                         "the fuel.",
           "because": "Your supplier is registered and liable for excise duty on the fuel, and is the fuel operator.",
           "conclusion": "We dismiss the application. The permit is the supplier's to have."},
    "nb": {"assessment": "Fakturaene viser at grossisten er registrert for særavgift og har betalt den på alt "
                         "brenselet.",
           "because": "Leverandøren deres er registrert og ansvarlig for særavgift på brenselet, og er "
                      "brenselsoperatør.",
           "conclusion": "Vi avviser søknaden. Det er leverandøren som må ha tillatelsen."},
    "nn": {"assessment": "Fakturaene viser at grossisten er registrert for særavgift og har betalt ho på alt "
                         "brenselet.",
           "because": "Leverandøren dykkar er registrert og ansvarleg for særavgift på brenselet, og er "
                      "brenselsoperatør.",
           "conclusion": "Vi avviser søknaden. Det er leverandøren som må ha løyvet."},
}  # fmt: skip
_OUTSIDE = {
    "en": {"assessment": "Firewood and pellets are solid biofuels, and the company sells nothing else.",
           "because": "Solid biofuels are excluded from the system, and you sell nothing else.",
           "conclusion": "The company is no fuel operator for what it has described."},
    "nb": {"assessment": "Ved og pellets er faste biobrensler, og selskapet selger ikke noe annet.",
           "because": "Faste biobrensler er unntatt fra systemet, og dere selger ikke noe annet.",
           "conclusion": "Selskapet er ikke brenselsoperatør for det det har beskrevet."},
    "nn": {"assessment": "Ved og pellets er faste biobrensel, og selskapet sel ikkje noko anna.",
           "because": "Faste biobrensel er unnatekne frå systemet, og de sel ikkje noko anna.",
           "conclusion": "Selskapet er ikkje brenselsoperatør for det det har skildra."},
}  # fmt: skip
_CHANGED = {
    "en": {"assessment": "Kerosene is a fuel of the system, and the plan in version 1.1 covers it.",
           "conclusion": "The permit is changed as applied for."},
    "nb": {"assessment": "Parafin er et omfattet brensel, og planen dekker det i versjon 1.1.",
           "conclusion": "Tillatelsen endres som omsøkt."},
    "nn": {"assessment": "Parafin er eit omfatta brensel, og planen dekkjer det i versjon 1.1.",
           "conclusion": "Løyvet blir endra slik det er søkt om."},
}  # fmt: skip
_PASSED = {
    "en": {"assessment": "The contract shows that the whole business passes to the successor, which takes over the "
                         "plan, "
                         "the staff and the procedures.",
           "conclusion": "The permit passes to the successor with all its duties."},
    "nb": {"assessment": "Avtalen viser at hele virksomheten går over til etterfølgeren, som overtar planen, de "
                         "ansatte "
                         "og prosedyrene.",
           "conclusion": "Tillatelsen går over til etterfølgeren med alle pliktene."},
    "nn": {"assessment": "Avtalen viser at heile verksemda går over til etterfølgjaren, som tek over planen, dei "
                         "tilsette "
                         "og prosedyrane.",
           "conclusion": "Løyvet går over til etterfølgjaren med alle pliktene."},
}  # fmt: skip
_ENDED = {
    "en": {"assessment": "The company has stopped selling fuel and has reported up to the day it stopped.",
           "conclusion": "The permit is ended."},
    "nb": {"assessment": "Selskapet har sluttet å selge brensel og har rapportert fram til dagen det sluttet.",
           "conclusion": "Tillatelsen avsluttes."},
    "nn": {"assessment": "Selskapet har slutta å selje brensel og har rapportert fram til dagen det slutta.",
           "conclusion": "Løyvet blir avslutta."},
}  # fmt: skip


def _plot(*beats: Beat, written: dict[str, dict[str, str]] | None = None, company: str = OPERATOR, writer: str = "nina",
          answers: Callable[[date], Any] = example, after: tuple[Plot, int] | None = None) -> Plot:
    return Plot(company, writer, answers, beats, merged(WRITTEN, written) if written else WRITTEN, after)


GRANTED = (*COMPLETE, Beat("propose_permit", "marit", 4, _planned), Beat("sign_permit", "ingrid"))
ACCOUNT = Beat("record_account", "tuva", 9, lambda told: {"applied_on": str(told.today)})
_FIRST = _plot(*SENT, *GRANTED, ACCOUNT)


def _about(about: Callable[[str], Callable[[date], Any]], *beats: Beat, written: dict[str, dict[str, str]]) -> Plot:
    """A case about the permit that the first story granted; its number has the year in which it was granted."""
    return _plot(*SENT, *COMPLETE, *beats, written=written, after=(_FIRST, 30),
                 answers=lambda on: about(PERMIT.format(year=on.year))(on))


PLOTS: dict[str, Plot] = {
    "approve": _plot(*ASKED, *GRANTED, Beat("remind_account", SERVICE, 25), replace(ACCOUNT, days=2)),
    "refuse": _plot(*ASKED, *COMPLETE, *refused("marit", "ingrid"), written=_REFUSED, company="sorvag", writer="gard",
                    answers=made_for("sorvag")),
    "dismiss": _plot(*SENT, *dismissed("marit", "per", "Stordal Oljegrossist AS"), written=_DISMISSED,
                     company="sorvag", writer="gard",
                     answers=made_for("sorvag", scope={"registered": False, "other_registered": True})),
    "outside": _plot(*SENT, Beat("propose_outside", "marit", 3, wrote("because")), Beat("sign_outside", "per"),
                     written=_OUTSIDE, company="holmvik", writer="gard", answers=outside),
    "change": _about(changed, Beat("propose_change", "marit", 2, _from_today), Beat("sign_change", "ingrid"),
                     written=_CHANGED),
    "transfer": _about(passed_on, Beat("propose_transfer", "marit", 2, _from_today), Beat("sign_transfer", "per"),
                       written=_PASSED),
    "end": _about(ended, Beat("propose_ending", "marit", 2), Beat("sign_ending", "ingrid"), written=_ENDED),
    "withdraw": _plot(*slowly("marit", "Q-CAP"), Beat("withdraw", "", 4)),
}  # fmt: skip
