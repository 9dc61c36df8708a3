package io.filrouge.batch.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.filrouge.batch.LakeFixture;
import io.filrouge.batch.SparkFixture;
import io.filrouge.batch.tables.AudienceMembers;
import io.filrouge.batch.tables.ConsentEvents;
import io.filrouge.batch.tables.Customer360;
import io.filrouge.batch.tables.CustomerContacts;
import io.filrouge.batch.tables.CustomerIdentifiers;
import io.filrouge.batch.tables.CustomerRecords;
import io.filrouge.batch.tables.ProductRecommendations;
import io.filrouge.batch.tables.Publisher;
import io.filrouge.batch.tables.TableContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A lake with a few people, exports of it, and what lies in their folders. */
final class AudienceShop {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final LakeFixture lake;
  private final Path exports;
  private final Map<TableContract, String> written = new HashMap<>();

  AudienceShop(Path folder) {
    this.lake = new LakeFixture(folder.resolve("lake"));
    this.exports = folder.resolve("exports");
  }

  /** A person; whoever allows e-mail has said so in a record. */
  record Person(
      String id,
      String stage,
      boolean isAllowed,
      boolean isHoldout,
      String category,
      String email,
      String until) {
    static Person of(String id) {
      return new Person(id, "at_risk", true, false, "wine", id + "@shop.example", null);
    }

    Person in(String otherStage) {
      return new Person(id, otherStage, isAllowed, isHoldout, category, email, until);
    }

    Person silent() {
      return new Person(id, stage, false, isHoldout, category, email, until);
    }

    Person heldOut() {
      return new Person(id, stage, isAllowed, true, category, email, until);
    }

    Person liking(String otherCategory) {
      return new Person(id, stage, isAllowed, isHoldout, otherCategory, email, until);
    }

    /** Written to so often that the caps forbid it until that day. */
    Person pressedUntil(String day) {
      return new Person(id, stage, isAllowed, isHoldout, category, email, day);
    }

    Person at(String otherEmail) {
      return new Person(id, stage, isAllowed, isHoldout, category, otherEmail, until);
    }
  }

  /** Whom the lake knows from now on. */
  void knows(Person... people) {
    put(
        Customer360.CONTRACT,
        "customer_id, lifecycle_stage, is_email_allowed, is_holdout, favourite_category,"
            + " last_order_at, churn_probability, churn_reasons, do_not_contact_until",
        people,
        it ->
            "('%s', '%s', %s, %s, %s, TIMESTAMP '2026-01-02 03:04:05', 0.25D,"
                    .formatted(it.id, it.stage, it.isAllowed, it.isHoldout, text(it.category))
                + " array(named_struct('feature', 'recency', 'contribution', -0.5D)), CAST("
                + text(it.until)
                + " AS DATE))");
    put(
        CustomerContacts.CONTRACT,
        "customer_id, kind, value, is_preferred",
        people,
        it -> "('%s', 'email', %s, %s)".formatted(it.id, text(it.email), it.email != null));
    put(
        CustomerRecords.CONTRACT,
        "record_identifier, is_email_allowed, known_at",
        people,
        it -> "('r-%s', %s, TIMESTAMP '2026-01-01')".formatted(it.id, it.isAllowed));
    put(
        CustomerIdentifiers.CONTRACT,
        "identifier, customer_id, former_ids",
        people,
        it -> "('r-%1$s', '%1$s', array('old-%1$s@2025-01-01@2025-06-01'))".formatted(it.id));
  }

  /** What people said since, as VALUES of customer, channel, purpose, is_granted. */
  void hears(String... said) {
    String values =
        Stream.of(said)
            .map(
                it ->
                    it.replaceFirst(
                        "\\('",
                        "(DATE '2026-01-05', TIMESTAMP '2026-02-01', TIMESTAMP '2026-02-01', 'r-"))
            .collect(Collectors.joining(","));
    replace(
        ConsentEvents.CONTRACT,
        "taken_on, occurred_at, known_at, customer_identifier, channel, purpose, is_granted",
        values);
  }

  /**
   * What the night offers, as VALUES of as_of_date, customer_id, rank, product_id, product_name.
   */
  void offers(String... offers) {
    replace(
        ProductRecommendations.CONTRACT,
        "as_of_date, customer_id, rank, product_id, product_name, reason",
        String.join(",", offers));
  }

  /** Exports the audiences of a configuration. */
  void export(String night, String audiences) {
    ExportSettings settings = ExportSettings.from(config(audiences), exports.toString());
    try (Publisher publisher = lake.publisher(night, "exports")) {
      AudienceExport.write(publisher, settings, "test");
    }
  }

  static Config config(String block) {
    return ConfigFactory.parseString(
            "scores.recommendations.enabled = true, exports { " + block + " }")
        .withFallback(ConfigFactory.parseResources("reference.conf"));
  }

  LakeFixture lake() {
    return lake;
  }

  Path folder(String audience, String night) {
    return exports.resolve(audience).resolve("as_of=" + night);
  }

  Path exports() {
    return exports;
  }

  JsonNode manifest(String audience, String night) {
    return json(folder(audience, night).resolve("manifest.json"));
  }

  JsonNode json(Path file) {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of the files of a kind, one after the other. */
  List<String> lines(String audience, String night, String kind) {
    return files(folder(audience, night)).entrySet().stream()
        .filter(file -> file.getKey().contains("-" + kind + "-"))
        .flatMap(file -> Stream.of(file.getValue().split("\r?\n")))
        .toList();
  }

  /** Every file below a folder, with what is in it. */
  SortedMap<String, String> files(Path folder) {
    SortedMap<String, String> found = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(path);
        found.put(folder.relativize(path).toString(), new String(bytes, StandardCharsets.UTF_8));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As after a run that died once the table was written and before its files came. */
  void losesFilesOf(String audience, String night) {
    Path folder = folder(audience, night);
    Path unfinished = folder.resolveSibling("_unfinished");
    try {
      Files.delete(folder.resolve("manifest.json"));
      Files.move(folder, unfinished);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> members() {
    return lake.texts(AudienceMembers.CONTRACT, "customer_id", "valid_from", "valid_to").stream()
        .sorted()
        .toList();
  }

  static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void put(
      TableContract table,
      String columns,
      Person[] people,
      java.util.function.Function<Person, String> row) {
    replace(table, columns, Stream.of(people).map(row).collect(Collectors.joining(",")));
  }

  private void replace(TableContract table, String columns, String values) {
    if (values.equals(written.put(table, values))) {
      return;
    }
    SparkFixture.rows(table, columns, values)
        .write()
        .format("delta")
        .mode("overwrite")
        .save(lake.lake().location(table));
  }

  private static String text(String value) {
    return value == null
        ? "CAST(NULL AS STRING)"
        : "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
