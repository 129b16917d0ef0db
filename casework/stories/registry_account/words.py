"""What people write on the way of a story, in each language: answers, and the blocks of the reasons."""

from __future__ import annotations

Words = dict[str, dict[str, str]]

WRITTEN: Words = {
    "en": {
        "answer": "Here is a letter from my bank. It shows the account, my name and the day.",
        "assessment": "The papers are complete, certified and agree with each other. One representative lives in "
                      "Norway, the purpose is plausible, and no ground for refusal applies.",
        "arguments": "The applicant has not raised arguments that need an answer of their own.",
        "conclusion": "The conditions for the account are met."},
    "nb": {
        "answer": "Her er et brev fra banken min. Det viser kontoen, navnet mitt og datoen.",
        "assessment": "Dokumentene er fullstendige, bekreftede og stemmer overens. Én kontorepresentant er bosatt i "
                      "Norge, formålet er troverdig, og ingen avslagsgrunn foreligger.",
        "arguments": "Søkeren har ikke kommet med innvendinger som krever et eget svar.",
        "conclusion": "Vilkårene for kontoen er oppfylt."},
    "nn": {
        "answer": "Her er eit brev frå banken min. Det viser kontoen, namnet mitt og datoen.",
        "assessment": "Dokumenta er fullstendige, stadfeste og stemmer overeins. Éin kontorepresentant er busett i "
                      "Noreg, føremålet er truverdig, og ingen avslagsgrunn ligg føre.",
        "arguments": "Søkjaren har ikkje kome med innvendingar som krev eit eige svar.",
        "conclusion": "Vilkåra for kontoen er oppfylte."},
}  # fmt: skip

REFUSED: Words = {
    "en": {
        "answer": "We have not registered. Our tax adviser thinks that we need not.",
        "assessment": "A company can have a trading account only if it is registered for VAT. The tax authority of the "
                      "country of registration does not know the number that was given. We asked the company to "
                      "register, and it has said that it will not.",
        "arguments": "> Our tax adviser thinks that we need not.\n\nWhether the company owes VAT is not decisive. The "
                     "regulation asks for proof of registration.",
        "because": "You have not shown that the company is registered for VAT.",
        "conclusion": "The application lacks a document that it must have, and the account is refused."},
    "nb": {
        "answer": "Vi har ikke registrert oss. Skatterådgiveren vår mener at vi ikke trenger det.",
        "assessment": "Et selskap kan bare ha handelskonto når det er merverdiavgiftsregistrert. Skattemyndigheten i "
                      "registreringslandet kjenner ikke nummeret som er oppgitt. Vi ba selskapet registrere seg, og "
                      "det har svart at det ikke vil gjøre det.",
        "arguments": "> Skatterådgiveren vår mener at vi ikke trenger det.\n\nDet avgjørende er ikke om selskapet "
                     "skylder merverdiavgift. Forordningen krever at registreringen dokumenteres.",
        "because": "Dere har ikke vist at selskapet er merverdiavgiftsregistrert.",
        "conclusion": "Søknaden mangler et dokument den må ha, og vi avslår å åpne konto."},
    "nn": {
        "answer": "Vi har ikkje registrert oss. Skatterådgivaren vår meiner at vi ikkje treng det.",
        "assessment": "Eit selskap kan berre ha handelskonto når det er meirverdiavgiftsregistrert. Skattestyresmakta "
                      "i registreringslandet kjenner ikkje nummeret som er oppgitt. Vi bad selskapet registrere seg, "
                      "og det har svara at det ikkje vil gjere det.",
        "arguments": "> Skatterådgivaren vår meiner at vi ikkje treng det.\n\nDet avgjerande er ikkje om selskapet "
                     "skuldar meirverdiavgift. Forordninga krev at registreringa blir dokumentert.",
        "because": "De har ikkje vist at selskapet er meirverdiavgiftsregistrert.",
        "conclusion": "Søknaden manglar eit dokument han må ha, og vi avslår å opne konto."},
}  # fmt: skip

DISMISSED: Words = {
    "en": {
        "assessment": "The permit that the application names was given by the authority of another state. An account "
                      "is opened by the state that gave the permit.",
        "because": "Your permit was given by another state, so the account is opened there.",
        "conclusion": "We dismiss the application. The authority of the other state can decide it."},
    "nb": {
        "assessment": "Tillatelsen som søknaden nevner, er gitt av myndigheten i en annen stat. Kontoen åpnes av den "
                      "staten som har gitt tillatelsen.",
        "because": "Tillatelsen deres er gitt av en annen stat, og kontoen åpnes der.",
        "conclusion": "Vi avviser søknaden. Myndigheten i den andre staten kan avgjøre den."},
    "nn": {
        "assessment": "Løyvet som søknaden nemner, er gitt av styresmakta i ein annan stat. Kontoen blir opna av den "
                      "staten som har gitt løyvet.",
        "because": "Løyvet dykkar er gitt av ein annan stat, og kontoen blir opna der.",
        "conclusion": "Vi avviser søknaden. Styresmakta i den andre staten kan avgjere han."},
}  # fmt: skip

OWN: Words = {
    "en": {
        "answer": "We had overlooked that the account has to be applied for. Here is everything you asked for.",
        "assessment": "The company has a permit that is in force and must therefore have an account. It has now given "
                      "what was missing, and no ground for refusal applies.",
        "because": "Your permit has taken effect, the 20 working days to apply have passed, and no application has "
                   "come in.",
        "longer": "We are waiting for the police to confirm the certificate of one of the representatives."},
    "nb": {
        "answer": "Vi hadde oversett at kontoen må søkes om. Her er alt dere ba om.",
        "assessment": "Selskapet har en tillatelse som gjelder, og må derfor ha konto. Det har nå gitt oss det som "
                      "manglet, og ingen avslagsgrunn foreligger.",
        "because": "Tillatelsen deres gjelder, fristen på 20 virkedager for å søke er ute, og vi har ikke fått noen "
                   "søknad.",
        "longer": "Vi venter på at politiet bekrefter attesten til en av kontorepresentantene."},
    "nn": {
        "answer": "Vi hadde oversett at kontoen må søkjast om. Her er alt de bad om.",
        "assessment": "Selskapet har eit løyve som gjeld, og må derfor ha konto. Det har no gitt oss det som mangla, "
                      "og ingen avslagsgrunn ligg føre.",
        "because": "Løyvet dykkar gjeld, fristen på 20 virkedagar for å søkje er ute, og vi har ikkje fått nokon "
                   "søknad.",
        "longer": "Vi ventar på at politiet stadfestar attesten til ein av kontorepresentantane."},
}  # fmt: skip
