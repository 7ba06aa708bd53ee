"""Values that all layers share: frozen, without behaviour of their own."""
