"""What every surface says of the guide, made once: the surfaces only lay it out."""
