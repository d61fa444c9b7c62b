"""The models of this stage, each noun's in its own package."""

from inhabit.stages.empower.decisions.models import Decision as Decision
from inhabit.stages.empower.decisions.models import DecisionChange as DecisionChange
from inhabit.stages.empower.decisions.models import DecisionWord as DecisionWord
from inhabit.stages.empower.decisions.models import LookBack as LookBack
from inhabit.stages.empower.say_do.models import SayDoOwner as SayDoOwner
from inhabit.stages.empower.say_do.models import SayDoPool as SayDoPool
