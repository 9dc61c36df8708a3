package io.filrouge.batch.exports;

import io.filrouge.domain.hashes.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Counts and hashes a CSV file as it streams by; a line break within quotes ends no line. */
final class CsvMeter {
  private final MessageDigest digest = Sha256.begun();
  private boolean isQuoted;
  private long lineCount;
  private long byteCount;

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
