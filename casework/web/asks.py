"""What a step asks before it is taken, read from a page: lines, days, sections, questions, outcomes.

Each kind of question has one way of being asked. What was typed comes back with what is wrong beside it. The answers
are plain values for the step; whether the step may be taken is for its guards to say.

Days lie ahead (a new date, when we expect to decide), but for the day a case was complete: that is a fact, and it is
proposed (the day on which the last required item came in); another day than that needs a reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from werkzeug.datastructures import MultiDict
from wtforms import Form

from casework.core.asked import Section
from casework.core.case_type import Ask, AskKind, DecisionSubject, Step
from casework.core.text import Text
from casework.forms.fields import CleanText, Day
from casework.forms.look import Look
from casework.forms.typed import Sent

if TYPE_CHECKING:
    from casework.web.staff.questions import QuestionsPage

ROOM = 8000
FACTS = frozenset({"complete_since"})
"""Days that have been, and are proposed; every other day that is asked for lies ahead."""
KINDS = {
    AskKind.LINE: lambda label, hint: CleanText(label, hint, Look(most=200)),
    AskKind.TEXT: lambda label, hint: CleanText(label, hint, Look(lines=5, most=ROOM)),
    AskKind.DATE: lambda label, hint: Day(label, hint, Look(width="w-7")),
    AskKind.PAST: lambda label, hint: Day(label, hint, Look(width="w-7")),
}
DAYS = (AskKind.DATE, AskKind.PAST)
OUTCOMES = (("approve", Text("Approve")), ("refuse", Text("Refuse")))
Faults = list[tuple[str, Text]]


class StepForm(Form):
    """The lines, texts and days that a step asks for."""

    class Meta:
        csrf = False  # the application asks for the token of every form
        locales = False
        language = "en"
        options: Mapping[str, Any] = {}


@dataclass
class Asked:
    """A step's questions with what was typed. `faults`: (place on the page, sentence); `given`: the answers."""

    step: Step
    form: StepForm
    sections: frozenset[str] = frozenset()
    questions: QuestionsPage | None = None
    subjects: tuple[DecisionSubject, ...] = ()
    outcomes: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    proposed: date | None = None
    choosable: tuple[Section, ...] = ()
    chosen: frozenset[str] = frozenset()
    faults: Faults = field(default_factory=list)
    given: dict[str, Any] = field(default_factory=dict)

    def fault(self, place: str) -> Text | None:
        """The sentence that stands beside a field."""
        return next((sentence for where, sentence in self.faults if where == place), None)

    def has(self, name: str) -> bool:
        return name in self.form._fields


def blank(
    step: Step,
    *,
    proposals: Mapping[str, str],
    subjects: tuple[DecisionSubject, ...] = (),
    questions: QuestionsPage | None = None,
    proposed: date | None = None,
    sections: tuple[Section, ...] = (),
    chosen: frozenset[str] = frozenset(),
) -> Asked:
    """The page as it is first shown; `proposals` are typed values by the name of the question, `sections` those that
    can be chosen, `chosen` what is proposed of a question with options, as `place_of` names it.
    """
    form = _form_of(step, Sent({name: [value] for name, value in proposals.items()}))
    return Asked(
        step,
        form,
        questions=questions,
        subjects=subjects,
        proposed=proposed,
        choosable=sections,
        chosen=chosen,
        outcomes={subject.key: "approve" for subject in subjects},
    )


def posted(
    step: Step,
    sent: MultiDict[str, str],
    *,
    today: date,
    proposed: date | None,
    subjects: tuple[DecisionSubject, ...] = (),
    questions: QuestionsPage | None = None,
    sections: tuple[Section, ...] = (),
    latest: date | None = None,
) -> Asked:
    """The page as it was sent, judged; `latest`: the last day that can be asked for."""
    asked = Asked(
        step,
        _form_of(step, sent),
        frozenset(sent.getlist("sections")) & {section.name for section in sections},
        questions,
        subjects,
        proposed=proposed,
        choosable=sections,
    )
    for ask in step.asks:
        if ask.kind in KINDS:
            _take_field(asked, ask, today, latest)
        elif ask.kind is AskKind.SECTIONS:
            asked.given[ask.name] = [section.name for section in sections if section.name in asked.sections]
        elif ask.kind is AskKind.QUESTIONS and questions is not None:
            asked.faults += questions.faults
            asked.given[ask.name] = questions.given
        elif ask.kind is AskKind.OUTCOMES:
            _take_outcomes(asked, ask, sent)
        elif ask.options:
            _take_options(asked, ask, sent.getlist(ask.name))
    _judge_completeness(asked)
    return asked


