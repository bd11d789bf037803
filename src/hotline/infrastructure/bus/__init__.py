"""The only place that speaks NATS. Subjects and buckets are named in docs/bus.md."""
