"""What the body just did."""
