"""What the pose model's worker does where a graphics card or a model is not up to it; the model itself is a stand-in here."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Page

from unslump.web.camera import PARTS

SCRIPTS = PARTS.parent / "static/camera"
MODEL = """
const plan = PLAN;
let now = 0;
performance.now = () => now;
OffscreenCanvas.prototype.getContext = () => ({ getExtension: () => null, getParameter: () => "A card" });
const somebody = { landmarks: [new Array(33).fill({ x: 0, y: 0, z: 0, visibility: 1 })], worldLandmarks: [new Array(33).fill({ x: 0, y: 0, z: 0 })] };
const nobody = { landmarks: [], worldLandmarks: [] };
const told = (how, { delegate, modelAssetPath }) => postMessage({ type: "made", what: `${how}${delegate} ${/pose-(.*)\\.task/.exec(modelAssetPath)[1]}` });
export const FilesetResolver = { forVisionTasks: async () => ({}) };
export class PoseLandmarker {
  static async createFromOptions(_, { baseOptions, canvas }) {
    told("", baseOptions);
    if (plan.refuses === baseOptions.delegate) throw new Error("no");
    return Object.assign(new PoseLandmarker(), { on: baseOptions.delegate, canvas, looks: 0 });
  }
  async setOptions({ baseOptions }) {
    told("now ", baseOptions);
  }
  detectForVideo() {
    this.looks += 1;
    now += plan.look_ms?.[this.on] ?? 20;
    if (this.on === "GPU" && this.looks === plan.breaks_at) throw new Error("gone");
    if (this.on === "GPU" && this.looks === plan.loses_at) this.canvas.dispatchEvent(new Event("webglcontextlost"));
    return this.on === plan.blind ? nobody : somebody;
  }
  close() {}
}
"""
PLAY = """
async (looks) => {
  const worker = new Worker("/static/camera/pose-worker.js", { type: "module" });
  const heard = [];
  await new Promise((settle) => {
    let left = looks;
    const look = async () => {
      const picture = await createImageBitmap(new ImageData(4, 4));
      worker.postMessage({ type: "look", picture, t_ms: looks - left }, [picture]);
    };
    worker.onmessage = ({ data }) => {
      heard.push(data);
      if (data.type === "look") left -= 1;
      if (data.type === "broken" || data.type === "impossible" || left === 0) settle();
      else if (data.type === "ready" || data.type === "look") look();
    };
    worker.postMessage({ type: "start", parts: "/stand-in/" });
  });
  worker.postMessage({ type: "nothing" }); // answered once everything before is done
  await new Promise((settle) => (worker.onmessage = ({ data }) => (data.type === "broken" ? settle() : heard.push(data))));
  worker.terminate();
  return heard;
}
"""


@dataclass(frozen=True)
class Plan:
    """How the stand-in fails."""

    plan: dict[str, Any]
    looks: int
    made: list[str]
    """Which models on what, in order."""
    slow: list[bool] = field(default_factory=list)
    """What is told about being slow."""


PLANS = {
    "a card that is fine": Plan({}, 20, ["GPU full"]),
    "a card that refuses": Plan({"refuses": "GPU"}, 3, ["GPU full", "CPU full"]),
    "a card that fails in the middle": Plan({"breaks_at": 3}, 6, ["GPU full", "CPU full"]),
    "a card that is taken away": Plan({"loses_at": 3}, 6, ["GPU full", "CPU full"]),
    "a card that sees nobody": Plan({"blind": "GPU"}, 20, ["GPU full", "CPU full"]),
    "a slow card": Plan({"look_ms": {"GPU": 500}}, 20, ["GPU full", "now GPU lite", "CPU lite"]),
    "a slow device": Plan(
        {"look_ms": {"GPU": 500, "CPU": 500}}, 40, ["GPU full", "now GPU lite", "CPU lite"], slow=[True]
    ),
}


@pytest.fixture
def stood_in(page_of_the_camera: Page) -> Iterator[Page]:
    yield page_of_the_camera
    page_of_the_camera.unroute("**/stand-in/**")


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_every_look_is_answered_with_what_is_left(stood_in: Page, plan: Plan) -> None:
    model = MODEL.replace("PLAN", json.dumps(plan.plan))
    stood_in.route("**/stand-in/**", lambda route: route.fulfill(body=model, content_type="text/javascript"))
    heard = stood_in.evaluate(PLAY, plan.looks)
    assert [one["what"] for one in heard if one["type"] == "made"] == plan.made
    assert [one["slow"] for one in heard if one["type"] == "slow"] == plan.slow
    assert [one["t_ms"] for one in heard if one["type"] == "look"] == list(range(plan.looks))
    assert [one for one in heard if one["type"] == "broken"] == []


def test_a_browser_that_cannot_do_it_says_so_before_anything_is_fetched(stood_in: Page) -> None:
    worker = (SCRIPTS / "pose-worker.js").read_text("utf-8")
    blind = f"OffscreenCanvas.prototype.getContext = () => null;\n{worker}"
    stood_in.route(
        "**/stand-in/pose-worker.js", lambda route: route.fulfill(body=blind, content_type="text/javascript")
    )
    heard = stood_in.evaluate(PLAY.replace("/static/camera/", "/stand-in/"), 1)
    assert [one["type"] for one in heard] == ["impossible"]
