"""The models of this stage, each noun's in its own package."""
