package io.filrouge.simulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the truth says is what the files hold. */
final class TruthTest {
  private static final double DUPLICATE_RATE = 0.03;
  private static final double BROKEN_RATE = 0.02;

  @TempDir static Path out;

  @BeforeAll
  static void deliver() throws Exception {
    SmallShop.deliver(out, 2, SmallShop.WHOLE, new DefectRates(DUPLICATE_RATE, BROKEN_RATE));
  }

  @Test
  void countsEveryFileInTheSummary() throws IOException {
    String summary = Files.readString(out.resolve("truth/summary.json"));
    long files = 0;
    for (Entity entity : Entity.values()) {
      for (Path file : SmallShop.files(out.resolve(entity.folder()))) {
        String name = out.relativize(file).toString();
        long lines = SmallShop.lines(file, entity.isCsv()).size();
        assertThat(summary).contains("\"file\": \"" + name + "\", \"rows\": " + lines + ",");
        files++;
      }
    }
    assertThat(Pattern.compile("\"file\":").matcher(summary).results().count()).isEqualTo(files);
  }

  @Test
  void rowsAreGoodDuplicateOrBroken() throws IOException {
    for (Entity entity : Entity.values()) {
      List<String> lines = SmallShop.lines(out, entity);
      long broken = rowsOf(TruthTable.BROKEN_ROWS, entity);
      long duplicate = rowsOf(TruthTable.DUPLICATES, entity);
      Matcher counts = counts(entity);
      assertThat(lines).hasSize(Integer.parseInt(counts.group("rows")));
      assertThat(counts.group("broken")).isEqualTo(Long.toString(broken));
      assertThat(counts.group("duplicate")).isEqualTo(Long.toString(duplicate));
      long good = Long.parseLong(counts.group("good"));
      assertThat(good).isEqualTo(lines.size() - broken - duplicate);
    }
  }

  @Test
  void listsExactlyTheRowsThatStandTwice() throws IOException {
    for (Entity entity : List.of(Entity.ORDERS, Entity.WEB_EVENTS)) {
      Map<String, Integer> seen = new HashMap<>();
      SmallShop.lines(out, entity).forEach(line -> seen.merge(line, 1, Integer::sum));
      // A duplicate of a row known near the end can stand alone only when its first copy does not
      // fit in the window; within one whole run every copy follows its first one.
      long further = seen.values().stream().mapToLong(count -> count - 1).sum();
      assertThat(further).isEqualTo(rowsOf(TruthTable.DUPLICATES, entity));
    }
  }

  @Test
  void hasTheWantedSharesOfBadRowsInEveryEntity() throws IOException {
    for (Entity entity : List.of(Entity.ORDERS, Entity.CUSTOMERS, Entity.WEB_EVENTS)) {
      double good = Double.parseDouble(counts(entity).group("good"));
      double duplicate = rowsOf(TruthTable.DUPLICATES, entity) / good;
      double broken = rowsOf(TruthTable.BROKEN_ROWS, entity) / good;
      assertThat(broken).isCloseTo(BROKEN_RATE, within(4 * Math.sqrt(BROKEN_RATE / good)));
      assertThat(duplicate)
          .isCloseTo(DUPLICATE_RATE, within(4 * Math.sqrt(DUPLICATE_RATE / good) + 0.001));
    }
  }

  @Test
  void findsEveryBrokenRowInItsFileAndKnowsNoOther() throws IOException {
    Map<String, Set<String>> listed = new HashMap<>();
    for (String line : SmallShop.truth(out, TruthTable.BROKEN_ROWS)) {
      List<String> fields = SmallShop.fields(line);
      listed.computeIfAbsent(fields.get(1), unused -> new HashSet<>()).add(fields.get(6));
    }
    for (Entity entity : Entity.values()) {
      for (Path file : SmallShop.files(out.resolve(entity.folder()))) {
        String name = out.relativize(file).toString();
        Set<String> wrong = new HashSet<>(SmallShop.lines(file, entity.isCsv()));
        wrong.removeIf(line -> Complaints.of(entity, line).isEmpty());
        assertThat(wrong).as(name).isEqualTo(listed.getOrDefault(name, Set.of()));
      }
    }
  }

  @Test
  void givesTheReasonThatTheRowItselfGives() throws IOException {
    Set<String> reasons = new HashSet<>();
    for (String line : SmallShop.truth(out, TruthTable.BROKEN_ROWS)) {
      List<String> fields = SmallShop.fields(line);
      Entity entity = Entity.valueOf(fields.get(0).toUpperCase(Locale.ROOT));
      assertThat(Complaints.of(entity, fields.get(6))).as(line).containsExactly(fields.get(5));
      assertThat(fields.get(5)).startsWith(fields.get(4) + ": ");
      reasons.add(fields.get(0) + " " + fields.get(5));
    }
    assertThat(reasons).hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void noIdentifierBelongsToTwoPeople() throws IOException {
    Map<String, String> owners = new HashMap<>();
    for (String line : SmallShop.truth(out, TruthTable.IDENTITIES)) {
      List<String> fields = SmallShop.fields(line);
      String value = fields.get(1) + ":" + fields.get(2).strip().toLowerCase(Locale.ROOT);
      assertThat(owners.merge(value, fields.get(0), (a, b) -> a)).isEqualTo(fields.get(0));
    }
  }

  @Test
  void namesTheOwnerOfEveryCustomerKeyInTheFiles() throws IOException {
    Set<String> known = new HashSet<>();
    for (String line : SmallShop.truth(out, TruthTable.IDENTITIES)) {
      List<String> fields = SmallShop.fields(line);
      if (fields.get(1).equals("customer_key")) {
        known.add(fields.get(2));
      }
    }
    int column = Entity.ORDERS.column("customer_key");
    for (String line : SmallShop.lines(out, Entity.ORDERS)) {
      if (Complaints.of(Entity.ORDERS, line).isEmpty()) {
        assertThat(known).contains(SmallShop.fields(line).get(column));
      }
    }
  }

  private static long rowsOf(TruthTable table, Entity entity) throws IOException {
    return SmallShop.truth(out, table).stream()
        .filter(line -> line.startsWith(entity.folder() + ","))
        .count();
  }

  private static Matcher counts(Entity entity) throws IOException {
    Matcher counts =
        Pattern.compile(
                "\"entity\": \""
                    + entity.folder()
                    + "\", \"rows\": (?<rows>\\d+), \"good\": (?<good>\\d+), \"late\": (?<late>\\d+),"
                    + " \"duplicate\": (?<duplicate>\\d+), \"broken\": (?<broken>\\d+)")
            .matcher(Files.readString(out.resolve("truth/summary.json")));
    assertThat(counts.find()).isTrue();
    return counts;
  }
}
