"""Which words on a page some reader would have to know English for, and which are for nobody or everybody."""

# The gallery is read by those who build the product: they read English, as in the rest of the source.
FOR_CONTRIBUTORS = "gallery"
SAME_IN_EVERY_LANGUAGE = {"Inhabit", "kB", "MB", "CSV", "Ctrl K", "⌘ K"}
SAME_IN_EVERY_LANGUAGE |= {"TelefonSeelsorge", "Samaritans", "findahelpline.com"}
READ_ALOUD_OR_SHOWN = {"aria-label", "aria-description", "aria-roledescription", "aria-valuetext"}
READ_ALOUD_OR_SHOWN |= {"title", "placeholder", "alt", "label", "summary"}
NOT_PROSE = {"script", "style", "code"}  # elements whose text is not in any language
