"""Where things are published, under whose name, and how files are written."""
