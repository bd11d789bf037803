"""The end of the contract: ``hotline hand-over`` gives the client everything, ``hotline destroy`` ends the rest."""
