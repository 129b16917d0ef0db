"""What the stories of all applications tell alike: asked on the way, found complete, granted, refused, dismissed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from casework.i18n import say
from casework.stories.telling import SERVICE, Beat, Told

Gives = Callable[[Told], dict[str, Any]]


LATE = {
    "en": "The answer came late in the month, and we need time to go through it with the rest of the case.",
    "nb": "Svaret kom sent i måneden, og vi trenger tid til å gå gjennom det sammen med resten av saken.",
    "nn": "Svaret kom seint i månaden, og vi treng tid til å gå gjennom det saman med resten av saka.",
}


def question(code: str, weeks: int = 0) -> Gives:
    """One question of the catalogue, and the sections it is about; `weeks` to answer, else those of the catalogue."""

    def ask(told: Told) -> dict[str, Any]:
        asked = next(one for one in told.case_type.questions if one.code == code)
        return {"questions": [{"code": asked.code, "wrong": say(asked.wrong, told.language),
                               "send": say(asked.send, told.language),
                               "why": str(asked.source), "sections": list(asked.sections)}],
                "until": str(told.today + timedelta(weeks=weeks or asked.weeks))}  # fmt: skip

    return ask


def asked(officer: str, code: str) -> tuple[Beat, ...]:
    """From the draft to the answer to one question; the answer stands under `answer` in what the plot has written."""
    return (Beat("submit", ""), Beat("screen", officer, 2), Beat("request_information", officer, 1, question(code)),
            Beat("answer", "", 6))  # fmt: skip


def slowly(officer: str, code: str) -> tuple[Beat, ...]:
    """The same, late: the service reminds of the question, and after a month the party is told when we shall decide."""

    def delayed(told: Told) -> dict[str, Any]:
        return {"expected": str(told.today + timedelta(weeks=5)), "reason": LATE[told.language]}

    sent, screened, asking, answer = asked(officer, code)
    return (sent, screened, replace(asking, gives=question(code, weeks=3)), Beat("remind", SERVICE, 17),
            replace(answer, days=2), Beat("send_interim_reply", officer, 6, delayed))  # fmt: skip


def complete(officer: str) -> tuple[Beat, ...]:
    """Declared complete since the day before, and taken into assessment."""
    return (Beat("declare_complete", officer, 1, lambda told: {"complete_since": str(told.today - timedelta(days=1))}),
            Beat("assess", officer, 1))  # fmt: skip


def granted(told: Told) -> dict[str, Any]:
    """Everything that is decided is approved."""
    return {"outcomes": {subject.key: "approve" for subject in told.case_type.subjects(told.answers)}}


def wrote(key: str, *, under: str = "") -> Gives:
    """What the plot has written under `key`, told to the step under the same name or `under`."""
    return lambda told: {under or key: told.plot.written[told.language][key]}


def refused(officer: str, signatory: str) -> tuple[Beat, ...]:
    """Refused after assessment, for the reason under `because`."""
    return Beat("propose_refusal", officer, 2, wrote("because")), Beat("sign_refusal", signatory)


def dismissed(officer: str, signatory: str, referral: str = "") -> tuple[Beat, ...]:
    """Dismissed from screening, and sent on to `referral`, or to what the plot has written, if there is one."""

    def because(told: Told) -> dict[str, Any]:
        written = told.plot.written[told.language]
        return {"because": written["because"], "referral": written.get("referral", referral)}

    return Beat("propose_dismissal", officer, 1, because), Beat("sign_dismissal", signatory)


def merged(texts: Mapping[str, Mapping[str, str]], more: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """What is written in each language, with some of it written otherwise."""
    return {language: {**texts[language], **more[language]} for language in texts}
