"""The literature list: from `.bib` files to entries with places, and to works with names and dates understood."""
