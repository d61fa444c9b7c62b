"""Every page of the gallery: clean for axe in both themes, no sideways scroll."""

import pytest
from cast import Cast
from plugins.browser import PageAs, assert_accessible, assert_fits

from inhabit.web.gallery.registry import FAMILIES
from inhabit.web.gallery.specimens import Family

# Here several states of a landmark stand side by side, of which a page has one.
SIDE_BY_SIDE = ("landmark-unique",)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.slug)
def test_every_component(family: Family, cast: Cast, page_as: PageAs) -> None:
    page = page_as(cast.member, f"/gallery/{family.slug}/", width=360)
    assert_fits(page)
    assert_accessible(page, except_for=SIDE_BY_SIDE)
    page.emulate_media(color_scheme="dark")
    assert_accessible(page, except_for=SIDE_BY_SIDE)
