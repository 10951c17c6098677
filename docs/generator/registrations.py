"""`docs/anmeldungen.md`: the state machine of registrations and the rules for seats, from the code that decides."""

from collections.abc import Iterator

from docs.generator.markdown import NOTICE, code, join, table
from kinderschutz_cli.domain.attendance import Outcome
from kinderschutz_cli.domain.notice import NOTICE_OF, Notice
from kinderschutz_cli.domain.places import Places, Rule, rule_words
from kinderschutz_cli.domain.programme import ITEM_KIND_LABELS, ItemKind
from kinderschutz_cli.domain.registration import HOLDING_A_SEAT, MOVES, RegistrationStatus
from kinderschutz_cli.domain.session_place import CHOSEN

_INTRODUCTION = """\
# Anmeldungen und Plätze

Jede Anmeldung gehört zu einem Veranstaltungsteil und steht in genau einem Status. Jeder Wechsel wird mit Zeit, Grund,
Weg und Person festgehalten. Wer einen Platz bekommt, entscheidet auf jedem Weg dieselbe Stelle: beim Eintragen am
Telefon, beim Einlesen eines Formulars, beim Nachrücken und bei einer anderen Platzzahl. Ein freier Platz geht zuerst
an die Warteliste; wer die Regel übergeht, nennt mit `--override` einen Grund, und der bleibt stehen."""

_GROUPS = """\
Gewählt wird, was im Programm {kinds} heißt, und alles andere mit eigenen Plätzen
(`ks program add … --places`) außer Punkten für alle wie Plenum und Pause.
`ks session wish` trägt Wünsche ein, der liebste zuerst; der Export eines Formulars bringt sie in Spalten wie „1. Wunsch“
oder „Workshop“ mit. Laufen mehrere Runden nacheinander, zählt der erste Wunsch jeder Runde als erster.

`ks session allot` zeigt und vergibt: zuerst alle ersten Wünsche nach Eingang der Anmeldung, dann alle zweiten, und so
weiter. Es zählt, wer bei der Veranstaltung einen Platz hat; niemand sitzt zur selben Zeit in zwei Gruppen, auch nicht, wer
in einer mitwirkt; vergebene Plätze bleiben. Gruppen derselben Art, deren Zeit noch offen ist, gelten als gleichzeitig.
Wer leer ausgeht oder nichts wünscht, bekommt mit `--fill` einen Platz in der Gruppe, in der am meisten frei ist.
Mitwirkende und wer online teilnimmt werden nicht aufgefüllt. Dieselben Wünsche ergeben dasselbe.

Mit dem Platz bei der Veranstaltung wird auch der Platz in der Gruppe frei: bei Absage, abgelaufenem Angebot oder kleinerem
Saal. Eine Vertretung übernimmt ihn mit den Wünschen. Von Hand gibt `ks session place` einen Platz, über die Plätze hinaus
nur mit `--override`; `ks session why` begründet."""

_MEANINGS = {
    RegistrationStatus.REGISTERED: "eingegangen, über den Platz ist noch nicht entschieden",
    RegistrationStatus.CONFIRMED: "hat einen Platz",
    RegistrationStatus.WAITING: "wartet",
    RegistrationStatus.OFFERED: "ein Platz ist bis zu einem Tag angeboten und so lange gehalten",
    RegistrationStatus.EXPIRED: "das Angebot lief ab; wird nicht von selbst wieder gefragt",
    RegistrationStatus.CANCELLED: "die Person hat abgesagt; wird nicht von selbst wieder gefragt",
    RegistrationStatus.REFUSED: "wir haben abgelehnt",
    RegistrationStatus.REPRESENTED: "eine andere Person kommt an ihrer Stelle",
}


