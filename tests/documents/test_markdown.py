"""One Markdown template, two parts of a mail; values are data in both."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinderschutz_cli.documents.environment import Renderer
from kinderschutz_cli.documents.markdown import Mail, MailTemplate
from kinderschutz_cli.documents.templates import TemplateFolders
from kinderschutz_cli.errors.template import SubjectMissing, UnknownWord


def template(folder: Path, text: str) -> MailTemplate:
    (folder / "mail.md").write_text(text, encoding="utf-8")
    (folder / "rahmen.html").write_text("{{ inhalt }}", encoding="utf-8")
    return MailTemplate(Renderer(TemplateFolders((folder,))), "mail.md")


def mail(folder: Path, text: str, **words: Any) -> Mail:
    return template(folder, text).render(words)


def test_subject_text_and_html(tmp_path: Path) -> None:
    source = (
        "Betreff: Einladung nach {{ ort }}\n\n"
        "Guten Tag {{ name }},\nkommen Sie **gern**.\n\n"
        "## Wege\n\n- [Formular]({{ link }})\n- [{{ post }}](mailto:{{ post }})\n\n"
        "1. eins\n2. zwei\n\n> Zitat\n\n---\n\n| A | B |\n|---|---|\n| {{ ort }} | 2 |\n"
    )
    made = mail(tmp_path, source, ort="Lünen", name="Kim", link="https://example.org/a?b=1&c=2", post="a@example.org")
    assert made == Mail(
        subject="Einladung nach Lünen",
        text=(
            "Guten Tag Kim,\nkommen Sie gern.\n\n"
            "Wege\n- Formular (https://example.org/a?b=1&c=2)\n- a@example.org\n\n"
            "1. eins\n2. zwei\n\n> Zitat\n\n----------------------------------------\n\nA  B\nLünen  2\n"
        ),
        html=(
            "<p>Guten Tag Kim,<br />\nkommen Sie <strong>gern</strong>.</p>\n<h2>Wege</h2>\n<ul>\n"
            '<li><a href="https://example.org/a?b=1&amp;c=2">Formular</a></li>\n'
            '<li><a href="mailto:a@example.org">a@example.org</a></li>\n</ul>\n<ol>\n<li>eins</li>\n<li>zwei</li>\n</ol>\n'
            "<blockquote>\n<p>Zitat</p>\n</blockquote>\n<hr />\n<table>\n<thead>\n<tr>\n<th>A</th>\n<th>B</th>\n</tr>\n"
            "</thead>\n<tbody>\n<tr>\n<td>Lünen</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n"
        ),
    )


def test_long_paragraphs_are_wrapped_and_lists_indented(tmp_path: Path) -> None:
    made = mail(tmp_path, "Betreff: x\n\n- {{ lang }}\n", lang="Wort " * 30)
    assert made.text == "- " + "\n  ".join(["Wort " * 14 + "Wort", "Wort " * 14 + "Wort"]) + "\n"


@pytest.mark.parametrize("sign", ["§", "Art.", "Nr."])
def test_no_line_ends_between_a_sign_and_its_number(tmp_path: Path, sign: str) -> None:
    made = mail(tmp_path, "Betreff: x\n\n{{ lang }}\n", lang=f"{'x' * (76 - len(sign))} {sign} 9 LKSG")
    assert made.text == f"{'x' * (76 - len(sign))}\n{sign} 9 LKSG\n"


@pytest.mark.parametrize(
    "value", ["*a*", "[x](https://example.com)", "<b>", "# T", "1. x", "`c`", "{{ x }}", "\\", "|"]
)
def test_a_value_is_never_markup(tmp_path: Path, value: str) -> None:
    made = mail(tmp_path, "Betreff: {{ v }}\n\n{{ v }}\n\n**{{ v }}**\n", v=value)
    escaped = value.replace("<b>", "&lt;b&gt;")
    assert made == Mail(value, f"{value}\n\n{value}\n", f"<p>{escaped}</p>\n<p><strong>{escaped}</strong></p>\n")


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Zl", "Zp", "Zs")), min_size=1, max_size=30))
def test_any_value_stands_in_the_text_unchanged(tmp_path: Path, value: str) -> None:
    assert mail(tmp_path, "Betreff: x\n\nA\n{{ v }}\nZ\n", v=value).text == f"A\n{value}\nZ\n"


def test_a_value_with_line_breaks_keeps_them(tmp_path: Path) -> None:
    made = mail(tmp_path, "Betreff: x\n\n{{ v }}\n", v="eins\nzwei")
    assert (made.text, made.html) == ("eins\nzwei\n", "<p>eins<br>\nzwei</p>\n")


def test_a_value_as_address_of_a_link_must_be_one(tmp_path: Path) -> None:
    made = mail(tmp_path, "Betreff: x\n\n[hier]({{ v }})\n", v='javascript:alert("x")')
    assert made.html == '<p><a href="#">hier</a></p>\n'


def test_marks_in_values_mean_nothing(tmp_path: Path) -> None:
    made = mail(tmp_path, "Betreff: x\n\n{{ a }} {{ b }}\n", a="geheim", b="\ue0000\ue001\ue002x\ue003")
    assert made.text == "geheim geheimx\n"


def test_people_with_different_conditions_get_their_own_layout(tmp_path: Path) -> None:
    letters = template(tmp_path, "Betreff: x\n\n{% if a %}Mit {{ a }}{% else %}Ohne{% endif %}\n")
    assert [letters.render({"a": a}).text for a in ("A", "", "B")] == ["Mit A\n", "Ohne\n", "Mit B\n"]


def test_html_in_a_template_is_shown_as_text(tmp_path: Path) -> None:
    assert mail(tmp_path, "Betreff: x\n\n<b>a</b>\n").html == "<p>&lt;b&gt;a&lt;/b&gt;</p>\n"


def test_a_mail_without_subject_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SubjectMissing, match=r"^Vorlage „mail.md“, Zeile 1: Der Betreff fehlt.$"):
        mail(tmp_path, "Guten Tag\n")


def test_a_fault_in_a_mail_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(UnknownWord, match=r"^Vorlage „mail.md“, Zeile 3: Das Wort „kontkt“ gibt es nicht.$"):
        mail(tmp_path, "Betreff: x\n\n{{ kontkt }}\n")


def test_a_subject_is_one_line(tmp_path: Path) -> None:
    assert mail(tmp_path, "Betreff: {{ v }}\n\nx\n", v="a\nBcc: b@example.org").subject == "a Bcc: b@example.org"
