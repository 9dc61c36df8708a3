package io.filrouge.batch.jobs;

import io.filrouge.batch.tables.Catalogue;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.settings.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** The open data contracts of all tables, a file each. */
final class OpenContracts {
  private static final String HEAD =
      "# Written by 'bin/filrouge tables --odcs DIR' from the contract that the job checks.\n";

  /** Writes {@code LAYER/TABLE.odcs.yaml} for each table, and says how many. */
  static int write(Path folder) {
    for (TableContract table : Catalogue.TABLES) {
      Path file = folder.resolve(table.path() + ".odcs.yaml");
      try {
        Files.createDirectories(file.getParent());
        Files.writeString(file, yaml(table));
      } catch (IOException e) {
        throw Failure.configuration(
            "Cannot write data contracts to " + folder + "; give a folder that can be written to");
      }
    }
    return Catalogue.TABLES.size();
  }

  static String yaml(TableContract table) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setIndent(2);
    options.setWidth(110);
    options.setSplitLines(false);
    return HEAD + new Yaml(options).dump(OpenContract.of(table));
  }

  private OpenContracts() {}
}