_TOLD = {
    Notice.EVENT_MOVED: "an alle, die angemeldet oder eingeladen sind und denen etwas anderes mitgeteilt war, wenn sich Termin, Zeit oder Ort ändern",
    Notice.EVENT_CANCELLED: "an alle, die angemeldet oder eingeladen sind und nicht abgesagt haben, wenn die Veranstaltung ausfällt",
    Notice.REMINDER: "an alle, die eingeladen sind und noch nicht geantwortet haben",
}


_SITUATIONS = (
    (
        "Anmeldeschluss vorbei",
        (
            "Anmeldungen werden weiter eingetragen, mit einem Hinweis, und stehen hinter allen rechtzeitigen; der Grund nennt den "
            "Anmeldeschluss. Es zählt der Eingang: Eine rechtzeitige Antwort ist nicht verspätet, weil sie später eingelesen wird."
        ),
        (Notice.CONFIRMED, Notice.WAITING),
    ),
    (
        "ausgebucht",
        (
            "Wer sich anmeldet, kommt auf die Warteliste; ein frei gewordener Platz geht zuerst an sie, und nie von selbst: "
            "`ks waitlist promote` vergibt ihn."
        ),
        (Notice.WAITING,),
    ),
    (
        "Plätze noch nicht vergeben",
        "Bei einer Regel, die Anmeldungen sammelt, bleibt jede „angemeldet“, bis `ks waitlist allot` entscheidet.",
        (Notice.RECEIVED,),
    ),
    (
        "verlegt",
        "Anmeldungen und Einladungen gelten weiter; der Kalendereintrag der Nachricht ersetzt den früheren.",
        (Notice.EVENT_MOVED,),
    ),
    (
        "abgesagt",
        (
            "Es wird nichts mehr eingetragen, eingeladen oder erinnert und kein Platz mehr vergeben; die Anmeldungen bleiben zum "
            "Nachsehen stehen, und wer absagt, kann noch abgemeldet werden."
        ),
        (Notice.EVENT_CANCELLED,),
    ),
    (
        "vorbei",
        "Nachträge sind möglich und werden mit einem Hinweis eingetragen; Nachrichten stehen keine mehr an.",
        (),
    ),
)

_FORMS = """\
`ks registration add --from-form DATEI` (oder `ks import DATEI --as anmeldungen`) liest den Export eines Webformulars. Wer
mehrmals antwortet, für den gilt die letzte Antwort und der Eingang der ersten gleichen. Wer angemeldet ist und absagt, wird
abgemeldet; wer abgesagt hat und danach wieder zusagt, steht hinter allen anderen; wer ein Angebot hat und danach, bis zu
seinem Tag, zusagt, nimmt es an. Verglichen wird der Zeitstempel der Zeile:
mit dem der Absage, wenn auch sie aus dem Formular kam, sonst mit dem Tag und der Stunde, zu der sie eingetragen wurde. Ohne
Zeitstempel wird eine neue Zusage nur gezeigt. Dieselbe Datei noch einmal und eine ältere nach einer neueren ändern nichts,
und was seitdem von Hand entschieden wurde, bleibt."""

_ATTENDANCE = """\
Wer da war, wird nach dem Tag eingetragen, ohne Rechner an der Tür: `ks attendance all --but NAME` (alle außer …),
`ks attendance add 1-40 43` mit den Nummern der Liste, oder `ks export check-in.xlsx` ausfüllen und mit
`ks attendance read check-in.xlsx` einlesen. Die Nummer ist die der Anmeldung; sie bleibt für immer. Ohne `--event` ist die
Veranstaltung gemeint, die zuletzt begonnen hat. Die Teilnahme ist ein eigener Eintrag, je Teil und mit `--session` je
Programmpunkt; wer in einer Arbeitsgruppe war, war auch bei der Veranstaltung.

{table}

Wer ohne Anmeldung kommt, steht mit `ks attendance walk-in NAME` in einem Befehl auf der Liste (`--for` anstelle einer anderen
Person), auch wer neu ist; über die Plätze hinaus nur mit einem Grund. Wer auf der Warteliste stand oder abgesagt hatte und doch
da war, gilt danach als zugesagt, und der Grund nennt es; eine Zusage schreibt `ks mail` dafür nicht mehr."""

