"""What the shipped templates are for, as `ks export --list` and docs/vorlagen.md say it."""

#: What the shipped templates are for (openings aside); a test asks for every one of them.
PURPOSES = {
    "agenda.docx": "das Programm für Word, zum Weiterbearbeiten",
    "agenda.html": "das Programm für die Internetseite",
    "agenda.md": "das Programm als Text, z. B. zum Einfügen in eine Mail",
    "agenda.typ": "das Programm zum Drucken und Veröffentlichen (PDF/UA-1)",
    "einladung.md": "die Einladung als Mail",
    "einladung.typ": "die Einladung als Brief nach DIN 5008 (PDF/UA-1), wo keine E-Mail-Adresse bekannt ist",
    "kontakte.xlsx": "alle Kontakte; in Excel bearbeitet, lässt sich die Mappe wieder einlesen",
    "organisationen.xlsx": "alle Organisationen",
    "rahmen.html": "der Rahmen um den HTML-Teil jeder Mail",
    "rahmen.typ": "der Rahmen aller Briefe: Briefkopf, Anschriftfeld, Fußzeile",
    "serienbrief.xlsx": "alle Eingeladenen als Quelle für den Seriendruck in Word",
    "teilnehmer.typ": "die Liste der Anmeldungen zum Drucken (PDF/UA-1)",
    "teilnehmer.xlsx": "die Liste der Anmeldungen für die eigene Arbeit",
}
