"""The words a case type is written in.

A case type is one frozen declaration, and the order of its page is the order of the work: what is asked, by when,
what is looked at, who may, what follows. Nothing else in the house asks which type a case is of.

States belong to phases shared by all types, so that boards count phases. A state has two names: one for staff, one
in the applicant's words. Steps lead forward; a step that leads back to an earlier phase says so (`returns`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from casework.core.text import Source, Text

if TYPE_CHECKING:
    from casework.core.answers import Answers
    from casework.core.approvals import About, ApprovalFact, ApprovalKind
    from casework.core.asked import ChecklistItem, Document, Question, Section
    from casework.core.authority import Authority
    from casework.core.checks import Check, DocumentFact
    from casework.core.deadlines import Deadline
    from casework.core.effects import Effect


class Phase(StrEnum):
    """What every case goes through, in this order."""

    DRAFT = "draft"
    SUBMISSION = "submission"
    VERIFICATION = "verification"
    REVIEW = "review"
    DECISION = "decision"
    CLOSED = "closed"

    @property
    def place(self) -> int:
        return list(Phase).index(self)


class Actor(StrEnum):
    """Who takes a step. A person holds one or more of these; SYSTEM is found due from data."""

    APPLICANT = "applicant"
    VERIFIER = "verifier"
    CASEWORKER = "caseworker"
    SIGNATORY = "signatory"
    REGISTRY_OPERATOR = "registry_operator"
    REGISTRAR = "registrar"
    MANAGER = "manager"
    FINANCE = "finance"
    AUDITOR = "auditor"
    SYSTEM = "system"

    @property
    def is_party(self) -> bool:
        return self in (Actor.APPLICANT, Actor.VERIFIER)

    @property
    def is_authority(self) -> bool:
        return not self.is_party and self is not Actor.SYSTEM


@dataclass(frozen=True, slots=True)
class State:
    """`waits_on` names the clock that must run while the next step belongs to a party or another body."""

    name: str
    phase: Phase
    title: Text
    plain: Text
    waits_on: str | None = None

    @property
    def is_final(self) -> bool:
        return self.phase is Phase.CLOSED


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a step is not available: the sentence, the rule, and who can cure it."""

    sentence: Text
    source: Source | None = None
    cure: Text | None = None


class AskKind(StrEnum):
    """How a step asks for what it needs; the pages know one way of asking each kind. DATE lies ahead, PAST does not."""

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    SECTIONS = "sections"
    QUESTIONS = "questions"
    OUTCOMES = "outcomes"
    CHOICE = "choice"
    PAST = "past"
    CONDITIONS = "conditions"


@dataclass(frozen=True, slots=True)
class Ask:
    """Something a step needs to be told before it can be taken; `options` are what can be chosen, and their words."""

    name: str
    kind: AskKind
    label: Text
    hint: Text | None = None
    required: bool = True
    options: tuple[tuple[str, Text], ...] = ()


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What the step path reads: facts settled on the case row by the verbs that change them, and who is asking."""

    errors_open: int = 0
    errors_unacknowledged: int = 0
    items_open: int = 0
    items_against: frozenset[str] = frozenset()
    documents_missing: int = 0
    reasons_missing: int = 0
    preparer: int | None = None
    clocks_running: frozenset[str] = frozenset()
    clocks_ever: frozenset[str] = frozenset()
    clocks_late: frozenset[str] = frozenset()
    clocks_from: Mapping[str, date] = field(default_factory=dict)
    may_write_for_party: bool = False
    may_sign_for_party: bool = False
    impartial: bool | None = None
    connected: bool = False
    letter_ready: bool = False
    letter_fresh: bool = False
    letter_signatory: int | None = None
    sections_beyond_return: tuple[str, ...] = ()
    approval: ApprovalFact | None = None
    granted: Mapping[tuple[str, str], str] = field(default_factory=dict)
    answers: Any = None
    charge: Any = None
    appeal: Any = None
    around: Any = None


@dataclass(slots=True)
class Subject:
    """What the machine judges: thrown away after one question. `state` is the only thing it moves."""

    state: str
    roles: frozenset[Actor]
    today: date
    person: int | None = None
    facts: CaseFacts = field(default_factory=CaseFacts)
    given: Mapping[str, Any] = field(default_factory=dict)

Guard = Callable[[Subject], Refusal | None]

@dataclass(frozen=True, slots=True)
class Step:
    """One arrow of the graph, with who may take it and what it sets going.

    `prepares` and `decides` name the act that needs two natural persons; `individual` says that the act is an
    individual decision that binds a party (forvaltningsloven § 2 b). A step without `target` stays where it is.
    """

    name: str
    sources: tuple[State, ...]
    target: State | None
    by: tuple[Actor, ...]
    title: Text
    guards: tuple[Guard, ...] = ()
    effects: tuple[Effect, ...] = ()
    asks: tuple[Ask, ...] = ()
    returns: bool = False
    prepares: str | None = None
    decides: str | None = None
    individual: bool = True
    numbers: bool = False

    def lands(self, source: State) -> State:
        return self.target or source


@dataclass(frozen=True, slots=True)
class Reading:
    """A choice between readings of the law, each in words. The default holds until two people choose another."""

    name: str
    title: Text
    choices: Mapping[str, Text]
    default: str
    source: Source


@dataclass(frozen=True, slots=True)
class DecisionSubject:
    """One thing decided in a case. The first is the whole; its parts fall with it, but for one that `stands_alone`."""

    key: str
    title: Text
    stands_alone: bool = False


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the party wants to hear from us, as its answers say. `person`: it is one natural person."""

    language: str = "nb"
    channel: str = "portal"
    reference: str = ""
    address: tuple[str, ...] = ()
    email: str = ""
    number: str = ""
    country: str = ""
    person: bool = False


