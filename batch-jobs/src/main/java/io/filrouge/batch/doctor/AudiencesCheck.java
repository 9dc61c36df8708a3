package io.filrouge.batch.doctor;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import io.filrouge.batch.exports.ExportSettings;
import io.filrouge.settings.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether audiences look at columns of customer_360 and at nothing else, each on its own. */
record AudiencesCheck(Config config) implements Check {
  private static final String BLOCK = "exports.audiences";
  private static final String ERASED = "exports.erased";

  @Override
  public String subject() {
    return BLOCK;
  }

  @Override
  public List<Diagnosis> look() {
    List<Diagnosis> seen = new ArrayList<>();
    Set<String> names = new TreeSet<>(config.getConfig(BLOCK).root().keySet());
    read(config.withValue(BLOCK, ConfigFactory.empty().root()), seen);
    names.forEach(name -> read(with(name), seen));
    if (seen.isEmpty() && !names.isEmpty()) {
      seen.add(
          Diagnosis.ok(subject(), "conditions and columns are right: " + String.join(", ", names)));
    }
    if (config.hasPath(ERASED)) {
      new Place(ERASED, config.getString(ERASED))
          .folder()
          .filter(file -> !Files.isReadable(file))
          .ifPresent(file -> seen.add(unreadable(file)));
    }
    return seen;
  }

  private void read(Config part, List<Diagnosis> seen) {
    try {
      ExportSettings.from(part, "");
    } catch (Failure failure) {
      addOnce(Diagnosis.of(subject(), failure), seen);
    } catch (ConfigException e) {
      addOnce(
          Diagnosis.wrong(subject(), "Cannot read configuration: " + e.getMessage(), "mend it"),
          seen);
    }
  }

  // What is wrong with the block is wrong with each part of it.
  private static void addOnce(Diagnosis wrong, List<Diagnosis> seen) {
    if (!seen.contains(wrong)) {
      seen.add(wrong);
    }
  }

  private static Diagnosis unreadable(Path file) {
    return Diagnosis.missing(
        ERASED, file + " cannot be read", "bring it: no audience is sent without it");
  }

  private Config with(String name) {
    Config alone =
        ConfigFactory.empty()
            .withValue(
                ConfigUtil.joinPath(name),
                config.getValue(BLOCK + "." + ConfigUtil.joinPath(name)));
    return config.withValue(BLOCK, alone.root());
  }
}
