"""What a domain needs of a higher one, by name: an import would run uphill."""

CALL_TOPIC_TITLES = "hotline.domains.knowledge.queries.titles"
