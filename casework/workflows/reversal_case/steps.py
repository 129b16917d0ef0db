"""The steps of a reversal, in the order of the law: a ground that holds, a hearing before harm, two persons.

Who prepared or signed the decision neither prepares nor signs its reversal (a setting). Only the reversal binds the
party; that a decision stands changes nothing, and is told by letter to whoever was warned, else kept as a note. A
change to the good of the party lets it claim its costs.
"""

from __future__ import annotations

from casework.core.case_type import Ask, AskKind, Guard, Step
from casework.core.effects import Decide, FreezeAnswers, PrintLetter, SendLetter, Settle, StartClock, StopClock
from casework.core.text import Text
from casework.workflows.appeal_guards import not_contested, not_the_author, sent_back
from casework.workflows.application import BECAUSE, COMMENTS
from casework.workflows.application.course import AGAIN, CASEWORKER, SIGNATORY, SIGNING, SYSTEM
from casework.workflows.costs import COSTS, COSTS_CLAIMED, StartClockWhere, costs, unclaimed
from casework.workflows.guards import checklist_answered, checks_settled, clock_over, impartial, reasons_written
from casework.workflows.hearing import heard
from casework.workflows.reversal_case.guards import (
    above_may,
    changed_in_favour,
    ground_holds,
    heard_before_harm,
    in_favour,
    nobody_was_warned,
    not_appealed,
    other_eyes,
    ours_to_reverse,
    somebody_was_warned,
)
from casework.workflows.reversal_case.states import (
    DECIDED_ABOVE,
    DRAFT,
    FINAL,
    HEARING,
    PROPOSED,
    REVERSED,
    REVIEW,
    STANDS,
)
from casework.workflows.reversing import LetStand, Overturn, Reconsider
from casework.workflows.writing import WriteSection

CONSIDERS = Ask("considers", AskKind.TEXT, Text("What we consider changing, and why"),
                Text("Stands in the warning, in the language of the letter."))
NOTE = Ask("because", AskKind.TEXT, Text("Why it stands"), Text("Kept in the record. The party is told nothing."))
WHY = Ask("because", AskKind.TEXT, Text("Why it stands"), Text("Stands in the letter, in its language."))
RESULT = Ask("result", AskKind.CHOICE, Text("Result"),
             options=(("changed", Text("The decision is changed")),
                      ("annulled", Text("The decision is annulled and returned to us"))))
WARNED = Ask("warned_on", AskKind.PAST, Text("Day of its warning to the party"), required=False)
TOLD = Ask("told_on", AskKind.PAST, Text("Day of its notice to the party"))
SAID = Ask("because", AskKind.TEXT, Text("What it decided, in one sentence"), Text("It stands in the letter."))
OPEN_TO_US: tuple[Guard, ...] = (impartial, not_the_author, not_appealed, ours_to_reverse, ground_holds)
REVIEWED: tuple[Guard, ...] = (*OPEN_TO_US, heard_before_harm, checks_settled, checklist_answered, reasons_written)
RESTS_ON = ("impartial", "not_the_author", "ground_holds", "heard_before_harm", "checklist_answered",
            "reasons_written")

STEPS = (
    Step("open_review", (DRAFT,), REVIEW, CASEWORKER, Text("Open a reversal"), numbers=True,
         effects=(FreezeAnswers(), Reconsider())),
    Step("write", (REVIEW,), None, CASEWORKER, Text("Write in the file"),
         effects=(WriteSection(("why",)), FreezeAnswers())),
    Step("warn", (REVIEW,), HEARING, CASEWORKER, Text("Warn the party and hear it"), asks=(CONSIDERS,),
         guards=OPEN_TO_US, effects=(SendLetter("warning"), StartClock("hearing"))),
    *heard(HEARING, REVIEW),
    Step("propose_reversal", (REVIEW,), PROPOSED, CASEWORKER, Text("Propose to reverse the decision"),
         prepares="decision", asks=(BECAUSE,), guards=REVIEWED, effects=(PrintLetter("reversal"),)),
    Step("sign_reversal", (PROPOSED,), REVERSED, SIGNATORY, Text("Sign the reversal"), decides="decision",
         guards=(*SIGNING, other_eyes, not_appealed, ground_holds),
         effects=(Decide("reversal", rests_on=RESTS_ON), SendLetter("reversal"), Overturn(), StartClock("appeal"),
                  StartClockWhere(COSTS.name, in_favour))),
    Step("return_proposal", (PROPOSED,), REVIEW, SIGNATORY, Text("Return with comments"), asks=(COMMENTS,)),
    Step("recall_proposal", (PROPOSED,), REVIEW, CASEWORKER, Text("Take the proposal back")),
    Step("let_stand", (REVIEW,), STANDS, CASEWORKER, Text("Let the decision stand, and tell the party"), asks=(WHY,),
         guards=(impartial, not_the_author, somebody_was_warned), effects=(SendLetter("stands"), LetStand())),
    Step("close_unchanged", (REVIEW,), STANDS, CASEWORKER, Text("Let the decision stand, with a note"), asks=(NOTE,),
         guards=(impartial, not_the_author, nobody_was_warned), effects=(LetStand(),)),
    Step("record_above", (REVIEW,), DECIDED_ABOVE, CASEWORKER, Text("Record what the body above us has decided"),
         asks=(RESULT, WARNED, TOLD, SAID), guards=(impartial, above_may), effects=(Overturn(), SendLetter("result"))),
    Step("become_final", (REVERSED,), FINAL, SYSTEM, Text("Become final"),
         guards=(clock_over("appeal", Text("The time to appeal has not run out.")), unclaimed, not_contested),
         effects=(StopClock("appeal"), StopClock(COSTS.name), Settle("final"))),
    *costs((REVERSED,), FINAL, changed_in_favour),
    Step("take_up_again", (REVERSED, COSTS_CLAIMED), REVIEW, SYSTEM, Text("Take it up again"), returns=True,
         guards=(sent_back,), effects=(*AGAIN, StopClock(COSTS.name))),
)
