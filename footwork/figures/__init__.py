"""The drawings: a posed body, looked at and turned into flat shapes and clean lines.

Nothing here runs when the site is built: the drawings are made on demand and committed.
"""
