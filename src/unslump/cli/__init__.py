"""The command line: one file a command. `main` finds the right one and imports only that."""
