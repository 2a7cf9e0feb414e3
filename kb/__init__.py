"""The shop's knowledge: catalogue, search, languages, domain packs. Usable without `device`."""
