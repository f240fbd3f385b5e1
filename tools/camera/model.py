"""The pose model as MediaPipe's tasks want it: detector and landmark model in one `.task`, each saying how it likes its picture.

The npm package has them as plain TFLite files. What they lack is one entry of metadata: what to subtract from a pixel's value
and what to divide by. Fields are numbered by TensorFlow's `schema.fbs` (Model, Buffer, Metadata) and `metadata_schema.fbs`.
"""

import io
import zipfile
from pathlib import Path

from tools.camera.flat import Outside, Piece, Value, Writer, finished, numbers, raw, root_of, table, text, u32, vector

DETECTOR = (127.5, 127.5)
"""Mean and deviation: pixels from 0 … 255 become −1 … 1."""
LANDMARKS = (0.0, 255.0)
"""0 … 1."""

NAME = "TFLITE_METADATA"
OPERATORS, SUBGRAPHS, DESCRIPTION, BUFFERS, METADATA_BUFFER, METADATA, SIGNATURES = range(1, 8)
POINTS_ON = (OPERATORS, SUBGRAPHS, DESCRIPTION, METADATA_BUFFER, SIGNATURES)
ROUND_BYTES = 64
"""What is put in front is so long that everything in the file stays on its round address."""


def task(detector: Path, landmarks: Path) -> bytes:
    """Both models, stored side by side and not compressed: they are mapped into memory as they lie."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, path, (mean, deviation) in (
            ("pose_detector.tflite", detector, DETECTOR),
            ("pose_landmarks_detector.tflite", landmarks, LANDMARKS),
        ):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, with_metadata(path.read_bytes(), likes_pixels(mean, deviation)))
    return packed.getvalue()


def likes_pixels(mean: float, deviation: float) -> bytes:
    """The metadata: the first input is normalised so."""
    none: list[tuple[int, Outside]] = []
    one = {0: "B"}
    normalisation = table({0: numbers([mean]), 1: numbers([deviation])}, {}, none)
    unit = table({0: 1, 1: normalisation}, one, none)
    tensor = table({0: text("image"), 4: vector([unit], none)}, {}, none)
    subgraph = table({2: vector([tensor], none)}, {}, none)
    return finished(table({3: vector([subgraph], none)}, {}, none), b"M001")


def with_metadata(model: bytes, metadata: bytes) -> bytes:
    """The model with one more entry: a new root, in front, that points at all of the old one's parts."""
    old = root_of(model)
    outsides: list[tuple[int, Outside]] = []
    buffers: list[Piece | Outside] = [Outside(at) for at in old.members(BUFFERS)]
    entries: list[Piece | Outside] = [Outside(at) for at in old.members(METADATA)]
    entry = table({0: text(NAME), 1: len(buffers)}, {1: "I"}, outsides)
    fields: dict[int, Value] = {number: Outside(at) for number in POINTS_ON if (at := old.target(number)) is not None}
    version = old.field(0)
    fields[0] = 0 if version is None else u32(model, version)
    fields[BUFFERS] = vector([*buffers, table({0: raw(metadata)}, {}, outsides)], outsides)
    fields[METADATA] = vector([*entries, entry], outsides)
    out = Writer()
    out.data += bytes(4) + model[4:8]
    out.point(0, table(fields, {0: "I"}, outsides)(out))
    front = out.align(ROUND_BYTES)
    for hole, outside in outsides:
        out.point(hole, front + outside.offset)
    return bytes(out.data) + model
