"""The models of this stage, each noun's in its own package."""

from inhabit.stages.reflect.adjustments.models import Adjustment as Adjustment
from inhabit.stages.reflect.adjustments.models import AdjustmentAnswer as AdjustmentAnswer
from inhabit.stages.reflect.adjustments.models import AdjustmentSupport as AdjustmentSupport
from inhabit.stages.reflect.reviews.models import CycleReview as CycleReview
from inhabit.stages.reflect.reviews.models import StillMyPart as StillMyPart
from inhabit.stages.reflect.reviews.models import StillRight as StillRight
