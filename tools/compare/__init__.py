"""What a reader would notice between two revisions of the guide."""
