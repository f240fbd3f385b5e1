"""A person, geometrically: proportions, poses, the spine, contacts, and where every point is."""
