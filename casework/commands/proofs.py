"""`casework prove`: the proofs of every declared workflow, and faults planted to show that each proof can fail."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import replace

import click

from casework.core.case_type import CaseType, Phase, State
from casework.core.effects import Decide, Effect, StartClock
from casework.core.text import Text
from casework.i18n import LANGUAGES, missing
from casework.letters.catalogue import LETTERS, languages_of
from casework.operations.effects import HANDLED
from casework.workflows import CASE_TYPES
from casework.workflows.fee_guards import fee_paid
from casework.workflows.guards import four_eyes
from casework.workflows.prove import PROOFS, House, Proof, prove, texts, waits

UNTRANSLATED = "A title that nobody has translated"
Plant = Callable[[CaseType, House], tuple[CaseType, House]]


def house_of(case_type: CaseType) -> House:
    """What the upper floors have for a case type."""
    said = {text.msgid for text in texts(case_type)}
    return House(
        letters={
            language: {
                letter for letter in LETTERS.get(case_type.name, ()) if language in languages_of(case_type.name, letter)
            }
            for language in LANGUAGES
        },
        labels={language: said - set([] if language == "en" else missing(said, language)) for language in LANGUAGES},
        handlers=HANDLED,
    )


def _lonely_state(case_type: CaseType, house: House) -> tuple[CaseType, House]:
    state = State("nowhere", Phase.REVIEW, case_type.states[0].title, case_type.states[0].plain)
    return replace(case_type, states=(*case_type.states, state)), house


def _dead_end(case_type: CaseType, house: House) -> tuple[CaseType, House]:
    stuck = next(state for state in case_type.states if state.phase is Phase.REVIEW)
    return replace(
        case_type,
        steps=tuple(
            replace(step, sources=tuple(s for s in step.sources if s is not stuck)) for step in case_type.steps
        ),
    ), house


def _one_person(case_type: CaseType, house: House) -> tuple[CaseType, House]:
    return replace(
        case_type,
        steps=tuple(
            replace(step, guards=tuple(guard for guard in step.guards if guard is not four_eyes))
            for step in case_type.steps
        ),
    ), house


def _unfounded(case_type: CaseType, house: House) -> tuple[CaseType, House]:
    """Nobody asks anything, and what decisions rest on is never established."""
    rests_on = {name for step in case_type.steps for effect in step.effects if isinstance(effect, Decide)
                for name in effect.rests_on}  # fmt: skip

    def kept(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
        return tuple(effect for effect in effects if not (isinstance(effect, StartClock) and effect.clock in rests_on))

    steps = tuple(replace(step, guards=(), effects=kept(step.effects)) for step in case_type.steps)
    return replace(case_type, steps=steps), house


def _no_clock(case_type: CaseType, house: House) -> tuple[CaseType, House]:
    clock = next(state.waits_on for state in case_type.states if waits(case_type, state))

    def kept(effects: tuple[Effect, ...]) -> tuple[Effect, ...]:
        return tuple(effect for effect in effects if not (isinstance(effect, StartClock) and effect.clock == clock))

    return replace(case_type, steps=tuple(replace(step, effects=kept(step.effects)) for step in case_type.steps)), house


def _no_actor(case_type: CaseType, house: House) -> tuple[CaseType, House]:
    return replace(case_type, steps=(replace(case_type.steps[0], by=()), *case_type.steps[1:])), house


def _no_letter(case_type: CaseType, house: House) -> tuple[CaseType, House]:
    lost = min(case_type.letters)
    return case_type, replace(house, letters={**house.letters, "nn": house.letters["nn"] - {lost}})


def _no_label(case_type: CaseType, house: House) -> tuple[CaseType, House]:
    return replace(case_type, title=Text(UNTRANSLATED)), house


def _no_handler(case_type: CaseType, house: House) -> tuple[CaseType, House]:
    return case_type, replace(house, handlers=house.handlers - {StartClock})


def _backward(case_type: CaseType, house: House) -> tuple[CaseType, House]:
    return replace(case_type, steps=tuple(replace(step, returns=False) for step in case_type.steps)), house


def _paid_work(case_type: CaseType, house: House) -> tuple[CaseType, House]:
    steps = (replace(step, guards=(*step.guards, fee_paid)) for step in case_type.steps)
    return replace(case_type, steps=tuple(steps)), house


PLANTS: dict[str, tuple[str, Plant]] = {
    "lonely-state": ("reachable", _lonely_state),
    "dead-end": ("can_end", _dead_end),
    "one-person": ("two_people", _one_person),
    "unfounded": ("founded", _unfounded),
    "no-clock": ("clocks", _no_clock),
    "no-actor": ("actors", _no_actor),
    "no-letter": ("letters", _no_letter),
    "no-label": ("labels", _no_label),
    "no-handler": ("effects", _no_handler),
    "undeclared-return": ("forward", _backward),
    "paid-work": ("work", _paid_work),
}


def proven(fault: str | None = None) -> list[tuple[str, Proof]]:
    """(case type, proof) for every type and proof, with a fault planted if one is named."""
    rows: list[tuple[str, Proof]] = []
    for case_type in CASE_TYPES.values():
        planted, house = case_type, house_of(case_type)
        if fault:
            planted, house = PLANTS[fault][1](case_type, house)
            if fault == "no-label":
                house = house_of(case_type)
        rows += [(case_type.name, proof) for proof in prove(planted, house)]
    return rows


@click.command("prove")
@click.option("--json", "as_json", is_flag=True, help="A row per type and proof: type, proof, holds, examined, story.")
@click.option("--plant", type=click.Choice(sorted(PLANTS)), help="Plant this fault first, to see that its proof fails.")
def prove_command(as_json: bool, plant: str | None) -> None:
    """Prove every workflow; exit 1 if a proof fails, with the shortest story that breaks it."""
    rows = proven(plant)
    if as_json:
        click.echo(
            json.dumps(
                [
                    {
                        "type": name,
                        "proof": proof.name,
                        "holds": proof.holds,
                        "examined": proof.examined,
                        "story": list(proof.story),
                    }
                    for name, proof in rows
                ],
                ensure_ascii=False,
                indent=1,
            )
        )
    else:
        for name, proof in rows:
            click.echo(
                f"{name:<20} {proof.name:<10} {'holds' if proof.holds else 'FAILS':<6} {proof.examined:>6} examined"
                + ("" if proof.holds else "\n    " + " → ".join(proof.story))
            )
    sys.exit(0 if all(proof.holds for _, proof in rows) else 1)


__all__ = ["PLANTS", "PROOFS", "house_of", "prove_command", "proven"]
