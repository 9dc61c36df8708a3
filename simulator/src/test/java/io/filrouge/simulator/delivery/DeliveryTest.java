package io.filrouge.simulator.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs: what does not change their bytes, and how windows of deliveries add up. */
final class DeliveryTest {
  private static final DefectRates RATES = new DefectRates(0.03, 0.02);

  @TempDir Path folder;

  @Test
  void writesTheSameBytesWithAnyNumberOfThreadsAndInEveryRun() throws Exception {
    Map<String, byte[]> expected = delivered("one", 1, SmallShop.WHOLE);

    assertThat(expected).hasSizeGreaterThan(40);
    assertSame(delivered("two", 2, SmallShop.WHOLE), expected);
    assertSame(delivered("four", 4, SmallShop.WHOLE), expected);
    assertSame(delivered("one", 1, SmallShop.WHOLE), expected);
  }

  @Test
  void windowsAddUpToTheWholeRun() throws Exception {
    LocalDate cut = LocalDate.of(2025, 12, 17);
    delivered("whole", 2, SmallShop.WHOLE);
    delivered("parts", 2, new DeliveryWindow(SmallShop.FROM, cut));
    delivered("parts", 2, new DeliveryWindow(cut.plusDays(1), SmallShop.TO.minusDays(1)));
    delivered("parts", 2, new DeliveryWindow(SmallShop.TO, SmallShop.TO));

    assertThat(folder.resolve("parts/orders/orders-2025-12.csv")).exists();
    assertThat(folder.resolve("parts/orders/orders-2025-12-31.csv")).exists();
    for (Entity entity : Entity.values()) {
      assertThat(SmallShop.lines(folder.resolve("parts"), entity))
          .containsExactlyInAnyOrderElementsOf(SmallShop.lines(folder.resolve("whole"), entity));
    }
    for (TruthTable table : List.of(TruthTable.PEOPLE, TruthTable.IDENTITIES)) {
      assertThat(SmallShop.truth(folder.resolve("parts"), table))
          .isEqualTo(SmallShop.truth(folder.resolve("whole"), table));
    }
    assertThat(rowKeys("parts", TruthTable.BROKEN_ROWS))
        .containsExactlyInAnyOrderElementsOf(rowKeys("whole", TruthTable.BROKEN_ROWS));
    assertThat(rowKeys("parts", TruthTable.DUPLICATES))
        .containsExactlyInAnyOrderElementsOf(rowKeys("whole", TruthTable.DUPLICATES));
  }

  private List<String> rowKeys(String name, TruthTable table) throws IOException {
    return SmallShop.truth(folder.resolve(name), table).stream()
        .map(line -> SmallShop.fields(line).get(2))
        .toList();
  }

  @Test
  void refusesASecondWindowThatWouldWriteToTheSameMonth() throws Exception {
    delivered("shop", 1, new DeliveryWindow(SmallShop.FROM, LocalDate.of(2025, 9, 17)));

    assertThatThrownBy(
            () -> delivered("shop", 1, new DeliveryWindow(LocalDate.of(2025, 9, 18), SmallShop.TO)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it has files of 2025-01-01 to 2025-09-17 for these days or months");
  }

  @Test
  void aShortWindowGivesOneFileADay() throws Exception {
    LocalDate day = LocalDate.of(2025, 11, 29);
    Map<String, byte[]> files = delivered("days", 1, new DeliveryWindow(day, day.plusDays(1)));

    assertThat(files)
        .containsKeys(
            "orders/orders-2025-11-29.csv",
            "orders/orders-2025-11-30.csv",
            "customers/customers-2025-11-29.csv",
            "web_events/web_events-2025-11-30.jsonl");
    // The malformed rows tell no day.
    assertThat(SmallShop.lines(folder.resolve("days/orders/orders-2025-11-29.csv"), true))
        .filteredOn(line -> !line.contains("-X,"))
        .isNotEmpty()
        .allMatch(line -> !knownOn(line).isAfter(day))
        .anyMatch(line -> knownOn(line).equals(day));
  }

  private static LocalDate knownOn(String order) {
    List<String> fields = SmallShop.fields(order);
    return LocalDate.parse(fields.get(fields.size() - 1).substring(0, 10));
  }

  @Test
  void leavesNoUnfinishedFiles() throws Exception {
    assertThat(delivered("shop", 1, SmallShop.WHOLE).keySet())
        .noneMatch(file -> file.endsWith(".part"));
  }

  private Map<String, byte[]> delivered(String name, int threads, DeliveryWindow window)
      throws IOException, InterruptedException {
    Path out = folder.resolve(name);
    SmallShop.deliver(out, threads, window, RATES);
    return SmallShop.bytes(out);
  }

  private static void assertSame(Map<String, byte[]> actual, Map<String, byte[]> expected) {
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach((file, bytes) -> assertThat(actual.get(file)).as(file).isEqualTo(bytes));
  }
}
