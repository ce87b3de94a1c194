"""Footwork: a guide to foot strength for runners."""
