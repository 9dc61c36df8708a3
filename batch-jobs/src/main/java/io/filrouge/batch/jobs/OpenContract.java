package io.filrouge.batch.jobs;

import io.filrouge.batch.tables.QualityRule;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.batch.tables.Total;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table's contract in the Open Data Contract Standard (ODCS 3.2, <a
 * href="https://bitol-io.github.io/open-data-contract-standard">Bitol</a>), as maps and lists in
 * the order in which a reader wants them.
 */
final class OpenContract {
  private static final String STANDARD = "v3.2.0";

  private final TableContract table;

  private OpenContract(TableContract table) {
    this.table = table;
  }

  static Map<String, Object> of(TableContract table) {
    return new OpenContract(table).document();
  }

  private Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("apiVersion", STANDARD);
    document.put("kind", "DataContract");
    document.put("id", "filrouge." + table.path().replace('/', '.'));
    document.put("name", table.name());
    document.put("version", Version.current());
    document.put("status", "active");
    document.put("domain", "relationship-marketing");
    document.put("tags", tags());
    document.put("description", description());
    document.put("servers", List.of(server()));
    document.put("schema", List.of(schema()));
    return document;
  }

  private List<String> tags() {
    String layer = table.layer().directory();
    return table.isPersonal() ? List.of(layer, "personal-data") : List.of(layer);
  }

  private Map<String, Object> description() {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("purpose", table.meaning());
    description.put(
        "usage",
        "Instants are UTC; days are cut in the shop's time zone; amounts are in the shop's"
            + " currency unless a column says otherwise. Delta, reader version 1.");
    if (table.isPersonal()) {
      description.put(
          "limitations", "Personal data: for those who may see it, and never joined to exports.");
    }
    return description;
  }

  private Map<String, Object> server() {
    Map<String, Object> server = new LinkedHashMap<>();
    server.put("server", "lake");
    server.put("type", "local");
    server.put("description", "Below lake.uri of the configuration.");
    server.put("path", "${LAKE_URI}/" + table.path());
    server.put("format", "delta");
    return server;
  }

  private Map<String, Object> schema() {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("name", table.name());
    schema.put("physicalName", table.path());
    schema.put("logicalType", "object");
    schema.put("physicalType", "table");
    schema.put("description", table.meaning());
    schema.put(
        "properties",
        table.columns().stream().map(column -> OpenProperty.of(table, column)).toList());
    List<Map<String, Object>> quality = quality();
    if (!quality.isEmpty()) {
      schema.put("quality", quality);
    }
    return schema;
  }

  private List<Map<String, Object>> quality() {
    List<Map<String, Object>> checks = new ArrayList<>();
    if (!table.key().isEmpty()) {
      checks.add(keyIsUnique());
    }
    table.rules().forEach(rule -> checks.add(check(rule)));
    for (Total total : table.comparisons().totals()) {
      if (total.isAsIn() != null) {
        String words = total.sum() + " is what " + total.isAsIn() + " of the night has as that sum";
        checks.add(inWords(total.rule(), "consistency", "error", words));
      }
    }
    if (table.comparisons().isSteady()) {
      String words = "About as many rows as on the night before, by the limits under quality";
      checks.add(inWords("row_count_steady", "completeness", "by configuration", words));
    }
    return checks;
  }

  private Map<String, Object> keyIsUnique() {
    Map<String, Object> check = head("key_is_unique", "uniqueness", "error");
    check.put("type", "library");
    check.put("metric", "duplicateValues");
    check.put("arguments", Map.of("properties", table.key()));
    check.put("mustBe", 0);
    return check;
  }

  // A row for which the condition is false or null breaks the rule, as in the job's own check.
  private static Map<String, Object> check(QualityRule rule) {
    boolean forbids = rule.severity() == QualityRule.Severity.FAIL;
    Map<String, Object> check = head(rule.name(), "conformity", forbids ? "error" : "warning");
    check.put("type", "sql");
    check.put(
        "query",
        "SELECT count(*) FROM ${table} WHERE NOT coalesce((" + rule.condition() + "), false)");
    check.put("mustBe", 0);
    return check;
  }

  private static Map<String, Object> inWords(
      String name, String dimension, String severity, String words) {
    Map<String, Object> check = head(name, dimension, severity);
    check.put("type", "text");
    check.put("description", words);
    return check;
  }

  private static Map<String, Object> head(String name, String dimension, String severity) {
    Map<String, Object> check = new LinkedHashMap<>();
    check.put("name", name);
    check.put("dimension", dimension);
    check.put("severity", severity);
    return check;
  }
}
