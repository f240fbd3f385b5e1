"""What makes a movement file unwise, one rule a file."""
