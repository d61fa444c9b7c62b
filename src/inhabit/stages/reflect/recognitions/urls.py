from django.urls import URLPattern, path

from inhabit.stages.reflect.recognitions.views import answering, reading, writing

urlpatterns: list[URLPattern] = [
    path("recognitions/", reading.recognitions, name="recognitions"),
    path("recognitions/mine/", reading.my_recognitions, name="my_recognitions"),
    path("recognitions/new/", writing.new_recognition, name="new_recognition"),
    path("recognitions/<int:pk>/", reading.recognition, name="recognition"),
    path("recognitions/<int:pk>/change/", writing.recognition_change, name="recognition_change"),
    path("recognitions/<int:pk>/removal/", writing.recognition_removal, name="recognition_removal"),
    path("recognitions/<int:pk>/return/", writing.recognition_return, name="recognition_return"),
    path("recognitions/<int:pk>/agreement/", answering.recognition_agreement, name="recognition_agreement"),
    path("recognitions/<int:pk>/wording/", answering.recognition_wording, name="recognition_wording"),
    path("recognitions/<int:pk>/unshown/", answering.recognition_unshown, name="recognition_unshown"),
    path("units/<int:pk>/recognitions/", reading.unit_recognitions, name="unit_recognitions"),
]
