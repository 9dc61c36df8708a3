package io.filrouge.batch.report;

import io.filrouge.batch.report.figures.CustomerStory;
import io.filrouge.batch.report.figures.CustomerStory.Contact;
import io.filrouge.batch.report.figures.CustomerStory.Decision;
import io.filrouge.batch.report.figures.CustomerStory.Reason;
import io.filrouge.batch.report.figures.CustomerStory.Stay;
import io.filrouge.batch.report.figures.Moment;
import io.filrouge.batch.report.figures.Moment.Lane;
import io.filrouge.batch.report.figures.Moment.Word;
import io.filrouge.batch.tables.ConsentEvents;
import io.filrouge.batch.tables.CustomerContacts;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.LakePlace;
import io.filrouge.batch.tables.LoyaltyMovements;
import io.filrouge.batch.tables.MessageEvents;
import io.filrouge.batch.tables.Orders;
import io.filrouge.batch.tables.Referrals;
import io.filrouge.batch.tables.Reviews;
import io.filrouge.batch.tables.ScoreReasons;
import io.filrouge.batch.tables.SegmentMemberships;
import io.filrouge.batch.tables.ServiceCases;
import io.filrouge.batch.tables.SurveyAnswers;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.TableReader;
import io.filrouge.batch.tables.TableRow;
import io.filrouge.batch.tables.TriggerCancellations;
import io.filrouge.batch.tables.TriggerDecisions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads one person's relationship with the shop from the lake, without an engine. */
public final class StoryReader {
  private final LakePlace lake;
  private final String customerId;
  private final Instant since;
  private final Set<String> identifiers;
  private final List<Moment> moments = new ArrayList<>();

  private StoryReader(LakePlace lake, String customerId, Instant since) {
    this.lake = lake;
    this.customerId = customerId;
    this.since = since;
    this.identifiers = identifiers();
  }

  /**
   * Reads a person's story.
   *
   * @param current the row of customer_360
   * @param days how far back it is told, counted from the night of that row
   * @param isWithContact whether the golden record is read too: personal data
   */
  public static CustomerStory read(
      LakePlace lake, TableRow current, ZoneId zone, int days, boolean isWithContact) {
    LocalDate asOf = (LocalDate) current.value("as_of_date");
    LocalDate since = asOf.minusDays(days);
    StoryReader reader =
        new StoryReader(
            lake, current.value("customer_id").toString(), since.atStartOfDay(zone).toInstant());
    List<Decision> decisions = reader.decisions();
    return new CustomerStory(
        current.values(),
        reader.reasons(asOf),
        reader.stays(),
        decisions,
        reader.moments(decisions),
        since,
        isWithContact ? reader.contacts() : List.of(),
        zone);
  }

  private List<Reason> reasons(LocalDate asOf) {
    return ofCustomer(ScoreReasons.CONTRACT).stream()
        .filter(row -> asOf.equals(row.value("as_of_date")))
        .filter(row -> ((Number) row.value("rank")).intValue() > 0)
        .sorted(Comparator.comparing((TableRow row) -> ((Number) row.value("rank")).intValue()))
        .map(
            row ->
                new Reason(
                    text(row, "score"),
                    text(row, "feature"),
                    (Double) row.value("contribution"),
                    text(row, "words")))
        .toList();
  }

  private List<Stay> stays() {
    return ofCustomer(SegmentMemberships.CONTRACT).stream()
        .map(
            row ->
                new Stay(
                    text(row, "segment_type"),
                    text(row, "segment"),
                    (LocalDate) row.value("entered_on"),
                    (LocalDate) row.value("left_on"),
                    text(row, "entered_reason")))
        .sorted(
            Comparator.comparing((Stay stay) -> stay.leftOn() != null)
                .thenComparing(Stay::type)
                .thenComparing(Stay::enteredOn, Comparator.reverseOrder())
                .thenComparing(Stay::segment))
        .toList();
  }

  private List<Decision> decisions() {
    return ofCustomer(TriggerDecisions.CONTRACT).stream()
        .map(
            row ->
                new Decision(
                    Moment.of(
                        time(row, "decided_at"),
                        Lane.REMINDERS,
                        "reminder",
                        Word.plain(row.value("campaign")),
                        Word.plain(row.value("step")),
                        Word.named("decision", row.value("outcome"))),
                    text(row, "campaign"),
                    ((Number) row.value("step")).longValue(),
                    text(row, "outcome"),
                    text(row, "reason"),
                    text(row, "channel")))
        .filter(decision -> isToldOf(decision.moment()))
        .sorted(Comparator.comparing((Decision decision) -> decision.moment().at()).reversed())
        .toList();
  }

