"""What an officer chooses between: the ground, where the suspicion came from, how a fact is proven, what weighs.

The factors are those of forvaltningsloven § 44, third paragraph (persons) and § 46, second paragraph (enterprises):
they decide both whether there is a fee and how much it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from casework.core.text import Text
from casework.law.sanction_grounds import GROUNDS
from casework.workflows.unheard import UNHEARD


class Code(StrEnum):
    INFORMATION = "GO-1"
    CHANGE = "GO-2"
    MEASUREMENT = "GO-3"
    SUPERVISION = "GO-4"
    ORDER = "GO-5"


class Origin(StrEnum):
    TIP = "tip"
    SUPERVISION = "supervision"
    REGISTRAR = "registrar"
    CASE = "case"


class Fault(StrEnum):
    INTENT = "intent"
    NEGLIGENCE = "negligence"


class Proof(StrEnum):
    CLEAR = "clear"
    LIKELY = "likely"
    OPEN = "open"


class Kind(StrEnum):
    DOCUMENT = "document"
    PHOTO = "photo"
    LOG = "log"
    METERED = "metered"
    STATEMENT = "statement"
    EXTRACT = "extract"


class Access(StrEnum):
    SEEN = "seen"
    WITHHELD = "withheld"


class Cleared(StrEnum):
    NOT_PUNISHABLE = "not_punishable"
    AGREED = "agreed"
    THEIRS = "theirs"


class Unheard(StrEnum):
    DANGER = "danger"
    UNREACHABLE = "unreachable"
    KNOWN = "known"
    ON_THE_SPOT = "on_the_spot"


class Gravity(StrEnum):
    VERY_LOW = "very_low"
    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"
    VERY_HIGH = "very_high"


class Factor(StrEnum):
    EXTENT = "extent"
    GAIN = "gain"
    GUILT = "guilt"
    MEANS = "means"
    OTHER = "other"
    PREVENTION = "prevention"
    GRAVITY = "gravity"
    CONTROL = "control"
    INTEREST = "interest"
    REPETITION = "repetition"
    REACTIONS = "reactions"
    TREATY = "treaty"


CHOICES: Mapping[type[StrEnum], Mapping[StrEnum, Text]] = {
    Code: {code: Text("{code}: {title}", code=str(code), title=GROUNDS[code].title) for code in Code},
    Origin: {
        Origin.TIP: Text("A tip"),
        Origin.SUPERVISION: Text("Supervision"),
        Origin.REGISTRAR: Text("The registrar told us"),
        Origin.CASE: Text("We found it in a case"),
    },
    Fault: {Fault.INTENT: Text("Intent"), Fault.NEGLIGENCE: Text("Negligence")},
    Proof: {
        Proof.CLEAR: Text("Clearly more probable than not"),
        Proof.LIKELY: Text("More probable than not"),
        Proof.OPEN: Text("Not shown"),
    },
    Kind: {
        Kind.DOCUMENT: Text("Document"),
        Kind.PHOTO: Text("Photo"),
        Kind.LOG: Text("Log"),
        Kind.METERED: Text("Measured data"),
        Kind.STATEMENT: Text("Oral statement, written down and read back"),
        Kind.EXTRACT: Text("Extract from a register"),
    },
    Access: {Access.SEEN: Text("The party may see it"), Access.WITHHELD: Text("Withheld")},
    Cleared: {
        Cleared.NOT_PUNISHABLE: Text("Not punishable: there is nothing to clear"),
        Cleared.AGREED: Text("Cleared with the prosecutors: we go on"),
        Cleared.THEIRS: Text("The prosecutors take it"),
    },
    Unheard: {
        **{Unheard(ground): said for ground, said in UNHEARD.items()},
        Unheard.ON_THE_SPOT: Text("A fee on the spot (§ 44, fourth paragraph)"),
    },
    Gravity: {
        Gravity.VERY_LOW: Text("1, very low"),
        Gravity.LOW: Text("2, low"),
        Gravity.MIDDLE: Text("3, middle"),
        Gravity.HIGH: Text("4, high"),
        Gravity.VERY_HIGH: Text("5, very high"),
    },
    Factor: {
        Factor.EXTENT: Text("Person: extent and effects"),
        Factor.GAIN: Text("Gain that was had, or could have been"),
        Factor.GUILT: Text("Person: guilt"),
        Factor.MEANS: Text("Ability to pay"),
        Factor.OTHER: Text("Person: something else"),
        Factor.PREVENTION: Text("Enterprise: the preventive effect"),
        Factor.GRAVITY: Text("Enterprise: how grave it is, and whether anyone acting for it is at fault"),
        Factor.CONTROL: Text("Enterprise: could guidelines, training or control have prevented it"),
        Factor.INTEREST: Text("Enterprise: done to further its interests"),
        Factor.REPETITION: Text("Enterprise: repetition"),
        Factor.REACTIONS: Text("Enterprise: other reactions to it or its people"),
        Factor.TREATY: Text("Enterprise: an agreement with other states presumes it"),
    },
}
