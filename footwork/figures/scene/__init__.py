"""Scenes: a posed and dressed body among things, before a camera."""
