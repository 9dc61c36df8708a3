package io.filrouge.domain.identity;

import static java.util.stream.Collectors.joining;

import java.io.Serializable;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many identifiers of a kind one person may have: what keeps a shared address or a counter's
 * phone from joining a whole town.
 */
public final class Limits implements Serializable {
  private static final long serialVersionUID = 1;

  /** The highest limit there is; a kind that needs more needs none. */
  public static final int HIGHEST = KindCounts.SATURATED - 1;

  /** Strongest kind first, so that it is the one a refusal names. */
  private final byte[] codes;

  private final int[] most;

  private Limits(Map<IdentifierKind, Integer> limits) {
    IdentifierKind[] kinds =
        limits.keySet().stream()
            .sorted(Comparator.comparing(IdentifierKind::priority))
            .toArray(IdentifierKind[]::new);
    codes = new byte[kinds.length];
    most = new int[kinds.length];
    for (int i = 0; i < kinds.length; i++) {
      codes[i] = kinds[i].code();
      most[i] = limits.get(kinds[i]);
    }
  }

  /**
   * The defaults: 5 customer keys, accounts, loyalty cards, e-mails and phones, the limit others
   * ship with, and 100 devices, since a cookie lives for weeks and a customer for years; none for
   * orders and records, which a good customer has without end.
   */
  public static Limits defaults() {
    return none()
        .with(IdentifierKind.CUSTOMER_KEY, 5)
        .with(IdentifierKind.ACCOUNT, 5)
        .with(IdentifierKind.LOYALTY_CARD, 5)
        .with(IdentifierKind.EMAIL, 5)
        .with(IdentifierKind.PHONE, 5)
        .with(IdentifierKind.DEVICE, 100);
  }

  /** No protection at all. */
  public static Limits none() {
    return new Limits(Map.of());
  }

  /**
   * These, with another limit for one kind.
   *
   * @param limit from 0, which keeps the kind out of every merge, to {@link #HIGHEST}
   */
  public Limits with(IdentifierKind kind, int limit) {
    if (limit < 0 || limit > HIGHEST) {
      throw new IllegalArgumentException(
          "Cannot limit identifiers of kind %s: %d; give 0 to %d, or no limit"
              .formatted(kind.wireName(), limit, HIGHEST));
    }
    Map<IdentifierKind, Integer> limits = asMap();
    limits.put(kind, limit);
    return new Limits(limits);
  }

  /** These, without a limit for one kind. */
  public Limits without(IdentifierKind kind) {
    Map<IdentifierKind, Integer> limits = asMap();
    limits.remove(kind);
    return new Limits(limits);
  }

  /** The limit of a kind, if it has one. */
  public Optional<Integer> of(IdentifierKind kind) {
    return Optional.ofNullable(asMap().get(kind));
  }

  /** The code of the strongest kind of which {@code counts} hold too many, or 0. */
  byte exceededBy(long counts) {
    for (int i = 0; i < codes.length; i++) {
      if (KindCounts.of(counts, codes[i]) > most[i]) {
        return codes[i];
      }
    }
    return 0;
  }

  private Map<IdentifierKind, Integer> asMap() {
    Map<IdentifierKind, Integer> limits = new EnumMap<>(IdentifierKind.class);
    for (int i = 0; i < codes.length; i++) {
      limits.put(IdentifierKind.ofCode(codes[i]), most[i]);
    }
    return limits;
  }

  @Override
  public String toString() {
    return asMap().entrySet().stream()
        .map(limit -> limit.getKey().wireName() + "=" + limit.getValue())
        .collect(joining(", ", "Limits[", "]"));
  }
}
