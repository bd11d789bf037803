"""Django's middleware, run on the event loop itself: none of it waits or queries the database.

Django by default hands each middleware to a thread before a request and again after it. Those fourteen thread switches
cost more processor time than most of our answers. Sessions are signed cookies, so no middleware here has anything to
wait for.
"""

from collections.abc import Awaitable
from typing import cast

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponseBase
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.common import CommonMiddleware
from django.middleware.csrf import CsrfViewMiddleware
from django.middleware.security import SecurityMiddleware
from django.utils.deprecation import MiddlewareMixin


class AtOnce(MiddlewareMixin):
    async def __acall__(self, request: HttpRequest) -> HttpResponseBase:
        """Do what ``__call__`` does without handing anything to a thread."""
        before, after = getattr(self, "process_request", None), getattr(self, "process_response", None)
        response: HttpResponseBase | None = before(request) if before else None
        if response is None:
            response = await cast("Awaitable[HttpResponseBase]", self.get_response(request))
        if after:
            response = cast("HttpResponseBase", after(request, response))
        return response


class Security(AtOnce, SecurityMiddleware): ...


class Session(AtOnce, SessionMiddleware): ...


class Common(AtOnce, CommonMiddleware): ...


class Csrf(AtOnce, CsrfViewMiddleware): ...


class Authentication(AtOnce, AuthenticationMiddleware): ...


class XFrameOptions(AtOnce, XFrameOptionsMiddleware): ...
