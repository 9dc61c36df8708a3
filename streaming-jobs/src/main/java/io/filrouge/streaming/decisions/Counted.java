package io.filrouge.streaming.decisions;

import io.filrouge.domain.reactivation.Decision;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Counts what is decided, by outcome and reason, for whoever watches the job. */
final class Counted {
  private final MetricGroup metrics;
  private final Map<String, Counter> decisions = new HashMap<>();
  private final Counter cancellations;

  Counted(MetricGroup metrics) {
    this.metrics = metrics.addGroup("reactivation");
    this.cancellations = this.metrics.counter("cancellations");
  }

  void decided(Decision decision) {
    String reason = decision.reason() == null ? "none" : decision.reason().label();
    decisions
        .computeIfAbsent(
            decision.outcome().label() + "/" + reason,
            name ->
                metrics
                    .addGroup("outcome", decision.outcome().label())
                    .addGroup("reason", reason)
                    .counter("decisions"))
        .inc();
  }

  void cancelled() {
    cancellations.inc();
  }
}
