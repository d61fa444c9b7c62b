"""The words in which coaches introduce themselves and people say what they need: the same for both."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    MY_ROLE = "my_role", _("What the strategy asks of me in my role")
    TELLING = "telling", _("Telling it so that it is mine")
    HARD_TALKS = "hard_talks", _("Hard conversations")
    LISTENING = "listening", _("Listening to what people really say")
    SAFETY = "safety", _("A team in which people speak up")
    SELF_AWARENESS = "self_awareness", _("How I come across, and who I am at work")
    DECIDING = "deciding", _("Deciding, and letting others decide")
    PRIORITIES = "priorities", _("Too much at once: what to stop")
    CHANGE = "change", _("Leading through uncertainty")
    ENERGY = "energy", _("Keeping my strength over a long change")
    NEW_AS_LEAD = "new_as_lead", _("New as a lead")
    CONFLICT = "conflict", _("Conflict between people or units")


class Style(models.TextChoices):
    ASKS = "asks", _("Mostly asks and gives me room")
    STRUCTURES = "structures", _("Brings structure and a clear frame")
    CHALLENGES = "challenges", _("Says openly what they see")
    TRIES_OUT = "tries_out", _("Lets me try things out")
