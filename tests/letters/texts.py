"""What caseworkers and parties wrote in the invented cases of the letter tests, in each language.

Kymothoe Bulk Carriers S.A. is run from Piraeus and registered in the Marshall Islands (first voyage to Norway); Halcyon Strait
Shipping Co. Ltd lacks two mandates; Aktaia Maritime S.A. is registered in Greece, so Greece decides.
"""

from datetime import date

FACE = {
    "en": {
        "name": "Norwegian Environment Agency",
        "address": "P.O. Box 5672 Torgarden, 7485 Trondheim, Norway",
        "appeal_body": "the Ministry of Climate and Environment",
        "mark_alt": "Mark of the authority: a mountain and its reflection in the sea",
    },
    "nb": {
        "name": "Miljødirektoratet",
        "address": "Postboks 5672 Torgarden, 7485 Trondheim",
        "appeal_body": "Klima- og miljødepartementet",
        "mark_alt": "Merket til myndigheten: et fjell og speilbildet i sjøen",
    },
    "nn": {
        "name": "Miljødirektoratet",
        "address": "Postboks 5672 Torgarden, 7485 Trondheim",
        "appeal_body": "Klima- og miljødepartementet",
        "mark_alt": "Merket til styresmakta: eit fjell og spegelbiletet i sjøen",
    },
}

ROLES = {
    "en": {"adviser": "senior adviser", "head": "head of section", "registry": "adviser, Union Registry"},
    "nb": {"adviser": "seniorrådgiver", "head": "seksjonsleder", "registry": "rådgiver, klimakvoteregisteret"},
    "nn": {"adviser": "seniorrådgjevar", "head": "seksjonsleiar", "registry": "rådgjevar, klimakvoteregisteret"},
}

PLACES = {
    "en": {"att": "Att.", "piraeus": "Piraeus", "greece": "Greece", "marshall": "the Marshall Islands"},
    "nb": {"att": "v/", "piraeus": "Pireus", "greece": "Hellas", "marshall": "Marshalløyene"},
    "nn": {"att": "v/", "piraeus": "Pireus", "greece": "Hellas", "marshall": "Marshalløyane"},
}

RIGHTS = {"en": "Start and approve", "nb": "Starte og godkjenne", "nn": "Starte og godkjenne"}

REGISTRY_1 = {
    "en": "Registry Regulation article {}",
    "nb": "Registerforordningen artikkel {}",
    "nn": "Registerforordninga artikkel {}",
}

# ---- refusal: two of three mandates are missing

