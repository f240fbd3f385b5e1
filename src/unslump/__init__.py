"""Unslump: a calm coach for the upper back."""

__version__ = "0.1.0"
