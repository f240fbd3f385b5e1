"""Every output, one file each."""
