package io.filrouge.streaming.decisions;

import io.filrouge.domain.reactivation.Journey;
import io.filrouge.streaming.carts.Addressed;
import io.filrouge.streaming.triggers.OutgoingFormat;
import io.filrouge.streaming.triggers.Remembered;
import org.apache.flink.util.Collector;

/**
 * Keyed by customer: carries on whoever is known, by whatever door they come. A context is
 * published when it changes, which may be once in years: that somebody is no more is for the batch
 * to say, and not for a clock.
 */
public final class CustomerFunction extends PersonFunction {
  private static final long serialVersionUID = 1L;

  public CustomerFunction(Campaign campaign, OutgoingFormat format, long until) {
    super(campaign, format, until, true);
  }

  @Override
  void apply(Addressed message, Remembered state, Journey journey, Collector<Addressed> onwards) {
    switch (message.kind()) {
      case JOIN -> {
        journey.settleBefore(message.position());
        state.person.absorb(message.person());
      }
      case ACT -> journey.act(message.event());
      case BUY -> journey.buy(message.event());
      case SELL -> journey.sell(message.event());
      default -> journey.settleBefore(message.position());
    }
  }

  @Override
  long forget(Remembered state, long moment) {
    return Long.MAX_VALUE;
  }
}