@dataclass(frozen=True, eq=False)
class CaseType:
    """The whole of one case type. See CONTRIBUTING for a walk through one. `tables`: those of the law it reads."""

    name: str
    version: int
    title: Text
    plain_title: Text
    authority: Authority
    answers: type[Answers]
    sections: tuple[Section, ...]
    states: tuple[State, ...]
    steps: tuple[Step, ...]
    deadlines: tuple[Deadline, ...] = ()
    documents: tuple[Document, ...] = ()
    checks: tuple[Check, ...] = ()
    checklist: tuple[ChecklistItem, ...] = ()
    questions: tuple[Question, ...] = ()
    readings: tuple[Reading, ...] = ()
    tables: tuple[str, ...] = ()
    letters: Mapping[str, Text] = field(default_factory=dict)
    reasons: tuple[str, ...] = ("facts", "rules", "assessment", "arguments", "conclusion")
    moves: Mapping[str, str] = field(default_factory=dict)
    approvals: tuple[ApprovalKind, ...] = ()
    about: tuple[About, ...] = ()
    subjects: Callable[[Any], tuple[DecisionSubject, ...]] = lambda answers: ()
    wishes: Callable[[Any], Wishes] = lambda answers: Wishes()
    title_of: Callable[[Any], str] = lambda answers: ""
    marks: Callable[[Any], frozenset[tuple[str, str]]] = lambda answers: frozenset()
    summary: Callable[[Any], tuple[tuple[Text, Text | str], ...]] = lambda answers: ()
    sheets: Callable[[Any, Mapping[str, Any]], tuple[Any, ...]] = lambda answers, tables: ()
    comparison: Callable[[Any, Any, date], Any] = lambda earlier, later, day: None
    triggers: Callable[[Any, Mapping[str, Any]], Mapping[str, date | None]] = lambda answers, tables: {}
    clock_for: Callable[[Any, Mapping[str, Any]], tuple[str, ...]] = lambda answers, tables: ()
    prefill: Callable[[Any, tuple[DocumentFact, ...]], Mapping[str, Text]] = lambda answers, documents: {}

    def state(self, name: str) -> State:
        return next(state for state in self.states if state.name == name)

    def step(self, name: str) -> Step:
        return next(step for step in self.steps if step.name == name)

    def deadline(self, name: str) -> Deadline:
        return next(deadline for deadline in self.deadlines if deadline.name == name)

    def reading(self, name: str) -> Reading:
        return next(reading for reading in self.readings if reading.name == name)

    def approval(self, name: str) -> ApprovalKind:
        return next(kind for kind in self.approvals if kind.name == name)

    @property
    def initial(self) -> State:
        return self.states[0]
