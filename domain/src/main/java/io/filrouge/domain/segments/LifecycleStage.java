package io.filrouge.domain.segments;

import java.util.Locale;

/**
 * Where a customer stands in the relationship. The growing stages follow the ladder of loyalty of
 * Christopher, Payne and Ballantyne, <i>Relationship Marketing</i> (1991), and the phases of Dwyer,
 * Schurr and Oh, "Developing Buyer-Seller Relationships", <i>Journal of Marketing</i> 51 (1987);
 * each customer is in exactly one.
 */
public enum LifecycleStage {
  /** Known, and has not bought. */
  PROSPECT,
  /** Bought on one day, lately. */
  FIRST_PURCHASE,
  /** Buys again. */
  ENTRENCHMENT,
  /** Buys again, and in several categories. */
  DIVERSIFICATION,
  /** Has bought many times, steadily. */
  LOYALTY,
  /** Refers, reviews or promotes, and still buys. */
  AMBASSADOR,
  /** Silent for longer than is usual for this customer. */
  AT_RISK,
  /** Silent for so long that the relationship counts as over. */
  LAPSED;

  /** The stage's name in tables, such as {@code first_purchase}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
