"""Just enough of the FlatBuffers format to put one more entry into a model file.

Offsets in it are relative and point forward, so that what is put in front of a file can point into it,
and nothing in the file itself has to move.
"""

import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Piece = Callable[["Writer"], int]
"""Writes itself and says where it starts."""


class Writer:
    """Writes front to back: first the holes for offsets, then what they point to."""

    def __init__(self) -> None:
        self.data = bytearray()

    def align(self, size: int) -> int:
        self.data += bytes(-len(self.data) % size)
        return len(self.data)

    def put(self, layout: str, *values: float) -> int:
        start = self.align(struct.calcsize(f"<{layout[-1]}"))
        self.data += struct.pack(f"<{layout}", *values)
        return start

    def point(self, hole: int, target: int) -> None:
        struct.pack_into("<I", self.data, hole, target - hole)


@dataclass(frozen=True, slots=True)
class Outside:
    """Something that will stand behind all that is written, so many bytes from the start of it."""

    offset: int


Value = Piece | Outside | int
"""A field: a piece or something outside (an offset to it), or a number, as wide as `widths` says."""


def table(fields: Mapping[int, Value], widths: Mapping[int, str], outsides: list[tuple[int, Outside]]) -> Piece:
    """A table by field number. Holes that lead outside are noted in `outsides`: `(hole, where to)`."""

    def write(out: Writer) -> int:
        slots = max(fields) + 1
        places, size = [0] * slots, 4
        for number, value in sorted(fields.items()):
            width = struct.calcsize(widths[number]) if isinstance(value, int) else 4
            size += -size % width
            places[number], size = size, size + width
        vtable = out.put("H", 4 + 2 * slots)
        out.data += struct.pack(f"<H{slots}H", size, *places)
        start = out.align(4)
        out.data += struct.pack("<i", start - vtable) + bytes(size - 4)
        for number, value in fields.items():
            hole = start + places[number]
            if isinstance(value, int):
                struct.pack_into(f"<{widths[number]}", out.data, hole, value)
            else:
                fill(out, hole, value, outsides)
        return start

    return write


def fill(out: Writer, hole: int, value: Piece | Outside, outsides: list[tuple[int, Outside]]) -> None:
    if isinstance(value, Outside):
        outsides.append((hole, value))
    else:
        out.point(hole, value(out))


def vector(items: Sequence[Piece | Outside], outsides: list[tuple[int, Outside]]) -> Piece:
    """A vector of tables."""

    def write(out: Writer) -> int:
        start = out.put("I", len(items))
        out.data += bytes(4 * len(items))
        for number, item in enumerate(items):
            fill(out, start + 4 + 4 * number, item, outsides)
        return start

    return write


def numbers(values: Sequence[float]) -> Piece:
    """A vector of 32-bit numbers."""

    def write(out: Writer) -> int:
        start = out.put("I", len(values))
        out.data += struct.pack(f"<{len(values)}f", *values)
        return start

    return write


def raw(content: bytes, aligned: int = 16) -> Piece:
    """A vector of bytes that itself wants to start on a round address."""

    def write(out: Writer) -> int:
        out.align(4)
        while (len(out.data) + 4) % aligned:
            out.data += bytes(4)
        start = out.put("I", len(content))
        out.data += content
        return start

    return write


def text(words: str) -> Piece:
    def write(out: Writer) -> int:
        start = out.put("I", len(words.encode()))
        out.data += words.encode() + b"\0"
        return start

    return write


def finished(root: Piece, identifier: bytes) -> bytes:
    """A whole buffer of its own."""
    out = Writer()
    out.data += bytes(4) + identifier
    out.point(0, root(out))
    out.align(16)
    return bytes(out.data)


@dataclass(frozen=True, slots=True)
class Reader:
    """A table in a buffer that is there already."""

    data: bytes
    at: int

    def field(self, number: int) -> int | None:
        """Where a field's value stands, None where the table has none."""
        vtable = self.at - struct.unpack_from("<i", self.data, self.at)[0]
        if 4 + 2 * number >= struct.unpack_from("<H", self.data, vtable)[0]:
            return None
        place = struct.unpack_from("<H", self.data, vtable + 4 + 2 * number)[0]
        return self.at + place if place else None

    def target(self, number: int) -> int | None:
        """Where a field leads to."""
        place = self.field(number)
        return None if place is None else follow(self.data, place)

    def members(self, number: int) -> list[int]:
        """Where the tables of a vector stand; empty where there is none."""
        start = self.target(number)
        if start is None:
            return []
        return [follow(self.data, start + 4 + 4 * i) for i in range(u32(self.data, start))]


def root_of(data: bytes) -> Reader:
    return Reader(data, follow(data, 0))


def u32(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", data, at)[0])


def follow(data: bytes, at: int) -> int:
    return at + u32(data, at)
