package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.FLAG;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

/** Who is held out of campaigns, and since when. */
public final class HoldoutAssignments {
  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.ACTIVATION,
              "holdout_assignments",
              "One row a customer, where a share is held out: the group they are in, and since when.")
          .key("customer_id")
          .required("customer_id", TEXT, "the customer")
          .required("as_of_date", DAY, "the night")
          .required("is_holdout", FLAG, "whether they are kept out of campaigns")
          .required("assigned_on", DAY, "the first night in a row on which they were in this group")
          .steady()
          .mustHold("assigned_by_then", "assigned_on <= as_of_date")
          .build();

  private HoldoutAssignments() {}
}
