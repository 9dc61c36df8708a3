package io.filrouge.batch.identity;

import io.filrouge.batch.tables.Night;
import io.filrouge.domain.identity.Assignment;
import io.filrouge.domain.identity.CustomerIdMint;
import io.filrouge.domain.identity.CustomerIds;
import io.filrouge.domain.identity.IssuedId;
import io.filrouge.domain.identity.Member;
import io.filrouge.domain.identity.Resolution;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The components that merged or split since the night before, settled by the domain's rule. */
final class Contest {
  static final StructType COMPONENTS =
      new StructType().add("contested_component", DataTypes.LongType);

  private static final StructType IDENTIFIERS =
      new StructType()
          .add("identifier", DataTypes.StringType)
          .add("kind", DataTypes.StringType)
          .add("component", DataTypes.LongType)
          .add("customer_id", DataTypes.StringType)
          .add("first_taken_on", DataTypes.DateType)
          .add("issued_on", DataTypes.DateType)
          .add("former_ids", DataTypes.createArrayType(DataTypes.StringType));

  private final Set<Long> components;
  private final List<Row> identifiers;
  private final Map<String, String> retired;

  private Contest(Set<Long> components, List<Row> identifiers, Map<String, String> retired) {
    this.components = components;
    this.identifiers = identifiers;
    this.retired = retired;
  }

  static Contest none() {
    return new Contest(Set.of(), List.of(), Map.of());
  }

  /**
   * @param rows of {@link Members}: all members of all components that are contested
   */
  static Contest decided(List<Row> rows, Night night, CustomerIdMint mint) {
    Map<Long, List<Member>> byComponent = new HashMap<>();
    Set<String> known = new HashSet<>();
    for (Row row : rows) {
      Member member = Members.member(row);
      byComponent
          .computeIfAbsent(row.getAs("component"), component -> new ArrayList<>())
          .add(member);
      member.previousId().ifPresent(id -> known.add(id.id()));
      member.formers().forEach(id -> known.add(id.id().id()));
    }
    int day = (int) night.asOf().toEpochDay();
    // Any id of a founder's own that was issued before is carried, now or formerly, by a member.
    Resolution resolution = CustomerIds.resolve(byComponent, day, mint, known::contains);
    Map<Long, IssuedId> ids = resolution.ids();
    List<Row> identifiers = new ArrayList<>();
    for (Row row : rows) {
      long component = row.getAs("component");
      identifiers.add(identifier(row, component, ids.get(component), resolution.assignment(), day));
    }
    return new Contest(byComponent.keySet(), identifiers, resolution.assignment().retired());
  }

  List<Row> componentRows() {
    return components.stream().map(component -> RowFactory.create(component)).toList();
  }

  Dataset<Row> identifiers(Dataset<Row> members) {
    return members.sparkSession().createDataFrame(identifiers, IDENTIFIERS);
  }

  /** Each retired id with the id it is an alias of. */
  Map<String, String> retired() {
    return retired;
  }

  private static Row identifier(
      Row row, long component, IssuedId given, Assignment assignment, int night) {
    Member after = Members.member(row).carrying(given, assignment, night);
    return RowFactory.create(
        row.getAs("identifier"),
        row.getAs("kind"),
        component,
        given.id(),
        row.getAs("first_taken_on"),
        Date.valueOf(LocalDate.ofEpochDay(given.night())),
        after.formers().stream().map(Members::text).toArray(String[]::new));
  }
}
