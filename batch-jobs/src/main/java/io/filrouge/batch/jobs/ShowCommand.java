package io.filrouge.batch.jobs;

import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.TableReader;
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

  @Option(names = "--where", paramLabel = "column=value", description = "Only rows with this text.")
  private String where;

  @Option(names = "--limit", defaultValue = "20", description = "Rows; default ${DEFAULT-VALUE}.")
  private int limit;

  @Mixin private LakeOptions options;
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Override
  public Integer call() {
    TableContract contract = TablesCommand.find(table);
    List<String> shown = shown(contract);
    TextTable text = new TextTable(shown);
    TableReader reader = TableReader.open(options.lakeUri(), contract);
    List<Object> seen = new ArrayList<>();
    TableReader.Visitor visitor =
        row -> {
          if (seen.size() == limit) {
            return false;
          }
          seen.add(row);
          text.add(shown.stream().map(row::value).toList());
          return true;
        };
    if (where == null) {
      reader.forEach(visitor);
    } else {
      String[] condition = condition(contract);
      reader.forEachWhere(condition[0], condition[1], visitor);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.println(seen.size() + " rows of " + contract.path() + " in " + options.lakeUri());
    return 0;
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
