"""Reads what a camera saw earlier: traces, one frame a line.

{"points": ["nose", …], "fps": 30, "mirrored": true}     a header, which may be missing; "joined": true of whole repetitions
[33, [[x, y, z, visibility], null, …]]                   then each frame with its time in ms
{"t_ms": 33, "landmarks": {"nose": [x, y, z]}}           or as anyone's pose tool writes it

Gzip or plain. Without a header the points are the 33 of BlazePose, in the model's order.
"""

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import nan
from pathlib import Path
from typing import IO, Any

from unslump.body.landmarks import LANDMARKS
from unslump.errors import UnslumpError
from unslump.tracking.frame import FLOATS, mirrored_name

Row = list[float] | None
_AT = {name: 4 * i for i, name in enumerate(LANDMARKS)}
_SHIFT_MS = 1000 / 30


class BadTrace(UnslumpError):
    """A recording that cannot be read: which line, and what is wrong with it."""

    exit_code = 3

    def __init__(self, file: str, line: int | None, found: str, do: str) -> None:
        self.file, self.line = file, line
        place = file if line is None else f"{file}: line {line}"
        super().__init__(f"{place}: {found}. {do}")


@dataclass(frozen=True, slots=True)
class Trace:
    """A recording: what is said of it, and its frames as rows of floats (None: nothing was seen)."""

    header: Mapping[str, Any] = field(default_factory=dict)
    frames: tuple[tuple[int, Row], ...] = ()

    @property
    def movement(self) -> str | None:
        """The movement that the recording says it shows."""
        named = self.header.get("movement")
        return named if isinstance(named, str) else None

    @property
    def is_cut(self) -> bool:
        """True where the header says that whole repetitions were joined, so that it begins with one."""
        return self.header.get("joined") is True


def read_trace(path: Path) -> Trace:
    """The recording in a file; raises BadTrace."""
    try:
        with path.open("rb") as file:
            return _read(file, path.name)
    except EOFError:
        raise BadTrace(str(path), None, "ends in the middle", "Copy it again.") from None
    except (gzip.BadGzipFile, zlib.error):
        raise BadTrace(str(path), None, "is no whole gzip file", "Copy it again, or give plain JSON lines.") from None
    except OSError as trouble:
        raise BadTrace(str(path), None, f"cannot be read ({trouble.strerror})", "Check the path.") from None
    except UnicodeDecodeError:
        raise BadTrace(str(path), None, "is not UTF-8 text", "Give JSON lines, plain or gzipped.") from None


def _read(file: IO[bytes], name: str) -> Trace:
    is_gzip = file.read(2) == b"\x1f\x8b"
    file.seek(0)
    reader = _Reader(name)
    with gzip.open(file) if is_gzip else file as lines:
        frames = [frame for line in enumerate(lines, 1) for frame in reader.frames(*line)]
    if not frames:
        raise BadTrace(name, None, "has no frames in it", "Give one frame a line: [t_ms, [[x, y, z, visibility], …]].")
    return Trace(reader.header, tuple(frames))


class _Reader:
    """What the header said, while the lines go by."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.header: dict[str, Any] = {}
        self._use(LANDMARKS)
        self._frames = 0

    def frames(self, number: int, line: bytes) -> Iterator[tuple[int, Row]]:
        if not line.strip():
            return
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            raise BadTrace(
                self.name, number, "is no JSON", "Give one frame a line, or cut the file before it."
            ) from None
        if isinstance(said, dict) and "values" in said:
            found = "holds one number a frame, and no points of a body"
            raise BadTrace(self.name, number, found, "Give a recording with points; the benchmark reads these.")
        if isinstance(said, dict) and not ({"landmarks", "points"} & said.keys() and self._has_time(said)):
            return self._head(number, said)
        yield self._frame(number, said)

    def _has_time(self, said: Mapping[str, Any]) -> bool:
        return "t_ms" in said or "landmarks" in said

    def _head(self, number: int, said: dict[str, Any]) -> None:
        if self._frames or self.header:
            do = 'Write {"t_ms": …, "landmarks": …}.'
            raise BadTrace(self.name, number, "is neither a header nor a frame", do)
        self.header = said
        points = said.get("points", LANDMARKS)
        if not isinstance(points, Sequence) or isinstance(points, str):
            raise BadTrace(self.name, number, "“points” is no list of names", "List BlazePose's names in their order.")
        if not any(str(name) in _AT for name in points):
            found = "“points” names none that a tracker knows"
            raise BadTrace(self.name, number, found, "List BlazePose's names, as left_shoulder, in their order.")
        self._use(points)

    def _use(self, points: Sequence[str]) -> None:
        mirrored = self.header.get("mirrored") is True
        aspect = self.header.get("aspect")
        self._flip = -1.0 if mirrored else 1.0
        self._y = 1 / aspect if isinstance(aspect, (int, float)) and aspect > 0 else 1.0
        names = [mirrored_name(str(name)) if mirrored else str(name) for name in points]
        self._places = [_AT.get(name) for name in names]
        self._by_name = {str(name): place for name, place in zip(points, self._places, strict=True)}

    def _frame(self, number: int, said: Any) -> tuple[int, Row]:
        if isinstance(said, dict):
            t_ms, points = said.get("t_ms"), said.get("landmarks", said.get("points"))
        elif isinstance(said, list) and len(said) == 2:
            t_ms, points = said
        else:
            raise BadTrace(self.name, number, "is no frame", "Write [t_ms, [[x, y, z, visibility], …]].")
        if t_ms is None:
            fps = self.header.get("fps")
            t_ms = self._frames * (1000 / fps if isinstance(fps, (int, float)) and fps > 0 else _SHIFT_MS)
        if isinstance(t_ms, bool) or not isinstance(t_ms, (int, float)) or not abs(t_ms) < 1e12:
            raise BadTrace(self.name, number, "has no time", "Begin each frame with its time in milliseconds.")
        self._frames += 1
        return round(t_ms), None if points is None else self._row(number, points)

    def _row(self, number: int, points: Any) -> list[float]:
        row = [0.0] * FLOATS
        if isinstance(points, dict):
            placed = [(self._by_name.get(name), point) for name, point in points.items()]
        elif isinstance(points, list) and len(points) == len(self._places):
            placed = list(zip(self._places, points, strict=True))
        else:
            found = f"has {len(points)} points" if isinstance(points, list) else "has no points"
            do = f"Give {len(self._places)}, in the order of the header, and null for what is unseen."
            raise BadTrace(self.name, number, found, do)
        for at, point in placed:
            if at is not None and point is not None:
                row[at : at + 4] = self._mark(number, point)
        return row

    def _mark(self, number: int, point: Any) -> tuple[float, float, float, float]:
        if isinstance(point, dict):
            point = [point.get("x"), point.get("y"), point.get("z", 0.0), point.get("visibility", 1.0)]
        if not isinstance(point, list) or not 2 <= len(point) <= 4:
            raise BadTrace(self.name, number, "has a point that is no place", "Write [x, y, z, visibility], or null.")
        x, y, z, seen = (*(_number(value) for value in point), *(0.0, 0.0, 0.0, 1.0)[len(point) :])
        return x * self._flip, y * self._y, z, seen


def _number(value: object) -> float:
    """What is no number is passed on as such: the tracker leaves it out."""
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else nan
