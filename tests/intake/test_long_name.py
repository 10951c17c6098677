import pytest

from kinderschutz_cli.intake.long_name import compose_name


@pytest.mark.parametrize(
    ("parts", "short_name", "name"),
    [
        (("Leoschule", "Städt. Kath. Grundschule", ""), "Lünen, KG Leo", "Leoschule, Städt. Kath. Grundschule"),
        (("Viktoriaschule", "Städt. Gem. Grundschule", "- Primarstufe -"), "", "Viktoriaschule, Städt. Gem. Grundschule"),
        (("Freiherr-vom-Stein-Gymnasium", "- Sekundarstufen I und II -", ""), "", "Freiherr-vom-Stein-Gymnasium"),
        (
            ("Studienkolleg des Ökumenischen", "Studienwerks e.V. für ausländische", "Studierende"),
            "Bochum, WBK KOL Studienkolleg",
            "Studienkolleg des Ökumenischen Studienwerks e.V. für ausländische Studierende",
        ),
        (("Freie Waldorfschule Rudolf Steiner Schu-", "le u. Parzivalsch."), "", "Freie Waldorfschule Rudolf Steiner Schule u. Parzivalsch."),
        (("Christopherus-Schule f. Seelen-", "pflegebedürftige"), "", "Christopherus-Schule f. Seelenpflegebedürftige"),
        (("Private Ökumenische Montessori-", "Gesamtschule"), "", "Private Ökumenische Montessori-Gesamtschule"),
        (
            ("Schule für Wirtschaft,Verwaltung,Sozial-", "und Gesundheitswesen, Hauswirtschaft"),
            "",
            "Schule für Wirtschaft,Verwaltung,Sozial- und Gesundheitswesen, Hauswirtschaft",
        ),
        (("Gymnasium Claudia Agrippina Privat", "schule als Ersatzsch."), "", "Gymnasium Claudia Agrippina Privatschule als Ersatzsch."),
        (("Schule der", "Städt. Werke"), "", "Schule der Städt. Werke"),
        (("Städt. Gem. Grundschule", "Am Friedenspark"), "Leverkusen, GG Am Friedenspark", "Städt. Gem. Grundschule Am Friedenspark"),
        (("Städt. Gem. Grundschule", "- Primarstufe -"), "Hürth, GG Bonnstraße", "Städt. Gem. Grundschule Bonnstraße"),
        (("Städt. Gem. Hauptschule",), "Düsseldorf,GH Graf-Recke-Str.", "Städt. Gem. Hauptschule Graf-Recke-Str."),
        (("Bezirksregierung Düsseldorf", "- Schulabteilung -"), "", "Bezirksregierung Düsseldorf - Schulabteilung -"),
        (("Hundertwasser-Schule", "Fsp. Sprache - Primar-u. Sek.I"), "", "Hundertwasser-Schule Fsp. Sprache - Primar-u. Sek.I"),
        (("- Primarstufe -",), "", "- Primarstufe -"),
        (("", ""), "Lünen, GG Leo", ""),
    ],
)  # fmt: skip
def test_names(parts: tuple[str, ...], short_name: str, name: str) -> None:
    assert compose_name(parts, short_name) == name
