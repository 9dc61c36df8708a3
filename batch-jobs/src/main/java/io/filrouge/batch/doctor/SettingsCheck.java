package io.filrouge.batch.doctor;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import io.filrouge.settings.Configuration;
import io.filrouge.settings.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Whether every key is known and every block reads, as the jobs read them.
 *
 * @param name of the configuration, for people
 * @param blocks read a block each, and fail where it is wrong
 */
record SettingsCheck(String name, Configuration.Loaded loaded, List<Consumer<Config>> blocks)
    implements Check {
  static final String SUBJECT = "configuration";

  @Override
  public String subject() {
    return SUBJECT;
  }

  @Override
  public List<Diagnosis> look() {
    List<Diagnosis> wrong = new ArrayList<>();
    loaded.unknownKeys().forEach(unknown -> wrong.add(Diagnosis.of(SUBJECT, unknown)));
    for (Consumer<Config> block : blocks) {
      try {
        block.accept(loaded.config());
      } catch (Failure failure) {
        wrong.add(Diagnosis.of(SUBJECT, failure));
      } catch (ConfigException e) {
        wrong.add(
            Diagnosis.wrong(SUBJECT, "Cannot read configuration: " + e.getMessage(), "mend it"));
      }
    }
    return wrong.isEmpty()
        ? List.of(
            Diagnosis.ok(
                SUBJECT,
                name
                    + ": every key is known and every block reads; days end in "
                    + loaded.config().getString("shop.time-zone")))
        : wrong;
  }
}
