package io.filrouge.batch.exports;

import io.filrouge.batch.tables.CustomerContacts;
import io.filrouge.domain.audiences.Recipe;
import java.util.List;

/**
 * One audience as it is configured.
 *
 * @param name becomes folders and files
 * @param where a condition over the columns of customer_360, checked by {@link WhereCheck}
 * @param recipe what the destination wants, of the identifiers that are to be sent
 * @param channel by which people are to be reached, whose consent is asked
 * @param purpose what for, whose consent is asked
 * @param respectsDoNotContact whether nobody is sent whom the caps forbid to write to
 * @param columns columns of customer_360, {@link #CONTACT_COLUMNS} and {@link #OFFERS} that are
 *     sent
 * @param required those of the columns without which nobody is sent
 * @param rowsAFile how many rows a file holds at most
 */
record Audience(
    String name,
    String where,
    Recipe recipe,
    String channel,
    String purpose,
    boolean respectsDoNotContact,
    ExportMode mode,
    FileFormat format,
    List<String> columns,
    List<String> required,
    int rowsAFile) {

  /** Fields of {@link CustomerContacts} that tell how somebody wants to be spoken to. */
  static final List<String> CONTACT_COLUMNS = List.of("language", "time_zone");

  /** Until when the caps forbid to write to somebody; empty where they do not. */
  static final String DO_NOT_CONTACT = "do_not_contact_until";

  /** What to offer next, the best first. */
  static final String OFFERS = "offers";

  Audience {
    columns = List.copyOf(columns);
    required = List.copyOf(required);
  }

  /** Whether people are sent with what to offer them next. */
  boolean sendsOffers() {
    return columns.contains(OFFERS);
  }

  /** Whether each row tells what became of the person; other destinations take no such column. */
  boolean tellsChange() {
    return recipe.destination().equals("generic");
  }
}
