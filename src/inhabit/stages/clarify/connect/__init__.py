"""Connect: a guided conversation with oneself about a priority, in five short steps."""
