package io.filrouge.batch.metrics;

import io.filrouge.batch.tables.Night;
import java.time.Instant;

/** The moment that a night takes for now. */
final class NightEnd {

  static Instant of(Night night) {
    return night.asOf().plusDays(1).atStartOfDay(night.zone()).toInstant();
  }

  private NightEnd() {}
}