  private List<Moment> moments(List<Decision> decisions) {
    ofCustomer(Orders.CONTRACT).forEach(row -> add(order(row)));
    moments.addAll(new WebSessions(lake, identifiers).moments());
    ofIdentifiers(MessageEvents.CONTRACT, StoryReader::message);
    decisions.forEach(decision -> add(decision.moment()));
    ofCustomer(TriggerCancellations.CONTRACT)
        .forEach(
            row ->
                add(
                    Moment.of(
                        time(row, "cancelled_at"),
                        Lane.REMINDERS,
                        "reminder-cancelled",
                        Word.plain(row.value("campaign")),
                        Word.plain(row.value("step")))));
    ofIdentifiers(ServiceCases.CONTRACT, StoryReader::opened);
    ofIdentifiers(ServiceCases.CONTRACT, StoryReader::solved);
    ofIdentifiers(SurveyAnswers.CONTRACT, StoryReader::answer);
    ofIdentifiers(Reviews.CONTRACT, StoryReader::review);
    ofIdentifiers(Referrals.CONTRACT, StoryReader::referral);
    ofIdentifiers(LoyaltyMovements.CONTRACT, StoryReader::movement);
    ofIdentifiers(ConsentEvents.CONTRACT, StoryReader::consent);
    return moments.stream()
        .filter(this::isToldOf)
        .sorted(
            Comparator.comparing(Moment::at)
                .reversed()
                .thenComparing(Moment::lane)
                .thenComparing(Moment::text))
        .toList();
  }

  private static Moment order(TableRow row) {
    String text = "order";
    if (Boolean.TRUE.equals(row.value("is_cancelled"))) {
      text = "order-cancelled";
    } else if (Boolean.TRUE.equals(row.value("is_return"))) {
      text = "order-return";
    }
    return Moment.of(
        time(row, "ordered_at"),
        Lane.ORDERS,
        text,
        Word.money(row.value("net_amount")),
        Word.plain(row.value("product_count")),
        Word.named("channel", row.value("channel")));
  }

  private static Moment message(TableRow row) {
    return Moment.of(
        time(row, "occurred_at"),
        Lane.MESSAGES,
        "message",
        Word.named("channel", row.value("channel")),
        Word.named("event", row.value("event_type")),
        Word.plain(row.value("campaign")));
  }

  private static Moment opened(TableRow row) {
    return Moment.of(
        time(row, "opened_at"), Lane.SERVICE, "case-opened", Word.plain(row.value("topic")));
  }

  private static Moment solved(TableRow row) {
    return row.value("solved_at") == null
        ? null
        : Moment.of(
            time(row, "solved_at"), Lane.SERVICE, "case-solved", Word.plain(row.value("topic")));
  }

  private static Moment answer(TableRow row) {
    return Moment.of(
        time(row, "answered_at"),
        Lane.VOICE,
        "answer",
        Word.plain(row.value("survey")),
        figure(row, "score"));
  }

  private static Moment review(TableRow row) {
    return Moment.of(time(row, "reviewed_at"), Lane.VOICE, "review", figure(row, "rating"));
  }

  private static Moment referral(TableRow row) {
    return Moment.of(time(row, "referred_at"), Lane.VOICE, "referral");
  }

  private static Moment movement(TableRow row) {
    return Moment.of(
        time(row, "occurred_at"),
        Lane.LOYALTY,
        "points",
        Word.named("movement", row.value("movement_type")),
        figure(row, "points"));
  }

  private static Moment consent(TableRow row) {
    return Moment.of(
        time(row, "occurred_at"),
        Lane.CONSENT,
        Boolean.TRUE.equals(row.value("is_granted")) ? "consent-granted" : "consent-withdrawn",
        Word.named("channel", row.value("channel")),
        Word.plain(row.value("purpose")));
  }

  private static Word figure(TableRow row, String column) {
    Object value = row.value(column);
    return Word.plain(
        value == null
            ? ""
            : new java.math.BigDecimal(value.toString()).stripTrailingZeros().toPlainString());
  }

  private List<Contact> contacts() {
    return ofCustomer(CustomerContacts.CONTRACT).stream()
        .filter(row -> Boolean.TRUE.equals(row.value("is_preferred")))
        .map(
            row ->
                new Contact(
                    text(row, "kind"),
                    text(row, "value"),
                    text(row, "source"),
                    text(row, "survived_by")))
        .sorted(Comparator.comparing(Contact::field))
        .toList();
  }

  private Set<String> identifiers() {
    Set<String> found = new HashSet<>();
    for (TableRow row : ofCustomer(CustomerIdentifiers.CONTRACT)) {
      if (row.value("valid_to") == null) {
        found.add(row.value("identifier").toString());
      }
    }
    return found;
  }

  private List<TableRow> ofCustomer(TableContract table) {
    List<TableRow> rows = new ArrayList<>();
    TableReader.find(lake, table)
        .ifPresent(reader -> reader.forEachWhere("customer_id", customerId, rows::add));
    return rows;
  }

  private void ofIdentifiers(TableContract table, Function<TableRow, Moment> told) {
    TableReader.find(lake, table)
        .ifPresent(
            reader ->
                reader.forEach(
                    row -> {
                      if (identifiers.contains(row.value("customer_identifier"))) {
                        add(told.apply(row));
                      }
                      return true;
                    }));
  }

  private void add(Moment moment) {
    if (moment != null) {
      moments.add(moment);
    }
  }

  private boolean isToldOf(Moment moment) {
    return !moment.at().isBefore(since);
  }

  private static Instant time(TableRow row, String column) {
    return (Instant) row.value(column);
  }

  private static String text(TableRow row, String column) {
    Object value = row.value(column);
    return value == null ? "" : value.toString();
  }
}
