"""The models of this stage, each noun's in its own package."""

from inhabit.stages.reflect.adjustments.models import Adjustment as Adjustment
from inhabit.stages.reflect.adjustments.models import AdjustmentAnswer as AdjustmentAnswer
from inhabit.stages.reflect.adjustments.models import AdjustmentSupport as AdjustmentSupport
from inhabit.stages.reflect.journal.models import Reflection as Reflection  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.journal.models import ReflectionRhythm as ReflectionRhythm  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.journal.models import ShownEntry as ShownEntry  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.recognitions.models import Recognised as Recognised  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.recognitions.models import Recognition as Recognition  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.retrospectives.models import Arrival as Arrival
from inhabit.stages.reflect.retrospectives.models import Card as Card
from inhabit.stages.reflect.retrospectives.models import Idea as Idea
from inhabit.stages.reflect.retrospectives.models import Retrospective as Retrospective
from inhabit.stages.reflect.retrospectives.models import Seat as Seat
from inhabit.stages.reflect.retrospectives.models import Support as Support
from inhabit.stages.reflect.retrospectives.models import Topic as Topic
from inhabit.stages.reflect.retrospectives.models import Voice as Voice
from inhabit.stages.reflect.reviews.models import CycleReview as CycleReview
from inhabit.stages.reflect.reviews.models import StillMyPart as StillMyPart
from inhabit.stages.reflect.reviews.models import StillRight as StillRight
from inhabit.stages.reflect.retrospectives.models import Arrival as Arrival  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.retrospectives.models import Card as Card  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.retrospectives.models import Idea as Idea  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.retrospectives.models import Retrospective as Retrospective  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.retrospectives.models import Seat as Seat  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.retrospectives.models import Support as Support  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.retrospectives.models import Topic as Topic  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.retrospectives.models import Voice as Voice  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.adjustments.models import Adjustment as Adjustment  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.adjustments.models import AdjustmentAnswer as AdjustmentAnswer  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.adjustments.models import AdjustmentSupport as AdjustmentSupport  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.reviews.models import CycleReview as CycleReview  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.reviews.models import StillMyPart as StillMyPart  # noqa: PLC0414  # where Django looks for it
from inhabit.stages.reflect.reviews.models import StillRight as StillRight  # noqa: PLC0414  # where Django looks for it
