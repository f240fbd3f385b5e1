"""What the body just did, from landmarks alone.

frame ── coordinates ──▶ one signed number ── repetitions ──▶ observations
  ▲ camera, recording, or a movement's own demonstration (`synthetic`)
"""
