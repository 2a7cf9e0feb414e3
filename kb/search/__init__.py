"""From what a customer said to the products and passages that are meant."""
