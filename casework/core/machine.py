"""The only file that knows the library `transitions`.

One cached machine per case type, without models, without automatic doors; a step is fired on a throw-away Subject.
transitions stops at the first condition that is false, so all guards are asked in one condition and all refusals kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from transitions import EventData, Machine, MachineError

from casework.core.case_type import Actor, CaseType, Refusal, State, Step, Subject
from casework.core.text import Text

ACTORS: dict[Actor, Text] = {
    Actor.APPLICANT: Text("the party"),
    Actor.VERIFIER: Text("the verifier"),
    Actor.CASEWORKER: Text("a caseworker"),
    Actor.SIGNATORY: Text("a signatory"),
    Actor.REGISTRY_OPERATOR: Text("a registry operator"),
    Actor.REGISTRAR: Text("a registrar of post"),
    Actor.MANAGER: Text("a manager"),
    Actor.FINANCE: Text("somebody in finance"),
    Actor.AUDITOR: Text("an auditor"),
    Actor.SYSTEM: Text("nobody by hand: it happens by itself when it is due"),
}


@dataclass(frozen=True, slots=True)
class Move:
    """A step that was allowed: from where to where, and what it sets going."""

    step: Step
    source: State
    target: State


@dataclass(frozen=True, slots=True)
class Offer:
    """A step of the present state, and every reason why it is not available now (none = it is)."""

    step: Step
    refusals: tuple[Refusal, ...]


class StepRefused(Exception):
    """The step may not be taken; `refusals` holds every reason."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        super().__init__("; ".join(str(refusal.sentence) for refusal in refusals))
        self.refusals = refusals


def refusals(step: Step, subject: Subject) -> tuple[Refusal, ...]:
    """Every reason why this subject may not take the step: the wrong role first, then what each guard says."""
    said = [refusal for guard in step.guards if (refusal := guard(subject)) is not None]
    if step.by and not subject.roles.intersection(step.by):
        said.insert(0, Refusal(Text("This step belongs to {actor}.", actor=ACTORS[step.by[0]])))
    return tuple(said)


def _allowed(step: Step) -> Any:
    def asked(event: EventData) -> bool:
        subject = cast(Subject, event.model)
        said = refusals(step, subject)
        if said:
            raise StepRefused(said)
        return True

    return asked


@cache
def machine_of(case_type: CaseType) -> Machine:
    """The machine of a case type; holds no models and no callbacks but the one condition of each step."""
    machine = Machine(model=None, states=[state.name for state in case_type.states], initial=case_type.initial.name,
                      auto_transitions=False, send_event=True)
    for step in case_type.steps:
        for source in step.sources:
            machine.add_transition(step.name, source.name, step.lands(source).name, conditions=[_allowed(step)])
    return machine


def offers(case_type: CaseType, subject: Subject) -> tuple[Offer, ...]:
    """Every step declared from the present state, each with its refusals; steps of SYSTEM are left out."""
    return tuple(Offer(step, refusals(step, subject)) for step in case_type.steps
                 if subject.state in {source.name for source in step.sources} and step.by != (Actor.SYSTEM,))


def take(case_type: CaseType, name: str, subject: Subject) -> Move:
    """Moves the subject by the named step, or raises StepRefused with every reason."""
    machine = machine_of(case_type)
    source = case_type.state(subject.state)
    if name not in machine.events:
        raise StepRefused((Refusal(Text("There is no such step.")),))
    try:
        machine.events[name].trigger(subject)
    except MachineError:
        step = case_type.step(name)
        raise StepRefused((Refusal(Text("“{step}” is not possible while the case is in “{state}”.",
                                        step=step.title, state=source.title)),)) from None
    return Move(case_type.step(name), source, case_type.state(subject.state))
