"""What officers and parties write in the stories of plants, in each language: blocks of the reasons, and answers."""

from __future__ import annotations

from casework.stories.course import merged

Written = dict[str, dict[str, str]]

WRITTEN: Written = {
    "en": {
        "answer": "Here is the diagram with the metering point for own consumption drawn in.",
        "assessment": "The plant uses running water alone and has no cogeneration. Place, capacity and start agree "
                      "with the licence. The production is metered separately.",
        "arguments": "The company has not raised arguments that need an answer of their own.",
        "conclusion": "The plant is approved in category a, renewable energy sources."},
    "nb": {
        "answer": "Her er enlinjeskjemaet der målepunktet for eget forbruk er tegnet inn.",
        "assessment": "Anlegget bruker bare rennende vann og har ingen kogenerering. Beliggenhet, effekt og "
                      "idriftsettelse stemmer med konsesjonen. Produksjonen måles separat.",
        "arguments": "Selskapet har ikke kommet med innvendinger som krever et eget svar.",
        "conclusion": "Anlegget godkjennes i kategori a, fornybare energikilder."},
    "nn": {
        "answer": "Her er einlinjeskjemaet der målepunktet for eige forbruk er teikna inn.",
        "assessment": "Anlegget bruker berre rennande vatn og har inga kogenerering. Plassering, effekt og "
                      "idriftsetjing stemmer med konsesjonen. Produksjonen blir målt separat.",
        "arguments": "Selskapet har ikkje kome med innvendingar som krev eit eige svar.",
        "conclusion": "Anlegget blir godkjent i kategori a, fornybare energikjelder."},
}  # fmt: skip

OTHER: Written = merged(WRITTEN, {
    "en": {
        "answer": "We enclose the meter readings month by month, and the diagram.",
        "assessment": "The unit saves 6.88 per cent of the fuel compared with separate production. The test requires "
                      "at least ten per cent, and the unrounded figure decides. The company's own figures were used, "
                      "on the lower calorific value and with the correction for climate that favours it.\n\nThe "
                      "regulation restricts guarantees for cogeneration to the share that is high-efficiency. Whether "
                      "the rest may get guarantees as other production is not settled. We put weight on the purpose of "
                      "the regulation, that every producer can document the source of its power (section 1), "
                      "and on section 4 c, which takes all production that is not a or b.",
        "arguments": "> The plant replaces an older boiler, and should be judged against that.\n\nThe test compares "
                     "with separate production at set reference values, not with what stood there before. The older "
                     "boiler cannot be taken into account.",
        "conclusion": "The plant is not approved as high-efficiency cogeneration. It is approved in category c, other "
                      "production."},
    "nb": {
        "answer": "Vi legger ved måleravlesningene måned for måned og enlinjeskjemaet.",
        "assessment": "Enheten sparer 6,88 prosent av brenselet sammenlignet med separat produksjon. Kravet er minst "
                      "ti prosent, og det er det uavrundede tallet som avgjør. Vi har brukt selskapets egne tall, på "
                      "nedre brennverdi og med den klimakorreksjonen som er til selskapets fordel.\n\nForskriften "
                      "begrenser garantier for kogenerering til den andelen som er høyeffektiv. Om resten kan få "
                      "garantier som annen produksjon, er ikke avklart. Vi legger vekt på formålet med forskriften, at "
                      "alle produsenter skal kunne dokumentere hva kraften er produsert av (§ 1), og på § 4 c, som "
                      "omfatter all produksjon som ikke hører under a eller b.",
        "arguments": "> Anlegget erstatter en eldre kjel og bør vurderes mot den.\n\nSammenligningen gjøres med "
                     "separat produksjon etter fastsatte referanseverdier, ikke med det som sto der før. Vi kan ikke "
                     "ta hensyn til den eldre kjelen.",
        "conclusion": "Anlegget godkjennes ikke som høyeffektiv kogenerering. Det godkjennes i kategori c, annen "
                      "produksjon."},
    "nn": {
        "answer": "Vi legg ved målaravlesingane månad for månad og einlinjeskjemaet.",
        "assessment": "Eininga sparer 6,88 prosent av brenselet samanlikna med separat produksjon. Kravet er minst ti "
                      "prosent, og det er det uavrunda talet som avgjer. Vi har brukt selskapet sine eigne tal, på "
                      "nedre brennverdi og med den klimakorreksjonen som er til fordel for selskapet.\n\nForskrifta "
                      "avgrensar garantiar for kogenerering til den delen som er høgeffektiv. Om resten kan få "
                      "garantiar som annan produksjon, er ikkje avklart. Vi legg vekt på føremålet med forskrifta, at "
                      "alle produsentar skal kunne dokumentere kva krafta er produsert av (§ 1), og på § 4 c, som "
                      "omfattar all produksjon som ikkje høyrer under a eller b.",
        "arguments": "> Anlegget erstattar ein eldre kjel og bør vurderast mot den.\n\nSamanlikninga blir gjord med "
                     "separat produksjon etter fastsette referanseverdiar, ikkje med det som stod der før. Vi kan "
                     "ikkje ta omsyn til den eldre kjelen.",
        "conclusion": "Anlegget blir ikkje godkjent som høgeffektiv kogenerering. Det blir godkjent i kategori c, "
                      "annan produksjon."},
})  # fmt: skip