_OUTCOMES = {
    Outcome.ATTENDED: "eingetragen als anwesend",
    Outcome.MISSING: "hatte eine Zusage, und für diesen Teil ist die Teilnahme von anderen eingetragen",
    Outcome.OPEN: "hat einen Platz, und für diesen Teil ist noch nichts eingetragen",
}

_NEWCOMERS = """\
`ks registration add NAME` nimmt einen Teil des Namens; passen mehrere, wird gefragt, wer gemeint ist. Wer noch nicht in den
Kontakten steht, wird auf Nachfrage oder mit `--new` angelegt, mit einer vorhandenen oder neuen Organisation; ein Name wie
„Kita Sonne“ wird eine Einrichtung mit einem Platz ohne Namen („N. N.“). Ob „Erika Must“ die schon bekannte Erika Muster ist,
rät `ks` mit `--new` nicht. Personen, Organisation und Anmeldung sind ein Befehl und ein `ks undo`."""


def registrations_page() -> str:
    """The whole page."""
    return join([NOTICE, _INTRODUCTION, *_chapters()])


def _chapters() -> Iterator[str]:
    yield "## Status"
    yield table(
        ["Status", "heißt", "hält einen Platz", "danach möglich"],
        [
            (
                code(status),
                meaning,
                "ja" if status in HOLDING_A_SEAT else "",
                ", ".join(code(after) for after in MOVES[status]),
            )
            for status, meaning in _MEANINGS.items()
        ],
    )
    yield f"Neu eingetragen wird mit {', '.join(code(status) for status in MOVES[None])}."
    yield "## Nachrichten"
    yield (
        "`ks mail` schreibt allen, deren letzter Wechsel noch keine Nachricht hat, und niemandem zweimal; `ks remind` "
        "erinnert. Für einen Platz ohne Namen bekommt das Postfach der Einrichtung die Nachricht. Jede ist eine Vorlage "
        "gleichen Namens und geht als Mail hinaus, ohne E-Mail-Adresse als Brief. `ks message list` zeigt, wer wann was "
        "bekam."
    )
    by_status = {notice: f"an alle, deren Status `{status}` wird" for status, notice in NOTICE_OF.items()}
    yield table(["Vorlage", "geht hinaus"], [(code(notice), {**by_status, **_TOLD}[notice]) for notice in Notice])
    yield "## Besondere Lagen"
    yield table(
        ["Die Veranstaltung ist", "was geschieht", "Nachricht"],
        [(name, what, ", ".join(map(code, notices))) for name, what, notices in _SITUATIONS],
    )
    yield "## Neue am Telefon"
    yield _NEWCOMERS
    yield "## Formulare"
    yield _FORMS
    yield "## Regeln"
    yield table(["Regel", "in Worten"], [(code(rule), rule_words(rule, Places())) for rule in Rule])
    yield (
        "Bei `los`, `vorrang` und `eine-je-einrichtung` werden Anmeldungen zuerst gesammelt; `ks waitlist allot` vergibt die "
        "Plätze. Das Los ist die Prüfsumme (SHA-256) aus Startwert und UUID der Anmeldung: Wer den Startwert kennt, kann es "
        "nachrechnen. Freigehaltene Plätze, Quoten und Höchstzahlen (`ks places`) gelten unter jeder Regel; wer nach dem "
        "Anmeldeschluss kommt, steht hinter allen anderen."
    )
    yield "## Workshops und Arbeitsgruppen"
    yield _GROUPS.format(kinds=" oder ".join(ITEM_KIND_LABELS[kind] for kind in ItemKind if kind in CHOSEN))
    yield "## Teilnahme"
    outcomes = table(["Ergebnis", "heißt"], [(code(outcome), _OUTCOMES[outcome]) for outcome in Outcome])
    yield _ATTENDANCE.format(table=outcomes)
