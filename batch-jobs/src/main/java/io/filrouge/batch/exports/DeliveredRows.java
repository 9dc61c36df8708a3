package io.filrouge.batch.exports;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;

import io.filrouge.domain.audiences.Change;
import io.filrouge.domain.audiences.Recipe;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What is delivered of an audience, in the columns that its destination takes. */
final class DeliveredRows {
  private final Audience audience;
  private final Recipe recipe;
  private final AudienceRun run;

  DeliveredRows(Audience audience, AudienceRun run) {
    this.audience = audience;
    this.recipe = audience.recipe();
    this.run = run;
  }

  /** Rows with {@link SplitRows#ORDER} of people with one of these changes. */
  Dataset<Row> members(Change... changes) {
    List<Column> columns = who();
    if (recipe.sendsPayload()) {
      columns.add(new Payload(audience).ofMembers());
    } else {
      recipe.columns().forEach(name -> columns.add(identifier(name)));
      audience.columns().forEach(name -> columns.add(col("attributes." + name).as(name)));
    }
    return run.with(changes).select(columns.toArray(Column[]::new));
  }

  /** Rows with {@link SplitRows#ORDER} of those whom the receiver must let go. */
  Dataset<Row> leavers() {
    if (!recipe.sendsCustomerId()) {
      return Withdrawals.of(run, recipe);
    }
    List<Column> columns = who();
    if (recipe.sendsPayload()) {
      columns.add(new Payload(audience).ofLeavers());
    }
    return run.with(Change.LEFT).select(columns.toArray(Column[]::new));
  }

  private List<Column> who() {
    List<Column> columns = new ArrayList<>();
    columns.add(col("customer_id").as(SplitRows.ORDER));
    if (recipe.sendsCustomerId()) {
      columns.add(col("customer_id").as(recipe.customerIdColumn()));
    }
    if (audience.tellsChange()) {
      columns.add(col("change"));
    }
    return columns;
  }

  static Column identifier(String name) {
    return element_at(col("identifiers"), lit(name)).as(name);
  }
}
