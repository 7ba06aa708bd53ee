"""Sources as other programs write them, brought into the form of our literature list."""
