package io.filrouge.batch.tables;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Whether a Parquet file has its beginning and its end. The format: four bytes {@code PAR1}, the
 * rows, a footer, its length in four bytes, least first, and {@code PAR1} again.
 */
final class ParquetShape {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL = Integer.BYTES + MAGIC.length;
  private static final int BUFFER = 1 << 16;

  /**
   * Reads both ends, and all between where the file system keeps checksums of it.
   *
   * @throws org.apache.hadoop.fs.ChecksumException where they differ
   */
  static boolean isWhole(FileSystem files, Path file) throws IOException {
    long footerEnd = files.getFileStatus(file).getLen() - TAIL;
    try (FSDataInputStream in = files.open(file)) {
      if (files instanceof ChecksumFileSystem) {
        compareChecksums(in);
      }
      return footerEnd > MAGIC.length && hasItsEnds(in, footerEnd);
    }
  }

  private static void compareChecksums(FSDataInputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    while (in.read(buffer) >= 0) {
      continue;
    }
  }

  private static boolean hasItsEnds(FSDataInputStream in, long footerEnd) throws IOException {
    byte[] head = new byte[MAGIC.length];
    in.readFully(0, head);
    byte[] tail = new byte[TAIL];
    in.readFully(footerEnd, tail);
    int footer = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return Arrays.equals(head, MAGIC)
        && Arrays.equals(tail, Integer.BYTES, TAIL, MAGIC, 0, MAGIC.length)
        && footer > 0
        && footer <= footerEnd - MAGIC.length;
  }

  private ParquetShape() {}
}
