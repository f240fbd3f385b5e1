"""What a movement is."""
