package io.filrouge.batch.exports;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;

/**
 * What a destination that takes JSON is told of a person: whether they are in the audience, by an
 * attribute of its name, and their values.
 *
 * <p>An attribute that is null is taken away from the person there, one that does not stand there
 * is left as it is. What the night works out is taken away where there is none any more; an
 * address, a language or a time zone that the lake does not know may be known there.
 */
record Payload(Audience audience) {

  /** Of people who are in the audience. */
  Column ofMembers() {
    List<Column> known = new ArrayList<>();
    known.add(isIn(true));
    audience.recipe().columns().forEach(name -> known.add(DeliveredRows.identifier(name)));
    List<Column> workedOut = new ArrayList<>();
    for (String name : audience.columns()) {
      (Audience.CONTACT_COLUMNS.contains(name) ? known : workedOut)
          .add(col("attributes." + name).as(name));
    }
    Column first = json(known, "true");
    return (workedOut.isEmpty() ? first : joined(first, json(workedOut, "false")))
        .as(audience.recipe().payloadColumn());
  }

  /** Of people who left it: they keep all else. */
  Column ofLeavers() {
    return json(List.of(isIn(false)), "true").as(audience.recipe().payloadColumn());
  }

  private Column isIn(boolean isMember) {
    return lit(isMember).as("audience_" + audience.name().replace('-', '_'));
  }

  private static Column json(List<Column> values, String ignoreNullFields) {
    return to_json(struct(values.toArray(Column[]::new)), DeliveryFiles.json(ignoreNullFields));
  }

  // Two objects that are never empty become one.
  private static Column joined(Column first, Column second) {
    return concat(
        first.substr(lit(1), length(first).minus(1)),
        lit(","),
        second.substr(lit(2), length(second)));
  }
}
