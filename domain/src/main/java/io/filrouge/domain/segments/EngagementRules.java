package io.filrouge.domain.segments;

import java.io.Serializable;

/**
 * Points that a prospect collects within 30 days, and what they make of them. A cart says most of
 * an intention to buy: Moe, "Buying, Searching, or Browsing", <i>Journal of Consumer Psychology</i>
 * 13 (2003).
 *
 * @param perSession points of a session on site or app; 2
 * @param perView points of a product viewed; 1
 * @param perCartAdd points of a product put into a cart; 10
 * @param perOpen points of a message opened; 2
 * @param warmFrom points from which a prospect is warm; 5
 * @param hotFrom points from which a prospect is hot; 20
 */
public record EngagementRules(
    long perSession, long perView, long perCartAdd, long perOpen, long warmFrom, long hotFrom)
    implements Serializable {

  public EngagementRules {
    require(perSession >= 0, "session-points", perSession, "give 0 or more");
    require(perView >= 0, "product-view-points", perView, "give 0 or more");
    require(perCartAdd >= 0, "cart-add-points", perCartAdd, "give 0 or more");
    require(perOpen >= 0, "message-opened-points", perOpen, "give 0 or more");
    require(warmFrom > 0, "warm-from", warmFrom, "give 1 or more");
    require(hotFrom > warmFrom, "hot-from", hotFrom, "give more than warm-from");
  }

  /** The defaults named above. */
  public static EngagementRules defaults() {
    return new EngagementRules(2, 1, 10, 2, 5, 20);
  }

  /** The points of what a prospect did. */
  public long points(long sessions, long views, long cartAdds, long opens) {
    return perSession * sessions + perView * views + perCartAdd * cartAdds + perOpen * opens;
  }

  /** What so many points say. */
  public Engagement of(long points) {
    if (points >= hotFrom) {
      return Engagement.HOT;
    }
    return points >= warmFrom ? Engagement.WARM : Engagement.COLD;
  }

  private static void require(boolean holds, String key, long value, String remedy) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Cannot use engagement threshold " + key + ": " + value + "; " + remedy);
    }
  }
}
