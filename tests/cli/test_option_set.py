from dataclasses import fields
from typing import Annotated, Any

import typer
from typer.testing import CliRunner

from kinderschutz_cli.cli.event_options import EVENT_OPTIONS, PART_OPTIONS, TITLE_OPTION
from kinderschutz_cli.cli.option_set import with_options
from kinderschutz_cli.cli.program import CHANGES
from kinderschutz_cli.workflows.event_input import EventInput, PartInput
from kinderschutz_cli.workflows.programme import ItemInput


def test_a_command_gets_only_what_was_typed() -> None:
    seen: list[tuple[str, dict[str, Any]]] = []
    app = typer.Typer()
    options = {
        "motto": Annotated[str | None, typer.Option("--motto")],
        "aim": Annotated[str | None, typer.Option("--aim")],
        "host": Annotated[list[str] | None, typer.Option("--host")],
        "calendar": Annotated[bool | None, typer.Option("--calendar/--no-calendar")],
    }

    @app.command()
    @with_options(options)
    def edit(name: str, *, typed: dict[str, Any]) -> None:
        seen.append((name, typed))

    runner = CliRunner()
    runner.invoke(app, ["a", "--motto", "", "--host", "B", "--host", "A", "--no-calendar"], catch_exceptions=False)
    runner.invoke(app, ["b"], catch_exceptions=False)
    assert seen == [("a", {"motto": "", "host": ["B", "A"], "calendar": False}), ("b", {})]


def test_every_field_that_can_be_typed_has_its_option() -> None:
    assert set(TITLE_OPTION | EVENT_OPTIONS) == {field.name for field in fields(EventInput)}
    assert set(TITLE_OPTION | PART_OPTIONS) == {field.name for field in fields(PartInput)}
    assert set(CHANGES) == {field.name for field in fields(ItemInput)}
