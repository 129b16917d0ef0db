"""How a source of law, declared once, is spelled in the language of a letter or a page."""

from __future__ import annotations

import re
from functools import lru_cache

from casework.core.text import Source

DUTY_TO_CLARIFY = "forvaltningsloven, § 17"

LOOSE_COMMA = re.compile(r", (?![IVX]+\b|\d)")  # between an act and a place; numbers in a row keep theirs

NORWEGIAN = {
    "forskrift om opprinnelsesgarantier": "Forskrift om opprinnelsesgarantier",
    "/EC": "/EF",
    "Delegated Regulation": "Delegert forordning",
    "first paragraph": "første ledd",
    "second paragraph": "andre ledd",
    "third paragraph": "tredje ledd",
    "fourth paragraph": "fjerde ledd",
    "fifth paragraph": "femte ledd",
    "letter ": "bokstav ",
    "no. ": "nr. ",
    "Implementing Regulation": "Gjennomføringsforordning",
    "Regulation": "Forordning",
    "Directive": "Direktiv",
    "offentleglova": "Offentleglova",
    "Article ": "artikkel ",
    "Art. ": "artikkel ",
    "Arts ": "artikkel ",
    "Annexes ": "vedlegg ",
    "Annex": "vedlegg",
    "EECS fact sheet": "EECS-faktaark",
    "Norwegian Environment Agency": "Miljødirektoratet",
    "The authority's terms of payment": "Betalingsvilkårene våre",
    "Tables ": "tabell ",
    "Table ": "tabell ",
    "table ": "tabell ",
    "part ": "del ",
    " to ": " til ",
    " and ": " og ",
}
HOUSE_RULES = (
    ("The house rule that two natural persons prepare and decide",
     "Vår egen regel om at to mennesker forbereder og avgjør", "Vår eigen regel om at to menneske førebur og avgjer"),
    ("The house rule that another than its author reviews a decision",
     "Vår egen regel om at en annen enn den som traff vedtaket, vurderer det på nytt",
     "Vår eigen regel om at ein annan enn den som gjorde vedtaket, vurderer det på nytt"),
    ("The house rules on recorded time", "Våre egne regler om ført tid", "Våre eigne reglar om ført tid"),
    ("The house rule on the arrival of post", "Vår egen regel om når post er kommet fram",
     "Vår eigen regel om når post er komen fram"),
    ("The house’s own rule", "Vår egen regel", "Vår eigen regel"),
)
"""Whole names, in English, bokmål and nynorsk; they come before the words they are made of."""
NAMES = {
    "en": {
        "forvaltningsloven": "Public Administration Act",
        "domstolloven": "Courts of Justice Act",
        "energiloven": "Energy Act",
        "forskrift om opprinnelsesgarantier": "Regulation on guarantees of origin",
        "forurensningsloven": "Pollution Control Act",
        "klimakvoteforskriften": "Climate Quota Regulations",
        "klimakvoteloven": "Climate Quota Act",
        "offentleglova": "Freedom of Information Act",
        "§§ ": "sections ",
        "§ ": "section ",
        "Art. ": "article ",
        "Arts ": "articles ",
    },
    "nb": {here: nb for here, nb, _ in HOUSE_RULES}
    | NORWEGIAN
    | {
        "as amended by": "endret ved",
        "Agreement on the European Economic Area": "EØS-avtalen",
        "Miljødirektoratet, Guidance on": "Miljødirektoratets veiledning om",
        "Norges vassdrags- og energidirektorat, Guidance on": "Norges vassdrags- og energidirektorats veiledning om",
        "om guarantees of origin": "om opprinnelsesgarantier",
        "om maritime accounts": "om kontoer for skipsoperatører",
        "om representatives": "om kontorepresentanter",
        "om trading accounts": "om handelskontoer",
        "The Environment Agency's own aim": "Miljødirektoratets eget mål",
        "Implementing Decision": "Gjennomføringsbeslutning",
        "Decision": "Beslutning",
        "forvaltningsloven": "Forvaltningsloven",
        "domstolloven": "Domstolloven",
        "energiloven": "Energiloven",
        "forurensningsloven": "Forurensningsloven",
        "klimakvoteforskriften": "Klimakvoteforskriften",
        "klimakvoteloven": "Klimakvoteloven",
    },
    "nn": {here: nn for here, _, nn in HOUSE_RULES}
    | NORWEGIAN
    | {
        "as amended by": "endra ved",
        "Agreement on the European Economic Area": "EØS-avtala",
        "Miljødirektoratet, Guidance on": "Rettleiinga frå Miljødirektoratet om",
        "Norges vassdrags- og energidirektorat, Guidance on":
            "Rettleiinga frå Noregs vassdrags- og energidirektorat om",
        "om guarantees of origin": "om opphavsgarantiar",
        "om maritime accounts": "om kontoar for skipsoperatørar",
        "om representatives": "om kontorepresentantar",
        "om trading accounts": "om handelskontoar",
        "The Environment Agency's own aim": "Miljødirektoratet sitt eige mål",
        "Implementing Decision": "Gjennomføringsavgjerd",
        "Decision": "Avgjerd",
        "forvaltningsloven": "Forvaltningslova",
        "domstolloven": "Domstollova",
        "energiloven": "Energilova",
        "forurensningsloven": "Forureiningslova",
        "klimakvoteforskriften": "Klimakvoteforskrifta",
        "klimakvoteloven": "Klimakvotelova",
    },
}


@lru_cache(4096)
def spelled(source: Source | str, language: str) -> str:
    """A source as declared (`Regulation (EU) 2019/1122, Art. 21(5)`) in the spelling of a language."""
    said = str(source)
    for here, there in NAMES[language].items():
        said = re.sub((r"(?<!\w)" if here[0].isalpha() else "") + re.escape(here), there, said)
    return said if language == "en" else LOOSE_COMMA.sub(" ", said)
