package io.filrouge.simulator.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What a block of people adds to the files: bytes and counts a file, and lines of the truth. */
final class Parcel {
  /** Near what a block adds to one month, so that it seldom has to grow. */
  private static final int FIRST_BYTES = 1 << 15;

  private final Map<FileSlot, Part> parts = new HashMap<>();
  private final Map<TruthTable, StringBuilder> truth = new EnumMap<>(TruthTable.class);

  /** What goes into one file. */
  record Part(ByteArrayOutputStream bytes, Tally tally) {}

  /** Adds a line, and returns the counts that it has to be entered in. */
  Tally add(FileSlot slot, String line) {
    Part part = parts.computeIfAbsent(slot, unused -> emptyPart());
    part.bytes().writeBytes(line.getBytes(StandardCharsets.UTF_8));
    part.bytes().write('\n');
    return part.tally();
  }

  private static Part emptyPart() {
    return new Part(new ByteArrayOutputStream(FIRST_BYTES), new Tally());
  }

  void addTruth(TruthTable table, String... values) {
    truth
        .computeIfAbsent(table, unused -> new StringBuilder())
        .append(Csv.line(values))
        .append('\n');
  }

  Map<FileSlot, Part> parts() {
    return parts;
  }

  Map<TruthTable, StringBuilder> truth() {
    return truth;
  }
}
