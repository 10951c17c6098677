"""A set of options that several commands share: `create`, `edit` and `copy` take the same thirty fields of an event."""

import functools
import inspect
from collections.abc import Callable, Mapping
from typing import Any

Command = Callable[..., None]


def with_options(options: Mapping[str, Any]) -> Callable[[Command], Command]:
    """Give a command further options; it receives those that were typed as `typed: dict[str, Any]`.

    `options` maps a name to what would stand in a signature: `Annotated[str | None, typer.Option("--motto", …)]`.
    What was not typed is left out of `typed`, so that `EventInput(**typed)` knows it as not mentioned.
    """

    def decorate(command: Command) -> Command:
        signature = inspect.signature(command, eval_str=True)
        own = [parameter for parameter in signature.parameters.values() if parameter.name != "typed"]
        added = [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=annotation)
            for name, annotation in options.items()
        ]
        own = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own]

        @functools.wraps(command)
        def run(**values: Any) -> None:
            typed = {name: values.pop(name) for name in options}
            command(**values, typed={name: value for name, value in typed.items() if value not in (None, [])})

        # Typer reads the signature for the options and the annotations for their types.
        run.__signature__ = signature.replace(parameters=[*own, *added])  # type: ignore[attr-defined]  # inspect's own protocol
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in (*own, *added)}
        return run

    return decorate
