"""What a domain needs of a higher one, or of a process, by name: an import would run uphill."""

CALL_TOPIC_TITLES = "hotline.domains.knowledge.queries.titles"
#: The names of the prompts there are texts for; and what speaks texts (name -> text) into prompts.
PROMPT_NAMES = "hotline.processes.prompts.names"
PROMPT_SPEAKER = "hotline.processes.prompts.speak"
