"""Which algorithm protects what."""

from ninja import Router

from hotline.domains.platform.security.queries.algorithms import algorithm_uses
from hotline.domains.platform.security.schemas import AlgorithmUseOut, AlgorithmUsesOut
from hotline.infrastructure.permissions import StaffRequest, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["security"], auth=needs(Permission.SECURITY_MANAGE))


@router.get("/algorithms", response=AlgorithmUsesOut)
def algorithms(request: StaffRequest) -> AlgorithmUsesOut:
    return AlgorithmUsesOut(
        uses=[
            AlgorithmUseOut(
                algorithm=each.algorithm,
                bits=each.bits,
                domestic=each.domestic,
                purpose=each.purpose,
                standard=each.standard,
                code=each.code,
                why=each.why,
            )
            for each in algorithm_uses()
        ]
    )
