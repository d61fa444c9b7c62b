"""A coach's picture: small, square, without what the camera noted, and not for everybody."""

from __future__ import annotations

import io

import pytest
from cast import Cast, SignIn, make_guest
from coach_introductions import applied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from engagements import make_coach
from PIL import Image

from inhabit.coaching.models import Coach, Portrait

PAGE = "/coaching/as-coach/picture/"
CAMERA = "Camera of Mia"


def photo(width: int = 900, height: int = 600, kind: str = "JPEG") -> bytes:
    image = Image.effect_noise((width, height), 80).convert("RGB")
    exif = image.getexif()
    exif[0x010F] = CAMERA
    exif[0x0112] = 6  # the camera was held upright
    file = io.BytesIO()
    image.save(file, kind, exif=exif)
    return file.getvalue()


def send(client: Client, content: bytes, name: str = "me.jpg") -> int:
    return client.post(PAGE, {"photo": SimpleUploadedFile(name, content)}).status_code


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_only_a_small_square_is_kept(kind: str, cast: Cast, sign_in: SignIn) -> None:
    coach = make_coach(cast.coach)
    sent = photo(kind=kind)
    assert CAMERA.encode() in sent
    assert send(sign_in(cast.coach), sent) == 302
    response = sign_in(cast.member).get(f"/coaching/coaches/{coach.pk}/picture/")
    kept = Image.open(io.BytesIO(response.content))
    assert (kept.size, kept.format, response["Content-Type"]) == ((320, 320), "WEBP", "image/webp")
    assert not kept.getexif()
    assert CAMERA.encode() not in response.content
    assert len(response.content) < 100_000


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", photo()[:2000]]
)
def test_what_is_no_photo_is_refused_in_words(content: bytes, cast: Cast, sign_in: SignIn) -> None:
    make_coach(cast.coach)
    assert send(sign_in(cast.coach), content) == 422
    assert not Portrait.objects.exists()


def test_a_photo_as_a_phone_makes_it_is_taken_of_a_coach_only(cast: Cast, sign_in: SignIn) -> None:
    make_coach(cast.coach)
    large = photo(1600, 1200, "PNG")
    assert len(large) > 3_000_000
    assert send(sign_in(cast.coach), large) == 302
    assert send(sign_in(cast.member), large) == 413


def test_taken_off_initials_stand_there(cast: Cast, sign_in: SignIn) -> None:
    coach = make_coach(cast.coach)
    client = sign_in(cast.coach)
    send(client, photo())
    client.post(PAGE, {"remove": "1"})
    page = sign_in(cast.member).get("/coaching/coaches/").content.decode()
    assert f"/coaching/coaches/{coach.pk}/picture/" not in page
    assert ">CC</span>" in page


def test_before_the_yes_only_the_programme_team_sees_it(cast: Cast, sign_in: SignIn) -> None:
    coach: Coach = applied(cast.lead)
    send(sign_in(cast.lead), photo())
    address = f"/coaching/coaches/{coach.pk}/picture/"
    assert sign_in(cast.steward).get(address).status_code == 200
    assert sign_in(cast.member).get(address).status_code == 404
    assert sign_in(make_guest("Greta Guest")).get(address).status_code == 404
    assert Client().get(address).status_code == 302
