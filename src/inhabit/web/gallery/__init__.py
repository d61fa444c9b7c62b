"""The component gallery: every component in every state, for those who build and translate pages.

A family of components has a file here with a list ``SPECIMENS``. What a component is for, its
parameters and what it owes to accessibility stand in its template's first comment alone.
The gallery's own words are for builders: English, marked ``lang="en"``, and not in gettext.
"""
