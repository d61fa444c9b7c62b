"""The pages of "Think it through": choosing, talking, the journal, and the paths for coaches."""
