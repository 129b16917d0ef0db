"""The steps that every application shares, leg by leg, in the order of the work.

Completeness is a fact, not a click: `declare_complete` starts the authority's clock from the day the last required item
came in. Whatever is refused, dismissed or granted is prepared by one natural person and decided by another. The
confirmation that we have received it goes out at once (forvaltningsloven § 11 a).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from casework.core.asked import Document
from casework.core.case_type import Actor, Ask, Guard, State, Step
from casework.core.effects import (
    AskTime,
    CloseRequest,
    Decide,
    Effect,
    ExtendClock,
    FreezeAnswers,
    Notify,
    OpenRequest,
    PauseClock,
    PrintLetter,
    Purge,
    ResumeClock,
    SendLetter,
    Settle,
    StartClock,
    StopClock,
)
from casework.core.text import Text
from casework.workflows.appeal_guards import not_contested, sent_back
from casework.workflows.application import asks
from casework.workflows.application.asks import BECAUSE, COMMENTS, OUTCOMES, REASON, UNTIL
from casework.workflows.application.states import (
    APPROVAL_PROPOSED,
    ASSESSMENT,
    COMPLETE,
    DECIDED_REFUSED,
    DISCARDED,
    DISMISSAL_PROPOSED,
    DISMISSED,
    DRAFT,
    FINAL,
    INCOMPLETE,
    RECALLED,
    REFUSAL_PROPOSED,
    SCREENING,
    SUBMITTED,
    VOID,
    WITHDRAWN,
)
from casework.workflows.guards import (
    acknowledged,
    checklist_answered,
    checks_settled,
    clock_over,
    clock_started,
    declaration_given,
    documents_complete,
    four_eyes,
    impartial,
    letter_is_fresh,
    letter_is_ready,
    letter_names_you,
    may_sign_for_party,
    may_write_for_party,
    reasons_written,
    within_return,
)
from casework.workflows.writing import BeginReasons

APPLICANT, CASEWORKER, SIGNATORY = (Actor.APPLICANT,), (Actor.CASEWORKER,), (Actor.SIGNATORY,)
SYSTEM = (Actor.SYSTEM,)
RETURNED = Text("The decision is changed. We decide the case anew.")
AGAIN: tuple[Effect, ...] = (StopClock("appeal"), BeginReasons(), Notify(RETURNED))
"""What taking a case up again sets going: what is decided anew gets its own reasons."""
REASONED = ("impartial", "reasons_written")
APPROVAL_RESTS_ON = ("documents_complete", "checks_settled", "checklist_answered", *REASONED)
"""What must have been asked before a decision, on every path; before an approval it was also declared complete."""
SIGNING: tuple[Guard, ...] = (impartial, four_eyes, letter_is_ready, letter_is_fresh, letter_names_you)


def unanswered(waiting: State, then: State, lapses: tuple[State, ...], resumes: tuple[Effect, ...] = ()
               ) -> tuple[Step, ...]:  # fmt: skip
    """What can happen while the party's answers are waited for (the clock `answer` runs), beside that they come."""
    return (
        Step("ask_more_time", (waiting,), None, APPLICANT, Text("Ask for more time"), asks=(UNTIL, REASON),
             guards=(may_write_for_party,), effects=(AskTime(),)),
        Step("grant_more_time", (waiting,), None, CASEWORKER, Text("Give more time"), asks=(UNTIL,),
             effects=(ExtendClock("answer"), Notify(Text("You have more time to answer.")))),
        Step("remind", (waiting,), None, SYSTEM, Text("Remind"), effects=(SendLetter("reminder"),)),
        Step("recall_request", (waiting,), then, CASEWORKER, Text("Take the request back"), asks=(REASON,),
             effects=(CloseRequest("recalled"), StopClock("answer"), *resumes,
                      Notify(Text("We no longer need the answers we asked for.")))),
        Step("proceed_unanswered", lapses, then, CASEWORKER, Text("Go on without an answer"),
             guards=(clock_over("answer", Text("The time to answer has not run out.")),),
             effects=(CloseRequest("lapsed"), StopClock("answer"), *resumes)),
    )


