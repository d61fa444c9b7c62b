"""A story that is for a part of the organisation: others read no word of it, nor its title."""

from cast import Cast, SignIn
from django.urls import reverse
from programmes import Story as Scene
from queries import assert_max_queries
from stories import ENGLISH, published, retold


def test_its_title_is_for_its_audience(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(cast, story, audience=cast.services)
    retold(told, cast.payroll)
    of_unit = reverse("unit_story", args=[cast.payroll.pk])
    for reader in (cast.member, cast.director, cast.sponsor):
        assert ENGLISH["title"] in sign_in(reader).get(of_unit).text, reader
    elsewhere = assert_max_queries(sign_in(cast.outsider), of_unit).text
    assert ENGLISH["title"] not in elsewhere
    assert "It has been told here." in elsewhere


def test_no_number_in_an_address_tells_a_title(cast: Cast, story: Scene, sign_in: SignIn) -> None:
    told = published(cast, story, audience=cast.services)
    address = reverse("retelling_versions", args=[cast.finance.pk, told.pk])
    assert sign_in(cast.outsider).get(address).status_code == 404
    own = reverse("retelling_versions", args=[cast.services.pk, told.pk])
    assert ENGLISH["title"] in sign_in(cast.member).get(reverse("unit_story", args=[cast.services.pk])).text
    assert sign_in(cast.director).get(own).status_code == 200
