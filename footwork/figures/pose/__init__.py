"""Poses: their words, the bones that follow them, and feet that stand on the ground."""
