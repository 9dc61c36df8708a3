package io.filrouge.batch.tables;

import java.util.List;

/**
 * What of a table is compared with other tables of the night, and with the same table on the night
 * before.
 *
 * @param isSteady whether the table tells the whole of something, so that its rows are about as
 *     many as on the night before
 * @param watched columns whose values spread about as on the night before
 * @param bands scores whose rows spread over bands about as on the night before
 * @param totals sums that tables of a night have in common
 */
public record Comparisons(
    boolean isSteady, List<Watched> watched, List<Bands> bands, List<Total> totals) {

  public Comparisons {
    watched = List.copyOf(watched);
    bands = List.copyOf(bands);
    totals = List.copyOf(totals);
  }
}
