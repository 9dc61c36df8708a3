package io.filrouge.batch.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import com.typesafe.config.ConfigFactory;
import io.filrouge.domain.identity.IdentifierKind;
import io.filrouge.domain.identity.IdentifierReader;
import io.filrouge.domain.identity.Reading;
import io.filrouge.settings.Configuration;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesConfigTest {
  private static final String SHOP =
      "shop { time-zone = Europe/Paris, currency = EUR, exchange-rates { USD = 0.92 } }\n";

  private static final String ORDERS =
      """
      sources.orders.website {
        format = csv
        path = "orders.csv"
        columns { customer_key = Customer, ordered_at = Day, amount = Total }
      }
      """;

  @Test
  void readsASourceWithItsDefaults() {
    SourceConfig source = read(SHOP + ORDERS).sources().get(0);

    assertThat(source.subject()).isEqualTo("orders.website");
    assertThat(source.format()).isEqualTo(SourceFormat.CSV);
    assertThat(source.columns()).containsEntry("customer_key", "Customer").hasSize(3);
    assertThat(source.zone()).isEqualTo(ZoneId.of("Europe/Paris"));
    assertThat(source.currency()).isEqualTo("EUR");
    assertThat(source.keySpace()).isEqualTo("shop");
    assertThat(source.duplicates()).isEqualTo(SourceConfig.Duplicates.KEEP);
    assertThat(source.timestampPattern()).isEmpty();
    assertThat(source.where()).isNull();
    assertThat(source.acceptLostColumns()).isEmpty();
    assertThat(source.lookUps()).isEmpty();
  }

  @Test
  void readsEveryKeyOfASource() {
    SourceConfig source =
        read(SHOP
                + ORDERS
                + """
                    sources.orders.website {
                      options { multiLine = true, a.b = 1 }
                      timestamp-format = "yyyy-MM-dd"
                      columns { order_id = Id }
                      where = "Total <> 0"
                      cancelled-when = "Status = 'x'"
                      time-zone = America/New_York
                      currency = usd
                      key-space = marketplace
                      accept-lost-columns = [Colour]
                      look-ups.head {
                        format = json, path = "heads.json", options.multiLine = true
                        on { Number = Id }
                      }
                    }
                    """)
            .sources()
            .get(0);

    assertThat(source.options()).containsEntry("multiLine", "true").containsEntry("a.b", "1");
    assertThat(source.timestampPattern()).contains("yyyy-MM-dd");
    assertThat(source.where()).isEqualTo("Total <> 0");
    assertThat(source.cancelledWhen()).isEqualTo("Status = 'x'");
    assertThat(source.zone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(source.currency()).isEqualTo("USD");
    assertThat(source.keySpace()).isEqualTo("marketplace");
    assertThat(source.duplicates()).isEqualTo(SourceConfig.Duplicates.DROP);
    assertThat(source.acceptLostColumns()).containsExactly("Colour");
    LookUp head = source.lookUps().get(0);
    assertThat(head.name()).isEqualTo("head");
    assertThat(head.on()).containsExactly(entry("Number", "Id"));
    assertThat(head.files().key()).isEqualTo("sources.orders.website.look-ups.head");
    assertThat(head.files().format()).isEqualTo(SourceFormat.JSON);
    assertThat(head.files().path()).isEqualTo("heads.json");
    assertThat(head.files().options()).containsEntry("multiLine", "true");
  }

  @Test
  void readsATopicOfShopEventsByItsContract() {
    SourcesConfig config =
        SourcesConfig.from(
            ConfigFactory.parseString(
                    SHOP
                        + ORDERS
                        + """
                          stream.topics.shop-events = the-events
                          sources.web_events.live { format = kafka }
                          sources.web_events.others {
                            format = kafka, topic = other-events
                            where = "channel = 'app'", columns { known_at = recorded_at }
                          }
                          """)
                .withFallback(Configuration.load(null, Map.of()))
                .resolve());

    assertThat(config.topics())
        .extracting(SourceConfig::name, SourceConfig::path)
        .containsExactly(tuple("live", "the-events"), tuple("others", "other-events"));
    SourceConfig live = config.topics().get(0);
    assertThat(live.columns())
        .contains(entry("customer_key", "customer_id"), entry("known_at", "known_at"));
    assertThat(live.where()).startsWith("event_type <> 'heartbeat' AND ");
    SourceConfig others = config.topics().get(1);
    assertThat(others.columns())
        .contains(entry("event_id", "event_id"), entry("known_at", "recorded_at"));
    assertThat(others.where()).isEqualTo(live.where() + " AND (channel = 'app')");
  }

  @Test
  void knowsWhatCurrenciesAreWorth() {
    Shop shop = read(SHOP + ORDERS).shop();

    assertThat(shop.rateOf("EUR")).contains(BigDecimal.ONE);
    assertThat(shop.rateOf("USD")).contains(new BigDecimal("0.92"));
    assertThat(shop.rateOf("GBP")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "sources.orders.website.colums { a = b } | Cannot use sources.orders.website.colums: there is no such key; did you mean columns?",
        "sources.orders.website.columns.custmer_key = C | Cannot use sources.orders.website.columns.custmer_key: orders have no such column; did you mean customer_key?",
        "sources.orders.website.columns.colour = C | Cannot use sources.orders.website.columns.colour: orders have no such column; use one of account, amount,",
        "sources.orders.website.columns.ordered_at = null | Cannot read sources.orders.website.columns.ordered_at: it is missing; map it to a column of the source or an expression",
        "sources.orders.website.columns.amount = null | Cannot read sources.orders.website.columns.amount: it is missing; map it, or quantity with unit_price",
        "sources.orders.website.columns.amount = null, sources.orders.website.columns.quantity = Q | Cannot read sources.orders.website.columns.unit_price: it is missing; map it, or amount",
        "sources.orders.website.columns.category = \" \" | Cannot use sources.orders.website.columns.category: it is empty",
        "sources.orders.website.format = excel | Cannot use sources.orders.website.format: excel is no format; use one of avro, csv, delta, jdbc, json, kafka, parquet, text",
        "sources.orders.website.format = cvs | Cannot use sources.orders.website.format: cvs is no format; did you mean csv?",
        "sources.orders.website.format = kafka | Cannot use sources.orders.website.format: kafka; only web_events are read from a topic, export this one to files and use one of csv, text, json, parquet, avro",
        "sources.orders.website.topic = t | Cannot use sources.orders.website.topic: only format = kafka has one; leave it out",
        "sources.web_events.w { format = kafka, path = p } | Cannot use sources.web_events.w.path: a topic has none; name it as topic, and set stream.kafka for how it is reached",
        "sources.web_events.w { format = kafka, options { a = b } } | Cannot use sources.web_events.w.options: a topic has none",
        "sources.web_events.w { format = kafka, columns { vistor_id = v } } | Cannot use sources.web_events.w.columns.vistor_id: web_events have no such column; did you mean visitor_id?",
        "sources.orders.website.path = null | Cannot read sources.orders.website.path: it is missing; give it, such as data/orders.csv",
        "sources.orders.website.options.mode = DROPMALFORMED | Cannot use sources.orders.website.options.mode: it would lose rows or columns without a count; leave it out",
        "sources.orders.website.timestamp-format = \"yyyy-QQQQQ bb\" | Cannot use sources.orders.website.timestamp-format: yyyy-QQQQQ bb is no pattern of Spark",
        "sources.orders.website.time-zone = Mars | Cannot use sources.orders.website.time-zone: Mars is no time zone; give one such as Europe/Paris",
        "sources.orders.website.currency = GBP | Cannot use sources.orders.website.currency: GBP has no exchange rate; set shop.exchange-rates.GBP",
        "sources.orders.website.currency = pounds | Cannot use sources.orders.website.currency: pounds is no currency; give the three letters of ISO 4217, such as EUR",
        "sources.orders.website.duplicates = some | Cannot use sources.orders.website.duplicates: some; use drop or keep",
        "sources.orders.website.options = 3 | Cannot read sources.orders.website.options: it is not an object in braces; mend it",
        "sources.orders.website.look-ups.head { format = csv, path = p } | Cannot read sources.orders.website.look-ups.head.on: it is missing; give the look-up's columns",
        "sources.orders.website.look-ups.head { format = csv, path = p, where = x } | Cannot use sources.orders.website.look-ups.head.where: there is no such key; use one of format, on, options, path",
        "sources.orders.website.look-ups.head { format = jdbc, on { a = b } } | Cannot use sources.orders.website.look-ups.head.format: rows are looked up in files; export the table",
        "sources.orders.website.look-ups.head { format = csv, path = p, options.mode = DROPMALFORMED, on { a = b } } | Cannot use sources.orders.website.look-ups.head.options.mode: it would lose rows or columns",
        "sources.order.website {} | Cannot use sources.order: there is no such entity; did you mean orders?",
        "sources.message_event.mail {} | Cannot use sources.message_event: there is no such entity; did you mean message_events?",
        "sources.referrals.friends { format = csv, path = p, columns { referred_at = at } } | Cannot read sources.referrals.friends.columns.customer_key: it is missing; map it, or account",
        "sources.products.p { format = csv, path = p, columns {} } | Cannot read sources.products.p.columns.product_id: it is missing",
        "sources.products.p { format = csv, path = p, duplicates = keep, columns { product_id = P } } | Cannot use sources.products.p.duplicates: keep; only equal orders can both be true, leave it out",
        "sources.products.p { format = csv, path = p, cancelled-when = x, columns { product_id = P } } | Cannot use sources.products.p.cancelled-when: only orders are cancelled; leave it out",
        "sources.web_events.w { format = json, path = w, columns { event_type = e, occurred_at = t } } | Cannot read sources.web_events.w.columns.visitor_id: it is missing; map it, or customer_key",
        "shop.time-zone = Paris | Cannot use shop.time-zone: Paris is no time zone",
        "shop.currency = null | Cannot read shop.currency: it is missing; give it, such as EUR",
        "shop.exchange-rates.GBP = much | Cannot use shop.exchange-rates.GBP: much is no rate; give a number above zero, such as 0.92",
        "shop.exchange-rates.GBP = 0 | Cannot use shop.exchange-rates.GBP: 0 is no rate",
        "identifiers.phone-region = Paris | Cannot use identifiers.phone-region: Paris is no country; give an ISO 3166 code such as GB",
        "identifiers.key-case = upper | Cannot use identifiers.key-case: upper; use kept or lowered",
        "identifiers.phone-regoin = FR | Cannot use identifiers.phone-regoin: there is no such key; did you mean phone-region?",
        "identifiers.blocked-values.mail = [x] | Cannot use identifiers.blocked-values.mail: there is no such key; did you mean email?",
        "sources = null | Cannot read sources.orders: it is missing; name a source of orders",
      })
  void refusesWithTheFullKeyAndARemedy(String change, String sentence) {
    Failure failure =
        catchThrowableOfType(Failure.class, () -> read(SHOP + ORDERS + change + "\n"));

    assertThat(failure).isNotNull();
    assertThat(failure.outcome()).isEqualTo(Outcome.WRONG_CONFIGURATION);
    assertThat(failure).hasMessageStartingWith(sentence);
  }

  @Test
  void readsHowIdentifiersAreToBeRead() {
    IdentifierReader reader =
        read(SHOP
                + ORDERS
                + """
                    identifiers {
                      phone-region = FR, gmail-aliases = folded, key-case = lowered
                      blocked-values { all = ["shop test"], email = ["noreply@example.com"] }
                    }
                    """)
            .identifiers()
            .reader();

    assertThat(value(reader, IdentifierKind.PHONE, "01 42 68 53 00")).isEqualTo("+33142685300");
    assertThat(value(reader, IdentifierKind.EMAIL, "Jo.Doe+x@gmail.com"))
        .isEqualTo("jodoe@gmail.com");
    assertThat(value(reader, IdentifierKind.CUSTOMER_KEY, "AB12")).isEqualTo("ab12");
    assertThat(reader.read(IdentifierKind.EMAIL, "noreply@example.com", null).verdict())
        .isEqualTo(Reading.Verdict.BLOCKED);
    assertThat(reader.read(IdentifierKind.ACCOUNT, "Shop Test", null).verdict())
        .isEqualTo(Reading.Verdict.BLOCKED);
  }

  private static String value(IdentifierReader reader, IdentifierKind kind, String raw) {
    return reader.read(kind, raw, null).identifier().orElseThrow().value();
  }

  private static SourcesConfig read(String conf) {
    return SourcesConfig.from(ConfigFactory.parseString(conf).resolve());
  }
}
