"""The dictionary of what people say for the words of the trade."""

from ninja import Router

from hotline.domains.understanding.knowledge import permissions
from hotline.domains.understanding.knowledge.actions import terms as knowledge_terms
from hotline.domains.understanding.knowledge.queries.terms import term_rows
from hotline.domains.understanding.knowledge.schemas.terms import GlossaryTermBody, TermOut, TermsOut
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["knowledge"], auth=needs(*permissions.WORKERS))
writer = needs(Permission.KNOWLEDGE_EDIT)


@router.get("", response=TermsOut)
def terms(request: StaffRequest) -> TermsOut:
    return TermsOut(rows=[TermOut.from_orm(row) for row in term_rows()])


@router.post("", response=TermOut, auth=writer)
def save(request: StaffRequest, body: GlossaryTermBody) -> TermOut:
    row = knowledge_terms.save_term(by=current_staff(request), word=body.word, synonyms=body.synonyms)
    return TermOut.from_orm(row)


@router.delete("/{word}", response={204: None}, auth=writer)
def remove(request: StaffRequest, word: str) -> tuple[int, None]:
    """Remove a term. From the next look on, search finds it by its own characters only."""
    knowledge_terms.remove_term(by=current_staff(request), word=word)
    return 204, None
