"""What a domain needs of a higher one, of a neighbour or of a process, by name: it must not import them."""

#: What the contract's indicators will likely come to, for the monthly report.
ANALYTICS_FORECAST = "hotline.domains.insight.assessment.queries.foretold.chapter"
CALL_TOPIC_TITLES = "hotline.domains.understanding.knowledge.queries.titles"
#: The prompts there are texts for, and their names; what speaks texts (name -> text); what reads own recordings.
PROMPT_CATALOGUE = "hotline.processes.prompts.catalogue"
PROMPT_NAMES = "hotline.processes.prompts.names"
PROMPT_SPEAKER = "hotline.processes.prompts.speak"
RECORDING_READER = "hotline.processes.own_recordings.take_in"
#: What hands texts to whoever sends them.
TEXT_GATEWAY = "hotline.domains.service.messaging.adapters.text_gateway.configured"
#: What lies around the database, for the invariants: the bus and the switch.
SURROUNDINGS = "hotline.domains.insight.operations.adapters.surroundings.here"
#: 12345's end of the exchange of cases.
CITY_EXCHANGE = "hotline.domains.service.workorders.adapters.city.configured"
#: The model that knows what texts mean (None where none is installed), what it said before, and indexes, as kept here.
KNOWLEDGE_EMBEDDER = "hotline.domains.understanding.knowledge.adapters.nano_e5.configured"
KNOWLEDGE_VECTORS = "hotline.domains.understanding.knowledge.adapters.vector_files.configured"
KNOWLEDGE_INDEXES = "hotline.domains.understanding.knowledge.adapters.index_files.configured"
#: What is asked before anything is published (None where nothing is).
KNOWLEDGE_GATE = "hotline.domains.understanding.assistant.adapters.gate.configured"
#: Asks 京晓保 as a citizen would, once a minute.
ASSISTANT_PROBE = "hotline.domains.understanding.assistant.adapters.probe.ask_itself"
#: The encoder that knows what a dialogue says of unrest (None where it is not installed).
ASSISTANT_ENCODER = "hotline.domains.understanding.assistant.adapters.encoder.configured"
#: Writes down what citizens say into the page (None where nothing is installed that can).
ASSISTANT_HEARER = "hotline.domains.understanding.assistant.adapters.whisper.configured"
#: The dictionaries by which the elements of a case are recognised.
CASE_LEXICON = "hotline.domains.service.workorders.adapters.elements_lexicon.shipped"
#: Whether what is written of a matter sounds like unrest.
CASE_UNREST = "hotline.domains.understanding.assistant.queries.unrest_in"
#: A language model that may be asked beside rules, when the settings name one.
LANGUAGE_MODEL = "hotline.infrastructure.language_model.configured"
