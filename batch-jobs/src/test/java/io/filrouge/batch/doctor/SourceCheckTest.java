package io.filrouge.batch.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import io.filrouge.batch.tables.LakeFiles;
import io.filrouge.settings.Configuration;
import io.filrouge.settings.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourceCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-26T22:00:00Z");
  private static final String COLUMNS =
      "order_id = OrderNo, customer_key = \"nullif(Customer, '')\", ordered_at = Day, amount = Total";

  @TempDir Path folder;

  @Test
  void tellsHowManyFilesThereAreAndHowOldTheNewestIs() throws IOException {
    write(
        "2026-11-25.csv",
        "OrderNo,Customer,Day,Total\n1,c1,2026-11-25,3\n",
        "2026-11-25T02:00:00Z");
    write(
        "2026-11-26.csv",
        "OrderNo,Customer,Day,Total\n2,c1,2026-11-26,3\n",
        "2026-11-26T02:00:00Z");

    assertThat(look("path = \"" + folder + "/*.csv\", columns { " + COLUMNS + " }"))
        .containsExactly(
            Diagnosis.ok(
                "sources.orders.shop",
                "2 files, 90 B, the newest 2026-11-26.csv of 2026-11-26T02:00:00Z (20 hours ago); it"
                    + " has the columns"));
  }

  // The night judges each delivery on its own.
  @Test
  void warnsOfColumnsThatTheNewestFileLost() throws IOException {
    write(
        "1.csv", "OrderNo,Customer,Day,Total,Gift\n1,c1,2026-11-25,3,no\n", "2026-11-25T02:00:00Z");
    write("2.csv", "OrderNo,day,Total\n2,2026-11-26,3\n", "2026-11-26T02:00:00Z");
    String source = "path = \"" + folder + "/*.csv\", columns { " + COLUMNS + " }";

    Diagnosis seen = look(source).get(0);

    assertThat(seen.grade()).isEqualTo(Grade.WARNING);
    assertThat(seen.found())
        .endsWith("; 2.csv lacks 2 columns that other files have, such as Customer");
    assertThat(seen.remedy())
        .endsWith(
            "have it delivered again, or list them in sources.orders.shop.accept-lost-columns");
    assertThat(look(source + ", accept-lost-columns = [customer, Gift]").get(0).grade())
        .isEqualTo(Grade.OK);
  }

  @Test
  void takesNewColumnsForNoLossAndAnEmptyFileForNoHeader() throws IOException {
    write("1.csv", "OrderNo,Customer,Day,Total\n1,c1,2026-11-25,3\n", "2026-11-25T02:00:00Z");
    write("2.csv", "OrderNo,Customer,Day,Total,Gift\n", "2026-11-26T02:00:00Z");
    write("0.csv", "", "2026-11-24T02:00:00Z");

    assertThat(look("path = \"" + folder + "/*.csv\", columns { " + COLUMNS + " }").get(0).grade())
        .isEqualTo(Grade.OK);
  }

  // It is what the night's own sentence says to do, and old files may be archived since.
  @Test
  void knowsTheColumnsThatASourceMayLack() throws IOException {
    write("a.csv", "OrderNo,Day,Total\n1,2026-11-25,3\n", "2026-11-25T02:00:00Z");
    String source = "path = \"" + folder + "/a.csv\", columns { " + COLUMNS + " }";

    assertThat(look(source).get(0).outcome()).isEqualTo(Outcome.UNREADABLE_INPUT);
    assertThat(look(source + ", accept-lost-columns = [customer]").get(0).grade())
        .isEqualTo(Grade.OK);
  }

  // Where somebody forgot an older file's header, its first line is a person.
  @Test
  void namesNoLostColumnThatTheSettingsDoNot() throws IOException {
    write("1.csv", "1,jo@example.com,2026-11-25,3\n", "2026-11-25T02:00:00Z");
    write("2.csv", "OrderNo,Customer,Day,Total\n2,c1,2026-11-26,3\n", "2026-11-26T02:00:00Z");

    assertThat(look("path = \"" + folder + "/*.csv\", columns { " + COLUMNS + " }").toString())
        .contains("2.csv lacks 4 columns that other files have")
        .doesNotContain("jo@example.com");
  }

  @Test
  void saysThatNothingLiesAtThePath() throws IOException {
    Diagnosis seen = look("path = \"" + folder + "/none\", columns { " + COLUMNS + " }").get(0);

    assertThat(seen.outcome()).isEqualTo(Outcome.UNREADABLE_INPUT);
    assertThat(seen.found())
        .isEqualTo("Cannot read sources.orders.shop.path: nothing lies at " + folder + "/none");
    assertThat(seen.remedy()).isEqualTo("mend the path or deliver the file");
  }

  @Test
  void sendsToTheSimulatorForTheFilesThatItMakes() throws IOException {
    Diagnosis seen =
        look("path = \"" + folder + "/demo/shop/*\", columns { " + COLUMNS + " }").get(0);

    assertThat(seen.remedy())
        .isEqualTo("make this shop by 'bin/filrouge simulate --out " + folder + "/demo/shop'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Total                                   |                                             |",
        "total                                   |                                             |",
        "`Total` * 2                             |                                             |",
        "cast(Totl as decimal(10,2))             | has a column Totl                           | did you mean Total?",
        "Rate * Total                            | has a column Rate                           | compare it with the first line",
        "exists(split(Day, '-'), d -> d = Total) |                                             |",
        "Total +                                 | neither a column nor a Spark SQL expression | name a column",
      })
  void looksForTheColumnsThatAnExpressionNames(String amount, String found, String remedy)
      throws IOException {
    write("a.csv", "OrderNo,Customer,Day,Total\n1,c1,2026-11-25,3\n", "2026-11-25T02:00:00Z");
    String columns = COLUMNS.replace("Total", "\"" + amount + "\"");

    List<Diagnosis> seen = look("path = \"" + folder + "/a.csv\", columns { " + columns + " }");

    assertThat(seen).hasSize(1);
    if (found == null) {
      assertThat(seen.get(0).grade()).isEqualTo(Grade.OK);
    } else {
      assertThat(seen.get(0).found())
          .contains(found)
          .contains("sources.orders.shop.columns.amount");
      assertThat(seen.get(0).remedy()).startsWith(remedy);
    }
  }

  @Test
  void looksAtConditionsAndLookUpsToo() throws IOException {
    write("lines/a.csv", "OrderNo,Total\n1,3\n", "2026-11-25T02:00:00Z");
    write("heads/a.csv", "No,Customer,Day\n1,c1,2026-11-25\n", "2026-11-25T02:00:00Z");
    String source =
        """
        path = "%1$s/lines/*.csv", where = "Kind = 'sale'"
        look-ups.head { format = csv, path = "%1$s/heads/*.csv", on { Number = OrderNo } }
        columns { order_id = OrderNo, customer_key = head.Customer, ordered_at = head.Day, amount = Total }
        """
            .formatted(folder);

    assertThat(look(source))
        .extracting(Diagnosis::found)
        .containsExactly(
            "Cannot read sources.orders.shop.where: no file has a column Kind",
            "Cannot read sources.orders.shop.look-ups.head.on: no file has a column Number");
  }

  // Where somebody forgot the header, its first line is a person.
  @Test
  void neverListsWhatStandsInTheFirstLine() throws IOException {
    write("a.csv", "1,jo@example.com,2026-11-25,3\n", "2026-11-25T02:00:00Z");

    assertThat(look("path = \"" + folder + "/a.csv\", columns { " + COLUMNS + " }").toString())
        .contains("no file has a column Customer")
        .doesNotContain("jo@example.com");
  }

  @Test
  void leavesTheColumnsOfOtherFormatsToTheNight() throws IOException {
    write("a.jsonl", "{}\n", "2026-11-26T21:30:00Z");

    assertThat(
            look("format = json, path = \"" + folder + "/a.jsonl\", columns { " + COLUMNS + " }"))
        .containsExactly(
            Diagnosis.ok(
                "sources.orders.shop",
                "a.jsonl, 3 B, of 2026-11-26T21:30:00Z (30 min ago); its columns are told by the"
                    + " first night"));
  }

  @Test
  void warnsOfAnEmptyFile() throws IOException {
    write("a.csv", "", "2026-11-26T21:30:00Z");

    Diagnosis seen = look("path = \"" + folder + "/a.csv\", columns { " + COLUMNS + " }").get(0);

    assertThat(seen.grade()).isEqualTo(Grade.WARNING);
    assertThat(seen.found()).endsWith("which is empty");
  }

  @Test
  void tellsWhatIsWrongWithTheBlockItself() throws IOException {
    assertThat(look("path = a, columns { order_id = a }").get(0).found())
        .isEqualTo("Cannot read sources.orders.shop.columns.customer_key: it is missing");
  }

  @Test
  void looksForADeltaTable() throws IOException {
    String source = "format = delta, path = \"" + folder + "/table\", columns { " + COLUMNS + " }";

    assertThat(look(source).get(0).found())
        .isEqualTo("no Delta table lies at " + folder + "/table");
    Files.createDirectories(folder.resolve("table/_delta_log"));
    assertThat(look(source).get(0).grade()).isEqualTo(Grade.OK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                                   | has no address of a database",
        "jdbc:nosuchdatabase://db:1/shop    | no driver is there for its database",
        "jdbc:postgresql://127.0.0.1:1/shop | nobody listens at 127.0.0.1:1",
      })
  void looksForTheDriverAndTheDatabaseOfATable(String url, String found) throws IOException {
    String options = url == null ? "" : "options { url = \"" + url + "\" }, ";

    Diagnosis seen = look("format = jdbc, " + options + "columns { " + COLUMNS + " }").get(0);

    assertThat(seen.grade()).isEqualTo(Grade.WRONG);
    assertThat(seen.found()).isEqualTo(found);
  }

  @Test
  void asksNobodyElsewhereWhenOffline() throws IOException {
    assertThat(
            look("path = \"s3a://bucket/*.csv\", columns { " + COLUMNS + " }", true).get(0).found())
        .isEqualTo("at s3a://bucket/*.csv; it was not asked");
  }

  private List<Diagnosis> look(String said) throws IOException {
    return look(said, false);
  }

  private List<Diagnosis> look(String said, boolean isOffline) throws IOException {
    String source = said.startsWith("format") ? said : "format = csv, " + said;
    Config config =
        Configuration.loadAsItIs(
                Files.writeString(
                    folder.resolve("shop.conf"), "sources.orders.shop { " + source + " }"),
                Map.of())
            .config();
    return new SourceCheck(
            config,
            "orders",
            "shop",
            LakeFiles.hadoop(Map.of()),
            new DatabaseReach(isOffline),
            folder + "/demo/shop",
            Clock.fixed(NOW, ZoneOffset.UTC))
        .look();
  }

  private void write(String name, String text, String at) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse(at)));
  }
}
