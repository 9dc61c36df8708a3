package io.filrouge.batch.sources;

import io.filrouge.batch.sources.SourceConfig.Duplicates;
import io.filrouge.settings.Failure;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.util.TimestampFormatter$;

/** Reads one source's section and refuses what would only fail later, or silently. */
final class SourceConfigReader {
  private static final Set<String> KEYS =
      Set.of(
          "format",
          "path",
          "topic",
          "options",
          "timestamp-format",
          "columns",
          "where",
          "cancelled-when",
          "time-zone",
          "currency",
          "key-space",
          "duplicates",
          "accept-lost-columns",
          "look-ups");

  private static final Set<String> LOOK_UP_KEYS = Set.of("format", "path", "options", "on");

  /** Reader options that would take rows or columns away before they are counted. */
  private static final Set<String> OPTIONS_OF_OURS =
      Set.of("mode", "columnnameofcorruptrecord", "inferschema", "enforceschema", "samplingratio");

  private final Shop shop;
  private final String shopEventsTopic;
  private final SourceEntity entity;
  private final ConfigSection section;

  private SourceConfigReader(
      Shop shop, String shopEventsTopic, SourceEntity entity, ConfigSection section) {
    this.shop = shop;
    this.shopEventsTopic = shopEventsTopic;
    this.entity = entity;
    this.section = section;
  }

  /**
   * @param shopEventsTopic the topic of sources that name none
   */
  static SourceConfig read(
      Shop shop, String shopEventsTopic, SourceEntity entity, String name, ConfigSection section) {
    return new SourceConfigReader(shop, shopEventsTopic, entity, section).read(name);
  }

  private SourceConfig read(String name) {
    section.allowOnly(KEYS);
    SourceFormat format =
        SourceFormat.ofWireName(section.key("format"), section.text("format", "csv"));
    Map<String, String> columns = section.textsBelow("columns");
    String where = section.optionalText("where").orElse(null);
    if (format == SourceFormat.KAFKA) {
      requireEvents();
      columns = ShopEventColumns.with(columns);
      where = ShopEventColumns.where(where);
    }
    MappingRules.check(entity, section.section("columns"), columns);
    ZoneId zone =
        section
            .optionalText("time-zone")
            .map(id -> Shop.zone(section.key("time-zone"), id))
            .orElse(shop.zone());
    return new SourceConfig(
        entity,
        name,
        format,
        path(format),
        options(),
        timestampFormat(zone),
        columns,
        where,
        cancelledWhen(),
        zone,
        currency(),
        section.optionalText("key-space").orElse("shop"),
        duplicates(columns),
        section.texts("accept-lost-columns"),
        lookUps(name, zone));
  }

  private List<LookUp> lookUps(String sourceName, ZoneId zone) {
    ConfigSection all = section.section("look-ups");
    List<LookUp> lookUps = new ArrayList<>();
    for (String name : new TreeSet<>(all.names())) {
      lookUps.add(
          new SourceConfigReader(shop, shopEventsTopic, entity, all.section(name))
              .lookUp(sourceName, name, zone));
    }
    return lookUps;
  }

  /** A look-up's files are read like those of a source. */
  private LookUp lookUp(String sourceName, String name, ZoneId zone) {
    section.allowOnly(LOOK_UP_KEYS);
    SourceFormat format =
        SourceFormat.ofWireName(section.key("format"), section.text("format", "csv"));
    Map<String, String> on = section.textsBelow("on");
    if (!format.isFiles()) {
      throw Failure.configuration(
          "Cannot use "
              + section.key("format")
              + ": rows are looked up in files; export the table");
    }
    if (on.isEmpty()) {
      throw Failure.configuration(
          "Cannot read "
              + section.key("on")
              + ": it is missing; give the look-up's columns with those of the source they equal");
    }
    SourceConfig files =
        new SourceConfig(
            entity,
            sourceName + ".look-ups." + name,
            format,
            path(format),
            options(),
            null,
            Map.of(),
            null,
            null,
            zone,
            currency(),
            sourceName,
            Duplicates.DROP,
            List.of(),
            List.of());
    return new LookUp(name, files, on);
  }

