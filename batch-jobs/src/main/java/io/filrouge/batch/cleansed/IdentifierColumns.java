package io.filrouge.batch.cleansed;

import io.filrouge.batch.sources.ReferralColumns;
import io.filrouge.batch.sources.SourceConfig;
import io.filrouge.domain.identity.Identifier;
import io.filrouge.domain.identity.IdentifierKind;
import io.filrouge.domain.identity.IdentifierReader;
import io.filrouge.domain.identity.Reading;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the identifiers of one source's rows: normalised, told from placeholders, and hashed. */
final class IdentifierColumns implements Serializable {
  private static final long serialVersionUID = 1;

  private static final Map<String, IdentifierKind> KINDS =
      Map.of(
          "customer_key",
          IdentifierKind.CUSTOMER_KEY,
          "account",
          IdentifierKind.ACCOUNT,
          "loyalty_card",
          IdentifierKind.LOYALTY_CARD,
          "email",
          IdentifierKind.EMAIL,
          "phone",
          IdentifierKind.PHONE,
          "visitor_id",
          IdentifierKind.DEVICE,
          "order_id",
          IdentifierKind.ORDER,
          "record_id",
          IdentifierKind.RECORD,
          ReferralColumns.REFERRED_CUSTOMER_KEY,
          IdentifierKind.CUSTOMER_KEY,
          ReferralColumns.REFERRED_EMAIL,
          IdentifierKind.EMAIL);

  private final String sourceName;
  private final String keySpace;
  private final IdentifierReader reader;
  private final IdentifierHash hash;
  private final List<String> columns;
  private final List<String> mentioned;
  private transient Last[] last;

  /**
   * @param columns columns that hold identifiers of the row's person; those that the source does
   *     not map are left out
   * @param mentioned likewise, of another person
   */
  IdentifierColumns(
      SourceConfig source,
      IdentifierReader reader,
      IdentifierHash hash,
      List<String> columns,
      List<String> mentioned) {
    this.sourceName = source.name();
    this.keySpace = source.keySpace();
    this.reader = reader;
    this.hash = hash;
    this.columns =
        columns.stream()
            .filter(source::maps)
            .sorted(Comparator.comparingInt(column -> KINDS.get(column).priority()))
            .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
    this.mentioned =
        mentioned.stream()
            .filter(source::maps)
            .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
  }

  /** Reads all identifiers of a row whose texts are there. */
  void read(JudgedRow row) {
    if (last == null) {
      last = new Last[columns.size() + mentioned.size()];
    }
    int at = 0;
    for (String column : columns) {
      read(row, column, true, at++);
    }
    for (String column : mentioned) {
      read(row, column, false, at++);
    }
  }

  /** The hash of a session's number, which links nothing and is no identifier of a person. */
  String session(String session) {
    return session == null ? null : hash.ofSession(keySpace, session);
  }

  // Events stand in files visit by visit: most rows name whom the row before has named. What is
  // remembered never changes and says what it is of, so it does no harm if threads share it.
  private void read(JudgedRow row, String column, boolean isOfPerson, int at) {
    String text = row.text(column);
    String region = row.text("country");
    Last known = last[at];
    if (known == null || !known.isOf(text, region)) {
      known = new Last(text, region, found(column, text, region, isOfPerson));
      last[at] = known;
    }
    row.identifiers().add(column, known.found());
  }

  private RowIdentifiers.Found found(
      String column, String text, String region, boolean isOfPerson) {
    IdentifierKind kind = KINDS.get(column);
    Reading reading = reader.read(kind, text, region);
    String value = reading.identifier().map(Identifier::value).orElse(null);
    // A record's number means something in its own source only.
    String space = kind == IdentifierKind.RECORD ? sourceName : keySpace;
    boolean isContact = kind == IdentifierKind.EMAIL || kind == IdentifierKind.PHONE;
    return new RowIdentifiers.Found(
        kind,
        reading.verdict(),
        value == null ? null : hash.of(kind, space, value),
        isContact ? value : null,
        isOfPerson);
  }

  private record Last(String text, String region, RowIdentifiers.Found found) {
    boolean isOf(String otherText, String otherRegion) {
      return Objects.equals(text, otherText) && Objects.equals(region, otherRegion);
    }
  }
}
