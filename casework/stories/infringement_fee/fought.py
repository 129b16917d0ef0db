"""A fee that is paid and fought: the appeal succeeds, and the fee is lowered or cancelled, and paid back."""

from __future__ import annotations

from typing import Any

from casework.stories.fought import Fight
from casework.stories.infringement_fee.file import parts
from casework.stories.telling import Told

APPEAL: dict[str, dict[str, str]] = {
    "en": {
        "title": "Appeal against the fee", "evidence": "The e-mail server shows when it came in.",
        "change": "The fee should be set much lower.",
        "assessment": "The new meter readings show that the second unit stood still for most of the year. The "
                      "guarantees that were issued on wrong data are a quarter of what we took them to be. The base "
                      "was too high.",
        "arguments": "> The second unit hardly ran before the summer.\n\nThe readings bear that out.",
        "conclusion": "The appeal is right that the fee is too high. The decision is reversed.",
        "because": "The breach had less effect than we took it to have."},
    "nb": {
        "title": "Klage på gebyret", "evidence": "E-posttjeneren viser når den kom inn.",
        "change": "Gebyret bør settes mye lavere.",
        "assessment": "De nye måleravlesningene viser at det andre aggregatet sto stille det meste av året. "
                      "Garantiene som ble utstedt på gale opplysninger, er en firedel av det vi la til grunn. "
                      "Grunnbeløpet var for høyt.",
        "arguments": "> Det andre aggregatet gikk nesten ikke før sommeren.\n\nDet bekrefter avlesningene.",
        "conclusion": "Klagen har rett i at gebyret er for høyt. Vedtaket omgjøres.",
        "because": "Overtredelsen hadde mindre virkning enn vi la til grunn."},
    "nn": {
        "title": "Klage på gebyret", "evidence": "E-posttenaren viser når ho kom inn.",
        "change": "Gebyret bør setjast mykje lågare.",
        "assessment": "Dei nye måleravlesingane viser at det andre aggregatet stod stille det meste av året. "
                      "Garantiane som vart skrivne ut på galne opplysningar, er ein firedel av det vi la til grunn. "
                      "Grunnbeløpet var for høgt.",
        "arguments": "> Det andre aggregatet gjekk nesten ikkje før sommaren.\n\nDet stadfestar avlesingane.",
        "conclusion": "Klaga har rett i at gebyret er for høgt. Vedtaket blir gjort om.",
        "because": "Lovbrotet hadde mindre verknad enn vi la til grunn."},
}  # fmt: skip
ANEW: dict[str, dict[str, str]] = {
    "en": {
        "assessment": "That the change was not reported is clear, and a fee is still called for. Its base follows from "
                      "how many guarantees rested on wrong data, and that is a quarter of what we took it to be.",
        "arguments": "> The second unit hardly ran before the summer.\n\nWe agree, and have lowered the base.",
        "conclusion": "The fee is lowered.",
        "because": "Far fewer guarantees rested on wrong data than we had found."},
    "nb": {
        "assessment": "Det er klart at endringen ikke ble meldt, og gebyr er fortsatt på sin plass. Grunnbeløpet "
                      "følger av hvor mange garantier som bygde på gale opplysninger, og det er en firedel av det vi "
                      "la til grunn.",
        "arguments": "> Det andre aggregatet gikk nesten ikke før sommeren.\n\nVi er enige, og har satt ned "
                     "grunnbeløpet.",
        "conclusion": "Gebyret settes ned.",
        "because": "Langt færre garantier bygde på gale opplysninger enn vi la til grunn."},
    "nn": {
        "assessment": "Det er klart at endringa ikkje vart meld, og gebyr er framleis på sin plass. Grunnbeløpet "
                      "følgjer av kor mange garantiar som bygde på galne opplysningar, og det er ein firedel av det vi "
                      "la til grunn.",
        "arguments": "> Det andre aggregatet gjekk nesten ikkje før sommaren.\n\nVi er einige, og har sett ned "
                     "grunnbeløpet.",
        "conclusion": "Gebyret blir sett ned.",
        "because": "Langt færre garantiar bygde på galne opplysningar enn vi la til grunn."},
}  # fmt: skip
ENDED: dict[str, dict[str, str]] = {
    "en": {
        "assessment": "The control log was of another plant of the holder. This plant was never enlarged, and there "
                      "was nothing to report.",
        "arguments": "> The second unit hardly ran before the summer.\n\nIt does not stand in this plant at all.",
        "conclusion": "The fee is cancelled.",
        "because": "There was no breach: the plant was never enlarged."},
    "nb": {
        "assessment": "Driftsloggen var for et annet anlegg innehaveren har. Dette anlegget er aldri utvidet, og det "
                      "var ingenting å melde.",
        "arguments": "> Det andre aggregatet gikk nesten ikke før sommeren.\n\nDet står ikke i dette anlegget i det "
                     "hele tatt.",
        "conclusion": "Gebyret oppheves.",
        "because": "Ingen regel er brutt: Anlegget er aldri utvidet."},
    "nn": {
        "assessment": "Driftsloggen var for eit anna anlegg innehavaren har. Dette anlegget er aldri utvida, og det "
                      "var ingenting å melde.",
        "arguments": "> Det andre aggregatet gjekk nesten ikkje før sommaren.\n\nDet står ikkje i dette anlegget i det "
                     "heile.",
        "conclusion": "Gebyret blir oppheva.",
        "because": "Ingen regel er broten: Anlegget er aldri utvida."},
}  # fmt: skip
LOWER = {"base": "100000"}
"""What is written anew about the amount."""


def _lower(told: Told) -> dict[str, Any]:
    return {"section": "amount", "raw": parts(told.today, told.language)["amount"] | LOWER}


FIGHT = Fight("skardfoss", "gunnvor", registrar="astrid", officer="magne", signatory="ragnhild", finance="hilde",
              enclosed="Meter readings")
FOUGHT = FIGHT.won(APPEAL, "Gunnvor Skarde")
LOWERED, CANCELLED = FIGHT.lowered(ANEW, _lower), FIGHT.cancelled(ENDED)
