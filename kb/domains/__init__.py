"""Domain packs: the language of kinds of shops, as YAML."""
