"""The files that the page fetches when somebody opens the camera, under one version that names their content.

    camera_parts/version.txt          what is in the addresses, so that a browser may keep the files for ever
    camera_parts/<name>.gz            packed once, here; served as they lie
    camera_parts/pose-*.task          weights of a model hardly pack

    camera_parts/LICENCES.txt  whose it is, under which licence, and where its source is

All but `library.zip` and the `.task` files are other people's, unchanged; and what those two are made of is theirs too.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from tools.camera.model import task

POSE, VISION, PYTHON = "@mediapipe/pose", "@mediapipe/tasks-vision", "pyodide"
COPIED = {
    # in the package -> the name under which it asks for its siblings
    f"{VISION}/vision_bundle.mjs": "vision_bundle.mjs",
    f"{VISION}/wasm/vision_wasm_module_internal.js": "vision_wasm_module_internal.js",
    f"{VISION}/wasm/vision_wasm_module_internal.wasm": "vision_wasm_module_internal.wasm",
    f"{PYTHON}/pyodide.mjs": "pyodide.mjs",
    f"{PYTHON}/pyodide.asm.mjs": "pyodide.asm.mjs",
    f"{PYTHON}/pyodide.asm.wasm": "pyodide.asm.wasm",
}
DETECTOR = f"{POSE}/pose_solution_packed_assets.data"
MODELS = {"pose-lite.task": f"{POSE}/pose_landmark_lite.tflite", "pose-full.task": f"{POSE}/pose_landmark_full.tflite"}
SOURCES = {
    POSE: "the pose model, from MediaPipe: github.com/google-ai-edge/mediapipe",
    VISION: "what runs it, from MediaPipe: github.com/google-ai-edge/mediapipe",
    PYTHON: "CPython (PSF-2.0) compiled to WebAssembly: github.com/pyodide/pyodide",
}
LICENCES = "LICENCES.txt"
LIBRARY = "library.zip"
LOCK = "pyodide-lock.json"
VERSION = "version.txt"


def put_parts(modules: Path, library: Path, target: Path) -> None:
    """Put everything into the folder, from npm's `node_modules` and the compiled standard library."""
    contents = {name: (modules / source).read_bytes() for source, name in COPIED.items()}
    contents[LIBRARY] = library.read_bytes()
    contents[LOCK] = without_packages((modules / PYTHON / LOCK).read_bytes())
    contents |= {name: task(modules / DETECTOR, modules / source) for name, source in MODELS.items()}
    digest = hashlib.sha256()
    for name, content in sorted(contents.items()):
        digest.update(name.encode() + hashlib.sha256(content).digest())
        put(target, name, content)
    (target / LICENCES).write_text("".join(licences(modules)), "utf-8")
    (target / VERSION).write_text(digest.hexdigest()[:16] + "\n", "utf-8")


def licences(modules: Path) -> Iterator[str]:
    for name, what in SOURCES.items():
        package = json.loads((modules / name / "package.json").read_text("utf-8"))
        yield f"{name} {package['version']}: {package['license']}; {what}\n"


def without_packages(lock: bytes) -> bytes:
    """Which Python it is, and none of the hundreds of packages that we never load."""
    return json.dumps({"info": json.loads(lock)["info"], "packages": {}}).encode()


def put(target: Path, name: str, content: bytes) -> None:
    if name in MODELS:
        (target / name).write_bytes(content)
    else:
        (target / f"{name}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
