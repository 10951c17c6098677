"""`ks invite` as it is typed, through the real program."""

from tests.conftest import Ks


def test_what_was_written_is_counted_in_german(ks: Ks) -> None:
    ks("event", "create", "Fachtag", "--date", "8.10.2025")
    ks("contact", "add", "Jan Arzt", "--street", "Am Weg 1", "--postcode", "44532", "--city", "Musterstadt")
    letter = ks("invite", "--all", "--yes")
    ks("contact", "add", "Ute Muster", "--mail", "ute@example.org")
    mail = ks("invite", "--all", "--yes")

    assert letter.err.splitlines()[-2:] == [
        "Geschrieben: 1 Brief (PDF), 1 Liste für den Seriendruck in Word",
        "Weiter: Briefe drucken und versenden; Antworten eintragen mit: ks registration add NAME",
    ]
    assert mail.err.splitlines()[-2:] == [
        "Geschrieben: 1 Entwurf für Outlook (.eml), 1 Liste für den Seriendruck in Word",
        "Weiter: Entwürfe in Outlook öffnen und senden; Antworten eintragen mit: ks registration add NAME",
    ]


def test_nobody_is_left_out_in_silence(ks: Ks) -> None:
    ks("event", "create", "Fachtag", "--date", "8.10.2025")
    ks("org", "add", "Kita Sonne", "--sector", "kita", "--mail", "kita@example.org")
    ks("contact", "add", "Ute Muster", "--sector", "kita", "--mail", "ute@example.org")
    ks("invite", "--sector", "kita", "--yes")

    assert ks("invite", "--sector", "kita").err == (
        "Einladung zu „Fachtag“, Mittwoch, 8. Oktober 2025\n"
        "Eingeladen werden: 0\n"
        "Nicht eingeladen, schon eingeladen: 1 (Ute Muster)\n"
        "Organisationen ohne Kontakt: 1 (Kita Sonne)\n"
        "  Ein Postfach eintragen: ks contact add Sekretariat --mailbox --org 1 --mail ADRESSE\n"
        "Niemand ist neu. Eine berichtigte Fassung an alle, die schon eingeladen sind, schreibt --again.\n"
    )


def test_the_example_of_a_selection_can_be_typed_as_it_stands(ks: Ks) -> None:
    ks("event", "create", "Fachtag", "--date", "8.10.2025")

    assert ks("invite").err == (
        "Fehler: Wen möchten Sie einladen?\n"
        'Tipp: Wählen Sie aus, zum Beispiel mit --sector schule, --role insofa, --org "Stadt Lünen", '
        "--contact NAME – oder alle mit --all.\n"
    )
