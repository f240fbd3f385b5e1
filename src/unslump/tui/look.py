"""The colours of the coach in the terminal: those of the figure, on dark warm ground or on cream."""

from collections.abc import Mapping

from textual.theme import Theme

from unslump.render.ansi import is_dark

DARK = Theme(
    name="unslump-dark",
    dark=True,
    background="#1b1815",
    surface="#1b1815",
    panel="#26221e",
    foreground="#f3ebe1",
    primary="#46b3a8",
    secondary="#b3bff0",
    accent="#ff9b57",
    warning="#ffab98",
    error="#ffab98",
    success="#46b3a8",
    variables={"soft": "#bdb1a3", "line": "#3f3832"},
)
LIGHT = Theme(
    name="unslump-light",
    dark=False,
    background="#f6f3ee",
    surface="#f6f3ee",
    panel="#ebe5db",
    foreground="#1f2a37",
    primary="#12695f",
    secondary="#3b4a7a",
    accent="#ff8a3d",
    warning="#9c2f1d",
    error="#9c2f1d",
    success="#12695f",
    variables={"soft": "#566170", "line": "#ddd5c8"},
)


def theme_name(wanted: str, environment: Mapping[str, str]) -> str:
    """The theme for a preference (`light`, `dark` or `auto`); where it is left to us, the terminal's own ground decides.

    >>> theme_name("auto", {"COLORFGBG": "0;15"})
    'unslump-light'
    """
    if wanted in ("light", "dark"):
        return f"unslump-{wanted}"
    return DARK.name if is_dark(environment) else LIGHT.name
