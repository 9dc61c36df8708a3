package io.filrouge.batch.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.filrouge.settings.Configuration;
import io.filrouge.settings.Failure;
import io.filrouge.settings.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationChecksTest {
  @TempDir Path folder;

  @Test
  void tellsOfEveryUnknownKeyAndOfEveryBlockThatDoesNotRead() {
    Configuration.Loaded loaded =
        Configuration.loadAsItIs(null, Map.of("shop.timezone", "UTC", "nonsense.deep.key", "1"));

    List<Diagnosis> seen =
        new SettingsCheck(
                "shop.conf",
                loaded,
                List.of(
                    config -> {
                      throw Failure.configuration("Cannot use a: 1; give 2");
                    },
                    config -> config.getInt("shop.time-zone"),
                    config -> {}))
            .look();

    assertThat(seen)
        .extracting(Diagnosis::found)
        .startsWith(
            "Cannot use configuration key nonsense: there is no such key",
            "Cannot use configuration key shop.timezone: there is no such key",
            "Cannot use a: 1")
        .hasSize(4);
    assertThat(seen.get(1).remedy()).isEqualTo("did you mean shop.time-zone?");
    assertThat(seen.get(3).found()).startsWith("Cannot read configuration: ");
  }

  @Test
  void saysThatAConfigurationReads() {
    Configuration.Loaded loaded = Configuration.loadAsItIs(null, Map.of());

    assertThat(new SettingsCheck("shop.conf", loaded, List.of()).look())
        .containsExactly(
            Diagnosis.ok(
                "configuration",
                "shop.conf: every key is known and every block reads; days end in UTC"));
  }

  @Test
  void judgesEachAudienceOnItsOwn() throws IOException {
    assertThat(
            audiences(
                """
                good { where = "lifecycle_stage = 'at_risk'", channel = email }
                bad { where = "rand() < 0.5", channel = email }
                worse { where = "true", channel = pigeon }
                """))
        .extracting(Diagnosis::found)
        .containsExactly(
            "Cannot use exports.audiences.bad.where: function rand must not be called there",
            "Cannot use exports.audiences.worse.channel: there is no pigeon");
    assertThat(audiences("good { where = \"lifecycle_stage = 'at_risk'\", channel = email }"))
        .containsExactly(
            Diagnosis.ok("exports.audiences", "conditions and columns are right: good"));
    assertThat(audiences("")).isEmpty();
    assertThat(
            new AudiencesCheck(Configuration.load(null, Map.of("exports.audience-history", "0 d")))
                .look())
        .extracting(Diagnosis::grade)
        .containsExactly(Grade.WRONG);
  }

  @Test
  void wantsTheFileOfErasedCustomersToBeThere() throws IOException {
    Path erased = folder.resolve("erased.txt");

    assertThat(erased(erased).get(0).outcome()).isEqualTo(Outcome.UNREADABLE_INPUT);
    Files.writeString(erased, "c1\n");
    assertThat(erased(erased)).isEmpty();
  }

  @Test
  void warnsOfAnEnvironmentThatShowsDataOrLogsElsewhere() {
    assertThat(new EnvironmentCheck(Map.<String, String>of()::get).look()).isEmpty();
    assertThat(
            new EnvironmentCheck(
                    Map.of("FILROUGE_DEBUG", "1", "FILROUGE_LOG4J", folder + "/none")::get)
                .look())
        .extracting(Diagnosis::grade)
        .containsExactly(Grade.WARNING, Grade.WRONG);
  }

  private List<Diagnosis> erased(Path file) {
    return new AudiencesCheck(Configuration.load(null, Map.of("exports.erased", file.toString())))
        .look();
  }

  private List<Diagnosis> audiences(String block) throws IOException {
    Path file =
        Files.writeString(folder.resolve("shop.conf"), "exports.audiences {\n" + block + "}");
    return new AudiencesCheck(Configuration.load(file, Map.of())).look();
  }
}
