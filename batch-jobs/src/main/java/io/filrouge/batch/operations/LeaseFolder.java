package io.filrouge.batch.operations;

import io.filrouge.batch.tables.LakeFiles;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files by which runs agree who holds a lake, in {@code operations/_lease}. Each time somebody
 * takes it, the lease gets the next number: {@code 0000000007.json} tells who, {@code
 * 0000000007.alive} is written again and again as a sign of life, {@code 0000000007.released} says
 * that it was given back. The highest number counts. Numbers never fall, so that whoever was slow
 * finds out that others have passed.
 */
final class LeaseFolder {
  private static final String FOLDER = "operations/_lease";
  private static final Pattern NAME = Pattern.compile("(\\d{10})\\.(json|alive|released)");
  private static final String NOW = ".now";

  private final LakeFiles files;

  LeaseFolder(LakeFiles files) {
    this.files = files;
  }

  /** Whether a store can tell which of two came first. */
  static boolean hasOneWinner(LakeFiles files) {
    return files.keepsTheFirst(FOLDER + "/" + UUID.randomUUID() + ".trial");
  }

  /** The highest number taken; 0 before the first time. */
  long newest() {
    return numbers("json").max(Long::compare).orElse(0L);
  }

  /** Takes a number; whether nobody else has. */
  boolean take(long number, Holder holder) {
    return files.create(path(number, "json"), holder.toJson());
  }

  /** Gives a number up that turned out to be passed. */
  void withdraw(long number) {
    files.delete(path(number, "json"));
  }

  Optional<Holder> holder(long number) {
    return files.read(path(number, "json")).flatMap(Holder::fromJson);
  }

  boolean isReleased(long number) {
    return numbers("released").anyMatch(released -> released == number);
  }

  void release(long number) {
    files.write(path(number, "released"), "");
  }

  void giveSignOfLife(long number, String text) {
    files.write(path(number, "alive"), text);
  }

  /** What changes with each sign of life, whatever the clocks say. */
  String signOfLife(long number) {
    String path = path(number, "alive");
    return lastSignOfLife(number).map(Instant::toString).orElse("")
        + files.writtenAt(path).map(Instant::toString).orElse("")
        + textOf(path);
  }

  // A store of objects does not give a file on that is written while it is read: that is a sign.
  private String textOf(String path) {
    try {
      return files.read(path).orElse("");
    } catch (UncheckedIOException e) {
      return UUID.randomUUID().toString();
    }
  }

  /** How old the last sign of life is by the clock of whoever keeps the files; below 0 if ahead. */
  Duration age(long number) {
    Instant now = files.now(FOLDER + "/" + UUID.randomUUID() + NOW);
    return lastSignOfLife(number).map(at -> Duration.between(at, now)).orElse(Duration.ZERO);
  }

  /** When its holder was last known to live; empty where nobody holds it any more. */
  Optional<Instant> lastSignOfLife(long number) {
    return Stream.of("json", "alive")
        .flatMap(kind -> files.writtenAt(path(number, kind)).stream())
        .max(Instant::compareTo);
  }

  /** Takes away what is left of lower numbers, and of looks at the clock that were killed. */
  void clearBefore(long number) {
    for (String name : files.names(FOLDER)) {
      Matcher match = NAME.matcher(name);
      boolean isOver = match.matches() && Long.parseLong(match.group(1)) < number;
      if (isOver || name.endsWith(NOW)) {
        files.delete(FOLDER + "/" + name);
      }
    }
  }

  private Stream<Long> numbers(String kind) {
    return files.names(FOLDER).stream()
        .map(NAME::matcher)
        .filter(match -> match.matches() && match.group(2).equals(kind))
        .map(match -> Long.parseLong(match.group(1)));
  }

  private static String path(long number, String kind) {
    return String.format(Locale.ROOT, "%s/%010d.%s", FOLDER, number, kind);
  }
}
