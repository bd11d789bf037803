"""The proxy's check before it serves the page of the embedded bar."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from hotline.domains.edge.integrations.queries import origins
from hotline.kernel.errors import NotPermitted

router = Router(tags=["integrations"])

#: The one origin that may frame the page, for the proxy's Content-Security-Policy.
FRAMED_BY = "X-Framed-By"


@router.get("/policy", auth=None, response={204: None})
def policy(request: HttpRequest, host: str = "") -> HttpResponse:
    """``host``: the origin whose page is to hold the bar. 204 names it in ``X-Framed-By``; 403: not allowed.

    The hotline's own pages may: the example is one.
    """
    own = f"{request.scheme}://{request.get_host()}"
    if host != own and not origins.may_embed(host):
        raise NotPermitted("该系统未获准嵌入软电话条。需要时请管理员添加。", code="origin_not_allowed")
    return HttpResponse(status=204, headers={FRAMED_BY: host})
