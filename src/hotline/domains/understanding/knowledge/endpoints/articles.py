"""Endpoints to read articles, for everybody signed in, and to create new ones."""

from datetime import date

from ninja import Query, Router

from hotline.domains.understanding.knowledge.actions import drafts
from hotline.domains.understanding.knowledge.endpoints.shapes import article_out, article_rows, version_out
from hotline.domains.understanding.knowledge.queries import articles as knowledge_articles
from hotline.domains.understanding.knowledge.queries import browse
from hotline.domains.understanding.knowledge.queries.versions import numbered
from hotline.domains.understanding.knowledge.schemas.articles import (
    ArticleOut,
    ArticlesOut,
    ArticlesQuery,
    BranchOut,
    TagOut,
    TreeOut,
)
from hotline.domains.understanding.knowledge.schemas.versions import ArticleVersionOut, BeginBody
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["knowledge"], auth=needs())


@router.get("/tree", response=TreeOut)
def tree(request: StaffRequest, as_of: date | None = None) -> TreeOut:
    """The branches in their order with how many articles hold, and all tags."""
    return TreeOut(
        branches=[
            BranchOut(category=each.category, subcategory=each.subcategory, count=each.count)
            for each in browse.branches(as_of)
        ],
        tags=[TagOut(tag=tag, count=count) for tag, count in browse.tags(as_of)],
    )


@router.get("/articles", response=ArticlesOut)
def articles(request: StaffRequest, filters: Query[ArticlesQuery], cursor: str = "") -> ArticlesOut:
    """Articles in force (on ``as_of``), ordered by code, fifty a page."""
    found = browse.page(browse.ArticleFilters(**filters.dict()), cursor)
    return ArticlesOut(rows=article_rows(found.rows), next=found.next)


@router.post("/articles", response=ArticleVersionOut, auth=needs(Permission.KNOWLEDGE_EDIT))
def begin(request: StaffRequest, body: BeginBody) -> ArticleVersionOut:
    """A draft of an article that there was not. 422 ``bad_article`` with ``fields``."""
    by = current_staff(request)
    return version_out(numbered(drafts.begin(by=by, form=body.form, remark=body.note)), by)


@router.get("/articles/{code}", response=ArticleOut)
def article(request: StaffRequest, code: str, as_of: date | None = None) -> ArticleOut:
    """The article as it reads today or on ``as_of``. 404 ``not_in_force`` when it is not in force then."""
    return article_out(knowledge_articles.article_on(code, as_of))


@router.get("/articles/{code}/read/{version}", response=ArticleOut)
def read_version(request: StaffRequest, code: str, version: int) -> ArticleOut:
    """A published version, in force or not, so that the basis of an earlier answer can be read."""
    return article_out(knowledge_articles.version_read(code, version))
