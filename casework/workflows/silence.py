"""The right to silence: who is suspected is told of it before being asked anything (forvaltningsloven § 48).

Supervision may demand answers, a case that can end with a sanction may not. The step that tells says in which states
nothing is asked before its letter has gone out (`TellOfSilence`): no step that asks, no message, and the database takes
none either (`told_first`). Guards ask `facts.around`, and are silent where there is nothing to know.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casework.core.case_type import Ask, AskKind, CaseType, Refusal, Subject
from casework.core.effects import SendLetter
from casework.core.text import Source, Text

FVL_48 = Source("forvaltningsloven", "§ 48")
KNOWS = "knows"
WHY_NOT_TOLD = Ask("why_not", AskKind.CHOICE, Text("Why the party need not be told"), options=(
    (KNOWS, Text("It must be assumed to know (§ 48)")),
    ("not_asked", Text("Nothing is asked of it: the case rests on what we have")),
))
UNTOLD = Refusal(
    Text("The letter about the right to silence has not gone out. Until then nothing is asked of the party."), FVL_48,
    Text("You can send it, or wait until it has gone out."))


@dataclass(frozen=True, slots=True)
class TellOfSilence(SendLetter):
    """Sends the letter about the right to silence. `among`: the states in which nothing is asked before it, or one of
    the letters that say the same (`also`), has gone out.
    """

    among: tuple[str, ...]
    also: tuple[str, ...] = ()

    said = Text("sends the letter “{letter}”; nothing is asked before it has gone out")


@dataclass(frozen=True, slots=True)
class AroundFact:
    """What is known of the right to silence, and of cases around this one. `told`: a letter about the right has gone
    out here or in the case that this one is about, or it was left out because the party knows of it; `ordered`: an
    order about this case was opened; `accused`: a case about a breach by the same party was opened since it began.
    """

    told: bool = False
    ordered: bool = False
    accused: bool = False


def fact(subject: Subject) -> AroundFact | None:
    """What is known; None where nothing is asked about."""
    known: AroundFact | None = subject.facts.around
    return known


def told_of_silence(subject: Subject) -> Refusal | None:
    """The party knows of its right before it is asked."""
    return None if (known := fact(subject)) is None or known.told else UNTOLD


def silences(case_type: CaseType) -> Iterator[tuple[str, str]]:
    """(state, letter): in the state nothing is asked of the party before one of its letters has gone out."""
    for step in case_type.steps:
        for effect in step.effects:
            if isinstance(effect, TellOfSilence):
                yield from ((state, letter) for state in effect.among for letter in (effect.letter, *effect.also))
