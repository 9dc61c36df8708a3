package io.filrouge.streaming.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.streaming.events.Incoming;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
  private final Map<String, Counter> counters = new TreeMap<>();

  // Prometheus' increase() does not see the first value of a counter that was not there before.
  @Test
  void countEachReasonFromZeroBeforeTheFirstLetter() {
    new DeadLetters().count(new Noted(""));

    assertThat(counters.keySet())
        .containsExactly(
            "reactivation.reason=ahead-of-clock.dead_letters",
            "reactivation.reason=late.dead_letters",
            "reactivation.reason=no-cart.dead_letters",
            "reactivation.reason=no-event-id.dead_letters",
            "reactivation.reason=no-person.dead_letters",
            "reactivation.reason=unknown-type.dead_letters",
            "reactivation.reason=unreadable.dead_letters");
    assertThat(counters.values()).allMatch(counter -> counter.getCount() == 0);
  }

  @Test
  void countLettersByTheirReason() {
    DeadLetters letters = new DeadLetters();
    letters.count(new Noted(""));

    letters.map(refused("late"));
    letters.map(refused("late"));
    letters.map(refused("another"));

    assertThat(counters).hasSize(8);
    assertThat(counters.get("reactivation.reason=late.dead_letters").getCount()).isEqualTo(2);
    assertThat(counters.get("reactivation.reason=another.dead_letters").getCount()).isEqualTo(1);
  }

  private static Incoming refused(String reason) {
    return Incoming.refused(reason, new Incoming.Origin("shop-events", 0, 1, null, new byte[0]));
  }

  /** A group that notes under which name counters are made. */
  private final class Noted extends UnregisteredMetricsGroup {
    private final String name;

    Noted(String name) {
      this.name = name;
    }

    @Override
    public MetricGroup addGroup(String group) {
      return new Noted(name + group + ".");
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
      return new Noted(name + key + "=" + value + ".");
    }

    @Override
    public Counter counter(String counter) {
      return counters.computeIfAbsent(name + counter, made -> super.counter(made));
    }
  }
}
