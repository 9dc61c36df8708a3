package io.filrouge.streaming.carts;

import io.filrouge.domain.carts.CartEvent;
import io.filrouge.domain.reactivation.Person;
import java.util.Comparator;

/**
 * Something that one person is to be told of.
 *
 * @param kind what
 * @param isToCustomer whether a customer is told, and not a visitor
 * @param key the visitor or customer that is told
 * @param event the event behind it; null for news of the context
 * @param customerId whom a cart is given to, for {@link Kind#GIVE}
 * @param person what is handed over, for {@link Kind#JOIN}
 * @param context the record of the topic, for {@link Kind#CONTEXT} and {@link Kind#CONSENT}; null
 *     where the customer is no more
 */
@SuppressWarnings("ArrayRecordComponent")
public record Addressed(
    Kind kind,
    boolean isToCustomer,
    String key,
    CartEvent event,
    String customerId,
    Person person,
    byte[] context) {

  /** What somebody is told; what is told of one event is told in this order. */
  public enum Kind {
    /** A cart of this visitor turns out to be a customer's. */
    GIVE,
    /** All that was a visitor's alone, or one cart of it, is this customer's from now on. */
    JOIN,
    /** They did something that changes no cart, but says who they are. */
    MEET,
    /** They did something with a cart of theirs. */
    ACT,
    /** They bought. */
    BUY,
    /** Somebody bought a cart of theirs. */
    SELL,
    /** What the nightly batch says of them. */
    CONTEXT,
    /** They gave or withdrew consent. */
    CONSENT;

    private static final Kind[] ALL = values();

    static Kind of(int ordinal) {
      return ALL[ordinal];
    }

    /** Whether it has a place in the order of events; news of the context count when they come. */
    public boolean isInOrder() {
      return this != CONTEXT && this != CONSENT;
    }
  }

  /** The order in which a person is told. */
  public static final Comparator<Addressed> IN_ORDER =
      Comparator.<Addressed, CartEvent>comparing(Addressed::event, CartEvent.IN_ORDER)
          .thenComparing(Addressed::kind);

  static Addressed toVisitor(Kind kind, String visitorId, CartEvent event) {
    return new Addressed(kind, false, visitorId, event, null, null, null);
  }

  static Addressed toCustomer(Kind kind, String customerId, CartEvent event) {
    return new Addressed(kind, true, customerId, event, null, null, null);
  }

  static Addressed give(String visitorId, CartEvent event) {
    return new Addressed(Kind.GIVE, false, visitorId, event, event.customerId(), null, null);
  }

  /** Hands over what was remembered of a visitor. */
  public static Addressed join(String customerId, CartEvent event, Person person) {
    return new Addressed(Kind.JOIN, true, customerId, event, null, person, null);
  }

  /** News of a customer's context. */
  public static Addressed news(Kind kind, String customerId, byte[] context) {
    return new Addressed(kind, true, customerId, null, null, null, context);
  }

  /** The same, for the customer that a visitor is known to be. */
  public Addressed forwardedTo(String customer) {
    return new Addressed(kind, true, customer, event, customerId, person, context);
  }

  public long position() {
    return event.position();
  }

  /**
   * Whether it tells of the same event in the same way. What is handed over is never said twice: of
   * one event two visitors may hand over what was theirs.
   */
  public boolean repeats(Addressed other) {
    return kind != Kind.JOIN && kind == other.kind && event.eventId().equals(other.event.eventId());
  }
}
