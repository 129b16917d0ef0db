"""What people write on the way of a reversal, in each language: the officers their reasons, the party its comment."""

from __future__ import annotations

Words = dict[str, dict[str, str]]
STATUTE = "Regulation (EU) 2019/1122, article 30"

REVERSED: Words = {
    "en": {
        "wrong": "The certificate of registration lay in the case all along, among the documents that came by post.",
        "assessment": "We refused because the certificate was missing. It had come by post and was filed in another "
                      "case. With it nothing is missing, and the change harms nobody.",
        "arguments": "The party has said nothing, and is given what it asked for.",
        "conclusion": "The refusal rests on a fact that was wrong. It is reversed.",
        "because": "We overlooked a document that you had sent us.",
        "claimed_for": "Four hours of a lawyer, who found out where the certificate was.",
        "all": "It was our error, and the lawyer found it."},
    "nb": {
        "wrong": "Registreringsbeviset lå i saken hele tiden, blant dokumentene som kom i posten.",
        "assessment": "Vi avslo fordi beviset manglet. Det var kommet i posten og ble lagt i en annen sak. Med det "
                      "mangler ingenting, og endringen skader ingen.",
        "arguments": "Parten har ikke uttalt seg, og får det den søkte om.",
        "conclusion": "Avslaget bygger på et faktum som var galt. Det blir omgjort.",
        "because": "Vi overså et dokument som dere hadde sendt oss.",
        "claimed_for": "Fire timer til en advokat, som fant ut hvor beviset var.",
        "all": "Feilen var vår, og advokaten fant den."},
    "nn": {
        "wrong": "Registreringsbeviset låg i saka heile tida, blant dokumenta som kom i posten.",
        "assessment": "Vi avslo fordi beviset mangla. Det var kome i posten og vart lagt i ei anna sak. Med det "
                      "manglar ingenting, og endringa skader ingen.",
        "arguments": "Parten har ikkje uttalt seg, og får det han søkte om.",
        "conclusion": "Avslaget byggjer på eit faktum som var feil. Det blir gjort om.",
        "because": "Vi oversåg eit dokument som de hadde sendt oss.",
        "claimed_for": "Fire timar til ein advokat, som fann ut kvar beviset var.",
        "all": "Feilen var vår, og advokaten fann han."},
}  # fmt: skip

COSTS: Words = {
    "en": {
        "facts": "The refusal was reversed without an appeal. The company claims four hours of a lawyer.",
        "rules": "Substantial costs that were necessary to have a decision changed are covered (Public Administration "
                 "Act section 36).",
        "assessment": "The lawyer wrote to us and showed on which day the certificate had come. That was needed, and "
                      "four hours are not too many.",
        "arguments": "The company has not said more than what the costs were for.",
        "conclusion": "The costs are covered."},
    "nb": {
        "facts": "Avslaget ble omgjort uten klage. Selskapet krever dekket fire timer til advokat.",
        "rules": "Vesentlige kostnader som var nødvendige for å få endret vedtaket, dekkes (forvaltningsloven § 36).",
        "assessment": "Advokaten skrev til oss og viste hvilken dag beviset var kommet. Det var nødvendig, og fire "
                      "timer er ikke for mye.",
        "arguments": "Selskapet har ikke sagt mer enn hva kostnadene gjaldt.",
        "conclusion": "Kostnadene dekkes."},
    "nn": {
        "facts": "Avslaget vart gjort om utan klage. Selskapet krev dekt fire timar til advokat.",
        "rules": "Vesentlege kostnader som var nødvendige for å få endra vedtaket, blir dekte (forvaltningslova § 36).",
        "assessment": "Advokaten skreiv til oss og viste kva dag beviset var kome. Det var nødvendig, og fire timar er "
                      "ikkje for mykje.",
        "arguments": "Selskapet har ikkje sagt meir enn kva kostnadene gjaldt.",
        "conclusion": "Kostnadene blir dekte."},
}  # fmt: skip

UNCHANGED: Words = {
    "en": {"wrong": "A colleague asked whether the refusal was signed by somebody who acted for a competitor.",
           "because": "Nobody of that name works here. The decision is valid."},
    "nb": {"wrong": "En kollega spurte om avslaget var signert av en som handlet for en konkurrent.",
           "because": "Ingen med det navnet arbeider her. Vedtaket er gyldig."},
    "nn": {"wrong": "Ein kollega spurde om avslaget var signert av ein som handla for ein konkurrent.",
           "because": "Ingen med det namnet arbeider her. Vedtaket er gyldig."},
}  # fmt: skip

