"""``hotline load-knowledge``: the delivered articles and terms, published. What is there already is left alone."""

import argparse
import sys

from hotline.processes.foreground import set_up_django

#: Staff numbers of the demonstration: two editors and the client.
AUTHOR, REVIEWER, PUBLISHER = "4101", "4102", "8001"


def main(arguments: list[str]) -> int:
    """Exit status 0: the articles are published; 1: the files are invalid and nothing was done."""
    parser = argparse.ArgumentParser(prog="hotline load-knowledge", description=__doc__)
    parser.add_argument("--author", default=AUTHOR, help="staff number (default: %(default)s)")
    parser.add_argument("--reviewer", default=REVIEWER, help="another one (default: %(default)s)")
    parser.add_argument("--publisher", default=PUBLISHER, help="of the client (default: %(default)s)")
    options = parser.parse_args(arguments)
    if options.author == options.reviewer:
        parser.error("who wrote them does not review them")
    set_up_django("load-knowledge")
    from hotline.domains.understanding.knowledge.actions import installation
    from hotline.domains.understanding.knowledge.queries import builtin
    from hotline.domains.understanding.knowledge.queries import terms as knowledge_terms
    from hotline.domains.understanding.knowledge.rules.article import BadArticle

    try:
        articles = builtin.builtin_articles()
        hands = installation.Hands(options.author, options.reviewer, options.publisher)
        new = installation.install(articles, by=hands)
        terms = installation.install_terms(knowledge_terms.builtin_terms(), by=options.publisher)
    except BadArticle as bad:
        print(bad, file=sys.stderr)
        return 1
    print(f"知识条目 {len(articles)} 条，新发布 {new} 条；术语新增 {terms} 个")
    return 0
