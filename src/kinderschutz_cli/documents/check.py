"""Trying a text template without data: it is rendered with the samples of the vocabulary, a PDF is typeset too."""

from kinderschutz_cli.documents.environment import Renderer
from kinderschutz_cli.documents.opening import opening
from kinderschutz_cli.documents.samples import sample_words
from kinderschutz_cli.documents.templates import Template, TemplateKind


def check(renderer: Renderer, template: Template) -> None:
    """Render `template` with samples. Raises the TemplateFault that a coordinator would meet.

    For .md, .html and .typ; workbooks and Word files are checked where they are filled.
    """
    words = sample_words()
    if template.kind is TemplateKind.OPENING:
        opening(renderer, words, template.name.removeprefix("einstieg-").removesuffix(".md"))
    elif template.kind is TemplateKind.MAIL:
        from kinderschutz_cli.documents.markdown import MailTemplate  # 40 ms

        MailTemplate(renderer, template.name).render(words)
    elif template.name.endswith(".typ"):
        from kinderschutz_cli.documents.typst import Typesetter  # 40 ms with its fonts

        with Typesetter() as typesetter:
            typesetter.document(renderer, template, words)
    else:
        frame = {"betreff": "Betreff", "inhalt": "Text"} if template.kind is TemplateKind.FRAME else {}
        renderer.render(template, words | frame)
