package io.filrouge.domain.reactivation;

import io.filrouge.domain.hashes.Sha256;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names a step of a sequence, the same on every replay. */
final class TriggerIds {
  private static final int DIGITS = 32;
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The first 128 bits of SHA-256, in hex. */
  static String of(String campaign, String person, String cartKey, long startedAt, int step) {
    String named =
        String.join(
            "\n",
            campaign,
            person,
            cartKey,
            MOMENT.format(Instant.ofEpochMilli(startedAt)),
            Integer.toString(step));
    return Sha256.hex(named, DIGITS);
  }

  private TriggerIds() {}
}
