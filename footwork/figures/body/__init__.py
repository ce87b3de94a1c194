"""The body at rest: its mesh and bones, and places on it."""
