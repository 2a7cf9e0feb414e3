"""Speech to text: recognisers, voice activity, the end of an utterance."""
