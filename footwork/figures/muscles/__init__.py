"""Muscles: where they lie under the skin, and how they are drawn there."""
