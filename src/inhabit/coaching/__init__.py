"""Coaching: from the first enquiry to the last review.

Each noun is a package, alike inside to a stage: actions, selectors, forms, views, urls. The models that
several of them share stand in ``models``; who may read what, in ``circles`` and ``permissions``.
"""
