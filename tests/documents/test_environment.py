"""Templates see German words; what is wrong is told with template, line and person."""

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from kinderschutz_cli.documents.environment import Renderer
from kinderschutz_cli.documents.samples import sample
from kinderschutz_cli.documents.templates import TemplateFolders
from kinderschutz_cli.documents.vocabulary import Kontakt
from kinderschutz_cli.errors.base import ExitCode, KsError
from kinderschutz_cli.errors.template import TemplateFault, UnknownTemplate

PERSON = "Prof. Dr. Erika von der Heide"


def rendered(folder: Path, text: str, *, suffix: str = ".md", **words: Any) -> str:
    (folder / f"brief{suffix}").write_text(text, encoding="utf-8")
    return Renderer(TemplateFolders((folder,))).render(f"brief{suffix}", {"kontakt": sample(Kontakt), **words})


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("tag | datum", "8. Oktober 2025"),
        ("tag | wochentag", "Mittwoch, 8. Oktober 2025"),
        ("tag | kurzdatum", "08.10.2025"),
        ("tag | kurztag", "Mi 08.10.2025"),
        ("tag", "08.10.2025"),
        ("uhr | uhrzeit", "09:00\u00a0Uhr"),
        ("uhr", "09:00 Uhr"),
        ("['A', 'B', 'C'] | aufzaehlung", "A, B und C"),
        ("['A', ''] | aufzaehlung", "A"),
        ("[] | aufzaehlung", ""),
        ("['A', 'B'] | aufzaehlung('oder')", "A oder B"),
        ("1250 | euro", "12,50 Euro"),
        ("'9 Uhr' | zusammen", "9\u00a0Uhr"),
        ("true", "ja"),
        ("150", "150"),
        ("kontakt.telefon or 'ohne'", "ohne"),
    ],
)
def test_german_filters_and_values(tmp_path: Path, expression: str, text: str) -> None:
    words = {"tag": date(2025, 10, 8), "uhr": time(9, 0), "kontakt": sample(Kontakt, telefon="")}
    assert rendered(tmp_path, f"x {{{{ {expression} }}}}", **words) == f"x {text}"


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{{ kontakt.telefon }}", "Zeile 2, für {}: „kontakt.telefon“ ist leer."),
        ("{{ kontakt.seit }}", "Zeile 2, für {}: „kontakt.seit“ ist leer."),
        ("{{ kontakt.seit | datum }}", "Zeile 2, für {}: „kontakt.seit“ ist leer."),
        ("{{ kontakt.seit.year }}", "Zeile 2, für {}: „kontakt.seit“ ist leer."),
        ("{{ kontakt.nam }}", "Zeile 2, für {}: Das Wort „kontakt.nam“ gibt es nicht."),
        ("{% if kontkt.name %}{% endif %}", "Zeile 2, für {}: Das Wort „kontkt“ gibt es nicht."),
        ("{{ kontakt.name | dattum }}", "Zeile 2, für {}: Den Filter „dattum“ gibt es nicht."),
        ("{{ kontakt.name | safe }}", "Zeile 2, für {}: Den Filter „safe“ gibt es nicht."),
        ("{{ kontakt }}", "Zeile 2, für {}: Hier steht eine ganze Gruppe (kontakt), keine einzelne Angabe."),
        ("{{ kontakt.rollen }}", "Zeile 2, für {}: Hier steht eine ganze Gruppe (Liste), keine einzelne Angabe."),
        ("{{ kontakt.__class__.__mro__ }}", "Zeile 2, für {}: Das dürfen Vorlagen nicht."),
        (
            "{% for n in range(10**9) %}{% endfor %}",
            "Zeile 2, für {}: Die Vorlage lässt sich nicht ausfüllen (eine Wiederholung ist zu lang).",
        ),
        (
            "{{ 1 / 0 }}",
            "Zeile 2, für {}: Die Vorlage lässt sich nicht ausfüllen (geteilt durch null).",
        ),
        (
            "{% if kontakt.name %}",
            (
                "Zeile 2, für {}: Die Platzhalter sind nicht richtig geschrieben: am Ende fehlt etwas, meist {{% endif %}}, "
                "{{% endfor %}} oder {{% endblock %}}."
            ),
        ),
        (
            "{{ kontakt.name }",
            "Zeile 2, für {}: Die Platzhalter sind nicht richtig geschrieben: „}}“ steht dort, wo es nicht hingehört.",
        ),
        (
            "{% wenn kontakt.name %}",
            "Zeile 2, für {}: Die Platzhalter sind nicht richtig geschrieben: „wenn“ kennt Jinja nicht.",
        ),
        (
            "{{ }}",
            (
                "Zeile 2, für {}: Die Platzhalter sind nicht richtig geschrieben: ein Platzhalter ist leer oder bricht "
                "mittendrin ab."
            ),
        ),
    ],
)
def test_a_fault_names_template_line_and_person(tmp_path: Path, line: str, sentence: str) -> None:
    with pytest.raises(TemplateFault) as problem:
        rendered(tmp_path, f"Guten Tag,\n{line}\n", kontakt=sample(Kontakt, telefon="", seit=None))
    assert problem.value.message == f"Vorlage „brief.md“, {sentence.format(PERSON)}"
    assert problem.value.exit_code is ExitCode.TEMPLATE


