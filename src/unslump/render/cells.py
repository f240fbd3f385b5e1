"""Pixels become characters: each cell of a terminal shows 2 × 4 pixels in at most two colours.

In colour: solid blocks (▀ ▌ ▚ ▆ …), so that limbs look filled. Without colour: braille dots (⠙ ⣿ …) along the edges.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

ACROSS, DOWN = 2, 4
"""Pixels in a cell. A cell is twice as high as it is wide, so the pixels are square."""

Rgb = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Cell:
    """One character with its colours; None is the terminal's own ground, also as ink (a hole in the colour)."""

    char: str
    ink: Rgb | None = None
    ground: Rgb | None = None


Picture = tuple[tuple[Cell, ...], ...]
"""Rows of cells, the top one first."""


def _mask(*rows: str) -> int:
    """Bits of a drawing of 2 × 4 pixels, row by row."""
    return sum(1 << i for i, mark in enumerate("".join(rows)) if mark == "#")


_FULL = _mask("##", "##", "##", "##")
_BLOCKS = {
    0: " ",
    _mask("..", "..", "..", "##"): "▂",
    _mask("..", "..", "##", "##"): "▄",
    _mask("..", "##", "##", "##"): "▆",
    _mask("#.", "#.", "#.", "#."): "▌",
    _mask("#.", "#.", "..", ".."): "▘",
    _mask(".#", ".#", "..", ".."): "▝",
    _mask("..", "..", "#.", "#."): "▖",
    _mask("..", "..", ".#", ".#"): "▗",
    _mask("#.", "#.", ".#", ".#"): "▚",
}
"""Every shape that the block characters can show; the rest are these with the colours exchanged."""


def _distance(mask: int, other: int) -> int:
    return (mask ^ other).bit_count()


def _nearest_block(mask: int) -> tuple[str, bool]:
    """The character most like a mask, and whether ink and ground change places."""
    candidates = [(_distance(mask, m), False, char) for m, char in _BLOCKS.items()]
    candidates += [(_distance(mask, _FULL ^ m), True, char) for m, char in _BLOCKS.items()]
    _far, exchanged, char = min(candidates)
    return char, exchanged


_NEAREST = tuple(_nearest_block(mask) for mask in range(256))
_BRAILLE_BITS = (0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80)
"""The braille dot of each pixel, row by row."""

Pixels = Sequence[Sequence[int]]
Palette = tuple[Rgb | None, ...]
"""The colour of each number on the canvas; the first is the empty ground."""


def blocks(pixels: Pixels, palette: Palette) -> Picture:
    """Solid blocks in the two colours that matter most in each cell."""
    return tuple(
        tuple(_block_cell(seen, palette) for seen in _cells_of(*pixels[top : top + DOWN]))
        for top in range(0, len(pixels), DOWN)
    )


def dots(pixels: Pixels, solid: frozenset[int] = frozenset()) -> Picture:
    """Braille dots where two colours meet, and everywhere inside the `solid` ones."""
    lit = _edges(pixels, solid)
    return tuple(
        tuple(_braille_cell(seen) for seen in _cells_of(*lit[top : top + DOWN])) for top in range(0, len(lit), DOWN)
    )


def _cells_of(*rows: Sequence[int]) -> list[tuple[int, ...]]:
    """The eight pixels of each cell of a line, row by row."""
    a, b, c, d = rows
    return list(
        zip(a[::2], a[1::2], b[::2], b[1::2], c[::2], c[1::2], d[::2], d[1::2], strict=True),
    )


@lru_cache(maxsize=1 << 16)
def _block_cell(seen: tuple[int, ...], palette: Palette) -> Cell:
    ranked = Counter(seen).most_common()
    ground = ranked[0][0]
    if len(ranked) == 1:
        return Cell(" ", None, palette[ground])
    ink = ranked[1][0]
    mask = sum(1 << i for i, one in enumerate(seen) if _is_nearer(palette[one], palette[ink], palette[ground]))
    char, exchanged = _NEAREST[mask]
    if exchanged:
        ink, ground = ground, ink
    return Cell(char, palette[ink], palette[ground])


def _is_nearer(colour: Rgb | None, ink: Rgb | None, ground: Rgb | None) -> bool:
    if colour == ink:
        return True
    return _apart(colour, ink) < _apart(colour, ground)


def _apart(a: Rgb | None, b: Rgb | None) -> int:
    if a is None or b is None:
        return 0 if a == b else 3 * 255 * 255
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2


def _edges(pixels: Pixels, solid: frozenset[int]) -> list[list[int]]:
    """1 where a pixel differs from its neighbour to the left or above, or belongs to something solid."""
    above: Sequence[int] = [0] * len(pixels[0])
    lit = []
    for row in pixels:
        left = [0, *row[:-1]]
        lit.append([int(p != w or p != n or p in solid) for p, w, n in zip(row, left, above, strict=True)])
        above = row
    return lit


@lru_cache(maxsize=256)
def _braille_cell(seen: tuple[int, ...]) -> Cell:
    bits = sum(bit for bit, one in zip(_BRAILLE_BITS, seen, strict=True) if one)
    return Cell(chr(0x2800 + bits) if bits else " ")
