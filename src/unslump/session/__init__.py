"""Doing it: timeline, clock, runner, summary."""