REFUSAL = {
    "en": {
        "because": "You have not shown that the owners of two of your three ships have handed their duties to you.",
        "act_now": "Send a new application with complete mandates, or let each owner apply.",
        "question": "On 24 August 2026 you applied for an account as the ISM company for three ships. An ISM company can hold the account only if the registered owner of each ship has mandated it to. Whether that has been shown is the question we decide here.",
        "table": (
            "The mandates in the case",
            ("Ship", "IMO number", "Owner", "What we received"),
            (
                ("Halcyon Grace", "1002811", "Grace Strait Ltd", "Mandate of 3 June 2026, signed by both. In order."),
                ("Halcyon Hope", "1002940", "Hope Strait Ltd", "Mandate of 3 June 2026, signed by you only."),
                (
                    "Halcyon Faith",
                    "1003059",
                    "Faith Strait Ltd",
                    "No mandate. An e-mail from the owner of 2 October 2026.",
                ),
            ),
        ),
        "facts": "We asked you for the two mandates on 9 September (2026/941-4) and reminded you on 12 October (2026/941-7). At your request we moved the deadline from 30 September to 30 October. On 28 October you wrote to us (2026/941-9) but enclosed no mandate. On 10 November we told you that we intended to refuse and why (2026/941-10). Your answer came on 20 November (2026/941-11).",
        "rules": "A shipping company must apply for a maritime operator holding account. We open the account when the information and documents are complete, and refuse when they are incomplete, outdated, inaccurate or false.\n\nAn ISM company answers for a ship instead of its owner only if it has a document in which the owner mandates it. The document names both parties and the ship, says from when it applies, and is signed by both. Without it the owner is responsible.",
        "rules_sources": ("Implementing Regulation (EU) 2023/2599, article 1(3) and (4)",),
        "assessment": "The mandate for Halcyon Grace meets the requirements. The one for Halcyon Hope does not, since Hope Strait Ltd has not signed it. For Halcyon Faith there is no mandate: the e-mail says that the owner “has no objection” to your application, but not that you take over the duties, and it names no date.\n\nThe application is therefore incomplete on a point that decides who is responsible. We considered opening the account for Halcyon Grace alone. You applied for one account for the whole fleet and told us on 20 November that you did not want a smaller one. We considered more time as well. You have had twelve weeks, one extension and one reminder, and have not told us when the mandates could be ready.",
        "arguments": (
            (
                "All three owners belong to the same group, so their consent is obvious.",
                "The regulation asks for a document for each owner, also within a group. It must be possible to see afterwards who answered for which ship, and from when.",
            ),
            (
                "Hope Strait Ltd has been without a director since July and cannot sign.",
                "We understand that this was difficult. But as long as nobody can sign for the owner, the duties remain with the owner.",
            ),
            (
                "A refusal will stop our ships.",
                "It does not. The refusal has no effect on the right to sail. Allowances for 2026 must be surrendered by 30 September 2027, and there is time to apply again.",
            ),
        ),
        "conclusion": "The application is refused because it is incomplete.",
        "conclusion_sources": ("Regulation (EU) 2019/1122, article 19(2)(a)",),
    },
    "nb": {
        "because": "Dere har ikke vist at eierne av to av de tre skipene har overført pliktene sine til dere.",
        "act_now": "Send en ny søknad med fullstendige fullmakter, eller la hver eier søke selv.",
        "question": "24. august 2026 søkte dere om konto som ISM-selskap for tre skip. Et ISM-selskap kan bare ha kontoen hvis den registrerte eieren av hvert skip har gitt fullmakt. Om det er vist, er spørsmålet vi avgjør her.",
        "table": (
            "Fullmaktene i saken",
            ("Skip", "IMO-nummer", "Eier", "Det vi har fått"),
            (
                (
                    "Halcyon Grace",
                    "1002811",
                    "Grace Strait Ltd",
                    "Fullmakt av 3. juni 2026, signert av begge. I orden.",
                ),
                ("Halcyon Hope", "1002940", "Hope Strait Ltd", "Fullmakt av 3. juni 2026, bare signert av dere."),
                (
                    "Halcyon Faith",
                    "1003059",
                    "Faith Strait Ltd",
                    "Ingen fullmakt. En e-post fra eieren av 2. oktober 2026.",
                ),
            ),
        ),
        "facts": "Vi ba om de to fullmaktene 9. september (2026/941-4) og minnet om det 12. oktober (2026/941-7). Etter ønske fra dere flyttet vi fristen fra 30. september til 30. oktober. 28. oktober skrev dere til oss (2026/941-9), men uten fullmakter. 10. november varslet vi at vi ville avslå, og hvorfor (2026/941-10). Svaret deres kom 20. november (2026/941-11).",
        "rules": "En skipsoperatør skal søke om driftskonto for skipsoperatører. Vi åpner kontoen når opplysninger og dokumenter er fullstendige, og avslår når de er ufullstendige, utdaterte, unøyaktige eller falske.\n\nEt ISM-selskap svarer for et skip i stedet for eieren bare hvis det har et dokument der eieren gir fullmakt. Dokumentet skal navngi begge parter og skipet, si når det gjelder fra, og være signert av begge. Uten det er eieren ansvarlig.",
        "rules_sources": ("Gjennomføringsforordning (EU) 2023/2599 artikkel 1 nr. 3 og 4",),
        "assessment": "Fullmakten for Halcyon Grace oppfyller kravene. Fullmakten for Halcyon Hope gjør det ikke, siden Hope Strait Ltd ikke har signert. For Halcyon Faith finnes det ingen fullmakt: E-posten sier at eieren «ikke har noe imot» søknaden, men ikke at dere overtar pliktene, og den nevner ingen dato.\n\nSøknaden er derfor ufullstendig på et punkt som avgjør hvem som er ansvarlig. Vi har vurdert å åpne konto for Halcyon Grace alene. Dere søkte om én konto for hele flåten og skrev 20. november at dere ikke ønsket en mindre. Vi har også vurdert mer tid. Dere har hatt tolv uker, én utsettelse og én påminnelse, og har ikke sagt når fullmaktene kan være klare.",
        "arguments": (
            (
                "Alle tre eierne er i samme konsern, så samtykket er opplagt.",
                "Forordningen krever et dokument for hver eier, også i et konsern. Det må kunne ses i ettertid hvem som svarte for hvilket skip, og fra når.",
            ),
            (
                "Hope Strait Ltd har vært uten styremedlem siden juli og kan ikke signere.",
                "Vi forstår at det har vært vanskelig. Men så lenge ingen kan signere for eieren, blir pliktene hos eieren.",
            ),
            (
                "Et avslag stanser skipene våre.",
                "Det gjør det ikke. Avslaget har ingen virkning for retten til å seile. Kvoter for 2026 skal leveres inn senest 30. september 2027, og det er tid til å søke på nytt.",
            ),
        ),
        "conclusion": "Vi avslår søknaden fordi den er ufullstendig.",
        "conclusion_sources": ("Forordning (EU) 2019/1122 artikkel 19 nr. 2 bokstav a",),
    },
    "nn": {
        "because": "De har ikkje vist at eigarane av to av dei tre skipa har overført pliktene sine til dykk.",
        "act_now": "Send ein ny søknad med fullstendige fullmakter, eller lat kvar eigar søkje sjølv.",
        "question": "24. august 2026 søkte de om konto som ISM-selskap for tre skip. Eit ISM-selskap kan berre ha kontoen dersom den registrerte eigaren av kvart skip har gitt fullmakt. Om det er vist, er spørsmålet vi avgjer her.",
        "table": (
            "Fullmaktene i saka",
            ("Skip", "IMO-nummer", "Eigar", "Det vi har fått"),
            (
                (
                    "Halcyon Grace",
                    "1002811",
                    "Grace Strait Ltd",
                    "Fullmakt av 3. juni 2026, signert av begge. I orden.",
                ),
                ("Halcyon Hope", "1002940", "Hope Strait Ltd", "Fullmakt av 3. juni 2026, berre signert av dykk."),
                (
                    "Halcyon Faith",
                    "1003059",
                    "Faith Strait Ltd",
                    "Inga fullmakt. Ein e-post frå eigaren av 2. oktober 2026.",
                ),
            ),
        ),
        "facts": "Vi bad om dei to fullmaktene 9. september (2026/941-4) og minte om det 12. oktober (2026/941-7). Etter ønske frå dykk flytta vi fristen frå 30. september til 30. oktober. 28. oktober skreiv de til oss (2026/941-9), men utan fullmakter. 10. november varsla vi at vi ville avslå, og kvifor (2026/941-10). Svaret dykkar kom 20. november (2026/941-11).",
        "rules": "Ein skipsoperatør skal søkje om driftskonto for skipsoperatørar. Vi opnar kontoen når opplysningar og dokument er fullstendige, og avslår når dei er ufullstendige, utdaterte, unøyaktige eller falske.\n\nEit ISM-selskap svarar for eit skip i staden for eigaren berre dersom det har eit dokument der eigaren gir fullmakt. Dokumentet skal namngi begge partane og skipet, seie når det gjeld frå, og vere signert av begge. Utan det er eigaren ansvarleg.",
        "rules_sources": ("Gjennomføringsforordning (EU) 2023/2599 artikkel 1 nr. 3 og 4",),
        "assessment": "Fullmakta for Halcyon Grace oppfyller krava. Fullmakta for Halcyon Hope gjer det ikkje, sidan Hope Strait Ltd ikkje har signert. For Halcyon Faith finst det inga fullmakt: E-posten seier at eigaren «ikkje har noko imot» søknaden, men ikkje at de tek over pliktene, og han nemner ingen dato.\n\nSøknaden er derfor ufullstendig på eit punkt som avgjer kven som er ansvarleg. Vi har vurdert å opne konto for Halcyon Grace åleine. De søkte om éin konto for heile flåten og skreiv 20. november at de ikkje ønskte ein mindre. Vi har òg vurdert meir tid. De har hatt tolv veker, éi utsetjing og éi påminning, og har ikkje sagt når fullmaktene kan vere klare.",
        "arguments": (
            (
                "Alle tre eigarane er i same konsern, så samtykket er opplagt.",
                "Forordninga krev eit dokument for kvar eigar, også i eit konsern. Det må gå an å sjå i ettertid kven som svara for kva skip, og frå når.",
            ),
            (
                "Hope Strait Ltd har vore utan styremedlem sidan juli og kan ikkje signere.",
                "Vi forstår at det har vore vanskeleg. Men så lenge ingen kan signere for eigaren, blir pliktene hos eigaren.",
            ),
            (
                "Eit avslag stansar skipa våre.",
                "Det gjer det ikkje. Avslaget har ingen verknad for retten til å segle. Kvotar for 2026 skal leverast inn seinast 30. september 2027, og det er tid til å søkje på nytt.",
            ),
        ),
        "conclusion": "Vi avslår søknaden fordi han er ufullstendig.",
        "conclusion_sources": ("Forordning (EU) 2019/1122 artikkel 19 nr. 2 bokstav a",),
    },
}

