"""The smallest honest Typer program: two commands and a version. What `ks --version` is compared with."""

from typing import Annotated

import typer

app = typer.Typer(add_completion=False, rich_markup_mode=None)


def show_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        typer.echo("bare 1.0")
        raise typer.Exit


@app.callback()
def main(version: Annotated[bool, typer.Option("--version", callback=show_version, is_eager=True)] = False) -> None:
    """A bare program."""


@app.command()
def hello(name: str) -> None:
    """Say hello."""
    typer.echo(f"hello {name}")


@app.command()
def goodbye(name: str) -> None:
    """Say goodbye."""
    typer.echo(f"goodbye {name}")


app()
