"""Addresses of the web process. Signing in has one door, the application's, for the configuration pages too."""

from django.contrib import admin
from django.urls import path
from django.views.generic import RedirectView

from hotline.config.api import api
from hotline.config.open_interface import open_interface

handler404 = "hotline.config.errors.unknown_address"
urlpatterns = [
    path("api/v1/", open_interface.urls),
    path("api/", api.urls),
    path("admin/login/", RedirectView.as_view(url="/sign-in?then=/admin/")),
    path("admin/", admin.site.urls),
]
