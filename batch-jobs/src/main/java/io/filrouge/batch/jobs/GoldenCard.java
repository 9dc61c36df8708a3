package io.filrouge.batch.jobs;

import io.filrouge.batch.tables.CustomerContacts;
import io.filrouge.batch.tables.LakePlace;
import io.filrouge.batch.tables.TableReader;
import io.filrouge.batch.tables.TableRow;
import io.filrouge.domain.golden.GoldenField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A customer's golden record as lines of text. Personal data: shown only when asked for. */
final class GoldenCard {

  /** A line for each field, and below it one for each value that did not survive. */
  static String read(LakePlace lake, String customerId) {
    List<TableRow> rows = new ArrayList<>();
    TableReader.open(lake, CustomerContacts.CONTRACT)
        .forEachWhere("customer_id", customerId, rows::add);
    rows.sort(
        Comparator.comparing((TableRow row) -> GoldenField.ofWireName(text(row, "kind")))
            .thenComparing(row -> !isPreferred(row))
            .thenComparing(row -> text(row, "value")));
    StringBuilder card = new StringBuilder();
    rows.forEach(row -> append(card, row));
    return card.toString();
  }

  private static void append(StringBuilder card, TableRow row) {
    boolean isPreferred = isPreferred(row);
    card.append(
        String.format(
            Locale.ROOT,
            "  %-10s %-12s %s (%s%s%s)%n",
            isPreferred ? "golden" : "",
            isPreferred ? text(row, "kind") : "  else",
            text(row, "value"),
            text(row, "source"),
            isPreferred ? " by " + text(row, "survived_by") : "",
            verification(row)));
  }

  private static String verification(TableRow row) {
    Object isVerified = row.value("is_verified");
    if (isVerified == null) {
      return "";
    }
    return Boolean.TRUE.equals(isVerified) ? ", verified" : ", not verified";
  }

  private static boolean isPreferred(TableRow row) {
    return Boolean.TRUE.equals(row.value("is_preferred"));
  }

  private static String text(TableRow row, String column) {
    return row.value(column).toString();
  }

  private GoldenCard() {}
}
