"""`unslump follow`: what the tracker counts in a video. The pictures stay on this machine."""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from gettext import gettext as _
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from unslump.cli.count import add_movement, as_data, movement_for, report
from unslump.cli.help import parser_for
from unslump.errors import BadRequest
from unslump.tracking.count import count
from unslump.tracking.repetitions import START_HELD_MS
from unslump.tracking.replay import Row, Trace

MODEL = Path(__file__).resolve().parents[1] / "web" / "camera_parts" / "pose-full.task"
_BAR = 30


def parser() -> argparse.ArgumentParser:
    examples = (
        ("unslump follow me.mp4 --movement overhead-reach", ""),
        ("unslump follow me.mp4 --movement overhead-reach -o me.jsonl", _("keep the landmarks, for `unslump replay`")),
    )
    about = _("Finds the landmarks in a video and counts. Needs the extra: pip install 'unslump[video]'.")
    parser = parser_for("follow", about, examples)
    parser.add_argument("video", type=Path, metavar="VIDEO", help=_("any video file, not mirrored"))
    add_movement(parser)
    parser.add_argument("--model", type=Path, default=MODEL, metavar="FILE.task", help=_("another pose model"))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.jsonl", help=_("write the landmarks, too"))
    parser.add_argument("--json", action="store_true", help=_("as one object"))
    parser.add_argument("--series", action="store_true", help=_("with --json: every measured value and its time, too"))
    return parser


def run(args: argparse.Namespace) -> int:
    movement = movement_for(args.movement)
    refuse_unless_ready(args.video, args.model)
    trace = Trace(frames=tuple(landmarks_in(args.video, args.model)))
    if args.output is not None:
        keep(trace, args.output)
    counted = count(movement, trace, args.side, START_HELD_MS)  # whoever films themselves walks up first
    print(json.dumps(as_data(counted, args.series)) if args.json else "\n".join(report(counted)))
    return 0


def refuse_unless_ready(video: Path, model: Path) -> None:
    if find_spec("mediapipe") is None or find_spec("cv2") is None:
        raise BadRequest(_("Following a video needs the pose model's library: pip install 'unslump[video]'."))
    if not model.is_file():
        sentence = _("There is no pose model at {model}: `python3 dev.py run` fetches it, or name one with --model.")
        raise BadRequest(sentence.format(model=model))
    if not video.is_file():
        raise BadRequest(_("There is no video at {video}: check the path.").format(video=video))


def landmarks_in(video: Path, model: Path) -> Iterator[tuple[int, Row]]:
    """Every picture's landmarks, in metres, with the video's own times."""
    os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")  # of a broken video we speak ourselves
    import cv2
    import mediapipe
    from mediapipe.tasks.python import BaseOptions, vision

    options = vision.PoseLandmarkerOptions(
        base_options=BaseOptions(model_asset_path=str(model)), running_mode=vision.RunningMode.VIDEO
    )
    film = cv2.VideoCapture(str(video))
    if not film.isOpened():
        raise BadRequest(_("{video} cannot be read as a video: convert it to mp4.").format(video=video))
    pictures = int(film.get(cv2.CAP_PROP_FRAME_COUNT))
    number, last_ms = 0, -1
    with vision.PoseLandmarker.create_from_options(options) as landmarker:
        while True:
            t_ms = round(film.get(cv2.CAP_PROP_POS_MSEC))
            read, picture = film.read()
            if not read:
                break
            number, t_ms = number + 1, max(t_ms, last_ms + 1)
            last_ms = t_ms
            image = mediapipe.Image(mediapipe.ImageFormat.SRGB, cv2.cvtColor(picture, cv2.COLOR_BGR2RGB))
            yield t_ms, row(landmarker.detect_for_video(image, t_ms).pose_world_landmarks)
            show_progress(number, pictures)
    film.release()
    if number == 0:
        raise BadRequest(_("{video} cannot be read as a video: convert it to mp4.").format(video=video))


def row(people: Any) -> Row:
    """The first person's landmarks as a row of floats; None where there is nobody."""
    if not people:
        return None
    return [value for mark in people[0] for value in (mark.x, mark.y, mark.z, mark.visibility or 0.0)]


def show_progress(number: int, pictures: int) -> None:
    if not sys.stderr.isatty() or pictures <= 0:
        return
    done = min(1.0, number / pictures)
    bar = "█" * round(done * _BAR)
    sys.stderr.write(f"\r{bar:<{_BAR}} {done:4.0%}" + ("\n" if number >= pictures else ""))


def keep(trace: Trace, file: Path) -> None:
    """The landmarks as `unslump replay` reads them."""
    from unslump.cli.files import write

    lines = [json.dumps([t_ms, in_fours(found)], separators=(",", ":")) for t_ms, found in trace.frames]
    write(file, "\n".join(lines) + "\n")


def in_fours(found: Row) -> list[list[float]] | None:
    if found is None:
        return None
    return [[round(value, 5) for value in found[i : i + 4]] for i in range(0, len(found), 4)]
