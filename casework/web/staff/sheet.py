"""A page by which an officer opens a case: what is left to say, section by section, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from flask import abort, request

from casework.core.answers import pointer_to, read
from casework.core.case_type import CaseType, Refusal, Step
from casework.core.checks import Facts, Severity
from casework.core.text import Text
from casework.forms import FORMS
from casework.forms.applying import asked_rules
from casework.forms.kit import SectionPage
from casework.forms.look import CaseForm
from casework.forms.typed import posted, stored
from casework.forms.typed import read as kept
from casework.operations import initiative as verbs
from casework.web.render import language

NOTHING = Text("Write something here.")


@dataclass
class Sheet:
    """The page under way: what it is about (`of`), what the case begins with (`answers`), each section that is asked
    for beside that, and what is wrong with it.
    """

    case_type: CaseType
    of: verbs.Ground
    answers: Any
    sections: tuple[Any, ...]
    pages: dict[str, SectionPage] = field(default_factory=dict)
    faults: list[tuple[str, Text]] = field(default_factory=list)
    refusals: tuple[Refusal, ...] = ()

    @property
    def form(self) -> CaseForm:
        return FORMS[self.case_type.name]

    @property
    def step(self) -> Step:
        """The step that opens the case; 404 where the authority may not."""
        return verbs.opening(self.case_type) or abort(404)

    def fault(self, name: str) -> Text | None:
        return next((said for where, said in self.faults if where == name), None)

    def begin(self) -> None:
        """Nothing is typed yet; what is known of the matter stands there."""
        known = verbs.suggested(self.case_type, self.of)
        for section in self.sections:
            raw = dict(known.get(section.name, {}))
            self.pages[section.name] = stored(self.form, section.name, raw, answers=self.answers, language=language())

    def posted(self) -> dict[str, dict[str, Any]]:
        """What was typed, section by section."""
        raw: dict[str, dict[str, Any]] = {}
        for section in self.sections:
            filled = posted(self.form, section.name, request.form, answers=self.answers, language=language())
            self.pages[section.name], raw[section.name] = filled, kept(filled)
        return raw

    def judge(self, raw: dict[str, dict[str, Any]], facts: Facts) -> None:
        """What cannot be read, what is missing, and what the rules call an error, each at its field."""
        said = self.answers.model_dump(mode="json", exclude_none=True)
        answers, _ = read(self.case_type.answers, {**said, **raw})
        for section in self.sections:
            filled = self.pages[section.name]
            self.faults += filled.faults()
            owed = self.form.owed(answers, section.name, getattr(answers, section.name))
            self.faults += [(name, NOTHING) for name in owed if filled[name].data is None and not filled[name].unread]
        names = {pointer_to(section.name, name): name for section in self.sections
                 for name in self.form.section(section.name).names}  # fmt: skip
        for finding in asked_rules(self.case_type, answers, facts):
            name = names.get(finding.pointer)
            if finding.severity is Severity.ERROR and name and self.fault(name) is None:
                self.faults.append((name, finding.text))
