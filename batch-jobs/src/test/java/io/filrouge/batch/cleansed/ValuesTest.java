package io.filrouge.batch.cleansed;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @Test
  void trimsBlanksThatSpreadsheetsLeave() {
    assertThat(Values.trimmed(" \t\u00A0tea time\u00A0\r\n")).isEqualTo("tea time");
    assertThat(Values.trimmed(" \u00A0 ")).isNull();
    assertThat(Values.trimmed(null)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "12, 12.0000",
    "+12.5, 12.5000",
    "-.5, -0.5000",
    "7., 7.0000",
    "1e3, 1000.0000",
    "1.5E-2, 0.0150",
    "2.00005, 2.0001",
    "-2.00005, -2.0001",
    "0.00004, 0.0000",
    "1e-999999999, 0.0000",
    "0e999999999, 0.0000",
    "99999999999999.9999, 99999999999999.9999",
  })
  void readsNumbersToFourPlaces(String text, BigDecimal number) {
    assertThat(Values.decimal(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e30", "1e999999999", "1e99999999999", "99999999999999.99995"})
  void hasNoRoomForNumbersOfMoreThanEighteenDigits(String text) {
    assertThat(Values.isNumber(text)).isTrue();
    assertThat(Values.decimal(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "-", "1,5", "1 000", "0x1F", "NaN", "1e", "1e+", "e5", "1d", "12a"})
  void takesNothingElseForANumber(String text) {
    assertThat(Values.isNumber(text)).isFalse();
    assertThat(Values.decimal(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"1980, 1980", "+7, 7", "-7, -7", "12.00, 12", "12., 12"})
  void readsWholeNumbers(String text, int number) {
    assertThat(Values.whole(text)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "80s", "12.5", ".0", "99999999999", "--1"})
  void takesNothingElseForAWholeNumber(String text) {
    assertThat(Values.whole(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"Yes, true", "1, true", "T, true", "no, false", "FALSE, false", "0, false", "maybe,"})
  void readsFlags(String text, Boolean flag) {
    assertThat(Values.flag(text)).isEqualTo(flag);
  }
}
