"""The practice player's data: what it counts, shows and says, made from the guide.

The player itself is in `docs/assets/js/practice/`.
"""