# ---- approval: granted in full, and with one of three representatives refused

APPROVAL = {
    "en": {
        "facts": "You applied on 3 November 2026. You are the ISM company for three ships and have mandates from their owners. Your country of registration is the Marshall Islands, and your first voyage in scope ended in Norway. On 17 November we asked you for three things (2026/1187-4). The last of them came on 1 December, and from that day the application was complete. Kymothoe Tide is not among the ships: you confirmed that it left you on 12 October.",
        "rules": "We administer companies outside the EEA whose first voyage in scope ended in Norway. We open the account and approve the representatives within 20 working days when everything we need is in place and no ground for refusal applies. There must be at least two representatives, with rights that let one check the other.",
        "rules_sources": ("Directive 2003/87/EC, article 3gf(1)",),
        "assessment": "The mandates name the parties and the ships, say from when they apply and are signed by both sides. The representatives have proved who they are and where they live, and there is nothing in the police certificates that speaks against them. You wrote that your LEI had been renewed although the register showed it as lapsed; the register now confirms this.",
        "conclusion": "The conditions are met. The account and its representatives are decided as follows.",
        "refused": "The police certificate is dated 12 June 2026, more than three months before the application. We asked for a new one on 17 November (2026/1187-4) and have not received it.",
        "refused_source": "Registry Regulation article 21(5)(a)",
        "fee": ("Opening of the account", "Climate Quota Act section 7; Climate Quota Regulations section 9-6"),
    },
    "nb": {
        "facts": "Dere søkte 3. november 2026. Dere er ISM-selskap for tre skip og har fullmakt fra eierne. Dere er registrert på Marshalløyene, og den første reisen som regnes med, endte i Norge. 17. november ba vi om tre ting (2026/1187-4). Det siste kom 1. desember, og fra den dagen var søknaden fullstendig. Kymothoe Tide er ikke blant skipene: Dere bekreftet at det forlot dere 12. oktober.",
        "rules": "Vi er myndighet for selskaper utenfor EØS når den første reisen som regnes med, endte i Norge. Vi åpner kontoen og godkjenner kontorepresentantene innen 20 virkedager når alt vi trenger, er på plass og det ikke er noen grunn til å avslå. Det skal være minst to kontorepresentanter, med rettigheter som gjør at den ene kan kontrollere den andre.",
        "rules_sources": ("Direktiv 2003/87/EF artikkel 3gf nr. 1",),
        "assessment": "Fullmaktene navngir partene og skipene, sier når de gjelder fra, og er signert av begge sider. Kontorepresentantene har vist hvem de er og hvor de bor, og det er ikke noe i politiattestene som taler mot dem. Dere skrev at LEI-koden var fornyet selv om registeret viste den som utløpt; registeret bekrefter det nå.",
        "conclusion": "Vilkårene er oppfylt. Om kontoen og kontorepresentantene avgjør vi dette.",
        "refused": "Politiattesten er datert 12. juni 2026, mer enn tre måneder før søknaden. Vi ba om en ny 17. november (2026/1187-4) og har ikke fått den.",
        "refused_source": "Registerforordningen artikkel 21 nr. 5 bokstav a",
        "fee": ("Åpning av kontoen", "Klimakvoteloven § 7; klimakvoteforskriften § 9-6"),
    },
    "nn": {
        "facts": "De søkte 3. november 2026. De er ISM-selskap for tre skip og har fullmakt frå eigarane. De er registrerte på Marshalløyane, og den første reisa som blir rekna med, enda i Noreg. 17. november bad vi om tre ting (2026/1187-4). Det siste kom 1. desember, og frå den dagen var søknaden fullstendig. Kymothoe Tide er ikkje blant skipa: De stadfesta at det forlét dykk 12. oktober.",
        "rules": "Vi er styresmakt for selskap utanfor EØS når den første reisa som blir rekna med, enda i Noreg. Vi opnar kontoen og godkjenner kontorepresentantane innan 20 virkedagar når alt vi treng, er på plass og det ikkje er nokon grunn til å avslå. Det skal vere minst to kontorepresentantar, med rettar som gjer at den eine kan kontrollere den andre.",
        "rules_sources": ("Direktiv 2003/87/EF artikkel 3gf nr. 1",),
        "assessment": "Fullmaktene namngir partane og skipa, seier når dei gjeld frå, og er signerte av begge sider. Kontorepresentantane har vist kven dei er og kvar dei bur, og det er ikkje noko i politiattestane som talar mot dei. De skreiv at LEI-koden var fornya sjølv om registeret viste han som utgått; registeret stadfestar det no.",
        "conclusion": "Vilkåra er oppfylte. Om kontoen og kontorepresentantane avgjer vi dette.",
        "refused": "Politiattesten er datert 12. juni 2026, meir enn tre månader før søknaden. Vi bad om ein ny 17. november (2026/1187-4) og har ikkje fått han.",
        "refused_source": "Registerforordninga artikkel 21 nr. 5 bokstav a",
        "fee": ("Opning av kontoen", "Klimakvotelova § 7; klimakvoteforskrifta § 9-6"),
    },
}