CONDITIONS: Written = merged(WRITTEN, {
    "en": {
        "answer": "Here are the analyses of the last twelve months.",
        "assessment": "The waste is of both biological and other origin, so that the production falls into several "
                      "categories at once. Samples are taken every month and analysed by an accredited laboratory. "
                      "Weighed by energy, 54 per cent is of biological origin. The unit passes the test of "
                      "high-efficiency cogeneration, so that the share is not restricted further.",
        "conclusion": "The plant is approved for several categories, with 54 per cent as renewable, on the condition "
                      "that the share is documented each year."},
    "nb": {
        "answer": "Her er analysene for de siste tolv månedene.",
        "assessment": "Avfallet er av både biologisk og annen opprinnelse, slik at produksjonen hører under flere "
                      "kategorier samtidig. Det tas prøver hver måned, som analyseres av et akkreditert laboratorium. "
                      "Vektet etter energi er 54 prosent av biologisk opprinnelse. Enheten oppfyller kravet til "
                      "høyeffektiv kogenerering, slik at andelen ikke begrenses ytterligere.",
        "conclusion": "Anlegget godkjennes for flere kategorier, med 54 prosent som fornybart, på vilkår om at andelen "
                      "dokumenteres hvert år."},
    "nn": {
        "answer": "Her er analysane for dei siste tolv månadene.",
        "assessment": "Avfallet er av både biologisk og anna opphav, slik at produksjonen høyrer under fleire "
                      "kategoriar samstundes. Det blir teke prøver kvar månad, som blir analyserte av eit akkreditert "
                      "laboratorium. Vekta etter energi er 54 prosent av biologisk opphav. Eininga oppfyller kravet "
                      "til høgeffektiv kogenerering, slik at delen ikkje blir avgrensa ytterlegare.",
        "conclusion": "Anlegget blir godkjent for fleire kategoriar, med 54 prosent som fornybart, på vilkår om at "
                      "delen blir dokumentert kvart år."},
})  # fmt: skip

