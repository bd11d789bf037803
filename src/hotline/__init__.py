"""Hotline: the contact-centre platform of a city's human-resources-and-social-security hotline."""
