"""The ends that a suspicion can have: paid, fought and lowered, ended without a fee, collected, ended with guidance."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from casework.core.checks import DocumentFact
from casework.stories.fees import paid
from casework.stories.infringement_fee.file import CLAIMS, parts
from casework.stories.infringement_fee.fought import CANCELLED, FOUGHT, LOWERED
from casework.stories.telling import SERVICE, Beat, Plot, Scene, Told
from casework.workflows.infringement_fee.answers import SanctionAnswers

Gives = Callable[[Told], dict[str, Any]]

WRITTEN: dict[str, dict[str, str]] = {
    "en": {
        "questions": "When was the second unit put into operation, and who was to report it?",
        "answer": "In the autumn before last. We thought that the grid company reported it.",
        "considers": "We consider a fee of NOK 100 000 to 200 000. The length of the breach speaks for more, that you "
                     "have helped speaks for less.",
        "comment": "We have made a routine since. The delay was not on purpose.",
        "assessment": "The duty to report is the holder's own, and it is clear that it was broken for a year. A fee is "
                      "called for, because guarantees were issued on data that did not hold. The amount follows from "
                      "the sheet.",
        "arguments": "> The delay was not on purpose.\n\nNegligence is enough. That it was not on purpose is weighed "
                     "in the amount.",
        "conclusion": "A fee is imposed for a change that was not reported.",
        "because": "An enlargement of the plant was not reported for a year.",
        "ended": "The enlargement turned out to be reported to us in another case. There was no breach.",
        "guidance": "Report every change of a plant to us as soon as it is decided, in the service or by letter.",
        "reason": "The estate was closed without means.",
    },
    "nb": {
        "questions": "Når ble det nye aggregatet satt i drift, og hvem skulle melde det?",
        "answer": "I forfjor høst. Vi trodde nettselskapet meldte fra.",
        "considers": "Vi vurderer et gebyr på 100 000 til 200 000 kroner. At overtredelsen varte lenge, taler for mer, "
                     "at dere har medvirket, for mindre.",
        "comment": "Vi har laget en rutine siden. Forsinkelsen var ikke med vilje.",
        "assessment": "Plikten til å melde er innehaverens egen, og det er klart at den var brutt i et år. Gebyr er på "
                      "sin plass, fordi det ble utstedt garantier på opplysninger som ikke stemte. Beløpet følger av "
                      "utmålingen.",
        "arguments": "> Forsinkelsen var ikke med vilje.\n\nUaktsomhet er nok. At det ikke var med vilje, er tatt med "
                     "i utmålingen.",
        "conclusion": "Det ilegges gebyr for en endring som ikke ble meldt.",
        "because": "En utvidelse av anlegget ble ikke meldt på et år.",
        "ended": "Det viste seg at utvidelsen var meldt til oss i en annen sak. Ingen regel er brutt.",
        "guidance": "Meld hver endring av et anlegg til oss så snart den er bestemt, i tjenesten eller i brev.",
        "reason": "Boet ble avsluttet uten midler.",
    },
    "nn": {
        "questions": "Når vart det nye aggregatet sett i drift, og kven skulle melde det?",
        "answer": "I forfjor haust. Vi trudde nettselskapet melde frå.",
        "considers": "Vi vurderer eit gebyr på 100 000 til 200 000 kroner. At brotet varte lenge, talar for meir, at "
                     "de har medverka, for mindre.",
        "comment": "Vi har laga ein rutine sidan. Forseinkinga var ikkje med vilje.",
        "assessment": "Plikta til å melde er innehavaren si eiga, og det er klart at ho var broten i eit år. Gebyr er "
                      "på sin plass, fordi det vart skrive ut garantiar på opplysningar som ikkje stemte. Beløpet "
                      "følgjer av utmålinga.",
        "arguments": "> Forseinkinga var ikkje med vilje.\n\nAktløyse er nok. At det ikkje var med vilje, er teke med "
                     "i utmålinga.",
        "conclusion": "Det blir gebyr for ei endring som ikkje vart meld.",
        "because": "Ei utviding av anlegget vart ikkje meld på eit år.",
        "ended": "Det viste seg at utvidinga var meld til oss i ei anna sak. Ingen regel er broten.",
        "guidance": "Meld kvar endring av eit anlegg til oss så snart ho er bestemt, i tenesta eller i brev.",
        "reason": "Buet vart avslutta utan midlar.",
    },
}  # fmt: skip


def suspicion(on: date) -> SanctionAnswers:
    """What is said when the suspicion is registered."""
    return SanctionAnswers.model_validate({
        "suspicion": {"ground": "GO-2", "origin": "registrar", "reference": "NECS 2026-114",
                      "what": CLAIMS["en"][0]}})  # fmt: skip


def example(on: date) -> SanctionAnswers:
    """The whole file."""
    told = {name: held for name, held in suspicion(on).model_dump(mode="json", exclude_none=True).items() if held}
    return SanctionAnswers.model_validate({
        **told, **parts(on),
        "about": {"name": "Skardfoss Kraft AS", "organisation_number": "918320458", "approval": "GO-2026-0001",
                  "plant": "Skardfoss"},
        "delivery": {"language": "en", "channel": "portal", "notice_email": "post@skardfosskraft.example"},
    })  # fmt: skip


def documents(on: date) -> tuple[DocumentFact, ...]:
    """Evidence is listed in the file by its fingerprint; no document is owed."""
    return ()


def _part(name: str) -> Gives:
    return lambda told: {"section": name, "raw": parts(told.today, told.language)[name]}


def _says(**named: str) -> Gives:
    """What the step is told, in the language of the story."""
    return lambda told: {field: told.plot.written[told.language][key] for field, key in named.items()}


def _asks(told: Told) -> dict[str, Any]:
    return {**_says(questions="questions")(told), "until": str(told.today + timedelta(weeks=3))}


OPENED = (Beat("open_suspicion", "astrid"), Beat("screen", "astrid", 1))
INQUIRED = (*OPENED, Beat("date_breach", "astrid", 0, _part("breach")), Beat("inquire", "astrid"),
            Beat("tell_of_silence", "astrid", 1))  # fmt: skip
FOUNDED = tuple(Beat("write", "astrid", 0, _part(name)) for name in ("facts", "evidence", "coordination"))
HEARD = (
    *INQUIRED, Beat("ask_party", "astrid", 2, _asks), Beat("answer_questions", "gunnvor", 8, _says(said="answer")),
    *FOUNDED, Beat("propose_notice", "astrid", 3, _says(considers="considers")), Beat("sign_notice", "ragnhild", 1),
    Beat("comment", "gunnvor", 12, _says(said="comment")),
)  # fmt: skip
DECIDED = (*HEARD, *(Beat("write", "astrid", 0, _part(name)) for name in ("factors", "amount")),
           Beat("propose_fee", "astrid", 4, _says(because="because")), Beat("sign_fee", "ragnhild", 1))  # fmt: skip


def _plot(*beats: Beat, **more: Any) -> Plot:
    return Plot("skardfoss", "astrid", suspicion, beats, WRITTEN, **more)


PLOTS: dict[str, Plot] = {
    "paid": _plot(*DECIDED, Beat("close", SERVICE, 24, does=paid(who="hilde"))),
    "ended_without_sanction": _plot(*HEARD, Beat("propose_end", "astrid", 3, _says(because="ended")),
                                    Beat("sign_end", "ragnhild", 1)),
    "unpaid_to_collection": _plot(
        *DECIDED, Beat("become_final", SERVICE, 22), Beat("send_reminder", "hilde", 14), Beat("hand_over", "hilde", 20),
        Beat("propose_write_off", "hilde", 200, _says(reason="reason")), Beat("accept_write_off", "vidar", 1)),
    "reduced_after_appeal": _plot(*DECIDED, fought=FOUGHT, anew=LOWERED),
    "cancelled_after_appeal": _plot(*DECIDED, fought=FOUGHT, anew=CANCELLED),
    "guided": _plot(*OPENED, Beat("give_guidance", "astrid", 2, _says(guidance="guidance"))),
}  # fmt: skip
DEMO: tuple[Scene, ...] = (Scene("skardfoss", PLOTS["paid"], 40, "sign_notice", "nn"),)