# ---- dismissal: Greece decides

DISMISSAL = {
    "en": {
        "because": "You are registered in Greece, and Greece decides for companies registered there.",
        "act_now": "The time limit for applying runs on.",
        "question": "On 19 October 2026 you applied to us for an account for two ships. Before we can look at the application, we must be the right authority. That is the question we decide here.",
        "facts": "You are registered in Greece, both in the IMO company scheme and in THETIS-MRV. We looked there on 26 October 2026. You wrote on 9 November (2026/1033-5) that your first voyage in scope ended in Norway, and we do not doubt it.",
        "rules": "A company registered in an EEA state belongs to that state. Only when a company is not registered in the EEA do port calls or the first voyage decide.",
        "rules_sources": ("Directive 2003/87/EC, article 3gf(1)", "Implementing Regulation (EU) 2023/2599, article 3"),
        "assessment": "You are registered in an EEA state. The rule about the first voyage is therefore not for you, and we have no choice to make: two authorities cannot decide for the same company. We have considered sending the application on ourselves. The form and the documents asked for are not the same in Greece, and a copy from us would not save you time.",
        "arguments": (
            (
                "Our ships hardly ever call at Greek ports.",
                "That would matter for a company registered outside the EEA. For yours the registration decides, wherever the ships sail.",
            ),
        ),
        "conclusion": "We are not the right authority, and dismiss the application.",
        "conclusion_sources": ("Regulation (EU) 2019/1122, article 15a(1)",),
        "authority": "the Greek administering authority, Ministry of Environment and Energy",
        "contact": ("Office of Emissions Trading, Athens", "The address stands in THETIS-MRV under your company"),
        "how": "Greece is shown as your administering authority in THETIS-MRV. If you think the registration there is wrong, write to thetis@emsa.europa.eu.",
    },
    "nb": {
        "because": "Dere er registrert i Hellas, og Hellas avgjør for selskaper som er registrert der.",
        "act_now": "Fristen for å søke løper videre.",
        "question": "19. oktober 2026 søkte dere oss om konto for to skip. Før vi kan se på søknaden, må vi være rett myndighet. Det er spørsmålet vi avgjør her.",
        "facts": "Dere er registrert i Hellas, både i IMOs selskapsregister og i THETIS-MRV. Det undersøkte vi 26. oktober 2026. 9. november skrev dere (2026/1033-5) at den første reisen som regnes med, endte i Norge, og det tviler vi ikke på.",
        "rules": "Et selskap som er registrert i en EØS-stat, hører til den staten. Bare når et selskap ikke er registrert i EØS, er det anløpene eller den første reisen som avgjør.",
        "rules_sources": (
            "Direktiv 2003/87/EF artikkel 3gf nr. 1",
            "gjennomføringsforordning (EU) 2023/2599 artikkel 3",
        ),
        "assessment": "Dere er registrert i en EØS-stat. Regelen om den første reisen gjelder derfor ikke for dere, og vi har ikke noe valg: To myndigheter kan ikke avgjøre for samme selskap. Vi har vurdert å sende søknaden videre selv. Skjemaet og kravene til dokumenter er ikke de samme i Hellas, og en kopi fra oss ville ikke spare dere for tid.",
        "arguments": (
            (
                "Skipene våre anløper nesten aldri greske havner.",
                "Det ville ha betydd noe for et selskap registrert utenfor EØS. For dere er det registreringen som avgjør, uansett hvor skipene seiler.",
            ),
        ),
        "conclusion": "Vi er ikke rett myndighet og avviser søknaden.",
        "conclusion_sources": ("Forordning (EU) 2019/1122 artikkel 15a nr. 1",),
        "authority": "den greske myndigheten, miljø- og energidepartementet",
        "contact": ("Kontoret for kvotehandel, Aten", "Adressen står i THETIS-MRV under selskapet deres"),
        "how": "I THETIS-MRV står Hellas som myndighet for dere. Mener dere at registreringen der er feil, kan dere skrive til thetis@emsa.europa.eu.",
    },
    "nn": {
        "because": "De er registrerte i Hellas, og Hellas avgjer for selskap som er registrerte der.",
        "act_now": "Fristen for å søkje går vidare.",
        "question": "19. oktober 2026 søkte de oss om konto for to skip. Før vi kan sjå på søknaden, må vi vere rett styresmakt. Det er spørsmålet vi avgjer her.",
        "facts": "De er registrerte i Hellas, både i selskapsregisteret til IMO og i THETIS-MRV. Det undersøkte vi 26. oktober 2026. 9. november skreiv de (2026/1033-5) at den første reisa som blir rekna med, enda i Noreg, og det tviler vi ikkje på.",
        "rules": "Eit selskap som er registrert i ein EØS-stat, høyrer til den staten. Berre når eit selskap ikkje er registrert i EØS, er det hamneanløpa eller den første reisa som avgjer.",
        "rules_sources": (
            "Direktiv 2003/87/EF artikkel 3gf nr. 1",
            "gjennomføringsforordning (EU) 2023/2599 artikkel 3",
        ),
        "assessment": "De er registrerte i ein EØS-stat. Regelen om den første reisa gjeld derfor ikkje for dykk, og vi har ikkje noko val: To styresmakter kan ikkje avgjere for same selskap. Vi har vurdert å sende søknaden vidare sjølve. Skjemaet og krava til dokument er ikkje dei same i Hellas, og ein kopi frå oss ville ikkje spare dykk for tid.",
        "arguments": (
            (
                "Skipa våre er nesten aldri innom greske hamner.",
                "Det ville ha betydd noko for eit selskap registrert utanfor EØS. For dykk er det registreringa som avgjer, uansett kvar skipa seglar.",
            ),
        ),
        "conclusion": "Vi er ikkje rett styresmakt og avviser søknaden.",
        "conclusion_sources": ("Forordning (EU) 2019/1122 artikkel 15a nr. 1",),
        "authority": "den greske styresmakta, miljø- og energidepartementet",
        "contact": ("Kontoret for kvotehandel, Aten", "Adressa står i THETIS-MRV under selskapet dykkar"),
        "how": "I THETIS-MRV står Hellas som styresmakt for dykk. Meiner de at registreringa der er feil, kan de skrive til thetis@emsa.europa.eu.",
    },
}

