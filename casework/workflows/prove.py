"""Every workflow is proven before it runs.

Each proof walks the whole declared graph and returns a row: does it hold, how many situations were examined, and if it
fails the shortest story (names of steps from the start) that breaks it. What the upper floors have (letters, labels,
handlers) comes in as sets, so that the declarations stay ignorant of them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any

from casework.core.case_type import Actor, CaseFacts, CaseType, Phase, State, Step, Subject
from casework.core.effects import Decide, Grant, PrintLetter, SendLetter, StartClock, StopClock
from casework.core.machine import refusals
from casework.core.text import Text
from casework.workflows.fee_guards import fee_paid

Story = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class House:
    """What the upper floors have: letters and labels by language, and the kinds of effects that are carried out."""

    letters: Mapping[str, Set[str]]
    labels: Mapping[str, Set[str]]
    handlers: Set[type]


@dataclass(frozen=True, slots=True)
class Proof:
    name: str
    holds: bool
    examined: int
    story: Story = ()


def arrows(case_type: CaseType) -> Iterator[tuple[Step, State, State]]:
    """Every (step, source, target) of the graph."""
    for step in case_type.steps:
        for source in step.sources:
            yield step, source, step.lands(source)


def stories(case_type: CaseType) -> dict[str, Story]:
    """The shortest story to each reachable state, by the state's name."""
    return _walk(case_type.initial.name, lambda name: (
        (step.name, target.name) for step, source, target in arrows(case_type) if source.name == name))


def _walk(start: Any, follow: Callable[[Any], Iterable[tuple[str, Any]]]) -> dict[Any, Story]:
    """Breadth first from `start`: every reachable node with the shortest story to it."""
    found: dict[Any, Story] = {start: ()}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for name, after in follow(node):
            if after not in found:
                found[after] = (*found[node], name)
                queue.append(after)
    return found


def every_state_is_reachable(case_type: CaseType, house: House) -> Proof:
    found = stories(case_type)
    lost = next((state.name for state in case_type.states if state.name not in found), None)
    return Proof("reachable", lost is None, len(case_type.states), (f"nothing leads to {lost}",) if lost else ())


def every_state_can_end(case_type: CaseType, house: House) -> Proof:
    ends = {state.name for state in case_type.states if state.is_final}
    while more := {source.name for _, source, target in arrows(case_type) if target.name in ends} - ends:
        ends |= more
    stuck = [(len(story), story, name) for name, story in stories(case_type).items() if name not in ends]
    return Proof("can_end", not stuck, len(case_type.states), (*min(stuck)[1], f"no end from {min(stuck)[2]}")
                 if stuck else ())


def no_decision_by_one_person(case_type: CaseType, house: House) -> Proof:
    """One person with every role takes every step that the guards allow; no individual decision may be among them."""
    alone = 1
    broken: set[tuple[tuple[str, bool], str]] = set()

    def follow(node: tuple[str, bool]) -> Iterator[tuple[str, tuple[str, bool]]]:
        state, prepared = node
        every = frozenset(deadline.name for deadline in case_type.deadlines)
        subjects = [Subject(state, frozenset(Actor), date.min, alone, CaseFacts(
            preparer=alone if prepared else None, may_write_for_party=True, may_sign_for_party=True, impartial=True,
            letter_ready=True, letter_fresh=True, clocks_late=late, clocks_ever=ever), {"declaration": True})
            for ever in (frozenset(), every) for late in (frozenset(), every)]
        for step, source, target in arrows(case_type):
            if source.name == state and not all(refusals(step, subject) for subject in subjects):
                enters = target.phase is Phase.DECISION and source.phase is not Phase.DECISION
                decides = any(isinstance(effect, Decide) for effect in step.effects)
                if decides or enters or (step.decides and step.individual):
                    broken.add((node, step.name))
                yield step.name, (target.name, step.prepares is not None)

    nodes = _walk((case_type.initial.name, False), follow)
    told = sorted(((*nodes[node], name) for node, name in broken), key=lambda story: (len(story), story))
    return Proof("two_people", not told, len(nodes), told[0] if told else ())


def what_a_decision_rests_on_precedes_it(case_type: CaseType, house: House) -> Proof:
    """On every path that the guards let through, each decision comes after everything it declares to rest on, and
    nothing is granted before it is decided. A decision that rests on nothing is a fault.
    """
    by_steps = {effect.clock for step in case_type.steps for effect in step.effects if isinstance(effect, StartClock)}
    clocks = frozenset(deadline.name for deadline in case_type.deadlines)
    broken: set[tuple[tuple[str, frozenset[str]], str, str]] = set()

    def follow(node: tuple[str, frozenset[str]]) -> Iterator[tuple[str, tuple[str, frozenset[str]]]]:
        state, past = node
        subjects = [Subject(state, frozenset(Actor), date.min, 1, CaseFacts(
            preparer=2, may_write_for_party=True, may_sign_for_party=True, impartial=True, letter_ready=True,
            letter_fresh=True, clocks_late=late, clocks_ever=(past & clocks) | (clocks - by_steps)),
            {"declaration": True}) for late in (frozenset(), clocks)]
        for step, source, target in arrows(case_type):
            if source.name == state and not all(refusals(step, subject) for subject in subjects):
                after = past | asked_and_done(step) & counted
                for name, fault in unfounded(step, after):
                    broken.add((node, name, fault))
                yield step.name, (target.name, after)

    counted = clocks.union(*(effect.rests_on for step in case_type.steps for effect in step.effects
                             if isinstance(effect, Decide)), (DECIDED,))
    nodes = _walk((case_type.initial.name, frozenset()), follow)
    told = sorted(((*nodes[node], name, fault) for node, name, fault in broken), key=lambda story: (len(story), story))
    return Proof("founded", not told, len(nodes), told[0] if told else ())


