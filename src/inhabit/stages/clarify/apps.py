from django.apps import AppConfig


class ClarifyConfig(AppConfig):
    name = "inhabit.stages.clarify"
