"""What we remember: `models`, `actions` that write (nobody else does), `queries` that read, `start` that opens the file."""
