"""Raw Markdown → front matter, blocks, citations and links, each with its place; nothing is rendered here."""