def place_of(ask: Ask, value: str) -> str:
    """What an option is called on the page."""
    return f"{ask.name}-{value}"


def _form_of(step: Step, sent: Any) -> StepForm:
    fields = {ask.name: KINDS[ask.kind](ask.label, ask.hint) for ask in step.asks if ask.kind in KINDS}
    return type("StepForm", (StepForm,), fields)(sent)


def _take_field(asked: Asked, ask: Ask, today: date, latest: date | None) -> None:
    read = asked.form[ask.name]
    if read.fault is not None:  # type: ignore[attr-defined]
        asked.faults.append((ask.name, read.fault))  # type: ignore[attr-defined]
    elif read.data is None:
        if ask.required:
            asked.faults.append(
                (ask.name, Text("Write the day.") if ask.kind in DAYS else Text("Write something here."))
            )
    elif (ask.kind is AskKind.PAST or ask.name in FACTS) and date.fromisoformat(read.data) > today:
        asked.faults.append((ask.name, Text("This day has not come yet.")))
    elif ask.kind is AskKind.DATE and ask.name not in FACTS and date.fromisoformat(read.data) <= today:
        asked.faults.append((ask.name, Text("This day must lie ahead.")))
    elif ask.kind is AskKind.DATE and latest is not None and date.fromisoformat(read.data) > latest:
        asked.faults.append((ask.name, Text("We cannot wait that long. Ask for {day} or an earlier day.", day=latest)))
    else:
        asked.given[ask.name] = read.data


def _take_options(asked: Asked, ask: Ask, sent: list[str]) -> None:
    """One of a few answers, or any number of conditions (each by its name, with the day it is due where it has one)."""
    known = [value for value, _ in ask.options if value in sent]
    asked.chosen |= {place_of(ask, value) for value in known}
    if ask.kind is AskKind.CONDITIONS:
        asked.given[ask.name] = dict.fromkeys(known, "")
    elif len(known) == 1:
        asked.given[ask.name] = known[0]
    elif ask.required or known:
        asked.faults.append((ask.name, Text("Choose one of the answers in the list.")))


def _take_outcomes(asked: Asked, ask: Ask, sent: MultiDict[str, str]) -> None:
    """One outcome for each thing decided; a refusal says why."""
    reasons = {}
    for subject in asked.subjects:
        outcome, why = sent.get(f"outcome-{subject.key}", ""), sent.get(f"reason-{subject.key}", "").strip()
        asked.outcomes[subject.key], asked.reasons[subject.key] = outcome, why
        if outcome not in dict(OUTCOMES):
            asked.faults.append(
                (f"outcome-{subject.key}", Text("Choose what we decide for {name}.", name=subject.title))
            )
        elif outcome == "refuse" and not why:
            asked.faults.append(
                (
                    f"reason-{subject.key}",
                    Text("Say why we refuse {name}. The reason stands in the letter.", name=subject.title),
                )
            )
        elif outcome == "refuse":
            reasons[subject.key] = why
    asked.given[ask.name] = {subject.key: asked.outcomes[subject.key] for subject in asked.subjects}
    asked.given[f"{ask.name.removesuffix('s')}_reasons"] = reasons


def _judge_completeness(asked: Asked) -> None:
    for name in FACTS.intersection(asked.given):
        reason = asked.given.get("reason")
        if asked.proposed and asked.given[name] != asked.proposed.isoformat() and not reason and asked.has("reason"):
            asked.faults.append(
                (
                    "reason",
                    Text("The last required item came in on {day}. Say why another day counts.", day=asked.proposed),
                )
            )
