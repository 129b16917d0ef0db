"""The ends a story of this type may have: what the holder asks for, granted or not, and what the authority does."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from casework.stories.course import asked, complete, dismissed, granted, merged, refused, slowly, wrote
from casework.stories.representative_change.answers import WHAT, example, leaving, measure, removal, unpaired
from casework.stories.telling import Beat, Plot, Told
from casework.workflows.representative_change.answers import RepresentativeAnswers


def _grant_in_part(told: Told) -> dict[str, Any]:
    """The person who comes in addition is refused."""
    return {
        "outcomes": {**granted(told)["outcomes"], "n2": "refuse"},
        "outcome_reasons": {"n2": WRITTEN[told.language]["n2"]},
    }


def _notice(told: Told) -> dict[str, Any]:
    """Three weeks to comment."""
    return {"considers": told.plot.written[told.language]["considers"], "until": str(told.today + timedelta(weeks=3))}


ASKED, COMPLETE = asked("marit", "Q-POL"), complete("marit")
ENTERED = (Beat("enter", "tuva", 1),)
HEARD = (Beat("open_own", "marit"), Beat("give_notice", "marit", 1, _notice),
         Beat("comment", "eleni", 9, wrote("comment", under="said")))  # fmt: skip

WRITTEN: dict[str, dict[str, str]] = {
    "en": {
        "answer": "Here are the new police certificates, as the original digital files.",
        "assessment": "The papers show who the two new persons are and that they were nominated by somebody who may "
                      "bind the company. After the change three persons can start a transaction or approve one.",
        "arguments": "The company has not raised arguments that need an answer of their own.",
        "conclusion": "The conditions for the changes are met.",
        "n2": "The police certificate is older than three months, and a new one has not come in.",
        "longer": "The police in the country of residence need more time to confirm one of the certificates."},
    "nb": {
        "answer": "Her er de nye politiattestene, som originale digitale filer.",
        "assessment": "Dokumentene viser hvem de to nye er, og at de er foreslått av en som kan forplikte selskapet. "
                      "Etter endringen kan tre personer starte en transaksjon eller godkjenne en.",
        "arguments": "Selskapet har ikke kommet med innvendinger som krever et eget svar.",
        "conclusion": "Vilkårene for endringene er oppfylt.",
        "n2": "Politiattesten er eldre enn tre måneder, og vi har ikke fått en ny.",
        "longer": "Politiet i bostedslandet trenger mer tid til å bekrefte en av attestene."},
    "nn": {
        "answer": "Her er dei nye politiattestane, som originale digitale filer.",
        "assessment": "Dokumenta viser kven dei to nye er, og at dei er føreslåtte av ein som kan forplikte selskapet. "
                      "Etter endringa kan tre personar starte ein transaksjon eller godkjenne ein.",
        "arguments": "Selskapet har ikkje kome med innvendingar som krev eit eige svar.",
        "conclusion": "Vilkåra for endringane er oppfylte.",
        "n2": "Politiattesten er eldre enn tre månader, og vi har ikkje fått ein ny.",
        "longer": "Politiet i bustadlandet treng meir tid til å stadfeste ein av attestane."},
}  # fmt: skip

_UNPAIRED = {
    "en": {"answer": "We want the rights as we have asked for them.",
           "assessment": "After the changes Eleni Markopoulou could start a transaction, and the others could only "
                         "read. Nobody could approve what she starts. We asked for other rights or another person, "
                         "and the company kept to its request.",
           "because": "After the changes nobody could approve a transaction that another person has started.",
           "conclusion": "The representatives who would result have no lawful pair of rights. The changes are "
                         "refused."},
    "nb": {"answer": "Vi ønsker rettighetene slik vi har bedt om dem.",
           "assessment": "Etter endringene kunne Eleni Markopoulou starte en transaksjon, og de andre bare lese. Ingen "
                         "kunne godkjenne det hun starter. Vi ba om andre rettigheter eller en person til, og "
                         "selskapet sto fast på søknaden.",
           "because": "Etter endringene kunne ingen godkjenne en transaksjon som en annen har startet.",
           "conclusion": "De som da ville være kontorepresentanter, har ikke et lovlig par av rettigheter. Endringene "
                         "avslås."},
    "nn": {"answer": "Vi ønskjer rettane slik vi har bede om dei.",
           "assessment": "Etter endringane kunne Eleni Markopoulou starte ein transaksjon, og dei andre berre lese. "
                         "Ingen kunne godkjenne det ho startar. Vi bad om andre rettar eller ein person til, og "
                         "selskapet stod fast på søknaden.",
           "because": "Etter endringane kunne ingen godkjenne ein transaksjon som ein annan har starta.",
           "conclusion": "Dei som då ville vere kontorepresentantar, har ikkje eit lovleg par av rettar. Endringane "
                         "blir avslåtte."},
}  # fmt: skip
_LEFT = {
    "en": {"assessment": "Sofia Andreadi has signed the statement herself. Two persons who can start and approve "
                         "remain.", "conclusion": "Sofia Andreadi represents the account no longer."},
    "nb": {"assessment": "Sofia Andreadi har selv signert erklæringen. To personer som kan starte og godkjenne, er "
                         "igjen.", "conclusion": "Sofia Andreadi er ikke lenger kontorepresentant."},
    "nn": {"assessment": "Sofia Andreadi har sjølv signert erklæringa. To personar som kan starte og godkjenne, er "
                         "igjen.", "conclusion": "Sofia Andreadi er ikkje lenger kontorepresentant."},
}  # fmt: skip
_SUSPENDED = {
    "en": {"reason": "Notice could lead to further attempts before access is suspended.",
           "assessment": "Eleven attempts in one night on an account that is not the company's give reasonable grounds "
                         "to believe that they were made on purpose. Access can be given back when the ground is gone, "
                         "and another person can act meanwhile if the company nominates one. Suspension is "
                         "proportionate.",
           "because": "There are reasonable grounds to believe that he tried to use an account without being "
                      "authorised.",
           "conclusion": "The access of Dimitris Vlachos is suspended until the ground is gone."},
    "nb": {"reason": "Et varsel kunne føre til nye forsøk før tilgangen er suspendert.",
           "assessment": "Elleve forsøk på en natt på en konto som ikke er selskapets, gir rimelig grunn til å tro at "
                         "de var gjort med vilje. Tilgangen kan gis tilbake når grunnen er borte, og i mellomtiden kan "
                         "en annen handle hvis selskapet foreslår en. Suspensjon er forholdsmessig.",
           "because": "Det er rimelig grunn til å tro at han har forsøkt å bruke en konto uten å ha rett til det.",
           "conclusion": "Tilgangen til Dimitris Vlachos er suspendert til grunnen er borte."},
    "nn": {"reason": "Eit varsel kunne føre til nye forsøk før tilgangen er suspendert.",
           "assessment": "Elleve forsøk på ei natt på ein konto som ikkje er selskapet sin, gir rimeleg grunn til å "
                         "tru at dei var gjorde med vilje. Tilgangen kan givast tilbake når grunnen er borte, og i "
                         "mellomtida kan ein annan handle dersom selskapet føreslår ein. Suspensjon er "
                         "forholdsmessig.",
           "because": "Det er rimeleg grunn til å tru at han har prøvd å bruke ein konto utan å ha rett til det.",
           "conclusion": "Tilgangen til Dimitris Vlachos er suspendert til grunnen er borte."},
}  # fmt: skip
_REMOVED = {
    "en": {"considers": "We are considering removing Sofia Andreadi, because her nomination would have been refused "
                        "had we known that the certificate is not genuine.",
           "comment": "We did not know. The certificate came from an agency that we had hired.",
           "reason": "The police have corrected themselves: the certificate is genuine.",
           "assessment": "A certificate that the police never issued is false, whoever made it. Without it the "
                         "nomination was incomplete, and it should have been refused.",
           "arguments": "> The certificate came from an agency that we had hired.\n\nThe holder answers for the papers "
                        "it sends. That it did not know does not make the certificate genuine.",
           "because": "The police certificate behind the approval was false.",
           "conclusion": "Sofia Andreadi is removed as a representative."},
    "nb": {"considers": "Vi vurderer å fjerne Sofia Andreadi, fordi forslaget om henne ville vært avslått hvis vi "
                        "hadde visst at attesten ikke er ekte.",
           "comment": "Vi visste det ikke. Attesten kom fra et byrå vi hadde leid inn.",
           "reason": "Politiet har rettet opplysningen: Attesten er ekte.",
           "assessment": "En attest politiet aldri har utstedt, er falsk, uansett hvem som har laget den. Uten den var "
                         "forslaget ufullstendig, og det skulle vært avslått.",
           "arguments": "> Attesten kom fra et byrå vi hadde leid inn.\n\nKontohaveren svarer for dokumentene den "
                        "sender. At den ikke visste det, gjør ikke attesten ekte.",
           "because": "Politiattesten bak godkjenningen var falsk.",
           "conclusion": "Sofia Andreadi fjernes som kontorepresentant."},
    "nn": {"considers": "Vi vurderer å fjerne Sofia Andreadi, fordi framlegget om henne ville vore avslått dersom vi "
                        "hadde visst at attesten ikkje er ekte.",
           "comment": "Vi visste det ikkje. Attesten kom frå eit byrå vi hadde leigd inn.",
           "reason": "Politiet har retta opplysninga: Attesten er ekte.",
           "assessment": "Ein attest politiet aldri har skrive ut, er falsk, same kven som har laga han. Utan han var "
                         "framlegget ufullstendig, og det skulle vore avslått.",
           "arguments": "> Attesten kom frå eit byrå vi hadde leigd inn.\n\nKontohavaren svarar for dokumenta han "
                        "sender. At han ikkje visste det, gjer ikkje attesten ekte.",
           "because": "Politiattesten bak godkjenninga var falsk.",
           "conclusion": "Sofia Andreadi blir fjerna som kontorepresentant."},
}  # fmt: skip
_RESTORED = {
    "en": {"reason": "The decision is in the account holder's favour.",
           "assessment": "A stranger used the sign-in, and it has been replaced. Nothing speaks for new attempts.",
           "because": "The ground for the suspension is gone.",
           "conclusion": "The suspension of Dimitris Vlachos is ended."},
    "nb": {"reason": "Vedtaket er til gunst for kontohaveren.",
           "assessment": "Innloggingen ble brukt av en fremmed, og den er byttet. Ingenting tyder på nye forsøk.",
           "because": "Grunnen til suspensjonen er borte.",
           "conclusion": "Suspensjonen av Dimitris Vlachos er opphevet."},
    "nn": {"reason": "Vedtaket er til gunst for kontohavaren.",
           "assessment": "Innlogginga vart brukt av ein framand, og ho er bytt. Ingenting tyder på nye forsøk.",
           "because": "Grunnen til suspensjonen er borte.",
           "conclusion": "Suspensjonen av Dimitris Vlachos er oppheva."},
}  # fmt: skip
_DISMISSED = {
    "en": {"assessment": "The request is signed by a consultant. We asked for a power of attorney from the company, "
                         "and none came.",
           "because": "Whoever asked has not shown that they may act for the account holder.",
           "conclusion": "We dismiss the application without looking at the changes."},
    "nb": {"assessment": "Søknaden er signert av en konsulent. Vi ba om en fullmakt fra selskapet, men fikk ingen.",
           "because": "Den som søkte, har ikke vist at vedkommende kan opptre for kontohaveren.",
           "conclusion": "Vi avviser søknaden uten å se på endringene."},
    "nn": {"assessment": "Søknaden er signert av ein konsulent. Vi bad om ei fullmakt frå selskapet, men fekk inga.",
           "because": "Den som søkte, har ikkje vist at vedkomande kan opptre for kontohavaren.",
           "conclusion": "Vi avviser søknaden utan å sjå på endringane."},
}  # fmt: skip


def _restoring(on: date) -> RepresentativeAnswers:
    return measure(on, "restore", "cured")


def _worded(kind: str) -> dict[str, dict[str, dict[str, str]]]:
    """What happened, said in the language of the story."""
    return {language: {"measure": {"what": texts[kind]}} for language, texts in WHAT.items()}


_SUSPEND = Plot("aigli", "marit", measure, (
    Beat("open_own", "marit"), Beat("skip_notice", "marit", 0, wrote("reason")),
    Beat("propose_measure", "marit", 0, wrote("because")), Beat("sign_measure", "ingrid"), *ENTERED),
    merged(WRITTEN, _SUSPENDED), worded=_worded("suspend"))  # fmt: skip

PLOTS: dict[str, Plot] = {
    "approve": Plot("aigli", "eleni", example, (*ASKED, *COMPLETE, Beat("propose_approval", "marit", 2, granted),
                                                Beat("sign_approval", "ingrid"), *ENTERED), WRITTEN),
    "approve_partly": Plot("aigli", "eleni", example, (
        *ASKED, *COMPLETE, Beat("extend", "marit", 3, wrote("longer", under="reason")),
        Beat("propose_approval", "marit", 5, _grant_in_part), Beat("sign_approval", "per"), *ENTERED), WRITTEN),
    "leave": Plot("aigli", "eleni", leaving, (
        Beat("submit", ""), Beat("screen", "marit", 2), *COMPLETE, Beat("propose_approval", "marit", 2, granted),
        Beat("sign_approval", "ingrid"), *ENTERED), merged(WRITTEN, _LEFT)),
    "refuse": Plot("aigli", "eleni", unpaired, (*asked("marit", "Q-AR2"), *refused("marit", "ingrid")),
                   merged(WRITTEN, _UNPAIRED)),
    "dismiss": Plot("aigli", "eleni", leaving, (*asked("marit", "Q-POA"), *dismissed("marit", "per")),
                    merged(WRITTEN, _DISMISSED)),
    "withdraw": Plot("aigli", "eleni", example, (*slowly("marit", "Q-POL"), Beat("withdraw", "", 4)), WRITTEN),
    "suspend": _SUSPEND,
    "restore": Plot("aigli", "marit", _restoring, (
        Beat("open_own", "marit"), Beat("skip_notice", "marit", 0, wrote("reason")),
        Beat("propose_measure", "marit", 1, wrote("because")), Beat("sign_measure", "per"), *ENTERED),
        merged(WRITTEN, _RESTORED), worded=_worded("restore"), since=_SUSPEND),
    "remove": Plot("aigli", "marit", removal, (
        *HEARD, Beat("propose_measure", "marit", 2, wrote("because")), Beat("sign_measure", "ingrid"), *ENTERED),
        merged(WRITTEN, _REMOVED), worded=_worded("remove")),
    "drop": Plot("aigli", "marit", removal, (*HEARD, Beat("drop", "marit", 2, wrote("reason"))),
                 merged(WRITTEN, _REMOVED), worded=_worded("remove")),
}  # fmt: skip
