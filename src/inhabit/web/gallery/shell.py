"""Specimens: what stands around every page."""

from inhabit.web.gallery.specimens import Specimen

SPECIMENS: tuple[Specimen, ...] = ()
