package io.filrouge.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The command as a shell calls it: exit codes, sentences, the last line. */
final class SimulateCommandTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void namesWhatItMadeAndWhereInItsLastLine() {
    Path target = folder.resolve("shop");

    assertThat(run("--out", target.toString(), "--customers", "1000", "--threads", "2")).isZero();

    assertThat(out.toString().strip())
        .matches(
            "Simulated 1,000 customers and 150 prospects: [\\d,]+ rows known from 2024-01-01 to "
                + "2025-12-31 in \\d+ files at \\Q"
                + target
                + "\\E, the truth at \\Q"
                + target
                + "/truth\\E");
    assertThat(err.toString()).contains("Simulating people: 1,150 of 1,150 (100 %)");
    assertThat(target.resolve("orders/orders-2025-03.csv")).exists();
    assertThat(target.resolve("web_events/web_events-2025-03.jsonl")).exists();
    assertThat(target.resolve("truth/parameters.json")).content().contains("\"rate-r\": 1.1");
  }

  @Test
  void helpTellsEveryOptionAndItsDefault() {
    assertThat(run("--help")).isZero();

    List<String> options = new ArrayList<>();
    SimulateCommand.commandLine()
        .getCommandSpec()
        .options()
        .forEach(option -> options.addAll(Arrays.asList(option.names())));
    assertThat(out.toString()).contains(options).doesNotContain("DEFAULT-VALUE");
    assertThat(options).allSatisfy(option -> assertThat(option).startsWith("--"));
  }

  @Test
  void asksForTheFolder() {
    assertThat(run("--customers", "1000")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("Cannot read the command line: Missing required option: '--out=DIR'; see");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --customers | 999 | Cannot use --customers: 999; it must be 1000 to 10000000
          --customers | many | Cannot read the command line: Invalid value for option '--customers'
          --broken-rate | 1.5 | Cannot use --broken-rate: 1.5; it must be 0 to 1
          --late-rate | -1 | Cannot use --late-rate: -1; it must be 0 to 1
          --seasonality | 2 | Cannot use --seasonality: 2; it must be 0 to 1
          --threads | 0 | Cannot use --threads: 0; it must be 1 to 256
          --currency | JPY | Cannot use --currency: JPY; choose EUR, GBP, CHF or USD
          --purchase-model | nbd | Cannot use the purchase model: nbd; choose mbg-nbd or bg-nbd
          --spend-q | 1 | Cannot draw spend with q: 1.0; it must be above 1, or the mean is infinite
          --rate-r | 0 | Cannot use the purchase rate's shape r: 0.0; it must be above 0
          --to | 2024-01-10 | Cannot simulate from 2024-01-01 to 2024-01-10; give --to a day from
          --deliver-to | 2023-12-31 | Cannot deliver from 2024-01-01 to 2023-12-31; give --deliver-to
          --from | yesterday | Cannot read the command line: Invalid value for option '--from'
          """)
  void refusesAWrongValueWithASentence(String option, String value, String sentence) {
    Path target = folder.resolve("shop");

    assertThat(run("--out", target.toString(), option, value)).isEqualTo(2);

    assertThat(err.toString()).contains(sentence).hasLineCount(1);
    assertThat(target).doesNotExist();
  }

  @Test
  void saysThatTheFolderCannotBeWrittenTo() throws IOException {
    Path file = Files.writeString(folder.resolve("taken"), "a file");

    assertThat(run("--out", file.toString(), "--customers", "1000")).isEqualTo(3);

    assertThat(err.toString())
        .startsWith("Cannot write the simulation: " + file)
        .endsWith("give --out a folder that can be written to and has room\n");
  }

  @Test
  void refusesAFolderWithAnotherSimulation() {
    String target = folder.resolve("shop").toString();
    assertThat(run("--out", target, "--customers", "1000")).isZero();

    assertThat(run("--out", target, "--customers", "1000", "--seed", "2")).isEqualTo(2);

    assertThat(err.toString())
        .contains("Cannot add to --out: " + target + " holds a simulation with other parameters");
  }

  @Test
  void refusesToDeliverADayTwice() {
    String target = folder.resolve("shop").toString();
    String[] common = {"--out", target, "--customers", "1000"};
    assertThat(run(with(common, "--deliver-to", "2025-12-30"))).isZero();

    assertThat(run(with(common, "--deliver-from", "2025-12-30"))).isEqualTo(2);

    assertThat(err.toString())
        .contains("it has files of 2024-01-01 to 2025-12-30 for these days or months; go on");
    assertThat(run(with(common, "--deliver-from", "2025-12-31"))).isZero();
  }

  private static String[] with(String[] common, String... more) {
    List<String> arguments = new ArrayList<>(Arrays.asList(common));
    arguments.addAll(Arrays.asList(more));
    return arguments.toArray(String[]::new);
  }

  private int run(String... arguments) {
    CommandLine commandLine = SimulateCommand.commandLine();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    return commandLine.execute(arguments);
  }
}
