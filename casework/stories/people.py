"""The invented people and companies of the demonstration. Numbers pass their check digits; nobody here exists.

The company run from Piraeus is registered in the Marshall Islands: a company registered in Greece would be Greece's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import select

from casework.core.calendars import legal_date
from casework.core.case_type import Actor
from casework.db import db, writing
from casework.models import Accreditation, Login, Mandate, Membership, Party, Person, StaffRole
from casework.workflows.authorities import ENERGY_DIRECTORATE, ENVIRONMENT_AGENCY

ISSUER = "demo"
SINCE = date(2019, 1, 1)


@dataclass(frozen=True, slots=True)
class Company:
    """A party; `person` is the persona's key where it is a natural person."""

    key: str
    name: str
    number: str
    country: str
    address: tuple[str, ...]
    email: str
    language: str
    person: str = ""


@dataclass(frozen=True, slots=True)
class Persona:
    """`acts` maps a company's key to rights (read, write, sign); `roles` are held at the authority of that key."""

    key: str
    name: str
    email: str
    language: str
    acts: dict[str, str] = field(default_factory=dict)
    roles: tuple[Actor, ...] = ()
    authority: str = ENVIRONMENT_AGENCY.key


COMPANIES = (
    Company(
        "aigli",
        "Aigli Pelagos Shipping S.A.",
        "",
        "MH",
        ("18 Akti Themistokleous", "185 36 Piraeus", "Greece"),
        "ets@aiglipelagos.example",
        "en",
    ),
    Company(
        "aigli_gas",
        "Aigli Gas Carriers Inc.",
        "",
        "MH",
        ("18 Akti Themistokleous", "185 36 Piraeus", "Greece"),
        "ets@aigligas.example",
        "en",
    ),
    Company(
        "halcyon",
        "Halcyon Strait Shipping Co. Ltd",
        "",
        "LR",
        ("7 Georgiou A Street", "4047 Limassol", "Cyprus"),
        "ets@halcyonstrait.example",
        "en",
    ),
    Company(
        "borealis",
        "Borealis Tankers Inc.",
        "",
        "LR",
        ("61 Akti Miaouli", "185 36 Piraeus", "Greece"),
        "ets@borealistankers.example",
        "en",
    ),
    Company(
        "merle",
        "Merle Navigation Ltd",
        "",
        "MH",
        ("12 Quai Antoine 1er", "98000 Monaco"),
        "ets@merlenavigation.example",
        "en",
    ),
    Company(
        "pelican",
        "Pelican Reefer Lines Inc.",
        "",
        "PA",
        ("Avenida Balboa 22", "Panama City", "Panama"),
        "ets@pelicanreefer.example",
        "en",
    ),
    Company(
        "thalassa",
        "Thalassa Bulk Ltd",
        "",
        "MH",
        ("3 Skouze Street", "185 36 Piraeus", "Greece"),
        "ets@thalassabulk.example",
        "en",
    ),
    Company(
        "corvus",
        "Corvus Marine Ltd",
        "",
        "BS",
        ("20 Harbour Exchange Square", "London E14 9GE", "United Kingdom"),
        "ets@corvusmarine.example",
        "en",
    ),
    Company(
        "tern",
        "Tern Island Shipping Corp.",
        "",
        "PA",
        ("88 Market Street", "048948 Singapore"),
        "ets@ternisland.example",
        "en",
    ),
    Company("skarvoy", "Skarvøy Rederi AS", "915248373", "NO", ("Havnegata 4", "6004 Ålesund"),
            "post@skarvoyrederi.example", "nn"),
    Company("elvedal", "Elvedal Kraftvarme AS", "927113643", "NO", ("Sagveien 12", "2260 Kirkenær"),
            "post@elvedalkraftvarme.example", "nb"),
    Company("skardfoss", "Skardfoss Kraft AS", "918320458", "NO", ("Fossevegen 3", "6893 Vik i Sogn"),
            "post@skardfosskraft.example", "nn"),
    Company("nordviken", "Nordviken Energigjenvinning AS", "931045725", "NO", ("Energivegen 9", "7655 Verdal"),
            "post@nordvikenenergi.example", "nb"),
    Company("fjellvarme", "Fjellvarme Drivstoff AS", "914504112", "NO", ("Tankveien 7", "2819 Gjøvik"),
            "post@fjellvarme.example", "nb"),
    Company("sorvag", "Sørvåg Energi AS", "914509599", "NO", ("Kaigata 2", "4370 Egersund"),
            "post@sorvagenergi.example", "nn"),
    Company("holmvik", "Holmvik Ved og Pellets AS", "914512336", "NO", ("Skogveien 21", "2420 Trysil"),
            "post@holmvik.example", "nb"),
    Company("kompass", "Kompass Maritime Rådgivning AS", "923609016", "NO", ("Strandgaten 81", "5004 Bergen"),
            "post@kompassmaritime.example", "nb"),
    Company(
        "saarmets",
        "Kristiina Saarmets",
        "",
        "EE",
        ("Kooli 14-3", "10133 Tallinn", "Estonia"),
        "kristiina@saarmets.example",
        "en",
        person="kristiina",
    ),
    Company(
        "isarwind",
        "Isarwind Handels GmbH",
        "",
        "DE",
        ("Lindwurmstraße 88", "80337 München", "Germany"),
        "post@isarwind.example",
        "en",
    ),
    Company(
        "grenland",
        "Grenland Prosessdamp AS",
        "918802002",
        "NO",
        ("Herøyvegen 12", "3936 Porsgrunn"),
        "post@grenland.example",
        "nb",
    ),
    Company(
        "nordfjord",
        "Nordfjord Drivstoff AS",
        "925502006",
        "NO",
        ("Sjøgata 7", "6770 Nordfjordeid"),
        "post@nordfjord.example",
        "nn",
    ),
    Company("havn", "Havnverifikasjon AS", "924801131", "NO", ("Bryggen 40", "5003 Bergen"),
            "post@havnverifikasjon.example", "nb"),
    Company("nereida", "Nereida Verificación S.L.", "", "ES", ("Calle del Muelle 12", "48009 Bilbao", "Spain"),
            "mrv@nereida.example", "en"),
)
VERIFIERS = {"havn": "VER 041", "nereida": "VER 207"}
"""The number of the accreditation of each company that verifies."""