@dataclass(frozen=True)
class Application:
    """One case type's application.

    `clock` is ours and runs from completeness; `also` are further clocks of ours, `duties` those of the party that end
    when it is sent. `assessing` are the states in which it is assessed; `pauses` says what a question asked late does
    to our clocks.
    """

    clock: str
    documents: tuple[Document, ...]
    also: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    assessing: tuple[State, ...] = (ASSESSMENT,)
    pauses: tuple[PauseClock, ...] = ()
    stop_all: tuple[Effect, ...] = field(init=False)

    def __post_init__(self) -> None:
        ours = ("interim_reply", self.clock, *self.also, "answer")
        object.__setattr__(self, "stop_all", tuple(StopClock(clock) for clock in ours))

    @property
    def handled(self) -> tuple[State, ...]:
        """Where it lies with us and nothing is proposed."""
        return (SUBMITTED, SCREENING, COMPLETE, *self.assessing)

    @property
    def resumes(self) -> tuple[Effect, ...]:
        return tuple(ResumeClock(pause.clock) for pause in self.pauses)

    @property
    def was_complete(self) -> Guard:
        return clock_started(self.clock, Text("The application was never declared complete."),
                             Text("You can go back to screening and declare it complete."))

    def purges(self, event: str) -> tuple[Effect, ...]:
        """Where a document may not be kept after the event."""
        return (Purge(event),) if any(event in document.purge_on for document in self.documents) else ()

    def sending(self, *guards: Guard) -> tuple[Step, ...]:
        """From a draft to our desk, and back once if the party wants it before we begin; `guards` are its own."""
        ends = tuple(StopClock(clock) for clock in self.duties)
        return (
            Step("submit", (DRAFT,), SUBMITTED, APPLICANT, Text("Send the application"), numbers=True,
                 guards=(may_sign_for_party, *guards, acknowledged, declaration_given),
                 effects=(FreezeAnswers(), SendLetter("receipt"), *ends, StartClock("interim_reply"))),
            Step("discard", (DRAFT,), DISCARDED, APPLICANT, Text("Delete the draft"), guards=(may_write_for_party,),
                 effects=(*ends, *self.purges("discarded"))),
            Step("screen", (SUBMITTED,), SCREENING, CASEWORKER, Text("Start screening")),
            Step("recall", (SUBMITTED,), RECALLED, APPLICANT, Text("Take it back to change it"),
                 guards=(may_sign_for_party,), effects=(StartClock("answer"),)),
            Step("send_again", (RECALLED,), SUBMITTED, APPLICANT, Text("Send it again"),
                 guards=(may_sign_for_party, acknowledged, declaration_given),
                 effects=(FreezeAnswers(), StopClock("answer"), SendLetter("receipt"))),
        )

    def asking(self) -> tuple[Step, ...]:
        """Requests for information, more time, and the interim reply."""
        return (
            Step("request_information", (SCREENING, *self.assessing), INCOMPLETE, CASEWORKER,
                 Text("Ask for information"), returns=True, asks=(asks.QUESTIONS, asks.SECTIONS, UNTIL),
                 effects=(OpenRequest(), SendLetter("request"), StartClock("answer"), *self.pauses)),
            Step("answer", (INCOMPLETE,), SCREENING, APPLICANT, Text("Send the answers"),
                 guards=(may_sign_for_party, within_return, acknowledged, declaration_given),
                 effects=(FreezeAnswers(), CloseRequest("answered"), StopClock("answer"), *self.resumes,
                          SendLetter("receipt"))),
            *unanswered(INCOMPLETE, SCREENING, (INCOMPLETE, RECALLED), self.resumes),
            Step("send_interim_reply", self.handled, None, CASEWORKER, Text("Send an interim reply"),
                 asks=(asks.EXPECTED, REASON),
                 effects=(SendLetter("interim_reply"), StopClock("interim_reply"))),
        )

    def completing(self) -> tuple[Step, ...]:
        """Everything is there: our time runs, and the assessment begins."""
        return (
            Step("declare_complete", (SCREENING,), COMPLETE, CASEWORKER, Text("Declare complete"),
                 asks=(asks.COMPLETE_SINCE, asks.ANOTHER_DAY), guards=(documents_complete, checks_settled),
                 effects=(StartClock(self.clock), StopClock("interim_reply"))),
            Step("assess", (COMPLETE,), ASSESSMENT, CASEWORKER, Text("Start the assessment")),
            Step("back_to_screening", self.assessing, SCREENING, CASEWORKER, Text("Go back to screening"),
                 asks=(REASON,), returns=True),
        )

    def approving(self, target: State, *effects: Effect, asks: tuple[Ask, ...] = (OUTCOMES,),
                  guards: tuple[Guard, ...] = ()) -> tuple[Step, ...]:
        """Granted, in part or in full: proposed with reasons by one, signed by another."""
        return (
            Step("propose_approval", self.assessing, APPROVAL_PROPOSED, CASEWORKER, Text("Propose approval"),
                 prepares="decision", asks=asks,
                 guards=(impartial, self.was_complete, documents_complete, checks_settled, checklist_answered,
                         reasons_written, *guards),
                 effects=(PrintLetter("approval"),)),
            Step("sign_approval", (APPROVAL_PROPOSED,), target, SIGNATORY, Text("Sign the approval"),
                 decides="decision", guards=SIGNING,
                 effects=(Decide("approval", rests_on=(self.clock, *APPROVAL_RESTS_ON)), SendLetter("approval"),
                          StartClock("appeal"), *effects,
                          *self.purges("approved"))),
        )

    def refusing(self) -> tuple[Step, ...]:
        """Refused or dismissed, or a proposal sent back or taken back."""
        stops, proposals = (*self.stop_all, StartClock("appeal")), (APPROVAL_PROPOSED, REFUSAL_PROPOSED)
        return (
            Step("propose_refusal", (SCREENING, *self.assessing), REFUSAL_PROPOSED, CASEWORKER,
                 Text("Propose refusal"), prepares="decision", asks=(BECAUSE,), guards=(impartial, reasons_written),
                 effects=(PrintLetter("refusal"),)),
            Step("propose_dismissal", (SCREENING,), DISMISSAL_PROPOSED, CASEWORKER, Text("Propose dismissal"),
                 prepares="decision", asks=(BECAUSE, asks.REFERRAL), guards=(impartial, reasons_written),
                 effects=(PrintLetter("dismissal"),)),
            Step("sign_refusal", (REFUSAL_PROPOSED,), DECIDED_REFUSED, SIGNATORY, Text("Sign the refusal"),
                 decides="decision", guards=SIGNING,
                 effects=(Decide("refusal", rests_on=REASONED), SendLetter("refusal"), *stops)),
            Step("sign_dismissal", (DISMISSAL_PROPOSED,), DISMISSED, SIGNATORY, Text("Sign the dismissal"),
                 decides="decision", guards=SIGNING,
                 effects=(Decide("dismissal", rests_on=REASONED), SendLetter("dismissal"), *stops)),
            Step("return_proposal", proposals, ASSESSMENT, SIGNATORY, Text("Return with comments"), asks=(COMMENTS,)),
            Step("recall_proposal", proposals, ASSESSMENT, CASEWORKER, Text("Take the proposal back")),
            Step("return_dismissal", (DISMISSAL_PROPOSED,), SCREENING, SIGNATORY, Text("Return with comments"),
                 asks=(COMMENTS,), returns=True),
            Step("recall_dismissal", (DISMISSAL_PROPOSED,), SCREENING, CASEWORKER, Text("Take the proposal back"),
                 returns=True),
        )

    def ending(self) -> tuple[Step, ...]:
        """Final with time, withdrawn by the party, or closed by us without a decision."""
        open_states = (SUBMITTED, RECALLED, INCOMPLETE, SCREENING, COMPLETE, *self.assessing)
        return (
            Step("become_final", (DECIDED_REFUSED, DISMISSED), FINAL, SYSTEM, Text("Become final"),
                 guards=(clock_over("appeal", Text("The time to appeal has not run out.")), not_contested),
                 effects=(StopClock("appeal"), Settle("final"), *self.purges("refused_final"))),
            Step("take_up_again", (DECIDED_REFUSED,), ASSESSMENT, SYSTEM, Text("Take it up again"), returns=True,
                 guards=(sent_back,), effects=AGAIN),
            Step("take_up_dismissed", (DISMISSED,), SCREENING, SYSTEM, Text("Take it up again"), returns=True,
                 guards=(sent_back,), effects=AGAIN),
            Step("withdraw", open_states, WITHDRAWN, APPLICANT, Text("Withdraw the application"),
                 guards=(may_sign_for_party,),
                 effects=(*self.stop_all, SendLetter("withdrawn"), *self.purges("withdrawn"))),
            Step("void", open_states, VOID, CASEWORKER, Text("Close as void"), asks=(REASON,),
                 effects=(*self.stop_all, Notify(Text("We have closed your case without a decision.")),
                          *self.purges("withdrawn"))),
        )