# ---- questions, receipt, delays

QUESTIONS = {
    "en": (
        (
            "The mandate for Kymothoe Sand names no date",
            "Send the mandate once more, with the date from which it applies, signed by both parties.",
            "Without a date nobody can see when you became responsible for the ship.",
            "Implementing Regulation (EU) 2023/2599, article 1(3)",
            "Mandates",
        ),
        (
            "The police certificate of Andreas Vlachos is too old",
            "Send a new certificate. Upload the file as you received it, not a scan.",
            "The certificate may be at most three months old on the day you apply; this one is from 12 June 2026.",
            "Registry Regulation Annex VIII",
            "Representatives",
        ),
        (
            "The first port call does not fit the first voyage",
            "Send the port log or another document that shows when and where the voyage ended.",
            "The voyage decides which country you belong to and how long you had to apply. You gave 14 September as the end of the voyage and 9 September as the first call.",
            "Directive 2003/87/EC, article 3gf(1)",
            "Voyages",
        ),
    ),
    "nb": (
        (
            "Fullmakten for Kymothoe Sand har ingen dato",
            "Send fullmakten på nytt, med datoen den gjelder fra, signert av begge parter.",
            "Uten dato kan ingen se når dere ble ansvarlige for skipet.",
            "Gjennomføringsforordning (EU) 2023/2599 artikkel 1 nr. 3",
            "Fullmakter",
        ),
        (
            "Politiattesten til Andreas Vlachos er for gammel",
            "Send en ny attest. Last opp filen slik dere fikk den, ikke en skannet kopi.",
            "Attesten kan være høyst tre måneder gammel den dagen dere søker; denne er fra 12. juni 2026.",
            "Registerforordningen vedlegg VIII",
            "Kontorepresentanter",
        ),
        (
            "Det første anløpet stemmer ikke med den første reisen",
            "Send havneloggen eller et annet dokument som viser når og hvor reisen endte.",
            "Reisen avgjør hvilket land dere hører til, og hvor lang tid dere hadde på å søke. Dere oppga 14. september som slutten på reisen og 9. september som første anløp.",
            "Direktiv 2003/87/EF artikkel 3gf nr. 1",
            "Reiser",
        ),
    ),
    "nn": (
        (
            "Fullmakta for Kymothoe Sand har ingen dato",
            "Send fullmakta på nytt, med datoen ho gjeld frå, signert av begge partar.",
            "Utan dato kan ingen sjå når de vart ansvarlege for skipet.",
            "Gjennomføringsforordning (EU) 2023/2599 artikkel 1 nr. 3",
            "Fullmakter",
        ),
        (
            "Politiattesten til Andreas Vlachos er for gammal",
            "Send ein ny attest. Last opp fila slik de fekk ho, ikkje ein skanna kopi.",
            "Attesten kan vere høgst tre månader gammal den dagen de søkjer; denne er frå 12. juni 2026.",
            "Registerforordninga vedlegg VIII",
            "Kontorepresentantar",
        ),
        (
            "Det første hamneanløpet stemmer ikkje med den første reisa",
            "Send hamneloggen eller eit anna dokument som viser når og kvar reisa enda.",
            "Reisa avgjer kva land de høyrer til, og kor lang tid de hadde på å søkje. De oppgav 14. september som slutten på reisa og 9. september som første anløp.",
            "Direktiv 2003/87/EF artikkel 3gf nr. 1",
            "Reiser",
        ),
    ),
}