REFUSED: Written = merged(WRITTEN, {
    "en": {
        "answer": "Here is the diagram with the meter for the pumps.",
        "assessment": "The plant has no inflow of its own. All the water that drives it has been pumped up with power "
                      "from the grid, and more power goes into pumping than comes out. Energy for pumping is deducted "
                      "from the production, and no production is left.",
        "because": "The plant has no inflow, and no production is left when the energy for pumping is deducted.",
        "conclusion": "The application is refused."},
    "nb": {
        "answer": "Her er enlinjeskjemaet med måleren for pumpene.",
        "assessment": "Anlegget har ikke eget tilsig. Alt vannet som driver det, er pumpet opp med kraft fra nettet, "
                      "og det går med mer kraft til pumpingen enn det som kommer ut. Energi til pumping trekkes fra "
                      "produksjonen, og da gjenstår ingen produksjon.",
        "because": "Anlegget har ikke tilsig, og ingen produksjon gjenstår når energien til pumping er trukket fra.",
        "conclusion": "Søknaden avslås."},
    "nn": {
        "answer": "Her er einlinjeskjemaet med målaren for pumpene.",
        "assessment": "Anlegget har ikkje eige tilsig. Alt vatnet som driv det, er pumpa opp med kraft frå nettet, og "
                      "det går med meir kraft til pumpinga enn det som kjem ut. Energi til pumping blir trekt frå "
                      "produksjonen, og då er det ingen produksjon att.",
        "because": "Anlegget har ikkje tilsig, og det er ingen produksjon att når energien til pumping er trekt frå.",
        "conclusion": "Søknaden blir avslått."},
})  # fmt: skip

DISMISSED: Written = merged(WRITTEN, {
    "en": {
        "answer": "The plant will start next autumn.",
        "assessment": "The plant is under construction. There is no production that could get guarantees, and no "
                      "metering points whose values could be used.",
        "because": "The plant is not in operation, and there is nothing yet that we can decide.",
        "conclusion": "The application is dismissed. It can be sent anew when the plant has started."},
    "nb": {
        "answer": "Anlegget settes i drift neste høst.",
        "assessment": "Anlegget er under bygging. Det finnes ingen produksjon som kan få garantier, og ingen "
                      "målepunkter med verdier som kan brukes.",
        "because": "Anlegget er ikke i drift, og det er foreløpig ikke noe vi kan avgjøre.",
        "conclusion": "Søknaden avvises. Den kan sendes på nytt når anlegget er satt i drift."},
    "nn": {
        "answer": "Anlegget blir sett i drift neste haust.",
        "assessment": "Anlegget er under bygging. Det finst ingen produksjon som kan få garantiar, og ingen målepunkt "
                      "med verdiar som kan brukast.",
        "because": "Anlegget er ikkje i drift, og det er førebels ikkje noko vi kan avgjere.",
        "conclusion": "Søknaden blir avvist. Han kan sendast på nytt når anlegget er sett i drift."},
})  # fmt: skip

RENEWED: Written = merged(WRITTEN, {
    "en": {
        "assessment": "Nothing has changed in the plant since it was approved. Place, capacity and metering points are "
                      "the same.",
        "conclusion": "The plant is approved in category a for a new period of five years."},
    "nb": {
        "assessment": "Ingenting er endret ved anlegget siden det ble godkjent. Beliggenhet, effekt og målepunkter er "
                      "de samme.",
        "conclusion": "Anlegget godkjennes i kategori a for en ny periode på fem år."},
    "nn": {
        "assessment": "Ingenting er endra ved anlegget sidan det vart godkjent. Plassering, effekt og målepunkt er dei "
                      "same.",
        "conclusion": "Anlegget blir godkjent i kategori a for ein ny periode på fem år."},
})  # fmt: skip

CHANGED: Written = merged(WRITTEN, {
    "en": {
        "assessment": "A new runner gives one of the units 0.6 MW more. The energy source is the same, the metering "
                      "points are the same, and the licence allows the capacity.",
        "conclusion": "The approval is changed to an installed capacity of 10.4 MW, and keeps its category."},
    "nb": {
        "assessment": "Et nytt løpehjul gir den ene enheten 0,6 MW mer. Energikilden er den samme, målepunktene er de "
                      "samme, og konsesjonen gir rom for effekten.",
        "conclusion": "Godkjenningen endres til en installert effekt på 10,4 MW, og kategorien står ved lag."},
    "nn": {
        "assessment": "Eit nytt løpehjul gir den eine eininga 0,6 MW meir. Energikjelda er den same, målepunkta er dei "
                      "same, og konsesjonen gir rom for effekten.",
        "conclusion": "Godkjenninga blir endra til ein installert effekt på 10,4 MW, og kategorien står ved lag."},
})  # fmt: skip
