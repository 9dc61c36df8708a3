package io.filrouge.batch.jobs;

import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.TableReader;
import io.filrouge.batch.tables.TableRow;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Nearest;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code filrouge show TABLE}: a table's rows. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Rows of a table, without starting the engine.")
final class ShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "TABLE", description = "As in customer_360 or cleansed/orders.")
  private String table;

  @Option(names = "--columns", split = ",", description = "Only these columns.")
  private List<String> columns = List.of();

  @Option(
      names = "--where",
      paramLabel = "column=value",
      description =
          "Only rows whose column reads like this, as in is_passed=false or as_of_date=2026-01-31.")
  private String where;

  @Option(names = "--limit", defaultValue = "20", description = "Rows; default ${DEFAULT-VALUE}.")
  private int limit;

  @Option(names = "--json", description = "A line of JSON a row, texts in full, and nothing else.")
  private boolean isJson;

  @Mixin private LakeOptions options;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    TableContract contract = TablesCommand.find(table);
    List<String> shown = shown(contract);
    List<TableRow> rows = rows(contract);
    PrintWriter out = spec.commandLine().getOut();
    if (isJson) {
      rows.forEach(row -> out.println(JsonRow.of(row, shown)));
      return 0;
    }
    TextTable text = new TextTable(shown);
    rows.forEach(row -> text.add(shown.stream().map(row::value).toList()));
    out.print(text);
    out.println(rows.size() + " rows of " + contract.path() + " in " + options.lake());
    return 0;
  }

  private List<TableRow> rows(TableContract contract) {
    TableReader reader = TableReader.open(options.lake(), contract);
    List<TableRow> seen = new ArrayList<>();
    TableReader.Visitor visitor =
        row -> {
          if (seen.size() == limit) {
            return false;
          }
          seen.add(row);
          return true;
        };
    if (where == null) {
      reader.forEach(visitor);
      return seen;
    }
    String[] condition = condition(contract);
    reader.forEachWhere(condition[0], condition[1], visitor);
    return seen;
  }

  private List<String> shown(TableContract contract) {
    List<String> all = contract.columns().stream().map(column -> column.name()).toList();
    for (String column : columns) {
      refuseUnknown(contract, all, column);
    }
    return columns.isEmpty() ? all : columns;
  }

  private String[] condition(TableContract contract) {
    String[] parts = where.split("=", 2);
    if (parts.length != 2) {
      throw Failure.configuration(
          "Cannot read --where " + where + "; write column=value, as in --where pareto_class=A");
    }
    refuseUnknown(
        contract, contract.columns().stream().map(column -> column.name()).toList(), parts[0]);
    return parts;
  }

  private static void refuseUnknown(TableContract contract, List<String> all, String column) {
    if (!all.contains(column)) {
      throw Failure.configuration(
          "Cannot show column "
              + column
              + " of "
              + contract.path()
              + "; "
              + Nearest.of(column, all)
                  .map(near -> "did you mean " + near + "?")
                  .orElse("'filrouge tables " + contract.name() + "' lists them"));
    }
  }
}
