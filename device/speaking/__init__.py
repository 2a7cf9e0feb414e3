"""Text to speech: speakable text, voices, playing sentence by sentence."""
