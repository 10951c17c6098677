"""Click's usage errors as German sentences with a way out."""

from collections.abc import Sequence

import click
from click.exceptions import NoSuchCommand

from kinderschutz_cli.cli.german_words import command_meant, option_meant
from kinderschutz_cli.errors.base import UsageProblem


class Misused(UsageProblem):
    """A command line that Click could not read."""


def in_german(error: click.UsageError) -> Misused:
    """The same failure in our words; Click's own sentences come translated from the catalogue."""
    if isinstance(error, NoSuchCommand):
        return _unknown_command(error)
    if isinstance(error, click.NoSuchOption):
        return _unknown_option(error)
    if isinstance(error, click.MissingParameter):
        return Misused(_missing(error), hint=_see_help(error.ctx))
    if isinstance(error, click.BadParameter):
        return Misused(f"{_name_of(error)}{error.message}", hint=_see_help(error.ctx))
    return Misused(error.format_message(), hint=_see_help(error.ctx))


def _unknown_command(error: NoSuchCommand) -> Misused:
    context = error.ctx
    group = context.command if context else None
    if context is None or not isinstance(group, click.Group):
        return Misused(f"Den Befehl „{error.command_name}“ gibt es nicht.")
    known = [name for name, command in group.commands.items() if not command.hidden]
    sentence = f"Den Befehl „{error.command_name}“ gibt es nicht."
    near = _near(error.command_name, known)
    at_root = context.parent is None
    meant = command_meant(error.command_name, known, at_root=at_root)
    if not meant and not near:
        meant = command_meant(error.command_name, known, at_root=at_root, forgiving=True)
    if meant:
        noun = "Die Option" if meant.startswith("--") else "Der Befehl"
        return Misused(f"{sentence} {noun} heißt `{context.command_path} {meant}`.")
    if near:
        proposals = " oder ".join(f"`{context.command_path} {name}`" for name in near)
        return Misused(f"{sentence} Meinten Sie {proposals}?")
    return Misused(sentence, hint=f"`{context.command_path} --help` zeigt alle Befehle.")


def _unknown_option(error: click.NoSuchOption) -> Misused:
    sentence = f"Die Option „{error.option_name}“ gibt es hier nicht."
    context = error.ctx
    parameters = context.command.get_params(context) if context else []
    known = [name for parameter in parameters if isinstance(parameter, click.Option) for name in parameter.opts]
    if context and context.parent and error.option_name in _global_options(context):
        return Misused(
            f"Die Option „{error.option_name}“ steht vor dem Befehl: `{_with_global(context, error.option_name)}`."
        )
    if context and error.option_name.lstrip("-") in {one.name for one in parameters if isinstance(one, click.Argument)}:
        pieces = context.command.collect_usage_pieces(context)[1:]
        usage = " ".join([context.command_path, *pieces])
        return Misused(f"{sentence} Die Angabe steht ohne „{error.option_name}“: `{usage}`.")
    meant = option_meant(error.option_name, known)
    if meant:
        return Misused(f"{sentence} Die Option heißt `{meant}`.")
    if near := _near(error.option_name, known):
        return Misused(f"{sentence} Meinten Sie {' oder '.join(f'`{name}`' for name in near)}?")
    return Misused(sentence, hint=_see_help(context))


def _global_options(context: click.Context) -> list[str]:
    root = context.find_root()
    return [name for parameter in root.command.params for name in parameter.opts]


def _with_global(context: click.Context, option: str) -> str:
    """`ks --db … contact list`: the command line with the option in its place."""
    program, _, command = context.command_path.partition(" ")
    return f"{program} {option} … {command}" if option == "--db" else f"{program} {option} {command}"


def _near(typed: str, known: Sequence[str]) -> list[str]:
    """At most two names that look much like `typed`; the dashes of options would make all of them alike."""
    from difflib import get_close_matches  # 4 ms, needed for a mistake only

    bare = {name.lstrip("-"): name for name in known}
    return [bare[name] for name in get_close_matches(typed.lstrip("-"), bare, n=2, cutoff=0.7)]


def _missing(error: click.MissingParameter) -> str:
    parameter = error.param
    if parameter is None:
        return error.format_message()
    what = "Option" if parameter.param_type_name == "option" else "Angabe"
    choice = parameter.type
    possible = ""
    if isinstance(choice, click.Choice):
        possible = f" Möglich sind: {', '.join(choice._normalized_mapping(error.ctx).values())}."  # noqa: SLF001 - Click offers the names only inside its own sentence
    return f"Es fehlt die {what} {_spoken(parameter, error.ctx)}.{possible}"


def _name_of(error: click.BadParameter) -> str:
    if error.param is None:
        return ""
    return f"{_spoken(error.param, error.ctx)}: "


def _spoken(parameter: click.Parameter, context: click.Context | None) -> str:
    """How a person sees a parameter: `--date`, or the metavar of an argument."""
    if parameter.param_type_name == "option":
        return max(parameter.opts, key=len)
    metavar = parameter.make_metavar(context) if context else parameter.name or ""
    return metavar.strip("[].")


def _see_help(context: click.Context | None) -> str:
    return f"`{context.command_path} --help` zeigt, was hier möglich ist." if context else ""
