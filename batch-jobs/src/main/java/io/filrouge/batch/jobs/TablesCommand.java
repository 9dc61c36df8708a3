package io.filrouge.batch.jobs;

import io.filrouge.batch.tables.Catalogue;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Nearest;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code filrouge tables}: the data dictionary. */
@Command(
    name = "tables",
    mixinStandardHelpOptions = true,
    description = "The data dictionary: all tables, or one with its columns.")
final class TablesCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "TABLE",
      description = "A table, as in customer_360 or cleansed/orders.")
  private String table;

  @Option(names = "--markdown", description = "The whole dictionary as Markdown (docs/tables.md).")
  private boolean isMarkdown;

  @Option(
      names = "--features",
      description = "The feature catalogue as Markdown (docs/features.md).")
  private boolean isFeatures;

  @Option(
      names = "--odcs",
      paramLabel = "DIR",
      description = "Write each table's open data contract (ODCS, YAML) below this folder.")
  private Path contracts;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (isMarkdown) {
      out.print(Dictionary.markdown());
      return 0;
    }
    if (isFeatures) {
      out.print(FeaturePage.markdown());
      return 0;
    }
    if (contracts != null) {
      out.println(OpenContracts.write(contracts) + " data contracts written to " + contracts);
      return 0;
    }
    if (table == null) {
      Catalogue.TABLES.forEach(
          contract -> out.printf("%-36s %s%n", contract.path(), contract.meaning()));
      return 0;
    }
    TableContract contract = find(table);
    out.println(contract.path() + ": " + contract.meaning());
    out.println("key: " + String.join(", ", contract.key()));
    contract
        .columns()
        .forEach(
            column ->
                out.printf(
                    "  %-32s %-16s %-9s %s%n",
                    column.name(),
                    column.type().simpleString(),
                    column.isNullable() ? "optional" : "required",
                    column.meaning()));
    return 0;
  }

  static TableContract find(String name) {
    return Catalogue.find(name)
        .orElseThrow(
            () ->
                Failure.configuration(
                    "Cannot find table "
                        + name
                        + "; "
                        + Nearest.of(
                                name, Catalogue.TABLES.stream().map(TableContract::name).toList())
                            .map(near -> "did you mean " + near + "?")
                            .orElse("'filrouge tables' lists them")));
  }
}
