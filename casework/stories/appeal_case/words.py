"""What people write on the way of an appeal, in each language: the party its grounds, the officers their reasons."""

from __future__ import annotations

Words = dict[str, dict[str, str]]

UPHELD: Words = {
    "en": {
        "change": "The plant should be approved in the category that we applied for.",
        "why": "The water that is pumped up is renewable energy too.",
        "harm": "We lose sales of guarantees for as long as it takes.",
        "not_meanwhile": "A refusal gives no duty that could be put off. To grant the approval for the time being "
                         "would put guarantees on the market that cannot be called back.",
        "assessment": "We have looked at the decision again. What is used for pumping is deducted from what is "
                      "produced, and nothing is left. The appeal tells nothing new.",
        "arguments": "> The water that is pumped up is renewable energy too.\n\n"
                     "What is pumped up was produced once already. The regulation deducts it, so that it is not "
                     "counted twice.",
        "conclusion": "We find no ground to change the decision and send the appeal on.",
        "body": "The ministry agrees that energy for pumping is deducted, and upholds the decision."},
    "nb": {
        "change": "Anlegget bør godkjennes i den kategorien vi søkte om.",
        "why": "Vannet som pumpes opp, er også fornybar energi.",
        "harm": "Vi taper salg av garantier så lenge det tar.",
        "not_meanwhile": "Et avslag gir ingen plikt som kan utsettes. Å gi godkjenning inntil videre ville sette "
                         "garantier i omløp som ikke kan kalles tilbake.",
        "assessment": "Vi har sett på vedtaket på nytt. Det som går med til pumping, trekkes fra det som blir "
                      "produsert, og da er det ingenting igjen. Klagen gir ikke nye opplysninger.",
        "arguments": "> Vannet som pumpes opp, er også fornybar energi.\n\n"
                     "Det som pumpes opp, er produsert én gang allerede. Forskriften trekker det fra, slik at det "
                     "ikke telles to ganger.",
        "conclusion": "Vi finner ikke grunn til å endre vedtaket og sender klagen videre.",
        "body": "Departementet er enig i at energi til pumping trekkes fra, og opprettholder vedtaket."},
    "nn": {
        "change": "Anlegget bør godkjennast i den kategorien vi søkte om.",
        "why": "Vatnet som blir pumpa opp, er òg fornybar energi.",
        "harm": "Vi taper sal av garantiar så lenge det tek.",
        "not_meanwhile": "Eit avslag gir inga plikt som kan utsetjast. Å gi godkjenning inntil vidare ville setje "
                         "garantiar i omløp som ikkje kan kallast tilbake.",
        "assessment": "Vi har sett på vedtaket på nytt. Det som går med til pumping, blir trekt frå det som blir "
                      "produsert, og då er det ingenting igjen. Klaga gir ikkje nye opplysningar.",
        "arguments": "> Vatnet som blir pumpa opp, er òg fornybar energi.\n\n"
                     "Det som blir pumpa opp, er produsert éin gong alt. Forskrifta trekkjer det frå, slik at det "
                     "ikkje blir talt to gonger.",
        "conclusion": "Vi finn ikkje grunn til å endre vedtaket og sender klaga vidare.",
        "body": "Departementet er einig i at energi til pumping blir trekt frå, og opprettheld vedtaket."},
}  # fmt: skip

WON: Words = {
    "en": {
        "title": "Appeal against the refusal", "evidence": "The e-mail server shows when it came in.",
        "change": "The account should be opened.",
        "why": "The company is registered now. The certificate is enclosed.",
        "assessment": "The company has registered for VAT since we decided, and the tax authority confirms the number. "
                      "New facts count in an appeal. The ground for the refusal is gone.",
        "arguments": "> The company is registered now. The certificate is enclosed.\n\nWe agree. The certificate is "
                     "genuine, and the number is known.",
        "conclusion": "The appeal is right. The refusal is reversed.",
        "because": "The company is registered for VAT now.",
        "some": "The hours of the lawyer are covered. The report of an economist was not needed to change the "
                "decision.",
        "claimed_for": "Twelve hours of a lawyer, and a report of an economist."},
    "nb": {
        "title": "Klage på avslaget", "evidence": "E-posttjeneren viser når den kom inn.",
        "change": "Kontoen bør åpnes.",
        "why": "Selskapet er registrert nå. Attesten er lagt ved.",
        "assessment": "Selskapet er blitt merverdiavgiftsregistrert etter at vi vedtok avslaget, og skattemyndigheten "
                      "bekrefter nummeret. Nye forhold teller i en klagesak. Grunnen til avslaget er borte.",
        "arguments": "> Selskapet er registrert nå. Attesten er lagt ved.\n\nVi er enige. Attesten er ekte, og "
                     "nummeret er kjent.",
        "conclusion": "Klagen fører fram. Avslaget omgjøres.",
        "because": "Selskapet er merverdiavgiftsregistrert nå.",
        "some": "Timene til advokaten dekkes. Rapporten fra en økonom var ikke nødvendig for å få endret vedtaket.",
        "claimed_for": "Tolv timer til advokat og en rapport fra en økonom."},
    "nn": {
        "title": "Klage på avslaget", "evidence": "E-posttenaren viser når ho kom inn.",
        "change": "Kontoen bør opnast.",
        "why": "Selskapet er registrert no. Attesten er lagd ved.",
        "assessment": "Selskapet er blitt meirverdiavgiftsregistrert etter at vi vedtok avslaget, og skattestyresmakta "
                      "stadfester nummeret. Nye tilhøve tel i ei klagesak. Grunnen til avslaget er borte.",
        "arguments": "> Selskapet er registrert no. Attesten er lagd ved.\n\nVi er einige. Attesten er ekte, og "
                     "nummeret er kjent.",
        "conclusion": "Klaga fører fram. Avslaget blir omgjort.",
        "because": "Selskapet er meirverdiavgiftsregistrert no.",
        "some": "Timane til advokaten blir dekte. Rapporten frå ein økonom var ikkje nødvendig for å få endra "
                "vedtaket.",
        "claimed_for": "Tolv timar til advokat og ein rapport frå ein økonom."},
}  # fmt: skip

