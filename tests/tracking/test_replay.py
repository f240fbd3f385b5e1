"""Traces are read in every form that people have them in, and what cannot be read is said in a sentence."""

import gzip
import json
from pathlib import Path

import pytest

from unslump.body.landmarks import LANDMARKS
from unslump.tracking.replay import BadTrace, read_trace

SHOULDER = 4 * LANDMARKS.index("left_shoulder")
OTHER_SHOULDER = 4 * LANDMARKS.index("right_shoulder")
HEADER = {"points": ["left_shoulder", "right_shoulder"], "movement": "squat"}
FRAME = [33, [[0.1, 0.2, 0.3, 0.9], None]]


def written(folder: Path, *lines: object, packed: bool = False) -> Path:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    file = folder / "trace.jsonl"
    file.write_bytes(gzip.compress(text.encode()) if packed else text.encode())
    return file


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
def test_points_go_where_their_names_belong(tmp_path: Path, packed: bool) -> None:
    trace = read_trace(written(tmp_path, HEADER, FRAME, packed=packed))
    [(t_ms, row)] = trace.frames
    assert row is not None
    assert (trace.movement, t_ms) == ("squat", 33)
    assert row[SHOULDER : SHOULDER + 4] == [0.1, 0.2, 0.3, 0.9]
    assert row[OTHER_SHOULDER + 3] == 0


def test_a_mirrored_picture_is_turned_back(tmp_path: Path) -> None:
    [(_, row)] = read_trace(written(tmp_path, HEADER | {"mirrored": True}, FRAME)).frames
    assert row is not None
    assert row[OTHER_SHOULDER : OTHER_SHOULDER + 4] == [-0.1, 0.2, 0.3, 0.9]


def test_heights_in_heights_become_widths(tmp_path: Path) -> None:
    [(_, row)] = read_trace(written(tmp_path, HEADER | {"aspect": 2}, FRAME)).frames
    assert row is not None
    assert row[SHOULDER + 1] == pytest.approx(0.1)


def test_a_frame_may_name_its_points(tmp_path: Path) -> None:
    frame = {"t_ms": 5, "landmarks": {"left_shoulder": {"x": 1, "y": 2}, "tail": [0, 0, 0]}}
    [(t_ms, row)] = read_trace(written(tmp_path, frame)).frames
    assert row is not None
    assert t_ms == 5
    assert row[SHOULDER : SHOULDER + 4] == [1, 2, 0, 1]


def test_nothing_seen_is_nothing(tmp_path: Path) -> None:
    assert read_trace(written(tmp_path, [0, None], [40, None])).frames == ((0, None), (40, None))


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([], "has no frames in it"),
        ([HEADER], "has no frames in it"),
        (["what"], "line 1: is no JSON"),
        ([HEADER, [0, [[1, 2]]]], "line 2: has 1 points. Give 2, in the order"),
        ([HEADER, [0, [[1, 2], "x"]]], "line 2: has a point that is no place"),
        ([HEADER, ["soon", None]], "line 2: has no time"),
        ([HEADER, FRAME, HEADER], "line 3: is neither a header nor a frame"),
        ([{"points": "nose"}, FRAME], "line 1: “points” is no list"),
        ([HEADER, 7], "line 2: is no frame"),
        (["[" * 100_000], "line 1: is no JSON"),
        ([{"points": ["tail", 7]}, FRAME], "line 1: “points” names none that a tracker knows"),
        ([{"values": [1, 2]}], "holds one number a frame"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path: Path, lines: list[object], says: str) -> None:
    with pytest.raises(BadTrace, match=says.replace("(", r"\(")):
        read_trace(written(tmp_path, *lines))


def test_a_file_that_was_cut_off_says_so(tmp_path: Path) -> None:
    whole = written(tmp_path, HEADER, *[FRAME] * 500, packed=True)
    whole.write_bytes(whole.read_bytes()[:-30])
    with pytest.raises(BadTrace, match="ends in the middle"):
        read_trace(whole)
    whole.write_bytes(b"\x1f\x8b" + bytes(range(200)))
    with pytest.raises(BadTrace, match="is no whole gzip file"):
        read_trace(whole)
    with pytest.raises(BadTrace, match="cannot be read"):
        read_trace(tmp_path / "nowhere.jsonl")
