"""Shoulder blades on the back of the shirt, and ribs that follow the breath."""

from statistics import fmean

from unslump.movement.catalogue import catalogue
from unslump.movement.motion import demonstration
from unslump.render.blades import PART
from unslump.render.drawing import DEEP_BREATH, breath_at, shapes_at
from unslump.render.flesh import Shape


def blades(movement_id: str, t_ms: float) -> Shape | None:
    shapes = shapes_at(catalogue()[movement_id], None, None, t_ms)
    return next((shape for shape in shapes if shape.part == PART), None)


def gap_m(shape: Shape | None) -> float:
    """How far apart the two blades are on the picture."""
    assert shape is not None
    left, right = (fmean(x for x, _ in loop) for loop in shape.loops)
    return abs(right - left)


def test_blades_come_together_in_a_squeeze():
    squeezed_ms = demonstration(catalogue()["shoulder-blade-squeeze"]).times_ms[0][1]
    assert gap_m(blades("shoulder-blade-squeeze", squeezed_ms)) < 0.8 * gap_m(blades("shoulder-blade-squeeze", 0))


def test_their_lower_tips_swing_out_as_the_arms_rise():
    raise_ = catalogue()["band-lateral-raise"]
    up_ms = demonstration(raise_).times_ms[0][1]

    def tips_m(t_ms: float) -> float:
        shape = blades(raise_.id, t_ms)
        assert shape is not None
        left, right = (min(loop, key=lambda p: p[1])[0] for loop in shape.loops)
        return abs(right - left)

    assert tips_m(up_ms) > 1.1 * tips_m(0)


def test_they_show_only_on_a_back_that_is_seen_and_where_they_are_what_moves():
    assert blades("prone-t", 0) is not None
    assert blades("wall-angel", 0) is None
    assert blades("cat-cow", 0) is None


def test_ribs_follow_the_breath_where_breath_is_the_movement():
    breathing = catalogue()["rib-breathing"]
    (start_ms, full_ms), (_, empty_ms) = demonstration(breathing).times_ms
    assert breath_at(breathing, None, start_ms) == 0.0
    assert breath_at(breathing, None, full_ms) == DEEP_BREATH
    assert breath_at(breathing, None, empty_ms) == 0.0
