from permission_world import Line

LINES: dict[str, Line] = {}
