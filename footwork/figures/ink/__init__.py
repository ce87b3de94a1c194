"""Ink: what a camera sees as clean paths, and the SVG round them."""
