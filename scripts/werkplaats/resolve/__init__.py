"""Site → resolution: what is decided over all pages at once, before anything is rendered."""
