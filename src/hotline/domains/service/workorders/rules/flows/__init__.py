"""Flows (BPMN) and decision tables (DMN): read, checked and run."""