RECEIPT = {
    "en": (
        (
            "Mandates from Halia Owning Ltd and Amathia Owning Ltd, with ship lists",
            "Register extract for Kymothoe Bulk Carriers S.A., 14 October 2026",
            "Passports, proofs of address and police certificates of three representatives",
            "Letter from the bank, 20 October 2026",
        ),
        (
            "The LEI is shown as lapsed; you wrote that it is being renewed.",
            "The mandate for Kymothoe Sand names no date.",
        ),
    ),
    "nb": (
        (
            "Fullmakter fra Halia Owning Ltd og Amathia Owning Ltd, med skipslister",
            "Registerutskrift for Kymothoe Bulk Carriers S.A., 14. oktober 2026",
            "Pass, bostedsbevis og politiattester for tre kontorepresentanter",
            "Brev fra banken, 20. oktober 2026",
        ),
        ("LEI-koden vises som utløpt; dere skrev at den blir fornyet.", "Fullmakten for Kymothoe Sand har ingen dato."),
    ),
    "nn": (
        (
            "Fullmakter frå Halia Owning Ltd og Amathia Owning Ltd, med skipslister",
            "Registerutskrift for Kymothoe Bulk Carriers S.A., 14. oktober 2026",
            "Pass, bustadprov og politiattestar for tre kontorepresentantar",
            "Brev frå banken, 20. oktober 2026",
        ),
        ("LEI-koden er vist som utgått; de skreiv at han blir fornya.", "Fullmakta for Kymothoe Sand har ingen dato."),
    ),
}

