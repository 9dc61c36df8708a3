package io.filrouge.batch.cleansed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.Quarantine;
import io.filrouge.batch.tables.StagedOrderLines;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files and rows that no parser likes: told with their file, or kept in quarantine; never lost. */
class PoisonedFilesTest {
  private static final String CSV = "id,customer,at,total,what\no1,c1,2026-01-01,10,tea\n";
  private static final String JSON =
      "{\"id\":\"o1\",\"customer\":\"c1\",\"at\":\"2026-01-01\",\"total\":10,\"what\":\"tea\"}\n";

  @TempDir Path folder;

  static Stream<Arguments> refused() throws IOException {
    return Stream.of(
        arguments(
            named("zero bytes at the end", bytes(CSV + "o2,c1,20" + "\0".repeat(4096))),
            "a.csv",
            "Cannot read sources.orders.website: a.csv ends in zero bytes, as a disk or a machine"),
        arguments(
            named("a page instead of JSON", bytes("<html>no such page</html>\n\n")),
            "a.json",
            "Cannot read sources.orders.website: no line of a.json is a JSON object with a value;"),
        arguments(
            named("nothing but zero bytes", new byte[4096]),
            "a.json",
            "Cannot read sources.orders.website: no line of a.json is a JSON object with a value;"),
        arguments(
            named("a line of very many columns", bytes(JSON + JSON.replace("{", wide(30_000)))),
            "a.json",
            "Cannot read sources.orders.website: lines of a.json have more than 5,000 columns;"),
        arguments(
            named("an archive cut off", half(zipped(JSON.repeat(2000)))),
            "a.json.gz",
            "Cannot read sources.orders.website: a.json.gz is not readable as json"),
        arguments(
            named("no archive", bytes(JSON)),
            "a.json.gz",
            "Cannot read sources.orders.website: a.json.gz is not readable as json"),
        arguments(
            named("an empty file", new byte[0]),
            "a.avro",
            "Cannot read sources.orders.website: a.avro is not readable as avro"),
        arguments(
            named("text", bytes(CSV)),
            "a.parquet",
            "Cannot read sources.orders.website: a.parquet is not readable as parquet"));
  }

  @ParameterizedTest(name = "{1}: {0}")
  @MethodSource
  void refused(byte[] content, String name, String sentence) throws IOException {
    Failure failure = failureOf(name, content);

    assertThat(failure).hasMessageStartingWith(sentence).hasMessageContaining("delivered again");
    assertThat(failure.outcome()).isEqualTo(Outcome.UNREADABLE_INPUT);
  }

  @Test
  void refusesAnAvroFileThatIsCutOff() throws IOException {
    SparkFixture.spark()
        .sql(
            "SELECT concat('o', id) AS id, 'c1' AS customer, '2026-01-01' AS at, '10' AS total,"
                + " uuid() AS what FROM range(2000)")
        .coalesce(1)
        .write()
        .format("avro")
        .save(folder.resolve("written").toString());
    Path whole;
    try (Stream<Path> files = Files.list(folder.resolve("written"))) {
      whole = files.filter(file -> file.toString().endsWith(".avro")).findFirst().orElseThrow();
    }

    assertThat(failureOf("a.avro", half(Files.readAllBytes(whole))))
        .hasMessageStartingWith("Cannot read sources.orders: file:")
        .hasMessageEndingWith("/a.avro is broken or not of its format; have it delivered again");
  }

  @Test
  void quarantinesJsonThatGoesBeyondWhatAParserTakes() throws IOException {
    String end = ",\"what\":" + "[".repeat(5000) + "]".repeat(5000) + "}\n";
    String deep = JSON.replace("o1", "o2").replace(",\"what\":\"tea\"}\n", end);
    String number = JSON.replace("o1", "o3").replace(":10,", ":" + "9".repeat(5000) + ",");
    String zeros = "\0".repeat(4096) + "\n";

    Publisher night =
        taken("a.json", bytes(JSON + deep + number + zeros + JSON.replace("o1", "o4")));

    assertThat(IntakeNight.counts(night, "orders.website"))
        .containsEntry("rows_read", 5L)
        .containsEntry("rows_kept", 2L)
        .containsEntry("quarantined row: malformed", 3L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "[]", "{}\n", "[\n]\n"})
  void takesJsonThatHoldsNothingForADayWithoutRows(String content) throws IOException {
    Publisher night = taken("a.json", bytes(content));

    assertThat(IntakeNight.counts(night, "orders.website")).containsEntry("rows_kept", 0L);
  }

  @Test
  void readsALineOfManyColumns() throws IOException {
    Publisher night = taken("a.json", bytes(JSON + JSON.replace("{", wide(4_990))));

    assertThat(IntakeNight.counts(night, "orders.website")).containsEntry("rows_read", 2L);
  }

  @Test
  void keepsLongValuesAndZeroBytesWithinThem() throws IOException {
    String line = "o2,c1,2026-01-01,10," + "x".repeat(5_000_000) + "\0y\n";
    IntakeNight shop = new IntakeNight(folder, "Europe/Paris");

    taken(shop, "a.csv", bytes(CSV + line));

    assertThat(shop.rows(StagedOrderLines.CONTRACT, "order_id", "length(product_name)"))
        .containsExactly("o1 | 3", "o2 | 5000002");
    assertThat(shop.rows(Quarantine.CONTRACT, "reason")).isEmpty();
  }

  private Failure failureOf(String name, byte[] content) {
    return catchThrowableOfType(Failure.class, () -> taken(name, content));
  }

  private Publisher taken(String name, byte[] content) throws IOException {
    return taken(new IntakeNight(folder, "Europe/Paris"), name, content);
  }

  private Publisher taken(IntakeNight shop, String name, byte[] content) throws IOException {
    Files.write(folder.resolve(name), content);
    String format = name.split("\\.")[1];
    return shop.takeIn(
        "2026-01-05",
        "shop { time-zone = Europe/Paris, currency = EUR }\n"
            + "sources.orders.website { format = "
            + format
            + ", path = ${folder}\"/"
            + name
            + "\"\n columns { order_id = id, customer_key = customer, ordered_at = at, amount = total,"
            + " product_name = what } }\n");
  }

  /** The beginning of a JSON object with so many values. */
  private static String wide(int columns) {
    return IntStream.range(0, columns)
        .mapToObj(n -> "\"k" + n + "\":1,")
        .collect(Collectors.joining("", "{", ""));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zipped(String text) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(bytes(text));
    }
    return zipped.toByteArray();
  }

  private static byte[] half(byte[] whole) {
    return Arrays.copyOf(whole, whole.length / 2);
  }
}
