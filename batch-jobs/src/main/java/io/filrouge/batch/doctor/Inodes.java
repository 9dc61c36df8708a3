package io.filrouge.batch.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How many files a disk still has room for, as {@code df} says: Java does not tell. */
final class Inodes {
  private static final int FREE = 3;
  private static final int TOTAL = 1;

  /** Empty where the system does not say, or the disk makes them as it goes. */
  static OptionalLong free(Path folder) {
    try {
      Process asked =
          new ProcessBuilder("df", "-Pi", folder.toString())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return parsed(said);
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  static OptionalLong parsed(String said) {
    String[] lines = said.strip().split("\n");
    String[] fields = lines[lines.length - 1].strip().split("\\s+");
    boolean isTold =
        lines.length > 1
            && fields.length > FREE
            && fields[TOTAL].matches("[1-9]\\d{0,17}")
            && fields[FREE].matches("\\d{1,18}");
    return isTold ? OptionalLong.of(Long.parseLong(fields[FREE])) : OptionalLong.empty();
  }

  private Inodes() {}
}
