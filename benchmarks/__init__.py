"""What we promise to be fast or small, measured: `python3 dev.py bench`."""
