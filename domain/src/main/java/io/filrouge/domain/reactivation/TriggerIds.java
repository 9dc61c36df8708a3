package io.filrouge.domain.reactivation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** Names a step of a sequence, the same on every replay. */
final class TriggerIds {
  private static final int BYTES = 16;

  /** Only ever copied: looking an algorithm up costs as much as hashing an id. */
  private static final MessageDigest UNUSED = sha256();

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
    return HexFormat.of().formatHex(digest(named), 0, BYTES);
  }

  private static byte[] digest(String text) {
    try {
      return ((MessageDigest) UNUSED.clone()).digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("Cannot copy this Java's SHA-256", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: SHA-256 is missing from this Java", e);
    }
  }

  private TriggerIds() {}
}
