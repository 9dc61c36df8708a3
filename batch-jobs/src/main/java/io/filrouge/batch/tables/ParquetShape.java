package io.filrouge.batch.tables;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Whether a small Parquet file has its beginning and its end. The format: four bytes {@code PAR1},
 * the rows, a footer, its length in four bytes, least first, and {@code PAR1} again.
 */
final class ParquetShape {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int LENGTH = Integer.BYTES;

  /**
   * Reads all of it: where the file system keeps checksums, it compares them.
   *
   * @throws org.apache.hadoop.fs.ChecksumException where they differ
   */
  static boolean isWhole(FileSystem files, Path file) throws IOException {
    try (FSDataInputStream in = files.open(file)) {
      return isWhole(in.readAllBytes());
    }
  }

  private static boolean isWhole(byte[] bytes) {
    int footerEnd = bytes.length - LENGTH - MAGIC.length;
    if (footerEnd <= MAGIC.length || !hasMagic(bytes, 0) || !hasMagic(bytes, footerEnd + LENGTH)) {
      return false;
    }
    int footer = ByteBuffer.wrap(bytes, footerEnd, LENGTH).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return footer > 0 && footer <= footerEnd - MAGIC.length;
  }

  private static boolean hasMagic(byte[] bytes, int at) {
    return Arrays.equals(bytes, at, at + MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  private ParquetShape() {}
}
