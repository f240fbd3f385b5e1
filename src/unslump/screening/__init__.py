"""Is it wise to exercise today, and what to leave out."""