def _at_energy(key: str, name: str, language: str, role: Actor) -> Persona:
    """Somebody of the energy directorate."""
    email = f"{name.lower().replace(' ', '.').replace('å', 'a')}@energy.example"
    return Persona(key, name, email, language, roles=(role,), authority=ENERGY_DIRECTORATE.key)


PERSONAS = (
    Persona("eleni", "Eleni Markopoulou", "eleni@aiglipelagos.example", "en", {"aigli": "sign", "aigli_gas": "sign"}),
    Persona("dimitris", "Dimitris Vlachos", "dimitris@aiglipelagos.example", "en", {"aigli": "write"}),
    Persona("sofia", "Sofia Andreadi", "sofia@aiglipelagos.example", "en", {"aigli": "read"}),
    Persona("hauk", "Hauk Brandvold", "hauk@skarvoyrederi.example", "nn", {"skarvoy": "sign"}),
    Persona("torbjorn", "Torbjørn Rustad", "torbjorn@elvedalkraftvarme.example", "nb", {"elvedal": "sign"}),
    Persona("gunnvor", "Gunnvor Skarde", "gunnvor@skardfosskraft.example", "nn", {"skardfoss": "sign"}),
    Persona("nina", "Nina Bråten", "nina@fjellvarme.example", "nb", {"fjellvarme": "sign"}),
    Persona("gard", "Gard Sørvåg", "gard@sorvagenergi.example", "nn", {"sorvag": "sign", "holmvik": "sign"}),
    Persona("silje", "Silje Nordahl", "silje@kompassmaritime.example", "nb", {"kompass": "sign"}),
    Persona("kristiina", "Kristiina Saarmets", "kristiina@saarmets.example", "en", {"saarmets": "sign"}),
    Persona("jana", "Jana Reiter", "post@isarwind.example", "en", {"isarwind": "sign"}),
    Persona("leif", "Leif Brattestå", "post@grenland.example", "nb", {"grenland": "sign"}),
    Persona("oddny", "Oddny Myklebust", "post@nordfjord.example", "nn", {"nordfjord": "sign"}),
    Persona("vilde", "Vilde Nesheim", "vilde@havnverifikasjon.example", "nb", {"havn": "sign"}),
    Persona("iker", "Iker Zubiaur", "iker@nereida.example", "en", {"nereida": "sign"}),
    Persona("marit", "Marit Lunde", "marit.lunde@agency.example", "nb", roles=(Actor.CASEWORKER,)),
    Persona("jonas", "Jonas Eide", "jonas.eide@agency.example", "nn", roles=(Actor.CASEWORKER,)),
    Persona("ingrid", "Ingrid Solheim", "ingrid.solheim@agency.example", "nb", roles=(Actor.SIGNATORY,)),
    Persona("per", "Per Aune", "per.aune@agency.example", "nb", roles=(Actor.SIGNATORY,)),
    Persona("tuva", "Tuva Haugen", "tuva.haugen@agency.example", "nb", roles=(Actor.REGISTRY_OPERATOR,)),
    Persona("arne", "Arne Sletten", "arne.sletten@agency.example", "nb", roles=(Actor.REGISTRAR,)),
    Persona("berit", "Berit Moen", "berit.moen@agency.example", "nb", roles=(Actor.MANAGER,)),
    Persona("frode", "Frode Haugland", "frode.haugland@agency.example", "nb", roles=(Actor.FINANCE,)),
    Persona("olav", "Olav Kvam", "olav.kvam@agency.example", "nb", roles=(Actor.AUDITOR,)),
    _at_energy("astrid", "Astrid Heggelund", "nb", Actor.CASEWORKER),
    _at_energy("magne", "Magne Tveit", "nn", Actor.CASEWORKER),
    _at_energy("ragnhild", "Ragnhild Foss", "nb", Actor.SIGNATORY),
    _at_energy("hilde", "Hilde Brekke", "nb", Actor.FINANCE),
    _at_energy("vidar", "Vidar Nygård", "nb", Actor.MANAGER),
)
MANDATES = (
    ("skarvoy", "kompass", "write"),
    ("nordviken", "kompass", "sign"),
    *((key, "kompass", "sign") for key in ("halcyon", "borealis", "merle", "pelican", "thalassa", "corvus", "tern")),
)
"""(principal, agent, rights): the agent's people act for the principal."""