  private void requireEvents() {
    if (entity != SourceEntity.WEB_EVENTS) {
      throw Failure.configuration(
          "Cannot use "
              + section.key("format")
              + ": kafka; only web_events are read from a topic, export this one to files and use"
              + " one of "
              + SourceFormat.ofFiles());
    }
    for (String key : List.of("path", "options")) {
      if (section.has(key)) {
        throw Failure.configuration(
            "Cannot use "
                + section.key(key)
                + ": a topic has none; name it as topic, and set stream.kafka for how it is reached");
      }
    }
  }

  private String path(SourceFormat format) {
    if (format == SourceFormat.KAFKA) {
      return section.optionalText("topic").orElse(shopEventsTopic);
    }
    if (section.has("topic")) {
      throw Failure.configuration(
          "Cannot use " + section.key("topic") + ": only format = kafka has one; leave it out");
    }
    if (format == SourceFormat.JDBC) {
      return "";
    }
    return section.text("path", "data/orders.csv");
  }

  private Map<String, String> options() {
    Map<String, String> options = section.textsBelow("options");
    for (String option : options.keySet()) {
      if (OPTIONS_OF_OURS.contains(option.toLowerCase(Locale.ROOT))) {
        throw Failure.configuration(
            "Cannot use "
                + section.key("options")
                + "."
                + option
                + ": it would lose rows or columns without a count; leave it out");
      }
    }
    return options;
  }

  private String timestampFormat(ZoneId zone) {
    String pattern = section.optionalText("timestamp-format").orElse(null);
    if (pattern == null) {
      return null;
    }
    try {
      TimestampFormatter$.MODULE$.apply(pattern, zone, true).validatePatternString(false);
      return pattern;
    } catch (RuntimeException e) {
      throw Failure.configuration(
          "Cannot use "
              + section.key("timestamp-format")
              + ": "
              + pattern
              + " is no pattern of Spark; write it like yyyy-MM-dd HH:mm:ss");
    }
  }

  private String cancelledWhen() {
    String condition = section.optionalText("cancelled-when").orElse(null);
    if (condition != null && entity != SourceEntity.ORDERS) {
      throw Failure.configuration(
          "Cannot use "
              + section.key("cancelled-when")
              + ": only orders are cancelled; leave it out");
    }
    return condition;
  }

  private String currency() {
    String currency =
        section
            .optionalText("currency")
            .map(code -> Shop.currency(section.key("currency"), code))
            .orElse(shop.currency());
    if (shop.rateOf(currency).isEmpty()) {
      throw Failure.configuration(
          "Cannot use "
              + section.key("currency")
              + ": "
              + currency
              + " has no exchange rate; set shop.exchange-rates."
              + currency);
    }
    return currency;
  }

  /**
   * Where nothing names an order, two equal purchases cannot be told from one delivered twice; most
   * often they are two purchases.
   */
  private Duplicates duplicates(Map<String, String> columns) {
    boolean namesOrders =
        columns.containsKey(OrderColumns.ORDER_ID) || columns.containsKey(OrderColumns.LINE_ID);
    Duplicates usual =
        entity == SourceEntity.ORDERS && !namesOrders ? Duplicates.KEEP : Duplicates.DROP;
    String chosen = section.optionalText("duplicates").orElse(null);
    if (chosen == null) {
      return usual;
    }
    if (!List.of("drop", "keep").contains(chosen)) {
      throw Failure.configuration(
          "Cannot use " + section.key("duplicates") + ": " + chosen + "; use drop or keep");
    }
    Duplicates duplicates = Duplicates.valueOf(chosen.toUpperCase(Locale.ROOT));
    if (duplicates == Duplicates.KEEP && entity != SourceEntity.ORDERS) {
      throw Failure.configuration(
          "Cannot use "
              + section.key("duplicates")
              + ": keep; only equal orders can both be true, leave it out");
    }
    return duplicates;
  }
}
