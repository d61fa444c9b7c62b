"""The models of this stage, each noun's in its own package."""

from inhabit.stages.reflect.retrospectives.models import Arrival as Arrival
from inhabit.stages.reflect.retrospectives.models import Card as Card
from inhabit.stages.reflect.retrospectives.models import Idea as Idea
from inhabit.stages.reflect.retrospectives.models import Retrospective as Retrospective
from inhabit.stages.reflect.retrospectives.models import Seat as Seat
from inhabit.stages.reflect.retrospectives.models import Support as Support
from inhabit.stages.reflect.retrospectives.models import Topic as Topic
from inhabit.stages.reflect.retrospectives.models import Voice as Voice