def settle_people(now: int) -> None:
    """Writes the people and companies that are not there yet; running it twice changes nothing."""
    if db.session.scalar(select(Login.id).where(Login.issuer == ISSUER).limit(1)):
        return
    with writing():
        parties = {
            company.key: Party(
                name=company.name,
                number=company.number or None,
                country=company.country,
                address=list(company.address),
                email=company.email,
                language=company.language,
                created_at=now,
            )
            for company in COMPANIES
        }
        people = {
            persona.key: Person(name=persona.name, email=persona.email, language=persona.language, created_at=now)
            for persona in PERSONAS
        }
        db.session.add_all([*parties.values(), *people.values()])
        db.session.flush()
        for company in COMPANIES:
            if company.person:
                parties[company.key].kind, parties[company.key].person_id = "person", people[company.person].id
        for persona in PERSONAS:
            person = people[persona.key]
            db.session.add(Login(person_id=person.id, issuer=ISSUER, subject=persona.key))
            db.session.add_all(
                Membership(person_id=person.id, party_id=parties[key].id, rights=rights, valid_from=SINCE)
                for key, rights in persona.acts.items()
            )
            db.session.add_all(
                StaffRole(person_id=person.id, role=str(role), authority=persona.authority, case_types=[],
                          valid_from=SINCE, more={})
                for role in persona.roles
            )
        db.session.add_all(
            Mandate(
                party_id=parties[principal].id, agent_id=parties[agent].id, rights=rights, scope=[], valid_from=SINCE
            )
            for principal, agent, rights in MANDATES
        )
        since = legal_date(now) - timedelta(days=730)
        right = {"maritime": True, "valid_from": since, "valid_until": since + timedelta(days=5 * 365), "at": now}
        db.session.add_all(
            Accreditation(party_id=parties[key].id, number=number, country=parties[key].country, **right)
            for key, number in VERIFIERS.items()
        )


def person_id(key: str) -> int:
    """The person behind a persona's key."""
    return db.session.scalars(select(Login.person_id).where(Login.issuer == ISSUER, Login.subject == key)).one()


def party_id(key: str) -> int:
    """The company behind a company's key."""
    name = next(company.name for company in COMPANIES if company.key == key)
    return db.session.scalars(select(Party.id).where(Party.name == name)).one()
