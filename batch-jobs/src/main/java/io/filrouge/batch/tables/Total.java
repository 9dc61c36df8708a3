package io.filrouge.batch.tables;

/**
 * A sum over all rows of a table that two tables of a night have in common: what one table passes
 * on to the next is neither lost nor doubled, and no job ran on what another night left.
 *
 * @param name what is summed, as in {@code purchases}
 * @param sum a Spark SQL aggregate that gives a whole number below 2^53
 * @param isAsIn the path of the table that has the same sum; null where others compare with this
 *     one. That table is published by an earlier job of the night
 */
public record Total(String name, String sum, String isAsIn) {

  /** What the sum is called in {@code quality_results}. */
  String figure() {
    return "total of " + name;
  }

  /** What the rule is called that compares it, as in {@code purchases_as_in_orders}. */
  public String rule() {
    return name + "_as_in_" + isAsIn.substring(isAsIn.indexOf('/') + 1);
  }
}
