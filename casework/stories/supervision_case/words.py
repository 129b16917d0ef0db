"""What the invented supervisions say: of a plant whose meters are read, and of a company that sells heating oil."""

from __future__ import annotations

Said = dict[str, dict[str, str]]

PLAN: dict[str, Said] = {
    "skardfoss": {
        "en": {"what": "How produced energy is measured at Skardfoss and sent to the settlement, from 1 January to 30 "
                       "June.",
               "place": "Skardfoss power station, Kraftvegen 12, Odda"},
        "nb": {"what": "Hvordan produsert energi måles på Skardfoss og sendes til avregning, fra 1. januar til 30. "
                       "juni.",
               "place": "Skardfoss kraftverk, Kraftvegen 12, Odda"},
        "nn": {"what": "Korleis produsert energi blir målt på Skardfoss og send til avrekning, frå 1. januar til 30. "
                       "juni.",
               "place": "Skardfoss kraftverk, Kraftvegen 12, Odda"},
    },
    "fjellvarme": {
        "en": {"what": "How the company keeps its monitoring plan up to date, and notifies us of changes.",
               "place": "The depot in Førde, Hafstadvegen 40"},
        "nb": {"what": "Hvordan virksomheten holder overvåkingsplanen oppdatert og melder endringer til oss.",
               "place": "Lageret i Førde, Hafstadvegen 40"},
        "nn": {"what": "Korleis verksemda held overvakingsplanen oppdatert og melder endringar til oss.",
               "place": "Lageret i Førde, Hafstadvegen 40"},
    },
}
VISIT: dict[str, Said] = {
    "skardfoss": {
        "en": {"present": "Gunnvor Skarde, for the company\nAstrid Heggelund, from us",
               "seen": "We saw the meters of both units and their seals. The log of readings lies at the control desk. "
                       "For unit 2 the readings of May and June are written in later, with one pen."},
        "nb": {"present": "Gunnvor Skarde, for selskapet\nAstrid Heggelund, fra oss",
               "seen": "Vi så målerne til begge aggregatene og plomberingen. Målerloggen ligger i kontrollrommet. For "
                       "aggregat 2 er målingene for mai og juni ført inn i ettertid, med samme penn."},
        "nn": {"present": "Gunnvor Skarde, for selskapet\nAstrid Heggelund, frå oss",
               "seen": "Vi såg målarane til begge aggregata og plomberinga. Målarloggen ligg i kontrollrommet. For "
                       "aggregat 2 er målingane for mai og juni førte inn i ettertid, med same penn."},
    },
    "fjellvarme": {
        "en": {"present": "Nina Bråten, for the company\nMarit Lunde, from us",
               "seen": "The depot has two tanks and one pump. The delivery notes there begin on 3 March."},
        "nb": {"present": "Nina Bråten, for selskapet\nMarit Lunde, fra oss",
               "seen": "Lageret har to tanker og én pumpe. Følgesedlene der begynner 3. mars."},
        "nn": {"present": "Nina Bråten, for selskapet\nMarit Lunde, frå oss",
               "seen": "Lageret har to tankar og ei pumpe. Følgjesetlane der byrjar 3. mars."},
    },
}
BREACH: dict[str, Said] = {
    "skardfoss": {
        "en": {"what": "The readings of unit 2 for May and June are estimated, and were sent to the settlement as "
                       "measured. The log shows it.",
               "rule": "Guarantees are issued on measured data. What is sent to the settlement is measured, and says "
                       "so where it is not.",
               "provision": "Regulation on guarantees of origin, section 10"},
        "nb": {"what": "Målingene for aggregat 2 i mai og juni er anslag, men er sendt til avregning som målt. Loggen "
                       "viser det.",
               "rule": "Garantier utstedes på måledata. Det som sendes til avregning, skal være målt, og det skal "
                       "stå der når det ikke er det.",
               "provision": "Forskrift om opprinnelsesgarantier § 10"},
        "nn": {"what": "Målingane for aggregat 2 i mai og juni er overslag, men er sende til avrekning som målte. "
                       "Loggen viser det.",
               "rule": "Garantiar blir skrivne ut på måledata. Det som blir sendt til avrekning, skal vere målt, og "
                       "det skal stå der når det ikkje er det.",
               "provision": "Forskrift om opprinnelsesgarantier § 10"},
    },
    "fjellvarme": {
        "en": {"what": "The depot in Førde has been in use since March and is not in the monitoring plan. We were not "
                       "notified.",
               "rule": "Whoever is covered keeps the monitoring plan up to date, and notifies us of changes without "
                       "delay.",
               "provision": "Implementing Regulation (EU) 2018/2066, articles 14, 15 and 75b"},
        "nb": {"what": "Lageret i Førde har vært i bruk siden mars og står ikke i overvåkingsplanen. Vi har ikke fått "
                       "melding.",
               "rule": "En kvotepliktig skal holde overvåkingsplanen oppdatert og melde endringer til oss uten "
                       "opphold.",
               "provision": "Gjennomføringsforordning (EU) 2018/2066 artikkel 14, 15 og 75b"},
        "nn": {"what": "Lageret i Førde har vore i bruk sidan mars og står ikkje i overvakingsplanen. Vi har ikkje "
                       "fått melding.",
               "rule": "Ein kvotepliktig skal halde overvakingsplanen oppdatert og melde endringar til oss utan "
                       "opphald.",
               "provision": "Gjennomføringsforordning (EU) 2018/2066 artikkel 14, 15 og 75b"},
    },
}
REMARK: Said = {
    "en": {"what": "The routine for reading the meters says who reads them, but not who does it during holidays."},
    "nb": {"what": "Rutinen for avlesing sier hvem som leser av målerne, men ikke hvem som gjør det i ferien."},
    "nn": {"what": "Rutinen for avlesing seier kven som les av målarane, men ikkje kven som gjer det i ferien."},
}
WRITTEN: Said = {
    "en": {
        "answer": "The log is enclosed. The meters were read every Monday.",
        "comment": "That is right. The modem was down. We have sent corrected data to the settlement.",
        "right_how": "The settlement has confirmed the corrected data, and the log is kept by the meter itself now.",
        "suspects": "We suspect that estimated readings of unit 2 were sent as measured, knowingly. Section 10 of the "
                    "regulation on guarantees of origin demands measured data.",
        "dropped": "The log of the grid company shows that the readings were measured after all.",
        "follows": "Take the depot into the monitoring plan, and notify us of it. We want to hear within four weeks. "
                   "If nothing is done then, we open a case about an order.",
        "neglect": "We suspect that the duty to notify us of changes was neglected, by negligence at the least: the "
                   "company was reminded of it twice.",
        "police": "The duty to notify was neglected for half a year, although we had reminded of it twice.",
        "reason": "The party has asked us to look at the data of the grid company first.",
    },
    "nb": {
        "answer": "Loggen følger med. Målerne ble lest av hver mandag.",
        "comment": "Det stemmer. Modemet var nede. Vi har sendt rettede data til avregningen.",
        "right_how": "Avregningen har bekreftet de rettede dataene, og måleren fører loggen selv nå.",
        "suspects": "Vi mistenker at anslåtte målinger for aggregat 2 ble sendt som målt, med vitende og vilje. "
                    "Forskriften om opprinnelsesgarantier § 10 krever måledata.",
        "dropped": "Loggen til nettselskapet viser at det var målt likevel.",
        "follows": "Ta lageret inn i overvåkingsplanen, og meld det til oss. Vi vil høre fra dere innen fire uker. Er "
                   "ingenting gjort da, åpner vi en sak om pålegg.",
        "neglect": "Vi mistenker at plikten til å melde endringer er forsømt, i det minste uaktsomt: Virksomheten er "
                   "minnet om den to ganger.",
        "police": "Meldeplikten ble forsømt i et halvt år, enda vi hadde minnet om den to ganger.",
        "reason": "Parten har bedt oss se på dataene til nettselskapet først.",
    },
    "nn": {
        "answer": "Loggen følgjer med. Målarane vart lesne av kvar måndag.",
        "comment": "Det stemmer. Modemet var nede. Vi har sendt retta data til avrekninga.",
        "right_how": "Avrekninga har stadfesta dei retta dataa, og målaren fører loggen sjølv no.",
        "suspects": "Vi mistenkjer at overslag for aggregat 2 vart sende som målte, med vit og vilje. Forskrifta om "
                    "opphavsgarantiar § 10 krev måledata.",
        "dropped": "Loggen til nettselskapet viser at det var målt likevel.",
        "follows": "Ta lageret inn i overvakingsplanen, og meld det til oss. Vi vil høyre frå dykk innan fire veker. "
                   "Er ingenting gjort då, opnar vi ei sak om pålegg.",
        "neglect": "Vi mistenkjer at plikta til å melde endringar er forsømd, i det minste aktlaust: Verksemda er "
                   "mint om henne to gonger.",
        "police": "Meldeplikta vart forsømd i eit halvt år, endå vi hadde mint om henne to gonger.",
        "reason": "Parten har bede oss sjå på dataa til nettselskapet først.",
    },
}  # fmt: skip