IN_PART: Words = {
    "en": {
        "wrong": "The mandate of one representative was signed by a person who could not bind the company.",
        "considers": "We consider cancelling the decision as far as it is about one representative. The mandate was "
                     "signed by a person who could not bind the company.",
        "said": "We did not know. A new mandate is on its way.",
        "assessment": "Without a valid mandate nobody may act for the account. The error decided the outcome, and the "
                      "decision is invalid in this part. The rest does not rest on it.",
        "arguments": "> We did not know. A new mandate is on its way.\n\nA new mandate counts from when it is given. "
                     "Apply again when you have it.",
        "conclusion": "The decision is invalid as far as it is about one representative, and is cancelled so far.",
        "because": "The mandate of one representative was not valid."},
    "nb": {
        "wrong": "Fullmakten til en representant var signert av en person som ikke kunne binde selskapet.",
        "considers": "Vi vurderer å oppheve vedtaket så langt det gjelder én representant. Fullmakten var signert av "
                     "en person som ikke kunne binde selskapet.",
        "said": "Det visste vi ikke. En ny fullmakt er på vei.",
        "assessment": "Uten gyldig fullmakt kan ingen handle for kontoen. Feilen var avgjørende, og vedtaket er "
                      "ugyldig i denne delen. Resten bygger ikke på den.",
        "arguments": "> Det visste vi ikke. En ny fullmakt er på vei.\n\nEn ny fullmakt gjelder fra den blir gitt. Søk "
                     "på nytt når dere har den.",
        "conclusion": "Vedtaket er ugyldig så langt det gjelder én representant, og oppheves så langt.",
        "because": "Fullmakten til en representant var ikke gyldig."},
    "nn": {
        "wrong": "Fullmakta til ein representant var signert av ein person som ikkje kunne binde selskapet.",
        "considers": "Vi vurderer å oppheve vedtaket så langt det gjeld éin representant. Fullmakta var signert av "
                     "ein person som ikkje kunne binde selskapet.",
        "said": "Det visste vi ikkje. Ei ny fullmakt er på veg.",
        "assessment": "Utan gyldig fullmakt kan ingen handle for kontoen. Feilen var avgjerande, og vedtaket er "
                      "ugyldig i denne delen. Resten byggjer ikkje på han.",
        "arguments": "> Det visste vi ikkje. Ei ny fullmakt er på veg.\n\nEi ny fullmakt gjeld frå ho blir gitt. Søk "
                     "på nytt når de har ho.",
        "conclusion": "Vedtaket er ugyldig så langt det gjeld éin representant, og blir oppheva så langt.",
        "because": "Fullmakta til ein representant var ikkje gyldig."},
}  # fmt: skip

STANDS: Words = {
    "en": {
        "wrong": "Another authority told us that the refusal gave a wrong ground beside the right one.",
        "considers": "The refusal named two grounds. One of them may be wrong. We consider deciding anew, on the other "
                     "ground alone, with a longer time before you can apply again.",
        "said": "The ground is wrong, but the new one would be worse for us. Let it stand.",
        "because": "The ground that is right carries the refusal alone. A new decision would gain nothing."},
    "nb": {
        "wrong": "En annen myndighet gjorde oss oppmerksom på at avslaget nevner et galt grunnlag ved siden av det "
                 "rette.",
        "considers": "Avslaget nevner to grunnlag. Ett av dem kan være galt. Vi vurderer å avgjøre saken på nytt, bare "
                     "på det andre, med lengre tid før dere kan søke igjen.",
        "said": "Grunnlaget er galt, men det nye ville være verre for oss. La det stå.",
        "because": "Det grunnlaget som er rett, bærer avslaget alene. Et nytt vedtak ville ikke gi noe."},
    "nn": {
        "wrong": "Eit anna organ gjorde oss merksame på at avslaget nemner eit feil grunnlag ved sida av det "
                 "rette.",
        "considers": "Avslaget nemner to grunnlag. Eitt av dei kan vere feil. Vi vurderer å avgjere saka på nytt, "
                     "berre på det andre, med lengre tid før de kan søkje igjen.",
        "said": "Grunnlaget er feil, men det nye ville vere verre for oss. Lat det stå.",
        "because": "Det grunnlaget som er rett, ber avslaget åleine. Eit nytt vedtak ville ikkje gi noko."},
}  # fmt: skip

ABOVE: Words = {
    "en": {"wrong": "The ministry has told us that it looks at the approval of its own accord.",
           "above": "The ministry found that neighbours were not heard, and annulled the approval."},
    "nb": {"wrong": "Departementet har varslet oss om at det vurderer godkjenningen av eget tiltak.",
           "above": "Departementet fant at naboer ikke var hørt, og opphevet godkjenningen."},
    "nn": {"wrong": "Departementet har varsla oss om at det vurderer godkjenninga av eige tiltak.",
           "above": "Departementet fann at naboar ikkje var høyrde, og oppheva godkjenninga."},
}  # fmt: skip
