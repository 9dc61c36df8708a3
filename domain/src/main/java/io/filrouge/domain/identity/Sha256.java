package io.filrouge.domain.identity;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one hash that nodes and customer ids are made with. */
final class Sha256 {

  private Sha256() {}

  /** The first eight bytes of the hash, big-endian. */
  static long first64Bits(byte[] content) {
    return ByteBuffer.wrap(algorithm().digest(content)).getLong();
  }

  private static MessageDigest algorithm() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
