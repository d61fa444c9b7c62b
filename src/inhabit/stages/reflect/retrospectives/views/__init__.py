"""The pages of retrospectives."""
