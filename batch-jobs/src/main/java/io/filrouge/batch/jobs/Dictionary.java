package io.filrouge.batch.jobs;

import io.filrouge.batch.tables.Catalogue;
import io.filrouge.batch.tables.QualityRule;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.Total;
import java.util.ArrayList;
import java.util.List;

/** The data dictionary as Markdown, from the contracts that the jobs check. */
final class Dictionary {

  static String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# Tables\n\n")
        .append("The data dictionary, written by `bin/filrouge tables --markdown` from the")
        .append(" contracts that every job checks before it publishes. Tables lie at")
        .append(" `<lake.uri>/<layer>/<table>`, in Delta format, open to every reader (no deletion")
        .append(" vectors, no column mapping). Instants are UTC; days are cut in the shop's time")
        .append(" zone; amounts are in the shop's currency. What the columns of customer_features")
        .append(
            " look at is in [features.md](features.md); each table's open data contract (ODCS) in")
        .append(" [contracts](contracts).\n\n");
    for (TableContract table : Catalogue.TABLES) {
      append(text, table);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, TableContract table) {
    text.append("## ").append(table.path()).append("\n\n").append(table.meaning());
    text.append("\n\nKey: ").append(code(String.join(", ", table.key())));
    if (!table.partitionedBy().isEmpty()) {
      text.append(". Laid out by ").append(code(String.join(", ", table.partitionedBy())));
    }
    text.append(table.isPersonal() ? ". **Personal data.**" : ".").append("\n\n");
    text.append("| column | type | | meaning |\n|---|---|---|---|\n");
    table
        .columns()
        .forEach(
            column ->
                text.append("| ")
                    .append(code(column.name()))
                    .append(" | ")
                    .append(column.type().simpleString())
                    .append(" | ")
                    .append(column.isNullable() ? "optional" : "")
                    .append(" | ")
                    .append(escaped(column.meaning()))
                    .append(" |\n"));
    List<String> judged = judged(table);
    judged.forEach(line -> text.append("\n- ").append(line));
    text.append(judged.isEmpty() ? "\n" : "\n\n");
  }

  private static List<String> judged(TableContract table) {
    List<String> lines = new ArrayList<>();
    for (QualityRule rule : table.rules()) {
      lines.add(
          (rule.severity() == QualityRule.Severity.FAIL ? "must hold: " : "should hold: ")
              + code(rule.name())
              + ", "
              + code(rule.condition()));
    }
    for (Total total : table.comparisons().totals()) {
      if (total.isAsIn() != null) {
        lines.add(
            "must be as in "
                + code(total.isAsIn())
                + ": "
                + total.name()
                + ", "
                + code(total.sum()));
      }
    }
    List<String> compared = new ArrayList<>();
    if (table.comparisons().isSteady()) {
      compared.add("row count");
    }
    table.comparisons().watched().forEach(watched -> compared.add(code(watched.name())));
    table
        .comparisons()
        .bands()
        .forEach(bands -> compared.add(code(bands.column().name()) + " in bands (forbids)"));
    if (!compared.isEmpty()) {
      lines.add("compared with the night before: " + String.join(", ", compared));
    }
    return lines;
  }

  private static String code(String text) {
    return text.isEmpty() ? "none" : "`" + text + "`";
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|");
  }

  private Dictionary() {}
}