INTERIM = {
    "en": "We are waiting for an answer from the Hellenic police about one of the certificates. We asked on 24 November 2026, and such answers usually take three weeks. Everything else in the application has been looked at.",
    "nb": "Vi venter på svar fra det greske politiet om en av attestene. Vi spurte 24. november 2026, og slike svar tar vanligvis tre uker. Alt annet i søknaden er sett på.",
    "nn": "Vi ventar på svar frå det greske politiet om ein av attestane. Vi spurde 24. november 2026, og slike svar tek til vanleg tre veker. Alt anna i søknaden er sett på.",
}

EXTENSION = {
    "en": "The police certificate of Andreas Vlachos has an entry that we must understand before we can say whether it matters. We have asked the authority that issued it, and expect the answer in the first week of January.",
    "nb": "Politiattesten til Andreas Vlachos har en anmerkning som vi må forstå før vi kan si om den betyr noe. Vi har spurt myndigheten som utstedte den, og venter svar den første uken i januar.",
    "nn": "Politiattesten til Andreas Vlachos har ei merknad som vi må forstå før vi kan seie om ho betyr noko. Vi har spurt styresmakta som skreiv han ut, og ventar svar den første veka i januar.",
}

OF_TIME = {
    "en": {
        "about": "Kymothoe Bulk Carriers",
        "more_time": "Your lawyer fell ill on 21 December, and nobody else knows the case.",
        "no_more_time": "You have had the letter since 18 December, and the holidays were known to you. You may send "
        "a short appeal now and the reasons for it later.",
        "fuller_reasons": "We build on the company register of Piraeus of 12 October 2026.\n\nThe account of the second "
        "representative could not be opened, since the certificate was older than three months. That weighed most.",
    },
    "nb": {
        "about": "Kymothoe Bulk Carriers",
        "more_time": "Advokaten deres ble syk 21. desember, og ingen andre kjenner saken.",
        "no_more_time": "Dere har hatt brevet siden 18. desember, og helligdagene var kjent. Dere kan sende en kort "
        "klage nå og begrunnelsen senere.",
        "fuller_reasons": "Vi bygger på foretaksregisteret i Pireus per 12. oktober 2026.\n\nKontoen til den andre "
        "representanten kunne ikke åpnes, fordi attesten var eldre enn tre måneder. Det veide tyngst.",
    },
    "nn": {
        "about": "Kymothoe Bulk Carriers",
        "more_time": "Advokaten dykkar vart sjuk 21. desember, og ingen andre kjenner saka.",
        "no_more_time": "De har hatt brevet sidan 18. desember, og heilagdagane var kjende. De kan sende ei kort klage "
        "no og grunngivinga seinare.",
        "fuller_reasons": "Vi byggjer på føretaksregisteret i Pireus per 12. oktober 2026.\n\nKontoen til den andre "
        "representanten kunne ikkje opnast, fordi attesten var eldre enn tre månader. Det vog tyngst.",
    },
}

