"""`docs/einwilligungen.md`: needs and consents, their codes and what happens to them, from the code that decides."""

from collections.abc import Iterator

from docs.generator.markdown import NOTICE, code, join, table
from kinderschutz_cli.domain.consent import LABELS, LIST_FIELDS, Purpose
from kinderschutz_cli.domain.need import GROUP_LABELS, NEEDS

_INTRODUCTION = """\
# Bedarfe und Einwilligungen

Was jemand zum Essen und zum Teilnehmen braucht, sind Gesundheitsdaten (Art. 9 DSGVO). `ks` speichert sie nur mit
ausdrücklicher Einwilligung, getrennt von den Anmeldungen, und löscht sie nach der Veranstaltung. Was von einer Person
weitergegeben werden darf, entscheidet sie Angabe für Angabe; ohne Antwort ist nichts erlaubt."""

_NEEDS = """\
- `ks need add NAME BEDARF… --consent "per Mail am 3.9."` trägt ein; ohne Einwilligung geht es nicht. `allergie` und `sonstiges`
  brauchen Worte (`--words`).
- `ks need counts` nennt Küche und Haus Zahlen ohne Namen, nur von Personen mit Zusage. `ks need list` ist für Sie allein.
- Kommt auf einem Platz jemand anderes, fallen die Angaben weg. Keine Liste, keine Ausgabe und kein Protokoll zeigt sie.
- `ks need delete` löscht nach der Veranstaltung alle, auch aus dem Änderungsverlauf; `ks need delete NAME` die einer Person,
  die ihre Einwilligung zurücknimmt. `ks undo` holt sie nicht zurück. `ks log` zeigt danach noch, dass es Einträge gab und
  wie viele, aber nicht mehr, was und von wem. Was ein Befehl außerdem geändert hat, lässt sich weiterhin rückgängig
  machen. Ältere Sicherungen enthalten die Angaben noch; löschen Sie diese selbst."""

_CONSENTS = """\
- `ks consent set NAME --share name,organisation --photo ja --how "Anmeldeformular"` gilt für die aktuelle Veranstaltung, mit
  `--always` für alle. Die Antwort für eine Veranstaltung geht der für alle vor.
- `--share` nennt alles, was erlaubt ist; was fehlt, ist nicht erlaubt. `--share nichts` und `--photo nein` nehmen zurück, und
  das Datum der Rücknahme bleibt stehen.
- `ks export teilnehmer-teilbar.xlsx` nennt nur Personen mit Zusage, die ihren Namen erlauben, und von ihnen nur, was sie
  erlauben. Alle anderen zählt die letzte Zeile; wer es ist und warum, sagt `ks` nur Ihnen.
- Ein Sperrvermerk geht jeder Einwilligung vor: Die Person steht auf keiner geteilten Liste. Auf der internen Liste
  (`teilnehmer.xlsx`) fehlen ihre E-Mail-Adresse und ihr Telefon, und die Bemerkung nennt den Vermerk."""


def consents_page() -> str:
    """The whole page."""
    return join([NOTICE, _INTRODUCTION, *_chapters()])


def _chapters() -> Iterator[str]:
    yield "## Bedarfe"
    yield _NEEDS
    yield table(
        ["Bedarf", "heißt", "für"],
        [(code(name), kind.label, GROUP_LABELS[kind.group]) for name, kind in NEEDS.items()],
    )
    yield "## Einwilligungen"
    yield _CONSENTS
    typed = {purpose: code(f"--share {word}") for word, purpose in LIST_FIELDS.items()}
    yield table(
        ["Zweck", "erlaubt", "mit"],
        [(code(purpose), LABELS[purpose], typed.get(purpose, "`--photo ja`")) for purpose in Purpose],
    )
