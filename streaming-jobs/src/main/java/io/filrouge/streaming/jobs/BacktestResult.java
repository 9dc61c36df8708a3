package io.filrouge.streaming.jobs;

import io.filrouge.streaming.triggers.Outgoing;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a back-test told, put in order. */
final class BacktestResult {
  private static final Comparator<Outgoing> IN_ORDER =
      Comparator.comparingLong(Outgoing::moment).thenComparing(Outgoing::value, Arrays::compare);

  private final Map<Outgoing.Kind, List<Outgoing>> told = new EnumMap<>(Outgoing.Kind.class);

  BacktestResult() {
    for (Outgoing.Kind kind : Outgoing.Kind.values()) {
      told.put(kind, new ArrayList<>());
    }
  }

  void add(Outgoing outgoing) {
    told.get(outgoing.kind()).add(outgoing);
  }

  int count(Outgoing.Kind kind) {
    return told.get(kind).size();
  }

  List<byte[]> values(Outgoing.Kind kind) {
    return told.get(kind).stream().map(Outgoing::value).toList();
  }

  /** Events that could not be used, by reason. */
  Map<String, Long> refusals() {
    Map<String, Long> refusals = new TreeMap<>();
    told.get(Outgoing.Kind.REFUSED)
        .forEach(refused -> refusals.merge(refused.key(), 1L, Long::sum));
    return refusals;
  }

  /** Whom something was sent to. */
  Set<String> people(Outgoing.Kind kind) {
    Set<String> people = new HashSet<>();
    for (Outgoing outgoing : told.get(kind)) {
      people.add(outgoing.key());
    }
    return people;
  }

  /** Writes the three files of a back-test. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    write(Outgoing.Kind.DECISION, folder.resolve("trigger-decisions.jsonl"));
    write(Outgoing.Kind.TRIGGER, folder.resolve("reactivation-triggers.jsonl"));
    write(Outgoing.Kind.CANCELLATION, folder.resolve("trigger-cancellations.jsonl"));
  }

  private void write(Outgoing.Kind kind, Path file) throws IOException {
    List<Outgoing> lines = told.get(kind);
    lines.sort(IN_ORDER);
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
      for (Outgoing line : lines) {
        out.write(line.value());
        out.write('\n');
      }
    }
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
