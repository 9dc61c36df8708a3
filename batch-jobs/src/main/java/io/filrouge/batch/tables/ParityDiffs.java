package io.filrouge.batch.tables;

import static io.filrouge.batch.tables.ColumnTypes.DAY;
import static io.filrouge.batch.tables.ColumnTypes.INSTANT;
import static io.filrouge.batch.tables.ColumnTypes.TEXT;

import java.util.List;

/** Where the lake's events say something else of abandoned carts than the stream did. */
public final class ParityDiffs {
  public static final String MISSING_IN_STREAM = "missing_in_stream";
  public static final String MISSING_IN_BATCH = "missing_in_batch";

  public static final TableContract CONTRACT =
      TableContract.table(
              Layer.OPERATIONS,
              "parity_diffs",
              "One row an abandonment that the stream and the batch do not both know, by the night within whose day its first step fell due; none is expected.")
          .key("as_of_date", "cart_key", "episode_started_at", "abandoned_at")
          .partitionedBy("as_of_date")
          .required("as_of_date", DAY, "the night")
          .required("cart_key", TEXT, "the cart: its cart_id, else the visitor, else the customer")
          .required("episode_started_at", INSTANT, "first activity of the cart's episode")
          .required("abandoned_at", INSTANT, "last activity plus the idle timeout")
          .required(
              "kind",
              TEXT,
              "missing_in_stream: only the lake's events say so; missing_in_batch: only the stream")
          .required("detail", TEXT, "in words; never personal data")
          .oneOf("kind", List.of(MISSING_IN_STREAM, MISSING_IN_BATCH))
          .mustHold("abandoned_after_start", "abandoned_at > episode_started_at")
          .build();

  private ParityDiffs() {}
}