COSTS: Words = {
    "en": {
        "facts": "The refusal was reversed after the appeal. The company claims twelve hours of a lawyer, and a "
                 "report of "
                 "an economist.",
        "rules": "Substantial costs that were necessary to have a decision changed are covered (Public Administration "
                 "Act "
                 "section 36).",
        "assessment": "The lawyer wrote the appeal and got the certificate; that was needed, and twelve hours are not "
                      "too "
                      "many. The report is about the market and had no bearing on the ground for the refusal.",
        "arguments": "The company has not said more than what the costs were for.",
        "conclusion": "The hours of the lawyer are covered, and the report is not."},
    "nb": {
        "facts": "Avslaget ble omgjort etter klagen. Selskapet krever dekket tolv timer til advokat og en rapport fra "
                 "en "
                 "økonom.",
        "rules": "Vesentlige kostnader som var nødvendige for å få endret vedtaket, dekkes (forvaltningsloven § 36).",
        "assessment": "Advokaten skrev klagen og skaffet attesten; det var nødvendig, og tolv timer er ikke for mye. "
                      "Rapporten handler om markedet og hadde ikke betydning for avslagsgrunnen.",
        "arguments": "Selskapet har ikke sagt mer enn hva kostnadene gjaldt.",
        "conclusion": "Timene til advokaten dekkes, og rapporten dekkes ikke."},
    "nn": {
        "facts": "Avslaget vart gjort om etter klaga. Selskapet krev dekt tolv timar til advokat og ein rapport frå "
                 "ein "
                 "økonom.",
        "rules": "Vesentlege kostnader som var nødvendige for å få endra vedtaket, blir dekte (forvaltningslova § 36).",
        "assessment": "Advokaten skreiv klaga og skaffa attesten; det var nødvendig, og tolv timar er ikkje for mykje. "
                      "Rapporten handlar om marknaden og hadde ikkje noko å seie for avslagsgrunnen.",
        "arguments": "Selskapet har ikkje sagt meir enn kva kostnadene gjaldt.",
        "conclusion": "Timane til advokaten blir dekte, og rapporten blir ikkje dekt."},
}  # fmt: skip

