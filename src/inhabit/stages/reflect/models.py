"""The models of this stage, each noun's in its own package."""

from inhabit.stages.reflect.journal.models import Reflection as Reflection  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.journal.models import ReflectionRhythm as ReflectionRhythm  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.journal.models import ShownEntry as ShownEntry  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.recognitions.models import Recognised as Recognised  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.recognitions.models import Recognition as Recognition  # noqa: PLC0414  # where Django looks for it