def test_a_word_of_another_document_is_not_proposed(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault) as caught:
        rendered(tmp_path, "{{ teilnehmer }}")
    assert caught.value.message.endswith("Das Wort „teilnehmer“ gibt es in diesem Dokument nicht.")


def test_an_unknown_word_names_near_ones(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault) as problem:
        rendered(tmp_path, "{{ kontakt.nachnahme }}")
    assert problem.value.hint == ("Meinten Sie „kontakt.nachname“? „ks template vocabulary“ nennt alle Wörter.")


def test_the_line_of_an_included_template_is_told_with_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "fuss.md").write_text("\n\n{{ kontakt.fax }}", encoding="utf-8")
    with pytest.raises(TemplateFault, match=r"^Vorlage „fuss.md“, Zeile 3, "):
        rendered(tmp_path, "{% include 'fuss.md' %}")


def test_an_own_template_extends_the_shipped_one_of_its_name(tmp_path: Path) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    own.mkdir()
    shipped.mkdir()
    (shipped / "dank.md").write_text("Danke, {% block wer %}alle{% endblock %}!", encoding="utf-8")
    (own / "dank.md").write_text(
        '{% extends "standard:dank.md" %}{% block wer %}{{ super() }} in {{ ort }}{% endblock %}', encoding="utf-8"
    )
    assert Renderer(TemplateFolders((own,), shipped)).render("dank.md", {"ort": "*Lünen*"}) == (
        r"Danke, alle in \*Lünen\*!"
    )


def test_an_unknown_parent_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnknownTemplate, match=r"standard:fehlt\.md"):
        rendered(tmp_path, '{% extends "standard:fehlt.md" %}')


HARD = '"#panic()\\ {{ x }} <b> [a](b) *c* & `d`'


@pytest.mark.parametrize(
    ("suffix", "written"),
    [
        (".html", "&quot;#panic()\\ {{ x }} &lt;b&gt; [a](b) *c* &amp; `d`"),
        (".md", r'"#panic()\\ {{ x }} \<b\> \[a\](b) \*c\* & \`d\`'),
        (".typ", '#"\\"#panic()\\\\ {{ x }} <b> [a](b) *c* & \\u{60}d\\u{60}";'),
    ],
)
def test_a_value_never_becomes_markup_wherever_it_passes(tmp_path: Path, suffix: str, written: str) -> None:
    text = (
        "{{ kontakt.name }}"
        "{% macro zeile(x) %}|{{ x }}{% endmacro %}{{ zeile(kontakt.name) }}"
        "{% set block %}|{{ kontakt.name }}{% endset %}{{ block }}"
        "{% set kopie = kontakt.name %}|{{ kopie }}"
        "{{ '|' if true }}{{ kontakt.name ~ '' }}"
    )
    bar = {".html": "|", ".md": r"\|", ".typ": '#"|";'}[suffix]
    assert rendered(tmp_path, text, suffix=suffix, kontakt=sample(Kontakt, name=HARD)) == (
        f"{written}|{written}|{written}|{written}{bar}{written}"
    )


def test_a_template_with_a_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    (tmp_path / "brief.md").write_bytes(b"\xef\xbb\xbfGuten Tag,\r\n{{ ort }}\r\n")
    assert Renderer(TemplateFolders((tmp_path,))).render("brief.md", {"ort": "Lünen"}) == "Guten Tag,\nLünen\n"


def test_every_template_fault_is_an_error_of_ours() -> None:
    assert issubclass(TemplateFault, KsError)
