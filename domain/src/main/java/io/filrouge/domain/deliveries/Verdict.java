package io.filrouge.domain.deliveries;

import java.util.Set;

/** What the status of an answer means for a letter. */
public enum Verdict {
  /** It has arrived. */
  DELIVERED,
  /** Nobody is at home, or they are busy: the next letter would fare no better. */
  AWAY,
  /** It went wrong over there, maybe because of this letter. */
  FAILED,
  /** This letter is not wanted, now or ever. */
  REFUSED;

  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_EARLY = 425;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int BAD_GATEWAY = 502;
  private static final int UNAVAILABLE = 503;
  private static final int GATEWAY_TIMEOUT = 504;
  private static final Set<Integer> OF_ABSENCE =
      Set.of(
          REQUEST_TIMEOUT, TOO_EARLY, TOO_MANY_REQUESTS, BAD_GATEWAY, UNAVAILABLE, GATEWAY_TIMEOUT);

  /** By the status of HTTP. */
  public static Verdict of(int status) {
    if (OF_ABSENCE.contains(status)) {
      return AWAY;
    }
    return switch (status / 100) {
      case 2 -> DELIVERED;
      case 3, 4 -> REFUSED;
      default -> FAILED;
    };
  }
}
