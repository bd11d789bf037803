"""Addresses of the web process. It renders no pages but those of the interfaces' documentation."""

from django.urls import path

from hotline.config.api import api
from hotline.config.open_interface import open_interface
from hotline.domains.insight.operations.endpoints.metrics import prometheus

handler404 = "hotline.config.errors.unknown_address"
urlpatterns = [
    path("api/v1/", open_interface.urls),
    path("api/", api.urls),
    # nginx hands on nothing but /api/: this is for Prometheus on the machine itself.
    path("metrics", prometheus),
]
