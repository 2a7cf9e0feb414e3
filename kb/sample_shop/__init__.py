"""The sample shop: a catalogue bundle for the demo and the tests, with invented prices."""