IN_PART: Words = {
    "en": {
        "change": "The third representative should be accepted, and the second should get the right to approve.",
        "why": "The police certificate was sent in time; the police had dated it wrongly. The second representative "
               "has worked with the account for years.",
        "assessment": "The police confirm that the certificate was given two weeks before the application. The third "
                      "representative meets the conditions. For the second, the company asked for other rights than "
                      "those it now wants; that is a change of its own, and not an error in the decision.",
        "arguments": "> The second representative has worked with the account for years.\n\n"
                     "That may be so. The rights follow from what the company asked for, and it can ask for others.",
        "conclusion": "The appeal is right about the third representative. The rest is sent on.",
        "because": "The police certificate of the third representative was young enough.",
        "r2": "The company got the rights that it had asked for.",
        "body": "The ministry agrees with us: the company got what it had asked for."},
    "nb": {
        "change": "Den tredje kontorepresentanten bør godtas, og den andre bør få rett til å godkjenne.",
        "why": "Politiattesten ble sendt i tide; politiet hadde datert den feil. Den andre kontorepresentanten har "
               "arbeidet med kontoen i årevis.",
        "assessment": "Politiet bekrefter at attesten ble gitt to uker før søknaden. Den tredje kontorepresentanten "
                      "fyller vilkårene. For den andre ba selskapet om andre rettigheter enn dem det ønsker nå; det er "
                      "en egen endring og ikke en feil ved vedtaket.",
        "arguments": "> Den andre kontorepresentanten har arbeidet med kontoen i årevis.\n\n"
                     "Det kan så være. Rettighetene følger av det selskapet ba om, og det kan be om andre.",
        "conclusion": "Klagen fører fram for den tredje kontorepresentanten. Resten sender vi videre.",
        "because": "Politiattesten til den tredje kontorepresentanten var ny nok.",
        "r2": "Selskapet fikk de rettighetene det hadde bedt om.",
        "body": "Departementet er enig med oss: Selskapet fikk det det hadde bedt om."},
    "nn": {
        "change": "Den tredje kontorepresentanten bør godtakast, og den andre bør få rett til å godkjenne.",
        "why": "Politiattesten vart send i tide; politiet hadde datert han feil. Den andre kontorepresentanten har "
               "arbeidd med kontoen i årevis.",
        "assessment": "Politiet stadfester at attesten vart gitt to veker før søknaden. Den tredje kontorepresentanten "
                      "fyller vilkåra. For den andre bad selskapet om andre rettar enn dei det ønskjer no; det er ei "
                      "eiga endring og ikkje ein feil ved vedtaket.",
        "arguments": "> Den andre kontorepresentanten har arbeidd med kontoen i årevis.\n\n"
                     "Det kan så vere. Rettane følgjer av det selskapet bad om, og det kan be om andre.",
        "conclusion": "Klaga fører fram for den tredje kontorepresentanten. Resten sender vi vidare.",
        "because": "Politiattesten til den tredje kontorepresentanten var ny nok.",
        "r2": "Selskapet fekk dei rettane det hadde bede om.",
        "body": "Departementet er einig med oss: Selskapet fekk det det hadde bede om."},
}  # fmt: skip

LATE: Words = {
    "en": {
        "change": "The account should be opened.", "why": "We think that we need not register.",
        "assessment": "The letter was made available and opened on the day it was sent. The company has told no reason "
                      "why the appeal came late, and nothing in it shows that the decision is wrong. Neither does the "
                      "case raise a question that others wait for an answer to.",
        "arguments": "> We think that we need not register.\n\n"
                     "That was answered in the decision. It does not say why the appeal came late.",
        "conclusion": "The appeal came too late, and there is no ground to hear it all the same.",
        "because": "The appeal came after the last day, and there is no special reason to hear it."},
    "nb": {
        "change": "Kontoen bør åpnes.", "why": "Vi mener at vi ikke trenger å registrere oss.",
        "assessment": "Brevet ble gjort tilgjengelig og åpnet den dagen det ble sendt. Selskapet har ikke sagt hvorfor "
                      "klagen kom for sent, og ingenting i den viser at vedtaket er feil. Saken reiser heller ikke et "
                      "spørsmål som andre venter på svar på.",
        "arguments": "> Vi mener at vi ikke trenger å registrere oss.\n\n"
                     "Det er besvart i vedtaket. Det sier ikke hvorfor klagen kom for sent.",
        "conclusion": "Klagen kom for sent, og det er ikke grunn til å behandle den likevel.",
        "because": "Klagen kom etter siste dag, og det er ingen særlig grunn til å behandle den."},
    "nn": {
        "change": "Kontoen bør opnast.", "why": "Vi meiner at vi ikkje treng å registrere oss.",
        "assessment": "Brevet vart gjort tilgjengeleg og opna den dagen det vart sendt. Selskapet har ikkje sagt "
                      "kvifor klaga kom for seint, og ingenting i henne viser at vedtaket er feil. Saka reiser heller "
                      "ikkje eit spørsmål som andre ventar på svar på.",
        "arguments": "> Vi meiner at vi ikkje treng å registrere oss.\n\n"
                     "Det er svara på i vedtaket. Det seier ikkje kvifor klaga kom for seint.",
        "conclusion": "Klaga kom for seint, og det er ikkje grunn til å behandle henne likevel.",
        "because": "Klaga kom etter siste dag, og det er ingen særleg grunn til å behandle henne."},
}  # fmt: skip

WITHDRAWN: Words = {
    "en": {"change": "We do not agree.", "why": "The decision is wrong.",
           "answer": "We do not want to go on with it."},
    "nb": {"change": "Vi er ikke enige.", "why": "Vedtaket er feil.",
           "answer": "Vi vil ikke gå videre med den."},
    "nn": {"change": "Vi er ikkje einige.", "why": "Vedtaket er feil.",
           "answer": "Vi vil ikkje gå vidare med henne."},
}
