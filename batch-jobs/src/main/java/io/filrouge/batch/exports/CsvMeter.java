package io.filrouge.batch.exports;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes a CSV file as it streams by; a line break within quotes ends no line. */
final class CsvMeter {
  private final MessageDigest digest;
  private boolean isQuoted;
  private long lineCount;
  private long byteCount;

  CsvMeter() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  void update(byte[] bytes, int length) {
    digest.update(bytes, 0, length);
    byteCount += length;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == '"') {
        isQuoted = !isQuoted;
      } else if (bytes[i] == '\n' && !isQuoted) {
        lineCount++;
      }
    }
  }

  long lineCount() {
    return lineCount;
  }

  long byteCount() {
    return byteCount;
  }

  String sha256() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
