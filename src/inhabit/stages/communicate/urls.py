from django.urls import URLPattern, path

from inhabit.stages.communicate.views import question, question_flow, questions

urlpatterns: list[URLPattern] = [
    path("questions/", questions.questions, name="questions"),
    path("questions/ask/", questions.question_new, name="question_new"),
    path("questions/mine/", questions.my_questions, name="my_questions"),
    path("questions/receipt/", questions.question_receipt, name="question_receipt"),
    path(
        "questions/receipt/withdrawal/",
        questions.question_receipt_withdrawal,
        name="question_receipt_withdrawal",
    ),
    path("questions/waiting/", question.questions_waiting, name="questions_waiting"),
    path("questions/flow/", question_flow.question_flow, name="question_flow"),
    path("questions/askings/<int:asking>/withdrawal/", questions.asking_withdrawal, name="asking_withdrawal"),
    path("questions/askings/<int:asking>/verdict/", questions.asking_verdict, name="asking_verdict"),
    path("questions/<uuid:pk>/", question.question, name="question"),
    path("questions/<uuid:pk>/answer/", question.question_answer, name="question_answer"),
    path("questions/<uuid:pk>/passing/", question.question_passing, name="question_passing"),
    path("questions/<uuid:pk>/taking/", question.question_taking, name="question_taking"),
    path("questions/<uuid:pk>/merging/", question.question_merging, name="question_merging"),
    path("questions/<uuid:pk>/asking/", questions.question_also, name="question_also"),
    path("units/<int:pk>/questions/", questions.unit_questions, name="unit_questions"),
]
