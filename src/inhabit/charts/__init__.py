"""Pictures of figures: plain values in, geometry, words and a table out.

Each kind of chart is a frozen dataclass of what is shown and a function ``draw_…`` that returns a
picture. Across, places are per cent, so that a picture fits any width without scaling its letters;
down, they are pixels. What a chart says in its title is found by the domain, not here.
"""
