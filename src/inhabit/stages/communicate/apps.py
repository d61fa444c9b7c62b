from django.apps import AppConfig


class CommunicateConfig(AppConfig):
    name = "inhabit.stages.communicate"
