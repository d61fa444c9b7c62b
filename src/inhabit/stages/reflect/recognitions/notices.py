"""What recognition tells people: that there is something to read, never what it says."""

from django.utils.translation import gettext_lazy as _

from inhabit.notify.kinds import NoticeKind

ABOUT_ME = NoticeKind(
    key="reflect.recognition_about_me",
    label=_("Somebody wrote a short story about me, and it waits for my yes"),
    words=_("Somebody has written a short story about you, for “%(priority)s”. It shows only if you agree."),
    comes_back=True,
    move="agree_recognition",
)
IT_SHOWS = NoticeKind(
    key="reflect.recognition_shows",
    label=_("A story that I wrote about others now shows"),
    words=_("The story that you wrote for “%(priority)s” now shows: everyone in it has agreed."),
    comes_back=True,
)
OTHER_WORDS = NoticeKind(
    key="reflect.recognition_other_words",
    label=_("Somebody in a story of mine would like other words"),
    words=_("Somebody in the story that you wrote for “%(priority)s” suggests other words."),
    comes_back=True,
)
KINDS_OF_RECOGNITION = (ABOUT_ME, IT_SHOWS, OTHER_WORDS)
