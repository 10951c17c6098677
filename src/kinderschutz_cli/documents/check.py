"""Trying a template: it is filled with the samples of the vocabulary, or with the words of a real event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kinderschutz_cli.documents.opening import opening
from kinderschutz_cli.documents.samples import institution, sample_words
from kinderschutz_cli.documents.templates import PIECES, Template, TemplateKind

if TYPE_CHECKING:
    from pathlib import Path

    from kinderschutz_cli.documents.environment import Renderer, Values


#: Words that stand for one person; only what goes to a person has them.
PERSONAL = frozenset({"kontakt", "einstieg", "anmeldung", "bisher", "brief"})


def samples_for(template: Template) -> dict[str, Any]:
    """The samples a template of this kind sees: an export and an opening know nothing of a recipient."""
    hidden = PERSONAL if template.kind in {TemplateKind.EXPORT, TemplateKind.OPENING} else frozenset()
    return {name: value for name, value in sample_words().items() if name not in hidden}


def check(
    renderer: Renderer, template: Template, words: Values | None = None, network_folder: Path | None = None
) -> None:
    """Fill `template`, a PDF is typeset too, with the logo out of the network's folder.

    Without `words` the samples are taken; what goes to people is tried for an institution too, whose mailbox has no
    name. Raises the KsError that a coordinator would meet.
    """
    if words is not None:
        _fill(renderer, template, words, network_folder)
        return
    samples = samples_for(template)
    _fill(renderer, template, samples, network_folder)
    if template.kind in {TemplateKind.MAIL, TemplateKind.LETTER}:
        _fill(renderer, template, {**samples, "kontakt": institution()}, network_folder)


def _fill(renderer: Renderer, template: Template, words: Values, network_folder: Path | None) -> None:
    if template.kind is TemplateKind.FRAME:
        words = {**words, "betreff": "Betreff", "inhalt": "Text"}
    if template.kind is TemplateKind.OPENING:
        opening(renderer, words, template.name.removeprefix("einstieg-").removesuffix(".md"))
    elif template.kind is TemplateKind.MAIL:
        from kinderschutz_cli.documents.markdown import MailTemplate  # 40 ms

        MailTemplate(renderer, template.name).render(words)
    elif template.path.suffix == ".xlsx":
        from kinderschutz_cli.documents.workbook import render_workbook  # openpyxl: 90 ms

        render_workbook(template.path, words, name=template.name)
    elif template.path.suffix == ".docx":
        from kinderschutz_cli.documents.word import render_docx  # docxtpl: 110 ms

        render_docx(template.path, words, name=template.name)
    elif template.path.suffix == ".typ" and template.name not in PIECES:
        from kinderschutz_cli.documents.typst import Typesetter  # 40 ms with its fonts

        logo = str(getattr(words.get("netzwerk"), "logo", ""))
        with Typesetter(network_folder, logo) as typesetter:
            typesetter.document(renderer, template, words)
    else:
        renderer.render(template, words)
