"""`ks contact move` as it is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.conftest import Ks


def test_shown_then_entered(ks: Ks) -> None:
    for name in ("Leoschule", "Viktoriaschule"):
        assert ks("org", "add", name, "--kind", "grundschule").code == 0
    added = ks(
        "contact",
        "add",
        "Erika Muster",
        "--org",
        "Leoschule",
        "--function",
        "Schulleitung",
        "--mail",
        "e.muster@example.org",
    )
    assert added.code == 0
    wish = ("contact", "move", "Erika", "--to", "viktoria", "--on", "1.8.2025")
    shown = "Erika Muster: Schulleitung, Leoschule, bis 31.07.2025\nErika Muster: Viktoriaschule, ab 01.08.2025\n"
    dry = ks(*wish, "--dry-run")
    assert (dry.code, dry.out, dry.err) == (0, shown, "")
    assert ks(*wish).code == 2
    assert [one["bis"] for one in ks("contact", "show", "1", "--json").json["zugehoerigkeiten"]] == [None]
    done = ks(*wish, "--yes")
    assert (done.code, done.out) == (0, shown)
    assert done.err.splitlines()[-1] == "Weiter: ks contact show 1"
    held = ks("contact", "show", "1", "--json").json["zugehoerigkeiten"]
    assert {one["organisation"]: (one["von"], one["bis"]) for one in held} == {
        "Leoschule": (None, "2025-07-31"),
        "Viktoriaschule": ("2025-08-01", None),
    }


def test_what_is_missing_is_named(ks: Ks) -> None:
    assert "--to" in ks("contact", "move", "Erika").err
