"""Money that was imposed and is fought: the appeal comes by e-mail and succeeds; the amount is lowered or cancelled,
and what was paid too much is paid back. Told by the stories of each type that imposes money, with their own words.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from casework.operations import appeals, post
from casework.stories.course import merged, wrote
from casework.stories.fees import paid, sent_back
from casework.stories.papers import paper
from casework.stories.telling import DAY, SERVICE, Beat, Plot, Told, by

Words = dict[str, dict[str, str]]
Writes = Callable[[Told], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Fight:
    """Who takes part, as personas: `sender` writes for `company`; `officer` and `signatory` are others than the authors
    of the decision, `registrar` files what comes, `finance` registers payments. `enclosed`: what comes with the appeal.
    """

    company: str
    sender: str
    registrar: str
    officer: str
    signatory: str
    finance: str
    enclosed: str

    def won(self, words: Words, name: str, *, pays: bool = True) -> Plot:
        """The appeal, which succeeds; `name`: how who sends it signs the e-mail. `pays`: what is owed is paid first."""

        def begins(before: Told) -> int:
            before.now += 8 * DAY
            if pays:
                paid(who=self.finance)(before)
            before.now += 3 * DAY
            said = words[before.language]
            came = post.Arrival("email", name, before.now, said["title"], said["evidence"])
            papers = [post.Paper("appeal.pdf", io.BytesIO(paper("Appeal"))),
                      post.Paper(f"{self.enclosed.lower().replace(' ', '-')}.pdf", io.BytesIO(paper(self.enclosed)))]
            return appeals.file(before.case_id, came, papers, storage=before.storage, by=by(self.registrar),
                                now=before.now, change=said["change"]).case_id  # fmt: skip

        return Plot(
            self.company, self.sender, lambda day: None,
            (Beat("check", self.officer, 1), Beat("admit", self.officer),
             Beat("propose_reversal", self.officer, 5, wrote("because")), Beat("sign_reversal", self.signatory, 1)),
            words, begins=begins)  # fmt: skip

    def lowered(self, anew: Words, writes: Writes) -> tuple[Beat, ...]:
        """What was decided is lowered, after it `writes` in the file, and paid back."""
        return (
            Beat("take_up_again", SERVICE), Beat("measure_anew", self.officer, 1, writes),
            Beat("propose_reduction", self.officer, 1, wrote("because"), does=_reasoned(anew)),
            Beat("sign_reduction", self.signatory, 1), Beat("settle", SERVICE),
            Beat("close", SERVICE, 50, does=sent_back(self.finance)),
        )  # fmt: skip

    def cancelled(self, anew: Words, writes: Writes | None = None, *, pays: bool = True) -> tuple[Beat, ...]:
        """What was decided is cancelled, and paid back where it was paid."""
        back = sent_back(self.finance) if pays else _nothing
        written = (Beat("measure_anew", self.officer, 1, writes),) if writes else ()
        return (
            Beat("take_up_again", SERVICE), *written,
            Beat("propose_annulment", self.officer, 2, wrote("because"), does=_reasoned(anew)),
            Beat("sign_annulment", self.signatory, 1), Beat("end_cancelled", SERVICE, 50, does=back),
        )  # fmt: skip


def _reasoned(anew: Words) -> Callable[[Told], None]:
    """The reasons are written anew."""

    def write(told: Told) -> None:
        told.plot = replace(told.plot, written=merged(told.plot.written, anew))

    return write


def _nothing(told: Told) -> None:
    """Nothing was paid."""
