"""The page of clients (``administering``), and ``/api/v1`` itself."""
