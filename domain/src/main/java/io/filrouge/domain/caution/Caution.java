package io.filrouge.domain.caution;

/** Why a history is told with care; the first that holds is shown. */
public enum Caution {
  /** All that was bought came back, and more. */
  RETURNS_EXCEED_PURCHASES("returns-exceed-purchases"),
  /** Bought, and paid nothing. */
  NO_SPEND("no-spend"),
  /** Buys as nobody does for themselves: on nearly every day. */
  WHOLESALE_BY_DAYS("wholesale-by-days"),
  /** Buys as nobody does for themselves: again and again for many times what others pay. */
  WHOLESALE_BY_AMOUNT("wholesale-by-amount"),
  /** Came back once or twice, for many times what others pay. */
  HUGE_ORDER("huge-order");

  private final String wireName;

  Caution(String wireName) {
    this.wireName = wireName;
  }

  /** Its name in tables. */
  public String wireName() {
    return wireName;
  }
}