CORRECTION = {
    "en": {
        "slip": (
            "2026/1187-4",
            date(2026, 11, 17),
            "Request for information",
            (
                ("Question 2, first sentence", "Kymothoe Sand (IMO 1002949)", "Kymothoe Sand (IMO 1002940)"),
                ("Contact, below the signature", "", "Ingrid Solbakken, +47 73 58 05 00"),
            ),
            "The question is about the same ship, and we ask for the same document. The day by which to answer stays as it was.",
        ),
        "anew": (
            "2026/1187-9",
            date(2026, 12, 15),
            "Approval",
            (("How to appeal, time limit", "two weeks from the day you received this letter", "three weeks from the day you received this letter"),),
            "The decision stands as it was made. The law gives three weeks to appeal; the letter named a shorter time than the law.",
        ),
    },
    "nb": {
        "slip": (
            "2026/1187-4",
            date(2026, 11, 17),
            "Spørsmål om opplysninger",
            (
                ("Spørsmål 2, første setning", "Kymothoe Sand (IMO 1002949)", "Kymothoe Sand (IMO 1002940)"),
                ("Kontakt, under signaturen", "", "Ingrid Solbakken, +47 73 58 05 00"),
            ),
            "Spørsmålet gjelder det samme skipet, og vi ber om det samme dokumentet. Svarfristen er som før.",
        ),
        "anew": (
            "2026/1187-9",
            date(2026, 12, 15),
            "Godkjenning",
            (("Slik klager dere, frist", "to uker fra dagen dere fikk dette brevet", "tre uker fra dagen dere fikk dette brevet"),),
            "Vedtaket står slik det ble truffet. Loven gir tre uker til å klage; brevet oppga en kortere frist enn loven.",
        ),
    },
    "nn": {
        "slip": (
            "2026/1187-4",
            date(2026, 11, 17),
            "Spørsmål om opplysningar",
            (
                ("Spørsmål 2, første setning", "Kymothoe Sand (IMO 1002949)", "Kymothoe Sand (IMO 1002940)"),
                ("Kontakt, under signaturen", "", "Ingrid Solbakken, +47 73 58 05 00"),
            ),
            "Spørsmålet gjeld det same skipet, og vi ber om det same dokumentet. Svarfristen er som før.",
        ),
        "anew": (
            "2026/1187-9",
            date(2026, 12, 15),
            "Godkjenning",
            (("Slik klagar de, frist", "to veker frå dagen de fekk dette brevet", "tre veker frå dagen de fekk dette brevet"),),
            "Vedtaket står slik det vart gjort. Lova gir tre veker til å klage; brevet oppgav ein kortare frist enn lova.",
        ),
    },
}
