"""Which goods are meant, and what about them: products, choices, specs, sizes, comparisons."""
