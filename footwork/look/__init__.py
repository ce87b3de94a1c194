"""What every surface looks like: typefaces, drawings, pictures."""
