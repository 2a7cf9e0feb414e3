"""Microphone, speaker and WAV files, all as blocks of 16-bit mono PCM."""
