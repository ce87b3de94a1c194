"""Footwork: a guide to foot strength for runners, read from `data/` and rendered on every surface."""
