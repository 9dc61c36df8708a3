package io.filrouge.domain.identity;

/** Tells the joining of two people from the joining of a person and one more of their traces. */
final class Personhood {
  private static final byte KEY = IdentifierKind.CUSTOMER_KEY.code();
  private static final byte RECORD = IdentifierKind.RECORD.code();

  private Personhood() {}

  /**
   * Whether two components, given by their {@link KindCounts}, were two people to the shop.
   *
   * <p>They were if each holds a customer key, or if each holds a key or a record together with
   * something else. A key or record all alone is only just arriving: the second row of a known key,
   * or the first account of a guest, joins nobody to anybody.
   */
  static boolean areTwoPeople(long some, long others) {
    if (KindCounts.of(some, KEY) > 0 && KindCounts.of(others, KEY) > 0) {
      return true;
    }
    return isPerson(some) && isPerson(others);
  }

  private static boolean isPerson(long counts) {
    boolean isAlone = counts == KindCounts.one(KEY) || counts == KindCounts.one(RECORD);
    return !isAlone && (KindCounts.of(counts, KEY) > 0 || KindCounts.of(counts, RECORD) > 0);
  }
}
