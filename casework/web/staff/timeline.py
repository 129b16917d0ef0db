"""The record of a case in words: what happened, in the order of time, newest first.

Steps are said by their title and where they led; the smaller things of a day's work are gathered into one line, so that
a checklist that was answered in one sitting does not bury the letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from casework import i18n
from casework.core.case_type import AskKind, CaseType, Step
from casework.core.text import Text
from casework.queries.casepage import Happened
from casework.web.law import Used, used
from casework.web.render import language
from casework.workflows.faults import GRAVE, OUTCOME
from casework.workflows.time_to_appeal import RECORDED

SYSTEM = Text("by itself")
BLOCKS: Mapping[str, Text] = {
    "facts": Text("Facts"),
    "rules": Text("Rules"),
    "assessment": Text("Assessment"),
    "arguments": Text("Answer to the party’s arguments"),
    "conclusion": Text("Conclusion"),
}

OF_APPEALS: Mapping[str, Text] = {
    "appealed": Text("The decision was appealed, in case {number}", number=""),
    "appeal_ended": Text("The appeal in case {number} came to its end", number=""),
    "reversed": Text("The decision was looked at again, in case {number}", number=""),
    "postponement": Text("Postponed effect was answered, in case {number}", number=""),
}
OF_CORRECTIONS: Mapping[str, Text] = {
    "correct_letter": Text("A correction of a letter begun"),
    "sign_correction": Text("A correction of a letter signed"),
    "return_correction": Text("A correction returned with comments"),
    "recall_correction": Text("A correction taken back"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the timeline; `landed`: the state it led to, where it led to another; `law`: what it used of it;
    `told`: (question, answer) of what the step was told in words.
    """

    at: int
    text: Text
    person: str
    landed: Text | None = None
    is_step: bool = False
    law: Used | None = None
    told: tuple[tuple[Text, Text | str], ...] = ()


def block_title(block: str) -> Text:
    return BLOCKS.get(block) or Text(block)


def entries(case_type: CaseType, events: Iterable[Happened], people: Mapping[int, str]) -> list[Entry]:
    """The record in words; runs of the same small thing by the same person on one day are one line."""
    said = []
    for _, run in groupby(events, key=_sort_of):
        several = list(run)
        first = several[0]
        kind = first.kind
        if (taken := RECORDED.get(kind)) is not None:
            person = first.person or i18n.say(SYSTEM, language())
            said.append(Entry(first.at, taken.title, person, None, True, None, tuple(_told(taken, first.body))))
        elif kind.startswith("record:"):
            said.append(Entry(first.at, record(kind.removeprefix("record:"), several, people), first.person))
        else:
            said.append(_step(case_type, first))
    return said


def _sort_of(event: Happened) -> tuple[object, ...]:
    small = event.kind.startswith("record:")
    return (i18n.oslo(event.at).date(), event.kind, event.person_id, None if small else event.seq)


def _step(case_type: CaseType, event: Happened) -> Entry:
    known = next((step for step in case_type.steps if step.name == event.kind), None)
    landed = next((state for state in case_type.states if state.name == event.to_state), None)
    return Entry(
        event.at,
        known.title if known else Text("Moved to a new version of the workflow"),
        event.person or i18n.say(SYSTEM, language()),
        landed.title if landed and event.to_state != event.from_state else None,
        True,
        used(case_type, event.body),
        tuple(_told(known, event.body)) if known else (),
    )


def _told(step: Step, body: Mapping[str, Any]) -> Iterator[tuple[Text, Text | str]]:
    """What was written, chosen or dated when the step was taken."""
    for ask in step.asks:
        value = body.get(ask.name)
        if not isinstance(value, str) or not value:
            continue
        if ask.kind in (AskKind.LINE, AskKind.TEXT):
            yield ask.label, value
        elif ask.kind in (AskKind.DATE, AskKind.PAST):
            yield ask.label, i18n.day(date.fromisoformat(value), language())
        elif ask.kind is AskKind.CHOICE:
            yield ask.label, dict(ask.options).get(value, value)


def record(kind: str, events: list[Happened], people: Mapping[int, str]) -> Text:
    """What was done that is no step."""
    body, count = events[0].body, len(events)
    if kind == "checklist":
        return Text("{count} items of the checklist answered", count=count)
    if kind == "finding_accepted":
        return Text("{count} findings accepted", count=count)
    if kind == "document":
        return Text("{count} documents came in", count=count)
    if kind == "message":
        return Text("Message from the party") if body.get("from_party") else Text("Message to the party")
    if kind in ("reasons", "comment"):
        blocks = tuple(dict.fromkeys(block_title(str(event.body.get("block", ""))) for event in events))
        return (
            Text("Reasons written: {blocks}", blocks=blocks)
            if kind == "reasons"
            else Text("Comment on the reasons: {blocks}", blocks=blocks)
        )
    if kind == "assigned":
        name = people.get(body.get("to") or 0)
        return Text("Given to {name}", name=name) if name else Text("Let go: nobody has it")
    if kind == "aside":
        return Text("Put aside") if body.get("until") else Text("No longer put aside")
    if kind == "error":
        return Text("{count} errors noted", count=count) if count > 1 else Text("An error noted")
    if kind in OF_CORRECTIONS:
        return OF_CORRECTIONS[kind]
    if kind in OF_APPEALS:
        return Text(OF_APPEALS[kind].msgid, number=str(body.get("case", "")))
    return Text("Entered in the record: {what}", what=kind.replace("_", " "))


@dataclass(frozen=True, slots=True)
class Noted:
    """A note as the page shows it; `grave`: it leaves the decision in doubt."""

    at: int
    person: str
    wrong: str
    outcome: Text
    assessment: str
    grave: bool


def noted(events: Iterable[Happened]) -> list[Noted]:
    """The errors that are noted among what happened in a case, in the same order."""
    said = dict(OUTCOME.options)
    return [Noted(event.at, event.person, event.body["wrong"], said[event.body["outcome"]], event.body["assessment"],
                  event.body["outcome"] in GRAVE)
            for event in events if event.kind == "record:error" and event.body]  # fmt: skip
