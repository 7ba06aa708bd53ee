"""From a resolution to what a reader sees: view models, formatted citations and references, exports."""
