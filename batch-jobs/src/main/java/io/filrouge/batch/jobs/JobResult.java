package io.filrouge.batch.jobs;

import io.filrouge.batch.tables.Outcome;
import io.filrouge.batch.tables.Publisher;
import java.time.Duration;
import java.time.Instant;

/** How a job went; its publisher knows what was counted and checked. */
record JobResult(
    String job,
    Instant startedAt,
    Duration duration,
    Duration cpu,
    Outcome outcome,
    Publisher publisher) {}
