package io.filrouge.simulator.live;

import io.filrouge.schemas.ShopEvent;
import java.io.IOException;
import java.util.Comparator;

/**
 * Something that arrives.
 *
 * @param at when it arrives, in milliseconds since the shop's start
 * @param number breaks ties
 */
record Parcel(long at, long number, Content content) {
  static final Comparator<Parcel> IN_ORDER =
      Comparator.comparingLong(Parcel::at).thenComparingLong(Parcel::number);

  /** What arrives; it knows how it is to be received. */
  sealed interface Content {
    /**
     * Hands it over.
     *
     * @param at shop time, in milliseconds since 1970
     */
    void to(Recipient recipient, long at) throws IOException;
  }

  /** An event for the first time; a late one says when it became known. */
  record Good(ShopEvent event, Happening happening, boolean isLate) implements Content {
    @Override
    public void to(Recipient recipient, long at) throws IOException {
      recipient.good(this, at);
    }
  }

  /** An event that has arrived before. */
  record Copy(ShopEvent event) implements Content {
    @Override
    public void to(Recipient recipient, long at) throws IOException {
      recipient.copy(event, at);
    }
  }

  /** An event that cannot be used. */
  record Broken(Fault fault, ShopEvent event) implements Content {
    @Override
    public void to(Recipient recipient, long at) throws IOException {
      recipient.broken(fault, event, at);
    }
  }

  /** Bytes that are no event. */
  static final class Garbage implements Content {
    private final byte[] bytes;

    Garbage(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public void to(Recipient recipient, long at) throws IOException {
      recipient.garbage(bytes, at);
    }
  }
}
