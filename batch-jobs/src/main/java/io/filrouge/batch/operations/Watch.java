package io.filrouge.batch.operations;

import java.time.Duration;

/**
 * Watches a holder on another machine for signs of life. Its clock, this machine's and that of
 * whoever keeps the files may be wrong, or be set meanwhile. So nobody is taken for dead by a
 * difference of times alone: no sign of life must come for a while, which is counted by the pauses
 * between looks.
 */
final class Watch {
  private final LeaseFolder folder;
  private final LeaseSettings settings;
  private String seen = "";
  private long seenOf;
  private Duration ageWhenSeen = Duration.ZERO;
  private Duration silence = Duration.ZERO;

  Watch(LeaseFolder folder, LeaseSettings settings) {
    this.folder = folder;
    this.settings = settings;
  }

  /** Time has passed since the last look. */
  void passed(Duration pause) {
    silence = silence.plus(pause);
  }

  /** Looks at the holder of a number: whether it was silent for as long as it takes. */
  boolean isDead(long held) {
    String sign = held + " " + folder.signOfLife(held);
    if (!sign.equals(seen)) {
      seen = sign;
      seenOf = held;
      ageWhenSeen = folder.age(held);
      silence = Duration.ZERO;
    }
    return silence.compareTo(isDoubted(held) ? settings.watch() : settings.expiry()) >= 0;
  }

  /** Whether the files' own times, and the pauses since, say that a holder has long been silent. */
  boolean isDoubted(long held) {
    return seenOf == held && ageWhenSeen.plus(silence).compareTo(settings.expiry()) > 0;
  }
}
