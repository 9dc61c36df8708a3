package io.filrouge.domain.identity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What an identifier is, and how far it is trusted to say who somebody is.
 *
 * <p>Wire names and codes are stored in tables and never change; a new kind takes the next code.
 * The priority is a ranking only, 1 being the strongest, and may be revised.
 */
public enum IdentifierKind {
  /** The shop's own key of a customer. */
  CUSTOMER_KEY("customer_key", 1, 1),
  /** A login or account of the web shop, the app or a marketplace. */
  ACCOUNT("account", 2, 2),
  LOYALTY_CARD("loyalty_card", 3, 3),
  EMAIL("email", 4, 4),
  PHONE("phone", 5, 5),
  /** A cookie, an app installation or an advertising id. */
  DEVICE("device", 6, 6),
  /** One order, as the place where other identifiers meet. */
  ORDER("order", 7, 7),
  /** One row of a source's customer file, as the place where other identifiers meet. */
  RECORD("record", 8, 8);

  private static final List<IdentifierKind> BY_CODE =
      Arrays.stream(values()).sorted(Comparator.comparing(IdentifierKind::code)).toList();

  private final String wireName;
  private final byte code;
  private final int priority;

  IdentifierKind(String wireName, int code, int priority) {
    this.wireName = wireName;
    this.code = (byte) code;
    this.priority = priority;
  }

  /** The name in tables, files and configuration. */
  public String wireName() {
    return wireName;
  }

  /** The number in compact inputs, from 1 upwards without a gap. */
  public byte code() {
    return code;
  }

  /** The rank as evidence, 1 the strongest. */
  public int priority() {
    return priority;
  }

  /** The kind with this code; throws {@link IllegalArgumentException} if there is none. */
  public static IdentifierKind ofCode(byte code) {
    if (code < 1 || code > BY_CODE.size()) {
      throw new IllegalArgumentException(
          "Cannot read identifier kind: %d; codes go from 1 to %d".formatted(code, BY_CODE.size()));
    }
    return BY_CODE.get(code - 1);
  }

  /** The kind with this wire name; throws {@link IllegalArgumentException} if there is none. */
  public static IdentifierKind ofWireName(String wireName) {
    return Arrays.stream(values())
        .filter(kind -> kind.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot read identifier kind: %s; use one of %s"
                        .formatted(
                            wireName, Arrays.stream(values()).map(k -> k.wireName).toList())));
  }

  /**
   * The rank of an edge between two kinds, 1 the strongest: edges of one night are to be taken in
   * this order, so that where a limit stops a component from growing, it is the weak evidence that
   * is left out.
   *
   * <p>An edge is as weak as its weaker end. Orders and records prove nothing by themselves, so an
   * edge to one of them ranks as its other end.
   */
  public static int edgePriority(IdentifierKind one, IdentifierKind other) {
    if (one.isMeetingPlace()) {
      return other.priority;
    }
    if (other.isMeetingPlace()) {
      return one.priority;
    }
    return Math.max(one.priority, other.priority);
  }

  private boolean isMeetingPlace() {
    return this == ORDER || this == RECORD;
  }
}
