"""The tokens' colours as numbers that every drawing program reads: files carry no custom properties."""

from __future__ import annotations

import re
from functools import cache
from math import cos, radians, sin
from pathlib import Path

CSS = Path(__file__).parents[1] / "static" / "css"
TOKEN = re.compile(r"--([\w-]+): light-dark\(oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)")
USE = re.compile(r"var\(--([\w-]+)\)")


@cache
def file_style() -> str:
    """Return the rules of the marks with the light theme's colours in place of the tokens."""
    rules = (CSS / "components" / "chart-marks.css").read_text()
    colours = light_colours()
    return USE.sub(lambda use: colours[use[1]], rules)


@cache
def light_colours() -> dict[str, str]:
    """Return each token's colour in the light theme as “#rrggbb”."""
    tokens = TOKEN.findall((CSS / "tokens.css").read_text())
    return {name: srgb(float(light) / 100, float(chroma), float(hue)) for name, light, chroma, hue in tokens}


def srgb(lightness: float, chroma: float, hue: float) -> str:
    """Return oklch as “#rrggbb”, cut off at the edges of sRGB (Ottosson 2020, “A perceptual color space”)."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    return "#" + "".join(f"{round(255 * gamma(value)):02x}" for value in linear)


def gamma(linear: float) -> float:
    value = min(max(linear, 0.0), 1.0)
    return float(12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055)
