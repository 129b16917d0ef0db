"""Invented cases, built as letters: `sample(kind, language, variant)`. Numbers pass their check digits."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal

from casework.letters.accounts import Account, AccountDecision, AccountLetter, TransferRules
from casework.letters.contested import Contested
from casework.letters.correcting import ROOM, Corrected, CorrectionLetter
from casework.letters.maritime_account import Ship, ShippingCase
from casework.letters.page import SHARED
from casework.letters.time_to_appeal import TimeLetter
from casework.letters.values import (
    Appeal,
    Argument,
    AuthorityFace,
    Block,
    CaseFacts,
    Check,
    Decision,
    Delay,
    Fee,
    FeeLine,
    Letter,
    Officer,
    Outcome,
    Party,
    Question,
    Reasons,
    Receipt,
    Reference,
    Referral,
    Request,
    Signer,
    Table,
    Withdrawal,
)
from casework.workflows.correcting import Place

from . import texts

KINDS = (
    "receipt",
    "request",
    "reminder",
    "interim_reply",
    "extension",
    "dismissal",
    "refusal",
    "approval",
    "account_opened",
    "withdrawn",
    "more_time",
    "no_more_time",
    "fuller_reasons",
    "appeal_notice",
)
LANGUAGES = ("en", "nb", "nn")
VARIANTS = [(kind, "") for kind in KINDS] + [
    ("approval", "partial"),
    ("request", "one"),
    ("receipt", "bare"),
    ("dismissal", "duplicate"),
    ("correction", ""),
    ("correction", "anew"),
]

SHIPS = (
    Ship(name="Kymothoe Wind", imo="1002706", owner="Halia Owning Ltd", mandate_from=date(2026, 9, 1)),
    Ship(name="Kymothoe Wave", imo="1002811", owner="Halia Owning Ltd", mandate_from=date(2026, 9, 1)),
    Ship(name="Kymothoe Sand", imo="1002940", owner="Amathia Owning Ltd", mandate_from=date(2026, 9, 15)),
)
INGRID, TORMOD, SIRI = "Ingrid Solbakken", "Tormod Lien", "Siri Aasheim"


def sample(kind: str, language: str, variant: str = "") -> Letter:
    """A letter of `kind`; variants: approval "partial", request "one", receipt "bare", dismissal "duplicate",
    correction "anew" (of a decision, which said wrongly how to appeal).
    """
    return BUILDERS[kind](language, variant)


def kymothoe(kind: str, language: str, number: int, on: date, **parts: object) -> Letter:
    """The frame of a letter in the case of Kymothoe Bulk Carriers S.A., signed by the caseworker unless told."""
    place, roles = texts.PLACES[language], texts.ROLES[language]
    frame: dict[str, object] = {
        "case_type": "maritime_account",
        "kind": kind,
        "language": language,
        "authority": AuthorityFace(
            **texts.FACE[language],
            phone="+47 73 58 05 00",
            email="kvoteregister@casework.example",
            web="casework.example",
            mark="mark.svg",
        ),
        "addressee": (
            "Kymothoe Bulk Carriers S.A.",
            f"{place['att']} Eleni Markopoulou",
            "47 Notara Street",
            f"185 35 {place['piraeus']}",
            place["greece"],
        ),
        "reference": Reference(
            date=on,
            number=f"2026/1187-{number}",
            case_number="2026/1187",
            your_reference="KBC-MOHA-1",
            officer=Officer(name=INGRID),
            sent=("portal",),
        ),
        "party": Party(name="Kymothoe Bulk Carriers S.A.", number="6305271", country=place["marshall"]),
        "case": ShippingCase(
            received_at=datetime(2026, 11, 3, 12, 6, tzinfo=UTC),
            decision_days=20,
            complete_on=date(2026, 12, 1) if on >= date(2026, 12, 1) else None,
            ships=SHIPS,
            terms_version="4",
            terms_accepted_on=date(2026, 11, 3),
        ),
        "signers": (Signer(name=INGRID, role=roles["adviser"], did="wrote", on=on),),
        "check": Check(
            code="K7QM-4ZRT-9XWP",
            page="casework.example/check",
            link="https://casework.example/check?code=K7QM-4ZRT-9XWP",
        ),
        "service": "casework.example",
    }
    return AccountLetter(**{**frame, **parts})  # type: ignore[arg-type]


def two(language: str, on: date) -> tuple[Signer, ...]:
    roles = texts.ROLES[language]
    return (
        Signer(name=INGRID, role=roles["adviser"], did="prepared", on=on),
        Signer(name=TORMOD, role=roles["head"], did="decided", on=on),
    )


def reasons(words: dict, *, conclusion_sources: tuple[str, ...] = ()) -> Reasons:
    table = words.get("table")
    return Reasons(
        facts=Block(
            text=words["facts"], table=Table(caption=table[0], heads=table[1], rows=table[2]) if table else None
        ),
        rules=Block(text=words["rules"], sources=words["rules_sources"]),
        assessment=Block(text=words["assessment"]),
        conclusion=Block(text=words["conclusion"], sources=words.get("conclusion_sources", conclusion_sources)),
        arguments=tuple(Argument(said=said, answer=answer) for said, answer in words.get("arguments", ())),
    )


def receipt(language: str, variant: str) -> Letter:
    documents, points = texts.RECEIPT[language]
    letter = kymothoe(
        "receipt",
        language,
        2,
        date(2026, 11, 3),
        signers=(),
        receipt=Receipt(documents=documents, open_points=points, reply_by=date(2026, 12, 3)),
    )
    letter = replace(letter, reference=replace(letter.reference, officer=None))
    if variant == "bare":
        return replace(letter, receipt=Receipt(reply_by=date(2026, 12, 3)), case=replace(letter.case, ships=SHIPS[:1]))
    return letter


def questions(language: str) -> tuple[Question, ...]:
    return tuple(Question(wrong=w, send=s, why=y, source=o, section=p) for w, s, y, o, p in texts.QUESTIONS[language])


def request(language: str, variant: str) -> Letter:
    asked = questions(language)[:1] if variant == "one" else questions(language)
    return kymothoe(
        "request",
        language,
        4,
        date(2026, 11, 17),
        request=Request(questions=asked, answer_by=date(2026, 12, 8), sections=tuple(q.section for q in asked)),
    )


def reminder(language: str, variant: str) -> Letter:
    return kymothoe(
        "reminder",
        language,
        6,
        date(2026, 12, 9),
        request=Request(
            questions=questions(language)[:2],
            answer_by=date(2026, 12, 18),
            asked_on=date(2026, 11, 17),
            asked_in="2026/1187-4",
            first_due=date(2026, 12, 8),
        ),
    )


def interim_reply(language: str, variant: str) -> Letter:
    return kymothoe(
        "interim_reply",
        language,
        7,
        date(2026, 12, 2),
        delay=Delay(because=texts.INTERIM[language], expected_by=date(2026, 12, 29)),
    )


def extension(language: str, variant: str) -> Letter:
    return kymothoe(
        "extension",
        language,
        8,
        date(2026, 12, 21),
        delay=Delay(
            because=texts.EXTENSION[language],
            expected_by=date(2027, 1, 26),
            was_due=date(2026, 12, 29),
            days=20,
            names=("Andreas Vlachos",),
        ),
    )


def approval(language: str, variant: str) -> Letter:
    words, on = texts.APPROVAL[language], date(2026, 12, 15)
    rights = texts.RIGHTS[language]
    outcomes = [
        Outcome(subject="whole", name="Kymothoe Bulk Carriers S.A.", granted=True),
        Outcome(subject="part", name="Eleni Markopoulou", granted=True, rights=rights),
        Outcome(subject="part", name="Ioanna Kalfa", granted=True, rights=rights),
    ]
    if variant == "partial":
        outcomes.append(
            Outcome(
                subject="part",
                name="Andreas Vlachos",
                granted=False,
                because=words["refused"],
                source=words["refused_source"],
            )
        )
    what, basis = words["fee"]
    return kymothoe(
        "approval",
        language,
        9,
        on,
        signers=two(language, on),
        decision=AccountDecision(outcomes=tuple(outcomes), surrender_by=date(2027, 9, 30), open_by=date(2026, 12, 29)),
        reasons=reasons(words, conclusion_sources=(texts.REGISTRY_1[language].format("15a"),)),
        appeal=Appeal(arrival=on, ends=date(2027, 1, 5), last_day=date(2027, 1, 5)),
        fee=Fee(lines=(FeeLine(what=what, basis=basis, amount=Decimal(5000)),), sample=True),
        transfer_rules=TransferRules(version="2021", as_of=on),
    )


def account_opened(language: str, variant: str) -> Letter:
    roles, rights = texts.ROLES[language], texts.RIGHTS[language]
    return kymothoe(
        "account_opened",
        language,
        11,
        date(2026, 12, 18),
        signers=(
            Signer(name=SIRI, role=roles["registry"], did="carried_out", on=date(2026, 12, 17)),
            Signer(name=TORMOD, role=roles["head"], did="checked", on=date(2026, 12, 18)),
        ),
        account=Account(
            number="EU-100-5012345-0-2",
            name="Kymothoe fleet",
            opened_on=date(2026, 12, 17),
            decided_on=date(2026, 12, 15),
            decided_in="2026/1187-9",
            representatives=tuple(
                Outcome(subject="part", name=name, granted=True, rights=rights)
                for name in ("Eleni Markopoulou", "Ioanna Kalfa")
            ),
            confirm_by=date(2027, 12, 31),
            surrender_by=date(2027, 9, 30),
        ),
        transfer_rules=TransferRules(version="2021", as_of=date(2026, 12, 18)),
    )


def withdrawn(language: str, variant: str) -> Letter:
    return kymothoe(
        "withdrawn",
        language,
        7,
        date(2026, 11, 26),
        withdrawal=Withdrawal(
            on=date(2026, 11, 25), by="Eleni Markopoulou", document="2026/1187-6", certificates_deleted=True
        ),
    )


def correction(language: str, variant: str) -> Letter:
    """Of a request that named a wrong ship, or of an approval that left out how to appeal."""
    words, on = texts.CORRECTION[language], date(2026, 12, 17)
    number, dated, kind, places, why = words[variant or "slip"]
    letter = kymothoe("correction", language, 12, on, **({"signers": two(language, on)} if variant else {}))
    held = {one.name: getattr(letter, one.name) for one in fields(Letter)}
    return CorrectionLetter(**held | {
        "case_type": ROOM,
        "case": CaseFacts(received_at=letter.case.received_at, decision_days=0),
        "appeal": Appeal(arrival=on, ends=date(2027, 1, 7), last_day=date(2027, 1, 7)) if variant else None,
        "corrects": Corrected(number=number, dated=dated, what=kind, why=why, anew=bool(variant),
                              places=tuple(Place(*place) for place in places)),
    })  # fmt: skip


def other_case(
    kind: str,
    language: str,
    *,
    name: str,
    contact: str,
    street: str,
    number: str,
    party_number: str,
    on: date,
    received: datetime,
    **parts: object,
) -> Letter:
    """The frame in another company's case: same authority, same officers."""
    letter = kymothoe(kind, language, 1, on, signers=two(language, on), fee=Fee(), **parts)
    place = texts.PLACES[language]
    return replace(
        letter,
        addressee=(name, f"{place['att']} {contact}", street, f"185 36 {place['piraeus']}", place["greece"]),
        reference=replace(letter.reference, number=number, case_number=number.rsplit("-", 1)[0], your_reference=""),
        party=Party(name=name, number=party_number),
        case=ShippingCase(received_at=received, decision_days=20),
        check=Check(
            code="B3HN-8VKD-2LFT",
            page="casework.example/check",
            link="https://casework.example/check?code=B3HN-8VKD-2LFT",
        ),
    )


