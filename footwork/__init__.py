"""Footwork: a guide to foot strength for runners, read from `data/` and shown everywhere."""
