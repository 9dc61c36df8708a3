package io.filrouge.batch.exports;

import io.filrouge.batch.customer360.PurposeConsents;
import io.filrouge.batch.sources.ConfigSection;
import io.filrouge.batch.tables.Column;
import io.filrouge.batch.tables.Customer360;
import io.filrouge.batch.tables.MessageEvents;
import io.filrouge.domain.audiences.AudienceName;
import io.filrouge.domain.audiences.Recipe;
import io.filrouge.domain.audiences.Recipes;
import io.filrouge.domain.golden.GoldenField;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one audience of the configuration, and refuses what would not do. */
final class AudienceReader {
  private static final Set<String> KEYS =
      Set.of(
          "where",
          "destination",
          "channel",
          "purpose",
          "respect-do-not-contact",
          "identifiers",
          "mode",
          "format",
          "columns",
          "required",
          "rows-per-file");

  /** What a person is reached by on each channel; nothing where the tool knows it itself. */
  private static final Map<String, Set<GoldenField>> REACHED_BY =
      Map.of(
          "email", Set.of(GoldenField.EMAIL),
          "sms", Set.of(GoldenField.PHONE),
          "phone", Set.of(GoldenField.PHONE));

  private static final int MOST_ROWS_A_FILE = 10_000_000;

  private final ConfigSection section;
  private final boolean areOffersMade;

  private AudienceReader(ConfigSection section, boolean areOffersMade) {
    this.section = section;
    this.areOffersMade = areOffersMade;
  }

  static Audience read(String name, ConfigSection section, boolean areOffersMade) {
    if (!AudienceName.isAccepted(name)) {
      throw Failure.configuration(
          "Cannot use audience name "
              + printable(name)
              + " in exports.audiences; use "
              + AudienceName.RULE);
    }
    section.allowOnly(KEYS);
    return new AudienceReader(section, areOffersMade).read(name);
  }

  private Audience read(String name) {
    String where = section.text("where", "\"lifecycle_stage = 'at_risk'\"");
    WhereCheck.check(section.key("where"), where);
    String channel = oneOf("channel", MessageEvents.CHANNELS);
    Recipe recipe = recipe(channel);
    List<String> columns = known("columns", sendable());
    List<String> required = known("required", columns);
    refuseNamesOfIdentifiers(recipe, columns);
    refuseOffersThatNobodyMakes(columns);
    String purpose = section.optionalText("purpose").orElse(PurposeConsents.MARKETING);
    return new Audience(
        name,
        where,
        recipe,
        channel,
        purpose,
        section
            .flag("respect-do-not-contact")
            .orElseGet(() -> isForMessages(recipe, channel, purpose) && !isToldUntilWhen(columns)),
        named("mode", "full", ExportMode::named, ExportMode.wireNames()),
        named("format", "csv", FileFormat::named, FileFormat.wireNames()),
        columns,
        required,
        rowsAFile(recipe));
  }

  // Advertisers, who know nobody by an id of ours, show people something and write to nobody.
  private static boolean isForMessages(Recipe recipe, String channel, String purpose) {
    return recipe.sendsCustomerId()
        && purpose.equals(PurposeConsents.MARKETING)
        && MessageEvents.CAPPED_CHANNELS.contains(channel);
  }

  // Who is told the date keeps people on the list and minds it: see docs/exports.md.
  private static boolean isToldUntilWhen(List<String> columns) {
    return columns.contains(Audience.DO_NOT_CONTACT);
  }

  private Recipe recipe(String channel) {
    String destination = section.optionalText("destination").orElse("generic");
    Recipe all =
        Recipes.named(destination)
            .orElseThrow(() -> unknown("destination", destination, Recipes.names()));
    Recipe chosen = all.of(fields(all, channel));
    if (!chosen.sendsCustomerId() && chosen.keyColumns().isEmpty()) {
      throw Failure.configuration(
          "Cannot send audience "
              + section.key("identifiers")
              + " to "
              + all.name()
              + ": nobody is known there by any of them; name email or phone, as it takes them");
    }
    return chosen;
  }

