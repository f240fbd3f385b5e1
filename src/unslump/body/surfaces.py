"""How high a part of the body is over what it rests on, in metres, and how high that is itself."""

HAND_M = 0.032
"""Height of the wrist over the surface that the hand rests on."""
KNEE_M = 0.058
INSTEP_M = 0.052
"""Height of the ankle over the floor when the top of the foot lies on it."""
SHOULDER_M = 0.062
HEAD_M = 0.100
BUTTOCK_M = 0.105
BELLY_M = 0.120
FLANK_M = 0.165
"""From the middle of the pelvis to the floor: on the back, on the front, on the side."""
ELBOW_M = 0.040
"""From the elbow's middle to the skin under it."""
BACK_M = 0.092
CHEST_M = 0.165
"""From the middle of a thoracic vertebra to the skin of the back and of the chest, cushioned."""
SURFACE_HEIGHT_M = {
    "floor": 0.0,
    "ground": 0.0,
    "roller": 0.14,
    "peanut": 0.058,
    "pillow": 0.04,
    "chair": 0.40,
    "wall": 0.0,
    "wall-beside": 0.0,
}
RESTING_LEVELS = ("T9", "T8", "T7", "T6", "T5")
"""The ribs that lie on the floor, where the back or the chest does."""
