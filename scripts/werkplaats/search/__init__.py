"""The search index: built here, read by `assets/js/zoeken.js` in the reader's own browser."""
