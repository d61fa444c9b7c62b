"""People from files: read, recognise, check and repair, group into units, plan, write.

Every stage is a module with one public function; only ``standing`` and ``writing`` touch the
database. ``pipeline`` says in which order.
"""
