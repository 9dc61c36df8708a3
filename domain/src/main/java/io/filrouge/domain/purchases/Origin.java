package io.filrouge.domain.purchases;

import java.io.Serializable;
import java.util.Comparator;

/**
 * By which channel, from where and when a customer came: what is settled with the first purchase.
 *
 * @param channel of the first purchase; empty where it names none
 * @param country of the first purchase; empty where it names none
 * @param year of the first purchase; 0 where nothing is known
 */
public record Origin(String channel, String country, int year)
    implements Serializable, Comparable<Origin> {

  /** Nothing is known. */
  public static final Origin UNKNOWN = new Origin("", "", 0);

  private static final Comparator<Origin> ORDER =
      Comparator.comparingInt(Origin::year)
          .thenComparing(Origin::channel)
          .thenComparing(Origin::country);

  /** Takes null for what is not known. */
  public Origin {
    channel = channel == null ? "" : channel;
    country = country == null ? "" : country;
  }

  @Override
  public int compareTo(Origin other) {
    return ORDER.compare(this, other);
  }
}
