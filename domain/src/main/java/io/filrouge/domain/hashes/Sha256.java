package io.filrouge.domain.hashes;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4) of bytes, or of a text in UTF-8, without any salt. */
public final class Sha256 {
  /** Only ever copied: looking an algorithm up costs as much as hashing an id. */
  private static final MessageDigest UNUSED = lookedUp();

  /** All 32 bytes. */
  public static byte[] of(byte[] content) {
    return begun().digest(content);
  }

  /** All 32 bytes. */
  public static byte[] of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The first eight bytes, big-endian. */
  public static long first64Bits(byte[] content) {
    return ByteBuffer.wrap(of(content)).getLong();
  }

  /** The first hexadecimal digits in lower case; an even number of them, at most 64. */
  public static String hex(String text, int digits) {
    return HexFormat.of().formatHex(of(text), 0, digits / 2);
  }

  /** All 64 hexadecimal digits, in lower case. */
  public static String hex(String text) {
    return HexFormat.of().formatHex(of(text));
  }

  /** A hash of which nothing has been told yet, for what comes piece by piece. */
  public static MessageDigest begun() {
    try {
      return (MessageDigest) UNUSED.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("This Java's SHA-256 cannot be copied", e);
    }
  }

  private static MessageDigest lookedUp() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private Sha256() {}
}
