"""A person, geometrically."""
