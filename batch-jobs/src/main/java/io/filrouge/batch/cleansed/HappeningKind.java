package io.filrouge.batch.cleansed;

import io.filrouge.batch.tables.TableContract;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;

/**
 * What is particular to one entity of happenings.
 *
 * @param contract the table that accepted rows go to
 * @param id column that names a happening within its source; a hash of the row where it is empty
 * @param happenedAt column that says when
 * @param hasVersions whether a later row with the same number replaces an earlier one; else the row
 *     known first stays and others with its number are duplicates
 * @param mentioned identifiers of another person, who is not linked with the one of the row
 * @param problems reasons of quarantine beyond those of a column's type
 * @param derived what stands in the contract's columns where it is not the source's column itself
 */
record HappeningKind(
    TableContract contract,
    String id,
    String happenedAt,
    boolean hasVersions,
    List<String> mentioned,
    List<Column> problems,
    Map<String, Column> derived) {

  HappeningKind {
    mentioned = List.copyOf(mentioned);
    problems = List.copyOf(problems);
    derived = Map.copyOf(derived);
  }

  /** Happenings that have no versions and mention nobody else. */
  static HappeningKind once(
      TableContract contract,
      String id,
      String happenedAt,
      List<Column> problems,
      Map<String, Column> derived) {
    return new HappeningKind(contract, id, happenedAt, false, List.of(), problems, derived);
  }

  /** Happenings whose later rows replace the earlier ones of the same number. */
  static HappeningKind versioned(
      TableContract contract,
      String id,
      String happenedAt,
      List<Column> problems,
      Map<String, Column> derived) {
    return new HappeningKind(contract, id, happenedAt, true, List.of(), problems, derived);
  }
}
