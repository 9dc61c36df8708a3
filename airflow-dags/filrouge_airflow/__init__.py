"""Triggers, watches and backfills nights in Airflow, by its own client library."""