  private Set<GoldenField> fields(Recipe recipe, String channel) {
    List<String> given = section.texts("identifiers");
    if (!section.has("identifiers")) {
      return REACHED_BY.getOrDefault(channel, Set.of());
    }
    Map<String, GoldenField> accepted =
        recipe.fields().stream()
            .collect(Collectors.toMap(GoldenField::wireName, Function.identity()));
    for (String field : given) {
      if (!accepted.containsKey(field)) {
        throw unknown("identifiers", field, new TreeSet<>(accepted.keySet()));
      }
    }
    return given.stream().map(accepted::get).collect(Collectors.toSet());
  }

  private static List<String> sendable() {
    return Stream.concat(
            Customer360.CONTRACT.columns().stream().map(Column::name),
            Stream.concat(Audience.CONTACT_COLUMNS.stream(), Stream.of(Audience.OFFERS)))
        .toList();
  }

  private List<String> known(String key, Collection<String> accepted) {
    List<String> given = section.texts(key);
    for (String name : given) {
      if (!accepted.contains(name)) {
        throw unknown(key, name, accepted);
      }
    }
    if (Set.copyOf(given).size() < given.size()) {
      throw Failure.configuration(
          "Cannot use " + section.key(key) + ": it names a column twice; name each once");
    }
    return given;
  }

  // The file's own columns: two of one name are told apart by no reader.
  private void refuseNamesOfIdentifiers(Recipe recipe, List<String> columns) {
    Set<String> own = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    own.addAll(recipe.columns());
    own.add("change");
    if (recipe.sendsCustomerId()) {
      own.add(recipe.customerIdColumn());
    }
    for (String column : columns) {
      if (own.contains(column)) {
        throw Failure.configuration(
            "Cannot use "
                + section.key("columns")
                + ": "
                + column
                + " is there already, as "
                + recipe.name()
                + " has it; leave it out");
      }
    }
  }

  private void refuseOffersThatNobodyMakes(List<String> columns) {
    if (columns.contains(Audience.OFFERS) && !areOffersMade) {
      throw Failure.configuration(
          "Cannot use "
              + section.key("columns")
              + ": no night makes offers; set scores.recommendations.enabled = true");
    }
  }

  private String oneOf(String key, List<String> accepted) {
    String given = section.text(key, accepted.get(0));
    if (!accepted.contains(given)) {
      throw unknown(key, given, accepted);
    }
    return given;
  }

  private <T> T named(
      String key, String otherwise, Function<String, Optional<T>> named, List<String> accepted) {
    String given = section.optionalText(key).orElse(otherwise);
    return named.apply(given).orElseThrow(() -> unknown(key, given, accepted));
  }

  private int rowsAFile(Recipe recipe) {
    String key = "rows-per-file";
    Optional<String> given = section.optionalText(key);
    if (given.isEmpty()) {
      return recipe.rowsAFile();
    }
    boolean isNumber = given.get().matches("[0-9]{1,8}");
    int rows = isNumber ? Integer.parseInt(given.get()) : 0;
    if (rows < 1 || rows > MOST_ROWS_A_FILE) {
      throw Failure.configuration(
          "Cannot use " + section.key(key) + ": it is no number from 1 to 10000000; mend it");
    }
    return rows;
  }

  private Failure unknown(String key, String given, Collection<String> accepted) {
    String remedy =
        Nearest.of(given, accepted)
            .map(near -> "did you mean " + near + "?")
            .orElse(
                accepted.size() > 20
                    ? "see the dictionary of mart.customer_360"
                    : "give one of " + String.join(", ", accepted));
    return Failure.configuration(
        "Cannot use " + section.key(key) + ": there is no " + printable(given) + "; " + remedy);
  }

  // A name may hold anything: line ends would forge lines of a log.
  private static String printable(String name) {
    String plain = name.replaceAll("[^\\p{Graph} ]", "?");
    return plain.length() > 60 ? plain.substring(0, 60) + "..." : plain;
  }
}
