package io.filrouge.batch.sources;

import static io.filrouge.batch.sources.AcceptedColumn.Kind.IDENTIFIER;
import static io.filrouge.batch.sources.AcceptedColumn.optional;

import java.util.List;
import java.util.stream.Stream;

/** The identifiers by which a row of an event, case or answer can name its person. */
public final class PersonColumns {
  /** From the strongest kind to the weakest. */
  public static final List<String> NAMES =
      List.of("customer_key", "account", "loyalty_card", "email", "phone", "visitor_id");

  /** An entity's own columns with those of its person. */
  static List<AcceptedColumn> with(AcceptedColumn... own) {
    return Stream.concat(Stream.of(own), NAMES.stream().map(name -> optional(name, IDENTIFIER)))
        .toList();
  }

  private PersonColumns() {}
}
