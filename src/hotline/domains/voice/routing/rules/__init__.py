"""The routing rules: which agent gets which caller. Pure decisions; docs/algorithms/routing.md explains them."""
