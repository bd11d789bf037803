"""The only code that speaks NATS. docs/bus.md names subjects and buckets."""
