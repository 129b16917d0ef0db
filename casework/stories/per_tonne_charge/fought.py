"""A charge that is fought: paid, and lowered since fewer tonnes were emitted; or cancelled: nothing was missing."""

from __future__ import annotations

from typing import Any

from casework.stories.fought import Fight, Words
from casework.stories.per_tonne_charge.file import figures
from casework.stories.telling import Told

EMISSIONS, IN_TIME = "148710.3", 60_937
"""Tonnes after the report was corrected; allowances that stood as surrendered once the registry was."""

APPEAL: Words = {
    "en": {
        "title": "Appeal against the charge", "evidence": "The e-mail server shows when it came in.",
        "change": "The charge should be reckoned from the corrected emissions.",
        "assessment": "The verifier has corrected the report: voyages between ports outside the EEA were counted. The "
                      "figure that we built on was too high.",
        "arguments": "> Our emissions were lower than the report said.\n\nThe corrected report bears that out.",
        "conclusion": "The appeal is right that the figures must be corrected. The decision is reversed.",
        "because": "The emissions were lower than we took them to be."},
    "nb": {
        "title": "Klage på gebyret", "evidence": "E-posttjeneren viser når den kom inn.",
        "change": "Gebyret bør regnes ut fra de rettede utslippene.",
        "assessment": "Verifikatøren har rettet rapporten: Seilas mellom havner utenfor EØS var tatt med. Tallet vi "
                      "bygde på, var for høyt.",
        "arguments": "> Utslippene våre var lavere enn det som står i rapporten.\n\nDet bekrefter den rettede "
                     "rapporten.",
        "conclusion": "Klagen har rett i at tallene må rettes. Vedtaket omgjøres.",
        "because": "Utslippene var lavere enn vi la til grunn."},
    "nn": {
        "title": "Klage på gebyret", "evidence": "E-posttenaren viser når ho kom inn.",
        "change": "Gebyret bør reknast ut frå dei retta utsleppa.",
        "assessment": "Verifikatøren har retta rapporten: Seglas mellom hamner utanfor EØS var tekne med. Talet vi "
                      "bygde på, var for høgt.",
        "arguments": "> Utsleppa våre var lågare enn det som står i rapporten.\n\nDet stadfestar den retta "
                     "rapporten.",
        "conclusion": "Klaga har rett i at tala må rettast. Vedtaket blir gjort om.",
        "because": "Utsleppa var lågare enn vi la til grunn."},
}  # fmt: skip
ANEW: Words = {
    "en": {
        "report": "Corrected verified report, THETIS-MRV",
        "assessment": "The corrected report gives the emissions that allowances were owed for. What was surrendered is "
                      "what the registry shows, and fewer allowances are missing than we found.",
        "arguments": "> Our emissions were lower than the report said.\n\nWe agree, and have used the corrected "
                     "figure.",
        "conclusion": "The charge is lowered to that for the allowances that are missing.",
        "because": "The corrected report gives lower emissions, and fewer allowances are missing."},
    "nb": {
        "report": "Rettet verifisert rapport, THETIS-MRV",
        "assessment": "Den rettede rapporten viser utslippene det skulle leveres kvoter for. Det som er levert, er det "
                      "kvoteregisteret viser, og det mangler færre kvoter enn vi fant.",
        "arguments": "> Utslippene våre var lavere enn det som står i rapporten.\n\nVi er enige, og har brukt det "
                     "rettede tallet.",
        "conclusion": "Gebyret settes ned til det som gjelder for kvotene som mangler.",
        "because": "Den rettede rapporten viser lavere utslipp, og det mangler færre kvoter."},
    "nn": {
        "report": "Retta verifisert rapport, THETIS-MRV",
        "assessment": "Den retta rapporten viser utsleppa det skulle leverast kvotar for. Det som er levert, er det "
                      "kvoteregisteret viser, og det manglar færre kvotar enn vi fann.",
        "arguments": "> Utsleppa våre var lågare enn det som står i rapporten.\n\nVi er einige, og har brukt det retta "
                     "talet.",
        "conclusion": "Gebyret blir sett ned til det som gjeld for kvotane som manglar.",
        "because": "Den retta rapporten viser lågare utslepp, og det manglar færre kvotar."},
}  # fmt: skip
ENDED: Words = {
    "en": {
        "assessment": "The registry had booked the last delivery on another year. It has corrected that, and for the "
                      "year in question enough allowances were surrendered in time.",
        "arguments": "> Our emissions were lower than the report said.\n\nWe need not go into that: nothing is "
                     "missing.",
        "conclusion": "The charge is cancelled.",
        "because": "Enough allowances were surrendered in time; the registry had booked them on another year."},
    "nb": {
        "assessment": "Registeret hadde ført den siste leveringen på et annet år. Det er rettet, og for året saken "
                      "gjelder, ble det levert nok kvoter i tide.",
        "arguments": "> Utslippene våre var lavere enn det som står i rapporten.\n\nDet trenger vi ikke å gå inn på: "
                     "Ingenting mangler.",
        "conclusion": "Gebyret oppheves.",
        "because": "Det ble levert nok kvoter i tide. Registeret hadde ført dem på et annet år."},
    "nn": {
        "assessment": "Registeret hadde ført den siste leveringa på eit anna år. Det er retta, og for året saka gjeld, "
                      "vart det levert nok kvotar i tide.",
        "arguments": "> Utsleppa våre var lågare enn det som står i rapporten.\n\nDet treng vi ikkje å gå inn på: "
                     "Ingenting manglar.",
        "conclusion": "Gebyret blir oppheva.",
        "because": "Det vart levert nok kvotar i tide. Registeret hadde ført dei på eit anna år."},
}  # fmt: skip


def _lower(told: Told) -> dict[str, Any]:
    corrected = {"emissions": EMISSIONS, "emissions_source": ANEW[told.language]["report"]}
    return {"section": "figures", "raw": figures(told.today, told.language) | corrected}


def _surrendered(told: Told) -> dict[str, Any]:
    return {"section": "figures", "raw": figures(told.today, told.language) | {"surrendered": IN_TIME}}


FIGHT = Fight("aigli", "eleni", registrar="arne", officer="marit", signatory="ingrid", finance="frode",
              enclosed="Corrected report")
PAID, UNPAID = FIGHT.won(APPEAL, "Eleni Markopoulou"), FIGHT.won(APPEAL, "Eleni Markopoulou", pays=False)
LOWERED, CANCELLED = FIGHT.lowered(ANEW, _lower), FIGHT.cancelled(ENDED, _surrendered, pays=False)