def refusal(language: str, variant: str) -> Letter:
    words, on = texts.REFUSAL[language], date(2026, 12, 4)
    account = Outcome(
        subject="whole",
        name="Halcyon Strait Shipping Co. Ltd",
        granted=False,
        because=words["because"],
        source=words["conclusion_sources"][0],
    )
    letter = other_case(
        "refusal",
        language,
        name="Halcyon Strait Shipping Co. Ltd",
        contact="Marios Hadjiyannis",
        street="18 Akti Themistokleous",
        number="2026/941-12",
        party_number="6411835",
        on=on,
        received=datetime(2026, 8, 24, 7, 40, tzinfo=UTC),
        decision=Decision(
            outcomes=(account,), because=words["because"], act_now=words["act_now"], question=words["question"]
        ),
        reasons=reasons(words),
        appeal=Appeal(arrival=on, ends=date(2026, 12, 25), last_day=date(2026, 12, 28)),
    )
    return replace(letter, reference=replace(letter.reference, your_reference="HSS/ETS/26-03"))


def dismissal(language: str, variant: str) -> Letter:
    words, on = texts.DISMISSAL[language], date(2026, 11, 23)
    account = Outcome(
        subject="whole",
        name="Aktaia Maritime S.A.",
        granted=False,
        because=words["because"],
        source=words["conclusion_sources"][0],
    )
    letter = other_case(
        "dismissal",
        language,
        name="Aktaia Maritime S.A.",
        contact="Dimitra Psaltis",
        street="3 Filonos Street",
        number="2026/1033-7",
        party_number="5882042",
        on=on,
        received=datetime(2026, 10, 19, 14, 2, tzinfo=UTC),
        decision=Decision(
            outcomes=(account,), because=words["because"], act_now=words["act_now"], question=words["question"]
        ),
        reasons=reasons(words),
        appeal=Appeal(arrival=on, ends=date(2026, 12, 14), last_day=date(2026, 12, 14)),
        referral=Referral(
            authority=words["authority"],
            country=texts.PLACES[language]["greece"],
            contact=words["contact"],
            how=words["how"],
        ),
    )
    return replace(letter, referral=None) if variant == "duplicate" else letter


