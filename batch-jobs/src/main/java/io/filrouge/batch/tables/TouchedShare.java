package io.filrouge.batch.tables;

import java.util.Locale;

/**
 * How many customers' rows were worked out anew.
 *
 * @param touched those
 * @param all customers there are
 */
public record TouchedShare(long touched, long all) {
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%,d of %,d customers anew", touched, all);
  }
}
