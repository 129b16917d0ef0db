"""Do I need this at all? A case type's tree of questions, asked one by one before anybody applies.

Each choice leads to the next question or to a result; a result says why, names its source, and says whether there is
something to apply for. The tree is data: the public page walks it with what the address carries, and an application
that was begun from it keeps the answers, so that the same tree judges them again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from casework.core.text import Source, Text


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer that can be given; `leads` names the next question or the result."""

    value: str
    label: Text
    leads: str
    why: Text | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: what is asked, what the words mean, and where the law asks it. `why` of a choice is the reason that
    the choice gives for the result."""

    name: str
    title: Text
    choices: tuple[Choice, ...]
    source: Source
    hint: Text | None = None
    points: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """What follows: `applies` says that the application is for this party, `advice` what to do now."""

    name: str
    title: Text
    sentence: Text
    source: Source
    applies: bool
    advice: tuple[Text, ...] = ()
    begin: Text | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """How far some answers lead: the questions answered, in order, and then the open question or the result."""

    steps: tuple[tuple[Asked, Choice], ...]
    here: Asked | None
    result: Result | None

    @property
    def given(self) -> dict[str, str]:
        """The answers that count, by question; what lies beside the way is dropped."""
        return {asked.name: choice.value for asked, choice in self.steps}

    def before(self) -> dict[str, str]:
        """The answers without the last one: where "back" leads."""
        return {asked.name: choice.value for asked, choice in self.steps[:-1]}

    @property
    def reasons(self) -> tuple[tuple[Text, Source], ...]:
        """Why it came to this, question by question, each with its source."""
        return tuple((choice.why, asked.source) for asked, choice in self.steps if choice.why is not None)


@dataclass(frozen=True, slots=True)
class Screening:
    """The tree; the first question is where it begins. `lift` makes of the answers the sections of a draft."""

    title: Text
    lead: Text
    questions: tuple[Asked, ...]
    results: tuple[Result, ...]
    lift: Callable[[Walk], Mapping[str, dict[str, Any]]]

    def walk(self, given: Mapping[str, str]) -> Walk:
        """Follows the answers as far as they lead; an answer that is none of the choices ends the walk there."""
        questions = {asked.name: asked for asked in self.questions}
        results = {result.name: result for result in self.results}
        steps: list[tuple[Asked, Choice]] = []
        here = self.questions[0]
        while True:
            choice = next((one for one in here.choices if one.value == given.get(here.name)), None)
            if choice is None:
                return Walk(tuple(steps), here, None)
            steps.append((here, choice))
            if choice.leads in results:
                return Walk(tuple(steps), None, results[choice.leads])
            here = questions[choice.leads]

    def ways(self) -> Iterator[Walk]:
        """Every way through the tree to a result."""
        open_ways: list[dict[str, str]] = [{}]
        while open_ways:
            walk = self.walk(open_ways.pop())
            if walk.here is None:
                yield walk
            else:
                open_ways += [{**walk.given, walk.here.name: choice.value} for choice in walk.here.choices]