DECIDED = "a decision"


def asked_and_done(step: Step) -> frozenset[str]:
    """What has come to pass once a step is taken: its guards were asked, its clocks started, its decision made."""
    started = {effect.clock for effect in step.effects if isinstance(effect, StartClock)}
    decided = {DECIDED for effect in step.effects if isinstance(effect, Decide)}
    return frozenset({step.name, *(guard.__name__ for guard in step.guards), *started, *decided})


def unfounded(step: Step, past: frozenset[str]) -> Iterator[tuple[str, str]]:
    """(step, what is wrong) for each decision or grant of a step that stands on nothing."""
    for effect in step.effects:
        if isinstance(effect, Decide):
            if not effect.rests_on:
                yield step.name, f"the {effect.kind} rests on nothing"
            for name in effect.rests_on:
                if name not in past:
                    yield step.name, f"the {effect.kind} rests on {name}, which did not come before it"
        elif isinstance(effect, Grant) and DECIDED not in past:
            yield step.name, f"{effect.approval} is granted, and nobody has decided it"


def every_wait_has_a_clock(case_type: CaseType, house: House) -> Proof:
    """In every reachable (state, clocks running), a state that waits on a party or another body has its clock
    running.
    """
    def follow(node: tuple[str, frozenset[str]]) -> Iterator[tuple[str, tuple[str, frozenset[str]]]]:
        for step, source, target in arrows(case_type):
            if source.name == node[0]:
                stopped = {effect.clock for effect in step.effects if isinstance(effect, StopClock)}
                started = {effect.clock for effect in step.effects if isinstance(effect, StartClock)}
                yield step.name, (target.name, (node[1] - stopped) | started)

    owners = {deadline.name: deadline.owner for deadline in case_type.deadlines}
    nodes = _walk((case_type.initial.name, frozenset()), follow)
    broken = [(*story, f"{state} waits without a running clock") for (state, running), story in nodes.items()
              if waits(case_type, case_type.state(state)) and not
              ((clock := case_type.state(state).waits_on) in running and owners.get(clock or ""))]
    return Proof("clocks", not broken, len(nodes), min(broken, key=len) if broken else ())


def waits(case_type: CaseType, state: State) -> bool:
    """A non-final state, drafts excepted, whose first declared way out belongs to a party or to nobody at the
    authority.
    """
    if state.is_final or state.phase is Phase.DRAFT:
        return False
    ways_out = (step for step, source, target in arrows(case_type) if source is state and target is not state)
    return not any(actor.is_authority for actor in next((step.by for step in ways_out), ()))


def every_step_has_an_actor(case_type: CaseType, house: House) -> Proof:
    idle = next((step.name for step in case_type.steps if not step.by), None)
    return Proof("actors", idle is None, len(case_type.steps), (f"nobody takes {idle}",) if idle else ())


def every_letter_in_every_language(case_type: CaseType, house: House) -> Proof:
    named = {effect.letter for step in case_type.steps for effect in step.effects
             if isinstance(effect, SendLetter | PrintLetter)}
    gaps = [f"no letter {letter} in {language}" for letter in sorted(named | set(case_type.letters))
            for language, written in house.letters.items() if letter not in written or letter not in case_type.letters]
    return Proof("letters", not gaps, len(named) * len(house.letters), tuple(gaps[:1]))


def every_label_in_every_language(case_type: CaseType, house: House) -> Proof:
    said = {text.msgid for text in texts(case_type)}
    gaps = [f"no {language} for “{msgid}”" for language, known in house.labels.items()
            for msgid in sorted(said - known)]
    return Proof("labels", not gaps, len(said) * len(house.labels), tuple(gaps[:1]))


def texts(value: object) -> Iterator[Text]:
    """Every Text inside a declaration."""
    if isinstance(value, Text):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from texts(getattr(value, part.name))
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, tuple | list | frozenset):
        for inner in value:
            yield from texts(inner)


def every_effect_has_a_handler(case_type: CaseType, house: House) -> Proof:
    effects = [(step.name, type(effect)) for step in case_type.steps for effect in step.effects]
    lost = next((f"{step}: nothing carries out {kind.__name__}" for step, kind in effects
                 if kind not in house.handlers), None)
    return Proof("effects", lost is None, len(effects), (lost,) if lost else ())


def phases_go_forward(case_type: CaseType, house: House) -> Proof:
    found = stories(case_type)
    backward = [(*found[source.name], step.name) for step, source, target in arrows(case_type)
                if target.phase.place < source.phase.place and not step.returns and source.name in found]
    return Proof("forward", not backward, sum(1 for _ in arrows(case_type)), min(backward, key=len) if backward else ())


def no_work_waits_for_payment(case_type: CaseType, house: House) -> Proof:
    """A fee that is not paid may keep a decision back where a type says so, never the work before it."""
    kept_back = next((step.name for step in case_type.steps if fee_paid in step.guards and not step.decides), None)
    return Proof("work", kept_back is None, len(case_type.steps),
                 (f"{kept_back} waits for the fee, and decides nothing",) if kept_back else ())


PROOFS = (every_state_is_reachable, every_state_can_end, no_decision_by_one_person,
          what_a_decision_rests_on_precedes_it, every_wait_has_a_clock, every_step_has_an_actor,
          every_letter_in_every_language, every_label_in_every_language, every_effect_has_a_handler, phases_go_forward,
          no_work_waits_for_payment)


def prove(case_type: CaseType, house: House) -> tuple[Proof, ...]:
    """All proofs of one case type."""
    return tuple(proof(case_type, house) for proof in PROOFS)
