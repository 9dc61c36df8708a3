package io.filrouge.batch.cleansed;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.Quarantine;
import io.filrouge.batch.tables.StagedOrderLines;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
  private static final String SHOP = "shop { time-zone = Europe/Paris, currency = EUR }\n";

  private static final String ORDERS =
      """
      sources.orders.website {
        columns { order_id = id, customer_key = customer, ordered_at = at, amount = total
                  product_name = what }
      }
      """;

  private static final String[] STAGED = {"order_id", "amount", "product_name", "source_file"};

  @TempDir Path folder;
  private IntakeNight shop;

  @BeforeEach
  void openShop() {
    shop = new IntakeNight(folder, "Europe/Paris");
  }

  @Test
  void readsQuotesDelimitersAndLineEndsInCsv() {
    shop.deliver(
        "a.csv",
        "id;customer;at;total;what",
        "o1;c1;2026-01-01;10;\"a \"\"big\"\"; box\"",
        "o2;c1;2026-01-01;20;\"two",
        "lines\"");

    takeIn("format = csv, path = ${folder}\"/a.csv\", options { sep = \";\", multiLine = true }");

    assertThat(shop.rows(StagedOrderLines.CONTRACT, STAGED))
        .containsExactly(
            "o1 | 10.0000 | a \"big\"; box | a.csv", "o2 | 20.0000 | two\nlines | a.csv");
  }

  @Test
  void quarantinesLinesThatAreNotOfTheEncoding() throws IOException {
    Files.write(
        folder.resolve("latin.csv"),
        "id,customer,at,total,what\no1,c1,2026-01-01,10,thé\no2,c1,2026-01-01,20,tea\n"
            .getBytes(StandardCharsets.ISO_8859_1));

    takeIn("format = csv, path = ${folder}\"/latin.csv\"");

    assertThat(shop.rows(Quarantine.CONTRACT, "reason")).containsExactly("row: malformed");
    takeIn("format = csv, path = ${folder}\"/latin.csv\", options { encoding = ISO-8859-1 }");
    assertThat(shop.rows(StagedOrderLines.CONTRACT, "product_name")).containsExactly("tea", "thé");
    assertThat(shop.rows(Quarantine.CONTRACT, "reason")).isEmpty();
  }

  @Test
  void readsCompressedFilesBelowAFolder() throws IOException {
    Files.createDirectories(folder.resolve("in/2026"));
    try (OutputStream file =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("in/2026/a b.csv.gz")))) {
      file.write(
          "id,customer,at,total,what\no1,c1,2026-01-01,10,tea\n".getBytes(StandardCharsets.UTF_8));
    }
    shop.deliver("in/2026/c.csv", "id,customer,at,total,what", "o2,c1,2026-01-01,20,jam");

    takeIn("format = csv, path = ${folder}\"/in\"");

    assertThat(shop.rows(StagedOrderLines.CONTRACT, STAGED))
        .containsExactly("o1 | 10.0000 | tea | 2026/a b.csv.gz", "o2 | 20.0000 | jam | 2026/c.csv");
  }

  @Test
  void readsJsonWhateverTheTypesOfItsValuesAndWithinObjects() {
    shop.deliver(
        "a.json",
        "{\"id\":1,\"customer\":{\"key\":7},\"at\":\"2026-01-01\",\"total\":10.5,\"what\":\"tea\"}",
        "{\"id\":\"x1\",\"customer\":{\"key\":\"c\"},\"at\":\"2026-01-01\",\"total\":\"3\"}",
        "{\"id\":2,\"customer\"");

    Publisher night =
        takeIn(
            "format = json, path = ${folder}\"/a.json\", columns.customer_key = \"customer.key\"");

    assertThat(shop.rows(StagedOrderLines.CONTRACT, STAGED))
        .containsExactly("1 | 10.5000 | tea | a.json", "x1 | 3.0000 | null | a.json");
    assertThat(IntakeNight.counts(night, "orders.website"))
        .containsEntry("quarantined row: malformed", 1L);
  }

  @Test
  void readsLinesOfText() {
    shop.deliver("a.txt", " o1  c1 20260101  10.00 tea", " o2  c2 20260102  20.00 jam");

    takeIn(
        """
        format = text, path = ${folder}"/a.txt", timestamp-format = yyyyMMdd
        columns { order_id = "split(trim(value), ' +')[0]"
                  customer_key = "split(trim(value), ' +')[1]"
                  ordered_at = "split(trim(value), ' +')[2]"
                  amount = "split(trim(value), ' +')[3]"
                  product_name = "split(trim(value), ' +')[4]" }
        """);

    assertThat(shop.rows(StagedOrderLines.CONTRACT, STAGED))
        .containsExactly("o1 | 10.0000 | tea | a.txt", "o2 | 20.0000 | jam | a.txt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "avro", "delta"})
  void readsTypedFormats(String format) {
    SparkFixture.spark()
        .sql(
            "SELECT 'o1' AS id, 17L AS customer, TIMESTAMP '2026-01-01 10:00:00' AS at,"
                + " CAST(10.5 AS DOUBLE) AS total, 'tea' AS what")
        .coalesce(1)
        .write()
        .format(format)
        .save(folder.resolve("in").toString());

    Publisher night = takeIn("format = " + format + ", path = ${folder}\"/in\"");

    assertThat(
            shop.rows(
                StagedOrderLines.CONTRACT,
                "order_id",
                "amount",
                "product_name",
                "unix_seconds(ordered_at)"))
        .containsExactly("o1 | 10.5000 | tea | 1767258000");
    assertThat(IntakeNight.counts(night, "orders.website")).containsEntry("rows_kept", 1L);
    Publisher again =
        shop.takeIn(
            "2026-01-06",
            SHOP + ORDERS + settings("format = " + format + ", path = ${folder}\"/in\""));
    assertThat(IntakeNight.counts(again, "orders.website")).containsEntry("rows_kept", 0L);
  }

  private Publisher takeIn(String settings) {
    return shop.takeIn("2026-01-05", SHOP + ORDERS + settings(settings));
  }

  private static String settings(String settings) {
    return "sources.orders.website {\n" + settings + "\n}\n";
  }
}
