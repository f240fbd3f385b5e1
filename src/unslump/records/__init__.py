"""What we remember: models, actions that write, queries that read."""
