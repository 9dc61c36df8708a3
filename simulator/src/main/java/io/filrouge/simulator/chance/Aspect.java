package io.filrouge.simulator.chance;

/**
 * The side of a subject that a stream of chance decides. Each has its own stream, so that an option
 * that changes one side (say, the web sessions) leaves all the others as they were.
 *
 * <p>The numbers are part of what a seed means: a new aspect gets a new one.
 */
public enum Aspect {
  PURCHASES(0),
  IDENTITY(1),
  ORDERS(2),
  RECORDS(3),
  WEB(4),
  CATALOGUE(5),
  LATE_ORDERS(6),
  LATE_RECORDS(7),
  LATE_EVENTS(8),
  ORDER_DEFECTS(9),
  PRODUCT_DEFECTS(10),
  RECORD_DEFECTS(11),
  EVENT_DEFECTS(12),
  CONTACTS(13),
  LATE_CONTACTS(14),
  CONTACT_DEFECTS(15),
  LIVE_ARRIVALS(16),
  LIVE_CARTS(17),
  LIVE_DELIVERY(18);

  private final int number;

  Aspect(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