def of_time(kind: str, language: str, **more: object) -> Letter:
    """A letter about the time to appeal the approval of 18 December 2026, which arrived that day."""
    on, words = date(2026, 12, 29), texts.OF_TIME[language]
    letter = kymothoe(kind, language, 11, on)
    matter = Contested(
        about=f"{words['about']}, 2026/1187", case_number="2026/1187", decided_on=date(2026, 12, 18),
        arrived_on=date(2026, 12, 18), last_day=date(2027, 1, 8), is_over=False, verdict="", parts=(), channel="portal",
        received_at=datetime(2026, 11, 3, 12, 6, tzinfo=UTC), decided_in="2026/1187-9",
    )  # fmt: skip
    frame = {part.name: getattr(letter, part.name) for part in fields(Letter)} | {"case_type": SHARED}
    changed = {name: more.pop(name) for name in ("by", "because") if name in more}
    return TimeLetter(**frame | more, matter=replace(matter, **changed))  # type: ignore[arg-type]


def more_time(language: str, variant: str) -> Letter:
    return of_time("more_time", language, by=date(2027, 1, 22), because=texts.OF_TIME[language]["more_time"])


def no_more_time(language: str, variant: str) -> Letter:
    return of_time("no_more_time", language, because=texts.OF_TIME[language]["no_more_time"])


def fuller_reasons(language: str, variant: str) -> Letter:
    appeal = Appeal(arrival=date(2026, 12, 29), ends=date(2027, 1, 19), last_day=date(2027, 1, 19))
    return of_time("fuller_reasons", language, told=texts.OF_TIME[language]["fuller_reasons"], appeal=appeal)


def appeal_notice(language: str, variant: str) -> Letter:
    return of_time("appeal_notice", language, by=date(2027, 1, 12), appellant="Notara Street 49 Residents")


BUILDERS = {
    builder.__name__: builder
    for builder in (
        receipt,
        request,
        reminder,
        interim_reply,
        extension,
        approval,
        account_opened,
        withdrawn,
        correction,
        refusal,
        dismissal,
        more_time,
        no_more_time,
        fuller_reasons,
        appeal_notice,
    )
}
