package io.filrouge.batch.jobs;

import io.filrouge.batch.tables.Publisher;
import java.time.Duration;

/** What a job that is done took; its publisher knows what was counted and checked. */
record JobResult(Duration duration, Publisher publisher) {}
