"""What the invented orders say: a unit that was not reported, and a depot that is missing in a monitoring plan."""

from __future__ import annotations

BREACH: dict[str, dict[str, dict[str, str]]] = {
    "skardfoss": {
        "en": {
            "what": "A second generating unit was put into operation at Skardfoss in the autumn. Nothing was "
                    "reported to us. We saw it in the licence database.",
            "rule": "Whoever holds the approval of a plant reports a change of the plant, or of how it is run, "
                    "without undue delay.",
            "provision": "Regulation on guarantees of origin, section 8, fourth paragraph",
        },
        "nb": {
            "what": "Et nytt aggregat ble satt i drift på Skardfoss i høst. Det ble ikke meldt til oss. Vi så det i "
                    "konsesjonsdatabasen.",
            "rule": "Den som har fått anlegget godkjent, skal uten ugrunnet opphold innrapportere endring av anlegg "
                    "eller driftsmåte.",
            "provision": "Forskrift om opprinnelsesgarantier § 8 fjerde ledd",
        },
        "nn": {
            "what": "Eit nytt aggregat vart sett i drift på Skardfoss i haust. Det vart ikkje meldt til oss. Vi såg "
                    "det i konsesjonsdatabasen.",
            "rule": "Den som har fått anlegget godkjent, skal utan ugrunna opphald melde endring av anlegg eller "
                    "driftsmåte.",
            "provision": "Forskrift om opprinnelsesgarantier § 8 fjerde ledd",
        },
    },
    "fjellvarme": {
        "en": {
            "what": "You deliver heating oil from a depot in Førde that is not in the approved monitoring plan. Your "
                    "own price list from September names it.",
            "rule": "A regulated entity keeps its monitoring plan up to date, and notifies us of a change without "
                    "delay.",
            "provision": "Implementing Regulation (EU) 2018/2066, articles 14, 15 and 75b",
        },
        "nb": {
            "what": "Dere leverer fyringsolje fra et lager i Førde som ikke står i den godkjente overvåkingsplanen. "
                    "Prislisten deres fra september viser det.",
            "rule": "En kvotepliktig skal holde overvåkingsplanen oppdatert og melde endringer til oss uten opphold.",
            "provision": "Gjennomføringsforordning (EU) 2018/2066 artikkel 14, 15 og 75b",
        },
        "nn": {
            "what": "De leverer fyringsolje frå eit lager i Førde som ikkje står i den godkjende overvakingsplanen. "
                    "Prislista dykkar frå september viser det.",
            "rule": "Ein kvotepliktig skal halde overvakingsplanen oppdatert og melde endringar til oss utan opphald.",
            "provision": "Gjennomføringsforordning (EU) 2018/2066 artikkel 14, 15 og 75b",
        },
    },
}
DUTY: dict[str, dict[str, dict[str, str]]] = {
    "skardfoss": {
        "en": {
            "what": "Report the new unit with its capacity, its meter and the day it was put into operation, and "
                    "correct the data of the approval.",
            "shown": "The report of the change in the service, with the certificate of the meter.",
        },
        "nb": {
            "what": "Meld det nye aggregatet med effekt, måler og dagen det ble satt i drift, og rett opplysningene "
                    "i godkjenningen.",
            "shown": "Endringsmeldingen i tjenesten, med målerbeviset.",
        },
        "nn": {
            "what": "Meld det nye aggregatet med effekt, målar og dagen det vart sett i drift, og rett opplysningane "
                    "i godkjenninga.",
            "shown": "Endringsmeldinga i tenesta, med målarbeviset.",
        },
    },
    "fjellvarme": {
        "en": {
            "what": "Take the depot in Førde into the monitoring plan, with its fuels, its tanks and how deliveries "
                    "are measured.",
            "shown": "The changed monitoring plan, and the measurements since the depot was opened.",
        },
        "nb": {
            "what": "Ta lageret i Førde inn i overvåkingsplanen, med brensler, tanker og hvordan leveransene måles.",
            "shown": "Den endrede overvåkingsplanen, og målingene siden lageret ble åpnet.",
        },
        "nn": {
            "what": "Ta lageret i Førde inn i overvakingsplanen, med brensel, tankar og korleis leveransane blir "
                    "målte.",
            "shown": "Den endra overvakingsplanen, og målingane sidan lageret vart opna.",
        },
    },
}
WRITTEN: dict[str, dict[str, str]] = {
    "en": {
        "comment": "We thought that the grid company had told you. The certificate of the meter comes in two weeks.",
        "assessment": "The duty is yours, and it is not met by others telling us. An order is needed: guarantees are "
                      "issued on data that do not hold. What we order is no more than what the rule demands.",
        "arguments": "> We thought that the grid company had told you.\n\nThe duty lies with the holder of the "
                     "approval.",
        "conclusion": "You are ordered to put it right by the day that stands at the top.",
        "because": "A change of the plant was not reported to us.",
        "longer": "The supplier of the meter is late. We ask for three weeks more.",
        "later": "The certificate comes from others, and they are late. Three weeks more harm nobody.",
        "done": "It is done. The report and the certificate are in the service.",
        "seen": "The report of the change is here, and the certificate fits the meter.",
        "half": "The plan names the depot, but not how deliveries from it are measured.",
        "undone": "The plan still does not say how deliveries from the depot are measured.",
        "ended": "The unit turned out to be reported to us in another case. There is nothing to put right.",
        "excuse": "You told us yourselves that the unit is not reported, and that you knew what would follow.",
        "withdrawn": "The unit was taken out of operation for good before the day of the order.",
    },
    "nb": {
        "comment": "Vi trodde nettselskapet hadde sagt fra. Målerbeviset kommer om to uker.",
        "assessment": "Plikten er deres egen, og den er ikke oppfylt ved at andre sier fra. Et pålegg er nødvendig: "
                      "Det blir utstedt garantier på opplysninger som ikke stemmer. Vi pålegger ikke mer enn regelen "
                      "krever.",
        "arguments": "> Vi trodde nettselskapet hadde sagt fra.\n\nPlikten ligger på den som har godkjenningen.",
        "conclusion": "Dere får pålegg om å rette opp forholdet innen dagen som står øverst.",
        "because": "En endring av anlegget er ikke meldt til oss.",
        "longer": "Leverandøren av måleren er forsinket. Vi ber om tre uker til.",
        "later": "Målerbeviset kommer fra andre, og de er forsinket. Tre uker til skader ingen.",
        "done": "Det er gjort. Meldingen og målerbeviset ligger i tjenesten.",
        "seen": "Endringsmeldingen er her, og målerbeviset passer til måleren.",
        "half": "Planen nevner lageret, men ikke hvordan leveransene derfra måles.",
        "undone": "Planen sier fortsatt ikke hvordan leveransene fra lageret måles.",
        "ended": "Det viste seg at aggregatet var meldt til oss i en annen sak. Det er ingenting å rette opp.",
        "excuse": "Dere sa selv at aggregatet ikke er meldt, og at dere visste hva som ville følge.",
        "withdrawn": "Aggregatet ble tatt ut av drift for godt før fristen i pålegget.",
    },
    "nn": {
        "comment": "Vi trudde nettselskapet hadde sagt frå. Målarbeviset kjem om to veker.",
        "assessment": "Plikta er dykkar eiga, og ho er ikkje oppfylt ved at andre seier frå. Eit pålegg er "
                      "nødvendig: Det blir skrive ut garantiar på opplysningar som ikkje stemmer. Vi pålegg ikkje "
                      "meir enn regelen krev.",
        "arguments": "> Vi trudde nettselskapet hadde sagt frå.\n\nPlikta ligg på den som har godkjenninga.",
        "conclusion": "De får pålegg om å rette opp forholdet innan dagen som står øvst.",
        "because": "Ei endring av anlegget er ikkje meld til oss.",
        "longer": "Leverandøren av målaren er forseinka. Vi ber om tre veker til.",
        "later": "Målarbeviset kjem frå andre, og dei er forseinka. Tre veker til skadar ingen.",
        "done": "Det er gjort. Meldinga og målarbeviset ligg i tenesta.",
        "seen": "Endringsmeldinga er her, og målarbeviset passar til målaren.",
        "half": "Planen nemner lageret, men ikkje korleis leveransane derifrå blir målte.",
        "undone": "Planen seier framleis ikkje korleis leveransane frå lageret blir målte.",
        "ended": "Det viste seg at aggregatet var meldt til oss i ei anna sak. Det er ingenting å rette opp.",
        "excuse": "De sa sjølve at aggregatet ikkje er meldt, og at de visste kva som ville følgje.",
        "withdrawn": "Aggregatet vart teke ut av drift for godt før fristen i pålegget.",
    },
}  # fmt: skip
DEPOT: dict[str, dict[str, str]] = {
    "en": {
        "assessment": "What is delivered from the depot cannot be counted as long as the plan does not say how. An "
                      "order is needed, because we have asked twice. What we order is no more than what the rule "
                      "demands.",
        "arguments": "You have not answered our notice.",
        "because": "A depot is missing in your monitoring plan.",
    },
    "nb": {
        "assessment": "Det som leveres fra lageret, kan ikke regnes med så lenge planen ikke sier hvordan. Et pålegg "
                      "er nødvendig, fordi vi har spurt to ganger. Vi pålegger ikke mer enn regelen krever.",
        "arguments": "Dere har ikke svart på varselet.",
        "because": "Et lager mangler i overvåkingsplanen deres.",
    },
    "nn": {
        "assessment": "Det som blir levert frå lageret, kan ikkje reknast med så lenge planen ikkje seier korleis. "
                      "Eit pålegg er nødvendig, fordi vi har spurt to gonger. Vi pålegg ikkje meir enn regelen krev.",
        "arguments": "De har ikkje svara på varselet.",
        "because": "Eit lager manglar i overvakingsplanen dykkar.",
    },
}  # fmt: skip
