package io.filrouge.batch.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.filrouge.batch.tables.ColumnTypes;
import io.filrouge.batch.tables.Layer;
import io.filrouge.batch.tables.TableContract;
import io.filrouge.settings.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenContractsTest {
  @TempDir Path folder;

  private static TableContract.Builder cards() {
    return TableContract.table(Layer.SCORES, "cards", "One row a customer.")
        .key("customer_id")
        .required("customer_id", ColumnTypes.TEXT, "the customer")
        .optional("weights", ColumnTypes.NUMBERS_BY_NAME, "by name")
        .optional("share", ColumnTypes.NUMBER, "of all")
        .between("share", 0, 1);
  }

  @Test
  void tellsKeyTypesAndRulesInTheStandardsWords() {
    String yaml = OpenContracts.yaml(cards().build());

    assertThat(yaml)
        .contains("id: filrouge.scores.cards\n")
        .contains("primaryKey: true\n    primaryKeyPosition: 1\n    classification: pseudonymous\n")
        .contains("logicalType: map\n    physicalType: map<string,double>\n    map:\n      key:\n")
        .contains(
            "query: SELECT count(*) FROM ${table} WHERE NOT coalesce((share is null or share"
                + " between 0 and 1), false)\n    mustBe: 0\n")
        .doesNotContain("personal");
  }

  @Test
  void callsEveryColumnOfAPersonalTablePersonal() {
    String yaml = OpenContracts.yaml(cards().personal().build());

    assertThat(yaml).contains("- personal-data\n").contains("limitations: 'Personal data");
    assertThat(yaml.lines().filter(line -> line.contains("classification:")))
        .hasSize(3)
        .allMatch(line -> line.endsWith(": personal"));
  }

  @Test
  void refusesATypeThatNobodyHasDescribed() {
    TableContract table = cards().required("hour", DataTypes.ByteType, "0 to 23").build();

    assertThatThrownBy(() -> OpenContracts.yaml(table))
        .hasMessage("Cannot describe type tinyint; say what it is in OpenProperty");
  }

  @Test
  void saysWhereItCannotWrite() throws IOException {
    Path file = Files.createFile(folder.resolve("taken"));

    assertThatThrownBy(() -> OpenContracts.write(file))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "Cannot write data contracts to " + file + "; give a folder that can be written to");
  }
}
