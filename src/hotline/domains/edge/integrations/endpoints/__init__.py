"""Endpoints: the page on which clients are administered (``administration``), and ``/api/v1`` itself."""
