package io.filrouge.batch.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Alert rules and the dashboard ask for metrics that jobs write, and lead to the runbook. */
class AlertsTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern METRIC = Pattern.compile("\\bfilrouge_\\w+");
  private static final Pattern LABELLED = Pattern.compile("\\b(filrouge_\\w+)\\{");

  private static final List<Map<String, Object>> ALERTS = new ArrayList<>();
  private static String asked;

  @BeforeAll
  static void read() throws IOException {
    Map<String, List<Map<String, List<Map<String, Object>>>>> rules =
        new Yaml().load(Files.readString(ROOT.resolve("observability/alerts.yml")));
    rules.get("groups").forEach(group -> ALERTS.addAll(group.get("rules")));
    List<String> expressions =
        new ArrayList<>(ALERTS.stream().map(alert -> (String) alert.get("expr")).toList());
    JsonNode dashboard =
        new ObjectMapper().readTree(ROOT.resolve("observability/dashboard.json").toFile());
    dashboard.get("panels").findValuesAsText("expr").forEach(expressions::add);
    asked = String.join("\n", expressions);
  }

  @Test
  void askForMetricsThatJobsWrite() {
    List<String> written = Arrays.stream(JobMetric.values()).map(JobMetric::metricName).toList();

    List<String> wanted =
        METRIC.matcher(asked).results().map(MatchResult::group).distinct().toList();
    assertThat(wanted).hasSizeGreaterThan(10).isSubsetOf(written);
    assertThat(LABELLED.matcher(asked).results().map(found -> found.group(1)).toList())
        .isSubsetOf(written);
  }

  @Test
  void askForTheStreamsJobWhateverItIsCalled() {
    assertThat(asked).contains("flink_jobmanager_job_runningTime").doesNotContain("job_name=");
  }

  @Test
  void haveASectionOfTheRunbookEach() throws IOException {
    List<String> sections =
        Files.readAllLines(ROOT.resolve("docs/runbook.md")).stream()
            .filter(line -> line.startsWith("### Filrouge"))
            .map(line -> line.substring("### ".length()))
            .toList();

    assertThat(sections)
        .containsExactlyInAnyOrderElementsOf(
            ALERTS.stream().map(alert -> (String) alert.get("alert")).toList());
    assertThat(ALERTS)
        .allSatisfy(
            alert -> {
              String name = (String) alert.get("alert");
              Map<?, ?> annotations = (Map<?, ?>) alert.get("annotations");
              assertThat(annotations.get("runbook"))
                  .isEqualTo("docs/runbook.md#" + name.toLowerCase(Locale.ROOT));
              assertThat(annotations.get("summary")).asString().isNotBlank();
            });
  }

  @Test
  void areTestedEach() throws IOException {
    String tests = Files.readString(ROOT.resolve("observability/alerts_test.yml"));

    assertThat(ALERTS)
        .allSatisfy(
            alert ->
                assertThat(tests)
                    .contains("alertname: " + alert.get("alert") + "\n        exp_alerts:\n"));
  }
}
