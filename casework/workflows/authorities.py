"""The authorities of the house: who decides, where they are, who hears appeals over them (CORRECTIONS 29)."""

from __future__ import annotations

from casework.core.authority import Authority, Face

_TRONDHEIM = "7485 Trondheim"

ENVIRONMENT_AGENCY = Authority(
    key="environment_agency",
    country="NO",
    mark="mark.svg",
    faces={
        "nb": Face(
            "Miljødirektoratet",
            ("Postboks 5672 Torgarden", _TRONDHEIM),
            "kvoteregister@miljodir.no",
            "+47 95 20 46 67",
            "miljodirektoratet.no",
            "Klima- og miljødepartementet",
        ),
        "nn": Face(
            "Miljødirektoratet",
            ("Postboks 5672 Torgarden", _TRONDHEIM),
            "kvoteregister@miljodir.no",
            "+47 95 20 46 67",
            "miljodirektoratet.no",
            "Klima- og miljødepartementet",
        ),
        "en": Face(
            "Norwegian Environment Agency",
            ("P.O. Box 5672 Torgarden", _TRONDHEIM, "Norway"),
            "kvoteregister@miljodir.no",
            "+47 95 20 46 67",
            "environmentagency.no",
            "the Ministry of Climate and Environment",
        ),
    },
)

_MAJORSTUEN = ("Postboks 5091 Majorstuen", "0301 Oslo")

ENERGY_DIRECTORATE = Authority(
    key="energy_directorate",
    country="NO",
    mark="energy_directorate.svg",
    faces={
        "nb": Face(
            "Norges vassdrags- og energidirektorat (NVE)",
            _MAJORSTUEN,
            "nve@nve.no",
            "+47 22 95 95 95",
            "nve.no",
            "Energidepartementet",
        ),
        "nn": Face(
            "Noregs vassdrags- og energidirektorat (NVE)",
            _MAJORSTUEN,
            "nve@nve.no",
            "+47 22 95 95 95",
            "nve.no",
            "Energidepartementet",
        ),
        "en": Face(
            "Norwegian Water Resources and Energy Directorate (NVE)",
            ("P.O. Box 5091 Majorstuen", "0301 Oslo", "Norway"),
            "nve@nve.no",
            "+47 22 95 95 95",
            "nve.no",
            "the Ministry of Energy",
        ),
    },
)

AUTHORITIES: dict[str, Authority] = {
    authority.key: authority for authority in (ENVIRONMENT_AGENCY, ENERGY_DIRECTORATE)
}
