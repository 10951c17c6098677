"""Any text survives as a value: read back by an independent reader it is the text again."""

import html

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kinderschutz_cli.documents.escaping import html_text, markdown_lines, markdown_text, typst_literal, typst_text

#: Text as it comes out of cells; without surrogates and control characters, which no reader keeps.
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Zl", "Zp")), max_size=60)
NASTY = st.text(st.sampled_from("ab 1.)#*_`[]()<>&;!|~\\\"'+-=:{}%/äß🙂"), max_size=40)


@settings(max_examples=200)
@given(TEXT | NASTY)
def test_markdown_shows_the_value_itself(value: str) -> None:
    shown = " ".join(value.split())
    document = markdown_lines(f"{markdown_text(value)}\n\n- {markdown_text(value)}\n\n# {markdown_text(value)} Ende\n")
    paragraphs = [
        "".join(child.content for child in token.children or [] if child.type in ("text", "code_inline"))
        for token in MarkdownIt("commonmark").enable("table").parse(document)
        if token.type == "inline"
    ]
    # A value of protected blanks alone makes paragraphs in which nothing is seen.
    texts = [text for text in (" ".join(paragraph.split()) for paragraph in paragraphs) if text]
    assert texts == [text for text in (shown, shown, f"{shown} Ende".strip()) if text]


def test_markdown_stays_readable() -> None:
    assert markdown_lines("# " + markdown_text("3. Konferenz, Kurt-Schumacher-Straße 40, vor_nach@example.org")) == (
        "# 3. Konferenz, Kurt-Schumacher-Straße 40, vor_nach@example.org"
    )
    assert markdown_lines(markdown_text("3. Konferenz")) == r"3\. Konferenz"


@settings(max_examples=100)
@given(TEXT | NASTY)
def test_html_shows_the_value_itself(value: str) -> None:
    assert html.unescape(html_text(value)) == value


@settings(max_examples=200)
@given(NASTY | st.text(st.sampled_from('\n\r\t"\\`*/#{}\x00\x1b\u2028'), max_size=10))
def test_a_typst_literal_cannot_be_left(value: str) -> None:
    body = typst_literal(value)[1:-1]
    assert typst_literal(value)[0] == typst_literal(value)[-1] == '"'
    # Without escapes nothing is left that ends a string, a line, raw text or a comment.
    rest = body.replace("\\\\", "").replace('\\"', "")
    assert not set(rest) & set('"\n\r`\x00\x1b\u2028')
    assert "*/" not in body


def test_a_typst_value_is_a_closed_expression() -> None:
    assert typst_text('Kita "Sonne & Mond"\n#x') == '#"Kita \\"Sonne & Mond\\"\\n#x";'


def test_typst_takes_composed_letters() -> None:
    assert typst_literal("Mu\u0308ller") == '"Müller"'
