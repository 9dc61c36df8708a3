package io.filrouge.batch.cleansed;

import io.filrouge.batch.tables.TableContract;
import java.util.List;

/**
 * What is particular to one entity of happenings.
 *
 * @param contract the table that accepted rows go to
 * @param id column that names a happening within its source; a hash of the row where it is empty
 * @param happenedAt column that says when
 * @param hasVersions whether a later row with the same number replaces an earlier one; else the row
 *     known first stays and others with its number are duplicates
 * @param mentioned identifiers of another person, who is not linked with the one of the row
 * @param rule reasons of quarantine beyond those of a column's type, and what is derived
 */
record HappeningKind(
    TableContract contract,
    String id,
    String happenedAt,
    boolean hasVersions,
    List<String> mentioned,
    RowRule rule) {

  HappeningKind {
    mentioned = List.copyOf(mentioned);
  }

  /** Happenings that have no versions and mention nobody else. */
  static HappeningKind once(TableContract contract, String id, String happenedAt, RowRule rule) {
    return new HappeningKind(contract, id, happenedAt, false, List.of(), rule);
  }

  /** Happenings whose later rows replace the earlier ones of the same number. */
  static HappeningKind versioned(
      TableContract contract, String id, String happenedAt, RowRule rule) {
    return new HappeningKind(contract, id, happenedAt, true, List.of(), rule);
  }
}
