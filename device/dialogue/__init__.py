"""From a transcript to a truthful answer: language, intent, products, wording."""
